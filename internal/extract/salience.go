package extract

import (
	"slices"

	"hearsay/internal/news"
)

// salience remembers who was spoken of when, as the text is read on.
type salience struct {
	r     *reading
	seen  []sighting
	count map[int]int // mentions so far, by entity
}

type sighting struct{ word, entity int }

func newSalience(r *reading) *salience { return &salience{r: r, count: map[int]int{}} }

// note takes the head of a mention into account.
func (s *salience) note(w int) {
	m := s.r.mentions[s.r.atWord[w]]
	if m.entity == none || m.head != w {
		return
	}
	s.seen = append(s.seen, sighting{w, m.entity})
	s.count[m.entity]++
}

// The weights of salience. A sentence further back costs more than any role
// gives, so that the nearest sentence wins unless nothing in it fits.
const (
	perSentence = 1.0 // taken off for each sentence back
	asSubject   = 0.8
	asObject    = 0.3
	sameRole    = 0.2 // both subjects
	perMention  = 0.05
	maxMentions = 8
	quotedOff   = 1.0 // taken off where one is within a quotation and the other is not
	paragraph   = 0.3 // taken off for each paragraph back
	reach       = 4   // sentences back that a pronoun reaches
	roleReach   = 40  // sentences back that a role reaches
)

// best returns the most salient entity that fits the word at w, or none.
func (s *salience) best(w int, want needs) int {
	bestEntity, bestScore := none, -1e9
	at := s.r.doc.Words[w].Sentence
	limit := reach
	if len(want.roles) > 0 || len(want.kinds) > 0 {
		limit = roleReach
	}
	for i := len(s.seen) - 1; i >= 0; i-- {
		seen := s.seen[i]
		if at-s.r.doc.Words[seen.word].Sentence > limit {
			break
		}
		if !s.fits(seen, w, want) {
			continue
		}
		if score := s.score(seen, w, want); score > bestScore {
			bestEntity, bestScore = seen.entity, score
		}
	}
	return bestEntity
}

func (s *salience) score(seen sighting, w int, want needs) float64 {
	r := s.r
	a, b := r.sentence(seen.word), r.sentence(w)
	score := -perSentence*float64(r.doc.Words[w].Sentence-r.doc.Words[seen.word].Sentence) - paragraph*float64(b.Paragraph-a.Paragraph)
	switch {
	case r.is(seen.word, "nsubj"):
		score += asSubject
		if r.is(w, "nsubj") {
			score += sameRole
		}
	case r.is(seen.word, "obj", "iobj"):
		score += asObject
	}
	if r.quotedAt(seen.word) != r.quotedAt(w) {
		score -= quotedOff
	}
	score += perMention * float64(min(s.count[seen.entity], maxMentions))
	if len(want.roles) > 0 && r.entities[seen.entity].roles[want.roles[0]] {
		score += 2
	}
	if want.thing && r.entities[seen.entity].kind == news.Organization {
		score += asObject
	}
	return score
}

// fits reports whether the entity can be what the word at w stands for.
func (s *salience) fits(seen sighting, w int, want needs) bool {
	e := &s.r.entities[seen.entity]
	switch {
	case want.gender != unknownGender:
		if e.kind != news.Person || e.plural || (e.gender != unknownGender && e.gender != want.gender) {
			return false
		}
	case want.thing:
		if e.kind != news.Organization && e.kind != news.Platform && e.kind != news.Work && e.kind != news.Place && e.kind != news.Happening {
			return false
		}
	case want.many:
		if e.kind != news.Organization && e.kind != news.Group && !e.plural {
			return false
		}
	case len(want.roles) > 0:
		if !slices.ContainsFunc(want.roles, func(role string) bool { return e.roles[role] }) {
			return false
		}
	case len(want.kinds) > 0:
		if !slices.Contains(want.kinds, e.kind) || e.unnamed {
			return false
		}
	}
	if (want.many || want.thing) && s.r.quotedAt(w) != none && s.r.quotedAt(seen.word) != s.r.quotedAt(w) {
		return false // within a quotation "they" and "it" are often nobody outside of it
	}
	return !s.bound(seen.word, w)
}

// bound reports whether syntax forbids two words to mean one: a pronoun that is
// the object of a verb is not that verb's subject, and nothing within a name's
// own phrase means the name.
func (s *salience) bound(a, w int) bool {
	r := s.r
	if r.under(a, w) {
		return true
	}
	if r.is(w, "nmod:poss") || r.doc.Words[w].UPOS == "NOUN" && !r.is(w, "obj", "iobj", "obl") {
		return false
	}
	head := r.doc.Words[w].Head
	return head >= 0 && r.doc.Words[a].Head == head && r.is(w, "obj", "iobj", "obl", "nsubj") && r.is(a, "nsubj", "obj", "iobj")
}

// quotedAt returns the innermost real quotation that a word stands in, or none.
func (r *reading) quotedAt(w int) int {
	at := r.doc.Words[w].Start
	found := none
	for i, q := range r.doc.Quotations {
		if q.Start > at {
			break
		}
		if !q.Scare && q.Inner.Start <= at && at < q.Inner.End {
			found = i
		}
	}
	return found
}

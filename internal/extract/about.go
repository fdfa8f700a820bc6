package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readTargets finds what the statements are about, and how they take it. A
// target is an entity that is spoken of within the words, or whom the reporting
// verb names as its object ("criticized Musk's decision").
func (r *reading) readTargets() {
	for _, sp := range r.speech {
		s := &r.facts.statements[sp.statement]
		found := r.spokenOf(sp.words)
		if len(found) == 0 || len(found) == 1 && found[0] == s.Speaker {
			found = r.topicAt(sp.words.First, s.Speaker)
		}
		for _, id := range found {
			if id == s.Speaker {
				continue
			}
			r.addTarget(s, id, r.stanceOf(sp.words, s))
		}
		r.judge(sp, s, found)
	}
}

// judgeScore is how ill the words of a quotation must speak for it to be taken
// for criticism of those it names.
const judgeScore = -2

// judge makes criticism of a quotation that speaks ill of somebody in strong
// words. Kind words alone are no praise: on annotated articles half of such
// relations were wrong.
func (r *reading) judge(sp speech, s *news.DraftStatement, targets []int) {
	if !sp.quoted || s.Speaker == none || r.cueStance(s.Cue) != news.Neutral {
		return
	}
	const kind = "CRITICIZED"
	if r.score(sp.words) > judgeScore {
		return
	}
	for _, id := range targets {
		k := r.entities[id].kind
		if id == s.Speaker || (k != news.Person && k != news.Organization) || r.related(kind, s.Speaker, id) {
			continue
		}
		r.facts.relations = append(r.facts.relations, news.DraftRelation{
			Type: kind, Subject: s.Speaker, Object: id, Polarity: news.Positive, Modality: news.Asserted, AttributedTo: none,
			When: s.When, Confidence: 0.5, Evidence: s.Evidence,
		})
	}
}

// related reports whether such a relation was read already.
func (r *reading) related(kind news.RelationType, subject, object int) bool {
	for _, rel := range r.facts.relations {
		if rel.Type == kind && rel.Subject == subject && rel.Object == object {
			return true
		}
	}
	return false
}

// topicAt returns what the article speaks of where a statement names nobody: the
// subject of the sentences just before, else the nearest entity in them.
func (r *reading) topicAt(w, speaker int) []int {
	at := r.doc.Words[w].Sentence
	nearest := none
	for v := r.sentence(w).Words.First - 1; v >= 0 && at-r.doc.Words[v].Sentence <= topicReach; v-- {
		id := r.entityAt(v)
		if id == none || id == speaker || r.entities[id].unnamed || r.entities[id].kind == news.Place || r.mentions[r.atWord[v]].head != v {
			continue
		}
		if r.is(v, "nsubj") {
			return []int{id}
		}
		if nearest == none {
			nearest = id
		}
	}
	if nearest == none {
		return nil
	}
	return []int{nearest}
}

const topicReach = 3 // sentences

// spokenOf returns the entities that are mentioned within the words, in order.
func (r *reading) spokenOf(words nlp.Range) []int {
	var out []int
	seen := map[int]bool{}
	for w := words.First; w < words.End; w++ {
		if r.atWord[w] == none {
			continue
		}
		m := r.mentions[r.atWord[w]]
		if m.entity != none && m.head == w && !seen[m.entity] {
			seen[m.entity] = true
			out = append(out, m.entity)
		}
	}
	return out
}

func (r *reading) addTarget(s *news.DraftStatement, id int, stance news.Stance) {
	for i := range s.About {
		if s.About[i].Entity == id {
			if s.About[i].Stance == news.Neutral {
				s.About[i].Stance = stance
			}
			return
		}
	}
	s.About = append(s.About, news.DraftTarget{Entity: id, Stance: stance})
}

// stanceOf weighs the words of the lexicon within a statement, the same for all
// that it names; a negated word counts the other way. The reporting verb decides where
// its frame has a stance.
func (r *reading) stanceOf(words nlp.Range, s *news.DraftStatement) news.Stance {
	if stance := r.cueStance(s.Cue); stance != news.Neutral {
		return stance
	}
	switch score := r.score(words); {
	case score > 0:
		return news.Favourable
	case score < 0:
		return news.Unfavourable
	}
	return news.Neutral
}

// score adds up the words that speak well and ill.
func (r *reading) score(words nlp.Range) int {
	score := 0
	for w := words.First; w < words.End; w++ {
		value := r.valueOf(w)
		if value == 0 {
			continue
		}
		if r.negated(w) || r.negated(max(r.doc.Words[w].Head, 0)) && r.doc.Words[w].Head >= 0 {
			value = -value
		}
		score += value
	}
	return score
}

// valueOf is 1 for a word that speaks well of something, -1 for one that speaks
// ill of it, 0 for the others. Only words of content count.
func (r *reading) valueOf(w int) int {
	switch r.doc.Words[w].UPOS {
	case "NOUN", "VERB", "ADJ", "ADV":
	default:
		return 0
	}
	switch lemma := r.verbLemmaOf(w); {
	case lex().has("positive", lemma):
		return 1
	case lex().has("negative", lemma):
		return -1
	}
	return 0
}

// verbLemmaOf joins a word with its particle, for the lexicon: "sell out".
func (r *reading) verbLemmaOf(w int) string {
	if p := r.dependent(w, "compound:prt"); p != noWord {
		return r.lemma(w) + " " + r.form(p)
	}
	return r.lemma(w)
}

// cueStance is the stance that a verb such as "criticized" or "praised" shows.
func (r *reading) cueStance(cue string) news.Stance {
	for lemma := range table().verbs {
		if f, ok := table().speaks(lemma); ok && f.stance != news.Neutral && inflected(cue, lemma) {
			return f.stance
		}
	}
	return news.Neutral
}

// inflected reports whether a cue is a form of a regular verb.
func inflected(cue, lemma string) bool {
	stem := lemma
	if len(stem) > 1 && stem[len(stem)-1] == 'e' {
		stem = stem[:len(stem)-1]
	}
	for _, ending := range [...]string{"ed", "ing", "es", "s", "e", "d", ""} {
		if cue == stem+ending || cue == lemma+ending {
			return true
		}
	}
	return false
}

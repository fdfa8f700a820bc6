package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readTargets finds what the statements are about, and how they take it. A
// target is an entity that is spoken of within the words, or where they name
// nobody, what the article speaks of there.
func (r *reading) readTargets() {
	for _, sp := range r.speech {
		s := &r.facts.statements[sp.statement]
		found := r.targets(sp, s.Speaker)
		for _, id := range found {
			r.addTarget(s, id, r.stanceTo(id, sp.words, s, len(found) == 1))
		}
		r.judge(sp, s)
	}
}

func (r *reading) targets(sp speech, speaker int) []int {
	isSpeaker := func(id int) bool { return id == speaker }
	found := slices.DeleteFunc(r.spokenOf(sp.words), isSpeaker)
	if len(found) == 0 {
		found = slices.DeleteFunc(r.topicAt(sp.words.First, speaker), isSpeaker)
	}
	return found
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

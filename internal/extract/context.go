package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// mostContext bounds what a statement is about that names nobody.
const mostContext = 4

// withContext adds to the targets of a statement that names nobody what it speaks
// of as known, whom its "he" or "she" may mean, and what the article speaks of
// just before.
func (r *reading) withContext(found []int, words nlp.Range, speaker int) []int {
	add := func(ids []int) {
		for _, id := range ids {
			if id != speaker && !slices.Contains(found, id) && len(found) < mostContext {
				found = append(found, id)
			}
		}
	}
	add(r.matters(words))
	if id := r.personMeant(words, speaker); id != none {
		add([]int{id})
		return found
	}
	add(r.topicAt(words.First, speaker))
	if id := r.theme(); id != none {
		add([]int{id})
	}
	return found
}

// personMeant returns the last person before the words, other than the speaker,
// whom a "he" or "she" among them may mean that nothing else resolves.
func (r *reading) personMeant(words nlp.Range, speaker int) int {
	for w := words.First; w < words.End; w++ {
		if r.atWord[w] != none || r.doc.Words[w].UPOS != "PRON" {
			continue
		}
		want := genderOf(r.form(w))
		if want == unknownGender {
			continue
		}
		for _, id := range r.entitiesBefore(words.First, w, topicReach) {
			if id != speaker && r.mayBeOfGender(id, want) {
				return id
			}
		}
	}
	return none
}

// likelyWork returns the work that "the new software" or "this aircraft" stands
// for where nothing else decides: the last that the article spoke of just before.
func (r *reading) likelyWork(w int) int {
	if w < 0 || !lex().has("work", r.lemma(w)) || r.atWord[w] != none || !r.definite(w) || r.plural(w) {
		return none
	}
	for _, id := range r.entitiesBefore(w, w, topicReach) {
		if r.entities[id].kind == news.Work && !r.entities[id].unnamed {
			return id
		}
	}
	return none
}

// mostMatters bounds the unnamed things that one statement is about.
const mostMatters = 2

// matters returns the things and parties without a name that the words speak of
// as known: "the ban", "this decision", "our plans", "the governments".
func (r *reading) matters(words nlp.Range) []int {
	var out []int
	for w := words.First; w < words.End && len(out) < mostMatters; w++ {
		if r.doc.Words[w].UPOS != "NOUN" || !r.definite(w) && r.dependent(w, "nmod:poss") == noWord {
			continue
		}
		id := r.likelyWork(w)
		if id == none {
			id = r.topic(w)
		}
		if id == none && r.definite(w) && r.is(w, "nsubj", "obj") {
			id = r.refer(w)
		}
		if id != none && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// topicAt returns what the article speaks of just before a word: in the nearest
// sentence that names anything, the subject and what it speaks of as known.
func (r *reading) topicAt(w, speaker int) []int {
	at := r.doc.Words[w].Sentence
	for i := at - 1; i >= 0 && at-i <= topicReach; i-- {
		words := r.doc.Sentences[i].Words
		found := r.subjectIn(words, speaker)
		for _, id := range r.matters(words) {
			if len(found) < mostMatters && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// topicReach is how many sentences before a word the article speaks of the same.
const topicReach = 3

// subjectIn returns the first subject among the words that is named and no place,
// else the first such object, else the last such entity.
func (r *reading) subjectIn(words nlp.Range, speaker int) []int {
	object, last := none, none
	for w := words.First; w < words.End; w++ {
		id := r.entityAt(w)
		if id == none || id == speaker || r.entities[id].unnamed || r.entities[id].kind == news.Place || r.mentions[r.atWord[w]].head != w {
			continue
		}
		if r.is(w, "nsubj") {
			return []int{id}
		}
		if object == none && r.is(w, "obj") {
			object = id
		}
		last = id
	}
	switch {
	case object != none:
		return []int{object}
	case last != none:
		return []int{last}
	}
	return nil
}

package extract

import "hearsay/internal/news"

// documentAuthor returns who speaks through a document: whose it is ("Apple's
// statement", "a statement on Apple's website"), who published it in this clause
// ("resigned in a letter stating"), or who did before: "the email" is of whoever
// "sent out an email".
func (r *reading) documentAuthor(w int) int {
	if id := r.possessor(w); id != none {
		return id
	}
	for _, c := range r.dependents(w, "compound") { // "the White House statement", "the company website"
		if id := r.entityAt(c); id != none && r.entities[id].kind.Acts() {
			return id
		}
		if lex().has("organization", r.lemma(c)) {
			return r.lastBody(none, c)
		}
	}
	for v := w + 1; v < r.subtree(w).End; v++ {
		if id := r.entityAt(v); id != none && r.entities[id].kind.Acts() && r.entities[id].kind != news.Place && !r.clausal(v, w) {
			return id
		}
	}
	if verb := r.doc.Words[w].Head; verb >= 0 && r.verbal(verb) && r.is(w, "obj", "obl") {
		if subject := r.subject(verb); subject != noWord && subject != w {
			return r.party(subject)
		}
	}
	first := max(0, r.sentence(w).Words.First-documentReach)
	for v := w - 1; v >= first; v-- {
		if r.lemma(v) != r.lemma(w) || v == w {
			continue
		}
		verb := r.doc.Words[v].Head
		if verb >= 0 && r.is(v, "obj") && lex().has("publish", r.lemma(verb)) {
			if subject := r.subject(verb); subject != noWord {
				return r.entityAt(subject)
			}
		}
	}
	return none
}

// clausal reports whether a clause stands between a word and the noun above it.
func (r *reading) clausal(w, noun int) bool {
	for ; w >= 0 && w != noun; w = r.doc.Words[w].Head {
		if r.verbal(w) {
			return true
		}
	}
	return false
}

// documentReach is how far back a document is looked for, in words.
const documentReach = 150

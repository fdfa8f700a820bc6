package extract

import (
	"hearsay/internal/news"
)

// namesake refers "the hospice" to the one name that ends with the noun, such as
// Larkrise Hospice, where no list knows what a hospice is.
func (r *reading) namesake(w int) {
	if r.doc.Words[w].UPOS != "NOUN" || !r.definite(w) || r.plural(w) || !r.bare(w) {
		return
	}
	found := none
	for id := range r.entities {
		e := &r.entities[id]
		if e.unnamed || e.kind == news.Person || e.kind == news.Group {
			continue
		}
		terms := e.terms
		if len(terms) < 2 || last(terms) != r.lemma(w) {
			continue
		}
		if found != none {
			return
		}
		found = id
	}
	if found != none {
		r.mentionWord(w, byRole, found)
	}
}

package extract

import (
	"slices"

	"hearsay/internal/news"
)

// platformsByUse makes platforms of what somebody posts on, whatever the name
// was taken for: "posted a photograph on Plaza".
func (r *reading) platformsByUse() {
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none || !r.postedOn(m.head) {
			continue
		}
		e := &r.entities[m.entity]
		if slices.Contains([]news.Kind{news.Place, news.Organization, news.Work}, e.kind) && countryOf(e.name) == "" {
			e.kind = news.Platform
		}
	}
}

// postedOn reports whether a word is where something was posted; the tree may
// hang it on the time or the thing instead of the verb.
func (r *reading) postedOn(w int) bool {
	if !r.is(w, "obl", "nmod") || r.preposition(w) != "on" {
		return false
	}
	verb := r.doc.Words[w].Head
	if verb >= 0 && !r.verbal(verb) {
		verb = r.doc.Words[verb].Head
	}
	return verb >= 0 && lex().has("post", r.lemma(verb))
}

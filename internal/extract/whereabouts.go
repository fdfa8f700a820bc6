package extract

import "hearsay/internal/news"

// whereabouts reads where somebody or a body is off the place in what is said of
// it: "Tallyhook, a Sydney start-up", "an archaeologist in Phnom Penh",
// "Voss, of Norvik". The offices of a place are states of their own.
func (r *reading) whereabouts(m mention) {
	kind := r.entities[m.entity].kind
	if kind != news.Person && kind != news.Organization && kind != news.Place {
		return
	}
	for _, noun := range r.describing(m) {
		if r.doc.Words[noun].UPOS != "NOUN" || r.roleNoun(noun) || lex().has("unsettled", r.lemma(noun)) { // a role is read with whom it is
			continue
		}
		for _, c := range r.placesUnder(noun) {
			r.placeOf(m, noun, c)
		}
	}
	if kind != news.Person || len(r.roleWords(m)) > 0 { // "the mayor Egil Strand of Norvik"
		return
	}
	for _, c := range r.dependents(m.head, "nmod") {
		if p := r.preposition(c); p == "of" || p == "from" {
			r.placeOf(m, m.head, c)
		}
	}
}

// placeOf adds that the entity of a mention is in the place at a word, if one is
// named there; a people only tells where a body is.
func (r *reading) placeOf(m mention, noun, c int) {
	id := r.entityAt(c)
	if id == none || r.entities[id].kind == news.Group && r.entities[m.entity].kind == news.Person {
		return
	}
	if id = r.country(id); id != none && id != m.entity && r.entities[id].kind == news.Place {
		r.addState(noun, m, "LOCATED_IN", m.entity, id, "")
	}
}

// placesUnder returns the words of the phrase of a noun that may name where it is.
func (r *reading) placesUnder(noun int) []int {
	out := r.dependents(noun, "compound", "nmod:desc", "amod")
	for _, c := range r.dependents(noun, "nmod") {
		switch p := r.preposition(c); {
		case p == "in" || p == "at" || p == "from" || p == "near" || p == "outside", p == "of" && lex().has("region", r.lemma(noun)):
			out = append(out, c)
		}
	}
	return out
}

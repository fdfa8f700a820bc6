package extract

import "hearsay/internal/news"

// facilityStates reads where a body is off where it has a building: "the Halden
// factory in Norvik", "its Norvik headquarters", "our hub in Oslo".
func (r *reading) facilityStates() {
	for w, word := range r.doc.Words {
		if word.UPOS != "NOUN" || !lex().has("facility", r.lemma(w)) {
			continue
		}
		body, m := r.facilityBody(w)
		place := r.facilityPlace(w)
		if body != none && place != none {
			r.addState(w, m, "LOCATED_IN", body, place, "")
		}
	}
}

// facilityBody returns whose a building is, with the mention that says so.
func (r *reading) facilityBody(w int) (int, mention) {
	for _, c := range r.dependents(w, "nmod:poss", "compound", "nmod:desc") {
		if id := r.entityAt(c); id != none && r.entities[id].kind == news.Organization {
			return id, r.mentions[r.atWord[c]]
		}
	}
	return none, mention{}
}

func (r *reading) facilityPlace(w int) int {
	for _, c := range r.dependents(w, "compound", "nmod:desc", "nmod:poss", "nmod") {
		if p := r.preposition(c); p != "" && p != "in" && p != "at" {
			continue
		}
		if id := r.entityAt(c); id != none && r.entities[id].kind == news.Place && r.named(c) {
			return id
		}
	}
	return none
}

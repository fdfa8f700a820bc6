package extract

import "hearsay/internal/news"

const interviewed news.RelationType = "INTERVIEWED"

// readInterviews reads who interviewed a speaker: "told Fjord Radio in an
// interview", "said in an interview with the Norvik Courier".
func (r *reading) readInterviews() {
	for w, word := range r.doc.Words {
		verb := word.Head
		if word.UPOS != "NOUN" || r.lemma(w) != "interview" || verb < 0 || !r.is(w, "obl") || !r.verbal(verb) {
			continue
		}
		if p := r.preposition(w); p != "in" && p != "during" {
			continue
		}
		for _, c := range r.dependents(w, "nmod") {
			if r.preposition(c) == "with" || r.preposition(c) == "on" {
				r.interview(w, c, verb)
			}
		}
	}
}

func (r *reading) interview(noun, outlet, verb int) {
	for _, by := range r.endsAt(outlet) {
		if r.entities[by].kind != news.Organization && r.entities[by].kind != news.Platform {
			continue
		}
		for _, id := range r.endsAt(r.subject(verb)) {
			if r.entities[id].kind == news.Person && !r.toldHere(noun, interviewed, by, id) {
				r.addRelation(noun, interviewed, by, id, "")
			}
		}
	}
}

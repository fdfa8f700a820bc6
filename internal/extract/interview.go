package extract

import "hearsay/internal/news"

const interviewed news.RelationType = "INTERVIEWED"

// readInterviews reads who interviewed a speaker: "said in an interview with the
// Norvik Courier".
func (r *reading) readInterviews() {
	for w, word := range r.doc.Words {
		if word.UPOS != "NOUN" || r.lemma(w) != "interview" {
			continue
		}
		verb := r.interviewOf(w)
		if verb == noWord {
			continue
		}
		for _, c := range r.dependents(w, "nmod") {
			if r.preposition(c) == "with" || r.preposition(c) == "on" {
				r.interview(w, c, verb)
			}
		}
		if r.lemma(verb) == "tell" && r.dependent(w, "nmod") == noWord { // "told the Courier in an interview"
			for _, c := range r.dependents(verb, "iobj", "obj") {
				r.interview(w, c, verb)
			}
		}
	}
}

// interviewOf returns the verb of what is said in an interview, or noWord where
// the noun stands elsewhere.
func (r *reading) interviewOf(noun int) int {
	verb := r.doc.Words[noun].Head
	if verb < 0 || !r.is(noun, "obl") || !r.saying(verb) {
		return noWord
	}
	if p := r.preposition(noun); p != "in" && p != "during" {
		return noWord
	}
	return verb
}

func (r *reading) interview(noun, outlet, verb int) {
	for _, by := range r.endsAt(outlet) {
		if k := r.entities[by].kind; k != news.Organization && k != news.Platform && k != news.Person {
			continue
		}
		for _, id := range r.endsAt(r.subject(verb)) {
			if id != by && r.entities[id].kind == news.Person && !r.toldHere(noun, interviewed, by, id) {
				r.addRelation(noun, interviewed, by, id, "")
			}
		}
	}
}

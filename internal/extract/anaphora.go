package extract

// anaphora refers pronouns and definite nouns to the entities they stand for,
// in the order of the text. First and second persons wait for the speakers of
// quotations.
func (r *reading) anaphora() { r.resolve(newSalience(r)) }

func (r *reading) resolve(s *salience) {
	for w := range r.doc.Words {
		switch {
		case r.atWord[w] != none:
		case r.relative(w):
			r.relativePronoun(w)
		case r.doc.Words[w].UPOS == "PRON":
			r.thirdPerson(s, w)
		case r.heads(w) && r.pointsBack(w) && r.described(w) == noWord:
			r.definiteNoun(s, w)
			if r.atWord[w] == none && r.sortOfNoun(w) == "" {
				r.namesake(w)
			}
		}
		s.see(w)
	}
	for id := range r.entities {
		r.entities[id].settleGender()
	}
}

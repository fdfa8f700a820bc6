package extract

import "hearsay/internal/news"

// readLeavings reads resignations that do not name what is left: "resigned as
// chief executive of Norvik", "stepped down from her post". Where the clause does
// not tell it, it is the one body in which the article says that the person
// holds an office.
func (r *reading) readLeavings() {
	for w, word := range r.doc.Words {
		if word.UPOS != "VERB" || !lex().has("resign", r.verbLemma(w)) {
			continue
		}
		for _, id := range r.endsAt(r.subject(w)) {
			if r.entities[id].kind != news.Person || r.leaves(id, w) {
				continue
			}
			if of := r.leftBy(id, w); of != none {
				r.addRelation(w, resigned, id, of, "")
			}
		}
	}
}

const (
	resigned      news.RelationType = "RESIGNED_FROM"
	holdsPosition news.RelationType = "HOLDS_POSITION"
)

// leaves reports whether the resignation at a verb was read already.
func (r *reading) leaves(id, verb int) bool {
	at := r.sentence(verb)
	for _, rel := range r.facts.relations {
		if rel.Type == resigned && rel.Subject == id && rel.Evidence[0].Sentence == newsSpan(at.Span) {
			return true
		}
	}
	return false
}

// leftBy returns what a person leaves by a verb without a name for it.
func (r *reading) leftBy(id, verb int) int {
	for _, c := range r.dependents(verb, "obl") {
		if p := r.preposition(c); p != "as" && p != "from" {
			continue
		}
		if of := r.roleWhole(id, c); of != none {
			return of
		}
	}
	return r.employer(id)
}

// employer returns the only body in which a person holds an office as far as
// the article says, or none.
func (r *reading) employer(id int) int {
	found := none
	for _, rel := range r.facts.relations {
		if rel.Type != holdsPosition || rel.Subject != id || rel.Object == found {
			continue
		}
		if found != none {
			return none
		}
		found = rel.Object
	}
	return found
}

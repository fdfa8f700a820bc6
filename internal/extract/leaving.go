package extract

import "hearsay/internal/news"

// readLeavings reads resignations and dismissals that do not name what is left:
// "resigned as chief executive of Norvik", "stepped down from her post", "was
// ousted". Where the clause does not tell it, it is the one body in which the
// article says that the person holds an office.
func (r *reading) readLeavings() {
	for w, word := range r.doc.Words {
		switch {
		case word.UPOS != "VERB":
		case lex().has("resign", r.verbLemma(w)):
			for _, id := range r.endsAt(r.subject(w)) {
				r.leaving(w, resigned, id)
			}
		case lex().has("oust", r.verbLemma(w)) && r.dependent(w, "nsubj:pass") != noWord && r.subject(w) == noWord:
			for _, id := range r.endsAt(r.object(w)) {
				r.leaving(w, dismissed, id)
			}
		}
	}
}

func (r *reading) leaving(verb int, kind news.RelationType, id int) {
	if r.entities[id].kind != news.Person || r.leaves(kind, id, verb) {
		return
	}
	switch of := r.leftBy(id, verb); {
	case of == none:
	case kind == resigned:
		r.addRelation(verb, kind, id, of, "")
	default:
		r.addRelation(verb, kind, of, id, "")
	}
}

const (
	dismissed     news.RelationType = "DISMISSED"
	resigned      news.RelationType = "RESIGNED_FROM"
	holdsPosition news.RelationType = "HOLDS_POSITION"
)

// leaves reports whether the leaving at a verb was read already.
func (r *reading) leaves(kind news.RelationType, id, verb int) bool {
	at := r.sentence(verb)
	for _, rel := range r.facts.relations {
		if rel.Type == kind && (rel.Subject == id || rel.Object == id) && rel.Evidence[0].Sentence == newsSpan(at.Span) {
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

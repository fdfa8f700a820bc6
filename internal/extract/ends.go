package extract

import "slices"

// ends returns the entities at the first place of the slots that has any. A
// thing such as a plan or a decision stands for whose it is where the deed is
// one of judgment: who condemns somebody's decision condemns him.
func (r *reading) ends(verb int, f frame, slots []slot) []int {
	at := r.endsAt
	if f.speech || f.kind == "SUPPORTED" || f.kind == "RESPONDED_TO" || f.kind == "AGREED_WITH" || f.kind == "INVESTIGATED" || f.kind == demanded {
		at = r.endsOrOwners
	}
	for _, s := range slots {
		var found []int
		switch s.place {
		case "subj":
			found = at(r.subject(verb))
		case "obj":
			found = at(r.object(verb))
		case "iobj":
			found = at(r.recipient(verb))
		case "ARG1", "ARG2", "ARG3":
			found = at(r.argument(verb, s.place))
		case "xobj":
			found = r.complementEnds(verb)
		case "poss": // of the noun of an idiom: "came to his aid"
			if _, noun := r.idiom(verb); noun != noWord {
				found = at(r.dependent(noun, "nmod:poss"))
			}
		default:
			found = r.obliquesBy(verb, s.place, at)
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// recipient returns to whom a verb gives something; of two objects that is the
// name, which the tree may also take for a part of the other: "granted Voss bail".
func (r *reading) recipient(verb int) int {
	if w := r.dependent(verb, "iobj"); w != noWord {
		return w
	}
	objects := r.dependents(verb, "obj")
	if len(objects) > 1 && r.named(objects[0]) {
		return objects[0]
	}
	if _, noun := r.idiom(verb); noun != noWord && r.is(noun, "obj") {
		if w := r.dependent(noun, "compound"); w != noWord && r.named(w) {
			return w
		}
	}
	return noWord
}

// complementEnds returns whom the deed is done to that a verb has as complement:
// "threatened to sue the Courier", "to impose tariffs on France".
func (r *reading) complementEnds(verb int) []int {
	for _, c := range r.dependents(verb, "xcomp") {
		if r.marker(c) != "to" || !r.verbal(c) {
			continue
		}
		if found := r.endsAt(r.dependent(c, "obj")); len(found) > 0 {
			return found
		}
		for _, preposition := range [...]string{"against", "on", "with", "to", "from", "in", "of"} {
			if found := r.obliques(c, preposition); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// obliques returns the entities in the prepositional phrases of a verb.
func (r *reading) obliques(verb int, preposition string) []int {
	return r.obliquesBy(verb, preposition, r.endsAt)
}

// obliquesBy looks at the phrases of the verb first, then at those of its object,
// to which they may have been attached: "settled its dispute with the label".
func (r *reading) obliquesBy(verb int, preposition string, ends func(int) []int) []int {
	var out []int
	_, noun := r.idiom(verb)
	for _, head := range [...]int{verb, noun, r.dependent(verb, "obj")} {
		if head == noWord || len(out) > 0 {
			continue
		}
		for _, w := range r.dependents(head, "obl", "nmod") {
			if r.preposition(w) == preposition {
				out = append(out, ends(w)...)
			}
		}
	}
	return out
}

// endsAt returns the entities that a word and its conjuncts stand for.
func (r *reading) endsAt(w int) []int { return r.endsBy(w, r.party) }

// endsOrOwners is endsAt, but that a thing stands for whose it is.
func (r *reading) endsOrOwners(w int) []int { return r.endsBy(w, r.actor) }

func (r *reading) endsBy(w int, stands func(int) int) []int {
	if w < 0 {
		return nil
	}
	var out []int
	for _, c := range r.conjuncts(w) {
		for _, id := range r.standsFor(c, stands) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (r *reading) standsFor(w int, stands func(int) int) []int {
	if both := r.both(w); both != nil {
		return both
	}
	if id := stands(w); id != none {
		return []int{id}
	}
	return nil
}

// fitting returns the entities that a slot takes.
func (r *reading) fitting(s slot, ids []int) []int {
	return slices.DeleteFunc(ids, func(id int) bool { return !s.takes(r.entities[id].kind) })
}

func (r *reading) anyNamed(ids []int) bool {
	return slices.ContainsFunc(ids, func(id int) bool { return !r.entities[id].unnamed })
}

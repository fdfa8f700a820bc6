package extract

import "slices"

// nounFrame makes the relations of a noun that stands for a deed: "criticism of
// Musk by the team", "an interview with Trump", and of the light verb that it
// is the object of: "drew criticism from the team", "filed a lawsuit against",
// "entered into an agreement with".
func (r *reading) nounFrame(noun int, f frame) bool {
	if f.kind == interviewed && r.interviewOf(noun) != noWord {
		return false // who speaks in an interview was interviewed
	}
	subjects := r.nounEnds(noun, f.subject)
	objects := r.nounEnds(noun, f.object)
	if verb := r.lightVerb(noun); verb != noWord {
		if lex().has("draw", r.lemma(verb)) { // the object of the deed is the subject of "drew"
			subjects = append(subjects, r.obliques(verb, "from")...)
			objects = append(objects, r.endsAt(r.subject(verb))...)
			if len(objects) == 0 && topical[f.kind] && r.anyNamed(subjects) {
				objects = r.topics(r.subject(verb))
			}
		} else if len(subjects) == 0 {
			subjects = r.endsAt(r.subject(verb))
			for _, s := range f.object {
				if len(objects) == 0 {
					objects = r.fitting(s, append(r.obliques(verb, s.place), r.recipients(verb, s)...))
				}
			}
		}
	}
	if info, _ := f.kind.Info(); info.Symmetric {
		switch {
		case len(objects) >= 2 && (len(subjects) == 0 && r.among(noun) || slices.Equal(subjects, objects)):
			subjects, objects = objects[:1], objects[1:] // "a meeting between A and B"
		case len(objects) == 0 && len(subjects) == 2:
			subjects, objects = subjects[:1], subjects[1:] // "A and B reached a deal"
		}
	}
	return r.relate(noun, f, subjects, objects)
}

// among reports whether a noun tells whom it is between.
func (r *reading) among(noun int) bool {
	return slices.ContainsFunc(r.nounPhrases(noun), func(w int) bool {
		p := r.preposition(w)
		return p == "between" || p == "among" || p == "of"
	})
}

// recipients returns to whom a light verb gives, for a slot that takes them:
// "gave Tanzania a grant".
func (r *reading) recipients(verb int, s slot) []int {
	if s.place != "iobj" {
		return nil
	}
	return r.endsAt(r.dependent(verb, "iobj"))
}

// lightVerb returns the verb whose object a noun is and that says no more than
// that the deed of the noun was done, or noWord.
func (r *reading) lightVerb(noun int) int {
	verb := r.doc.Words[noun].Head
	if verb < 0 || !r.verbal(verb) {
		return noWord
	}
	switch lemma := r.lemma(verb); {
	case r.is(noun, "obj", "nsubj:pass") && (lex().has("draw", lemma) || lex().has("light", lemma)):
		return verb
	case r.is(noun, "obl") && r.preposition(noun) == "into" && (lemma == "enter" || lemma == "come"):
		return verb
	}
	return noWord
}

// nounEnds returns the entities around a noun of a deed.
func (r *reading) nounEnds(noun int, slots []slot) []int {
	for _, s := range slots {
		var found []int
		switch s.place {
		case "poss":
			for _, c := range r.dependents(noun, "nmod:poss") {
				found = append(found, r.endsAt(c)...)
			}
		case "is":
			if found = r.whoIs(noun); len(found) == 0 {
				found = r.whoIsIn(noun)
			}
		case "self":
			found = r.endsAt(noun)
		default:
			for _, c := range r.nounPhrases(noun) {
				if r.preposition(c) == s.place {
					found = append(found, r.endsAt(r.askedOf(c))...)
				}
			}
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// askedOf returns the subject of a question that stands for a noun, "an inquiry
// into how the fund was run", else the word itself.
func (r *reading) askedOf(w int) int {
	switch r.form(w) {
	case "how", "what", "why", "whether", "when", "where":
	default:
		return w
	}
	for _, clause := range r.dependents(w, "advcl", "acl", "ccomp") {
		if subject := r.clauseSubject(clause); subject != noWord {
			return subject
		}
	}
	return w
}

// nounPhrases returns the heads of the prepositional phrases of a noun, and of a
// participle behind it that says no more than that its deed was done: "the
// agreement reached between the two".
func (r *reading) nounPhrases(noun int) []int {
	found := r.dependents(noun, "nmod", "obl")
	for _, c := range r.dependents(noun, "acl") {
		if !lex().has("light", r.lemma(c)) || r.is(c, "acl:relcl") {
			continue
		}
		for _, o := range r.dependents(c, "obl") {
			found = append(found, o)
			found = append(found, r.dependents(o, "nmod")...) // "filed by Corvid against Halden"
		}
	}
	return found
}

// whoIsIn returns who is said to be in or under something: "is in talks with", "is
// under investigation by".
func (r *reading) whoIsIn(noun int) []int {
	if r.dependent(noun, "cop") == noWord {
		return nil
	}
	switch r.preposition(noun) {
	case "in", "on", "under":
		return r.endsAt(r.dependent(noun, "nsubj"))
	}
	return nil
}

// whoIs returns the entity that a role noun says something of: the name in
// apposition, or the subject of "is".
func (r *reading) whoIs(noun int) []int {
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none {
			continue
		}
		if slices.Contains(r.roleWords(m), noun) {
			return []int{m.entity}
		}
	}
	return nil
}

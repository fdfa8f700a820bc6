package extract

import "strings"

// verbFrame makes the relations of a verb: of each subject to each object.
func (r *reading) verbFrame(verb int, f frame) bool {
	if f.to && !r.infinitive(verb) {
		return false
	}
	subjects := r.ends(verb, f, f.subject)
	objects := r.ends(verb, f, f.object)
	if len(objects) == 0 && topical[f.kind] && r.anyNamed(subjects) {
		objects = r.thingsAt(verb, f.object)
	}
	if info, _ := f.kind.Info(); info.Symmetric && len(objects) == 0 && len(subjects) == 2 && !lex().has("singly", r.lemma(verb)) {
		subjects, objects = subjects[:1], subjects[1:] // "Musk and Trump discussed"
	}
	if len(subjects) > 1 && r.mutual(verb) {
		return r.relate(verb, f, subjects, subjects)
	}
	return r.relate(verb, f, subjects, objects)
}

// mutual reports whether the object of a verb is "each other" or "one another".
func (r *reading) mutual(verb int) bool {
	w := r.syntacticObject(verb)
	if w == noWord || w < 1 {
		return false
	}
	pair := r.form(w-1) + " " + r.form(w)
	if w+1 < len(r.doc.Words) {
		pair += " " + r.form(w+1)
	}
	return strings.Contains(pair, "each other") || strings.Contains(pair, "one another")
}

// infinitive reports whether a verb has an infinitive as complement.
func (r *reading) infinitive(verb int) bool {
	for _, c := range r.dependents(verb, "xcomp", "ccomp", "advcl") {
		if r.marker(c) == "to" {
			return true
		}
	}
	return false
}

// adjectiveFrame makes the relations of an adjective that is said of somebody:
// "the team is critical of Musk".
func (r *reading) adjectiveFrame(w int, f frame) bool {
	subjects := r.endsAt(r.relativeAntecedent(r.dependent(w, "nsubj")))
	var objects []int
	for _, s := range f.object {
		if objects = r.fitting(s, r.obliques(w, s.place)); len(objects) > 0 {
			break
		}
	}
	return r.relate(w, f, subjects, objects)
}

// deedNoun reports whether a noun says which deed a light verb does: "launched an
// attack on" launches nothing. An invitation that is accepted is a thing.
func (r *reading) deedNoun(w, verb int) bool {
	return r.lightVerb(w) == verb && r.lemma(verb) != "accept" && len(table().nouns[r.lemma(w)]) > 0
}

// thingsAt returns the unnamed things at the first place of the slots that has any.
func (r *reading) thingsAt(verb int, slots []slot) []int {
	for _, s := range slots {
		var found []int
		switch s.place {
		case "obj":
			if w := r.syntacticObject(verb); w != noWord && !r.deedNoun(w, verb) {
				found = r.topics(w)
			}
		case "subj", "iobj", "ARG1", "ARG2", "ARG3":
		default:
			for _, w := range r.dependents(verb, "obl", "nmod") {
				if r.preposition(w) == s.place {
					found = append(found, r.topics(w)...)
				}
			}
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

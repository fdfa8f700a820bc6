package extract

import "strings"

// subject returns the head of who acts in a verb: its subject or agent, the
// subject of the verb that it is coordinated with or depends on, or the role
// that the encoder gives it.
func (r *reading) subject(verb int) int {
	if w := r.dependent(verb, "obl:agent"); w != noWord {
		return w
	}
	passive := r.passive(verb)
	if w := r.nominalSubject(verb); w != noWord && !passive {
		return r.relativeAntecedent(w)
	}
	if head := r.doc.Words[verb].Head; head >= 0 && r.is(verb, "advcl", "xcomp") && r.calledOn(head) != noWord {
		return r.calledOn(head)
	}
	if w := r.argument(verb, "ARG0"); w != noWord && !r.is(w, "nsubj:pass") {
		return r.relativeAntecedent(w)
	}
	if passive {
		return r.byPhrase(verb)
	}
	return r.sharedSubject(verb)
}

// passive reports whether a verb tells what is done to its subject, as a bare
// participle does of the subject of the clause around it: "Asked about it, Voss
// declined to comment".
func (r *reading) passive(verb int) bool {
	return r.dependent(verb, "aux:pass", "nsubj:pass") != noWord || r.bareParticiple(verb)
}

func (r *reading) bareParticiple(verb int) bool {
	return r.doc.Words[verb].XPOS == "VBN" && r.is(verb, "advcl") && r.dependent(verb, "aux", "nsubj", "obj", "mark") == noWord
}

// nominalSubject returns the subject of a verb; of several that a doubtful tree
// gives, the name.
func (r *reading) nominalSubject(verb int) int {
	found := r.dependents(verb, "nsubj")
	for _, w := range found {
		if r.named(w) {
			return w
		}
	}
	for _, w := range found[min(1, len(found)):] { // a second subject is the name that its title is of
		if r.doc.Words[w].UPOS == "PROPN" {
			return w
		}
	}
	if len(found) == 0 {
		return noWord
	}
	return found[0]
}

// byPhrase returns the agent of a passive, which some annotate as any oblique, and
// the tree may hang on the noun before: "was removed as chairman by the board".
func (r *reading) byPhrase(verb int) int {
	for _, w := range r.dependents(verb, "obl", "obj") {
		if r.preposition(w) == "by" {
			return w
		}
		for _, c := range r.dependents(w, "nmod") {
			if c > w && r.preposition(c) == "by" && (r.preposition(w) == "as" || r.is(w, "obj")) {
				return c
			}
		}
	}
	return noWord
}

// sharedSubject finds the subject of a verb that has none of its own: of the
// verb before it in a coordination, of the main clause ("…, accusing Musk"), or
// the noun that its clause is of.
func (r *reading) sharedSubject(verb int) int {
	head := r.doc.Words[verb].Head
	switch {
	case head < 0:
		return noWord
	case r.is(verb, "conj", "advcl", "xcomp") && r.doc.Words[head].UPOS != "NOUN":
		if r.is(verb, "xcomp") {
			if w := r.dependent(head, "obj", "iobj"); w != noWord && r.dependent(head, "nsubj") != noWord {
				return w
			}
		}
		if w := r.dependent(head, "nsubj:pass"); w != noWord && r.is(verb, "conj") { // "was started by Jobs and launched"
			return w
		}
		return r.subject(head)
	case r.is(verb, "acl:relcl"):
		return noWord
	case r.is(verb, "acl") && strings.HasSuffix(r.form(verb), "ing"):
		return head
	}
	return noWord
}

// calledOn returns who is to do what the complement of a verb tells: "called on
// the government to resign", "appealed to voters to wait".
func (r *reading) calledOn(verb int) int {
	if !lex().has("reportto", r.lemma(verb)) {
		return noWord
	}
	for _, c := range r.dependents(verb, "obl") {
		if p := r.preposition(c); p == "on" || p == "upon" || p == "to" {
			return c
		}
	}
	return noWord
}

// relativeAntecedent returns the noun that a relative pronoun stands for, and
// any other word as it is.
func (r *reading) relativeAntecedent(w int) int {
	if w == noWord {
		return w
	}
	switch r.form(w) {
	case "who", "which", "that", "whom":
	default:
		return w
	}
	for clause := r.doc.Words[w].Head; clause >= 0; clause = r.doc.Words[clause].Head {
		if r.is(clause, "acl") {
			return r.doc.Words[clause].Head
		}
	}
	return w
}

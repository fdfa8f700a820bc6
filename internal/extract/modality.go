package extract

import "hearsay/internal/news"

// negated reports whether the clause of a word is denied: "did not invite",
// "never met", "no agreement".
func (r *reading) negated(w int) bool {
	if r.argument(w, "ARGM-NEG") != noWord {
		return true
	}
	for _, c := range r.children[w] {
		if lex().has("negation", r.form(c)) && r.is(c, "advmod", "det", "aux", "cc", "neg") {
			return true
		}
		if r.is(c, "obj", "nsubj") && r.nobody(c) {
			return true
		}
	}
	return false
}

// nobody reports whether a word stands for nobody or nothing: "promised nothing",
// "no minister resigned".
func (r *reading) nobody(w int) bool {
	switch r.form(w) {
	case "nothing", "nobody", "none", "neither":
		return true
	}
	for _, c := range r.dependents(w, "det") {
		if r.form(c) == "no" || r.form(c) == "neither" {
			return true
		}
	}
	return false
}

// failed reports whether a word is the complement of a verb that says that it
// did not happen: "failed to invite", "refused to meet".
func (r *reading) failed(w int) bool {
	head := r.doc.Words[w].Head
	return head >= 0 && r.is(w, "xcomp", "ccomp") && lex().has("fail", r.lemma(head))
}

// planned reports whether the clause speaks of what is to come: "will invite",
// "plans to sue", "to be held".
func (r *reading) planned(w int) bool {
	if r.questioned(w) {
		return true
	}
	for _, c := range r.dependents(w, "aux") {
		if r.listed("future", c) {
			return true
		}
	}
	head := r.doc.Words[w].Head
	if head < 0 || !r.is(w, "xcomp", "advcl", "acl", "ccomp") {
		return false
	}
	to := r.dependent(w, "mark")
	if to == noWord || r.form(to) != "to" || r.carriedOut(w, head) {
		return false
	}
	return lex().has("plan", r.lemma(head)) || r.is(w, "acl", "advcl") || lex().has("reportto", r.lemma(head))
}

// carriedOut reports whether an infinitive tells of what was done: what a decision
// was made to do, and why somebody went somewhere.
func (r *reading) carriedOut(w, head int) bool {
	if r.is(w, "acl") {
		return lex().has("decision", r.lemma(head))
	}
	return r.is(w, "advcl") && r.doc.Words[head].XPOS == "VBD" && lex().has("motion", r.lemma(head))
}

// questioned reports whether a word stands within an indirect question: "asked
// whether she had consulted him before choosing a director".
func (r *reading) questioned(w int) bool {
	for head := r.doc.Words[w].Head; head >= 0; head = r.doc.Words[head].Head {
		if m := r.dependent(head, "mark"); m != noWord && r.form(m) == "whether" && r.under(w, head) {
			return true
		}
	}
	return false
}

// hypothetical reports whether the clause is a condition or depends on one.
func (r *reading) hypothetical(w int) bool {
	if m := r.dependent(w, "mark"); m != noWord {
		switch r.form(m) {
		case "if", "unless", "whether":
			return true
		}
	}
	for _, c := range r.dependents(w, "aux") {
		if r.listed("conditional", c) {
			return true
		}
	}
	return false
}

// possible reports whether the clause says that something may be.
func (r *reading) possible(w int) bool {
	for _, c := range r.dependents(w, "aux", "advmod") {
		if r.listed("possible", c) {
			return true
		}
	}
	return false
}

// hedged reports whether an adverb marks the clause as a claim of nobody named.
func (r *reading) hedged(w int) bool {
	for _, c := range r.dependents(w, "advmod") {
		if lex().has("hedge", r.form(c)) {
			return true
		}
	}
	return false
}

// standing is how a deed stands in the article.
type standing struct {
	polarity     news.Polarity
	modality     news.Modality
	attributedTo int
}

// standingOf reads polarity, modality and attribution of the deed that a
// predicate tells of, from its own clause outwards.
func (r *reading) standingOf(w int) standing {
	s := standing{polarity: news.Positive, modality: news.Asserted, attributedTo: none}
	if r.negated(w) != r.failed(w) {
		s.polarity = news.Negated
	}
	switch {
	case r.hypothetical(w):
		s.modality = news.Conditional
	case r.possible(w):
		s.modality = news.Possible
	case r.planned(w) && !r.failed(w):
		s.modality = news.Planned
	case r.hedged(w):
		s.modality = news.Alleged
	}
	if speaker, ok := r.saidBy(w); ok {
		s.attributedTo = speaker
		if s.modality == news.Asserted {
			s.modality = news.Alleged
		}
	}
	return s
}

// saidBy returns whose words a word is among, where it is somebody's; the
// speaker is none where nobody knows.
func (r *reading) saidBy(w int) (speaker int, ok bool) {
	sp := r.speechAt(w)
	if sp == nil {
		return none, false
	}
	return sp.speaker, true
}

// speechAt returns the innermost speech that a word is part of, or nil.
func (r *reading) speechAt(w int) *speech {
	var best *speech
	for i := range r.speech {
		sp := &r.speech[i]
		if r.within(w, sp.words) && (best == nil || sp.words.End-sp.words.First < best.words.End-best.words.First) {
			best = sp
		}
	}
	return best
}

// announced reports whether a word tells of a deed in a speech by which one of
// its parties makes it known: "Norvik announced that it had settled".
func (r *reading) announced(w int) bool {
	sp := r.speechAt(w)
	return sp != nil && sp.cue != noWord && lex().has("announce", r.lemma(sp.cue))
}

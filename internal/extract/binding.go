package extract

import "strings"

// bound reports whether syntax forbids a word to mean what is spoken of at
// another: a pronoun that is the object of a verb is not that verb's subject,
// and nothing within a phrase means the phrase.
func (s *salience) bound(f referent, w int) bool {
	r := s.r
	if r.under(w, f.word) && f.form != asPair && !r.clausal(w, f.word) || r.under(f.word, w) {
		return true
	}
	if r.is(w, "nmod:poss") && r.outward(w) == f.word {
		return true
	}
	if r.is(w, "nmod:poss") || strings.HasSuffix(r.form(w), "self") || strings.HasSuffix(r.form(w), "selves") {
		return false
	}
	head := r.doc.Words[w].Head
	if head < 0 || !r.is(w, "obj", "iobj", "obl", "nsubj") {
		return false
	}
	if r.doc.Words[f.word].Head == head && r.is(f.word, "nsubj", "obj", "iobj") {
		return true
	}
	subject := r.clauseSubject(head)
	if subject == noWord || r.is(w, "nsubj") {
		return false
	}
	id, known := s.means[subject]
	return subject == f.word || known && id == f.id
}

// outward returns the subject of the verb whose object a possessor is of, where
// the verb is one of deeds that people do to what is others': in "blocked her
// plan" the plan is not the blocker's.
func (r *reading) outward(w int) int {
	thing := r.doc.Words[w].Head
	if thing < 0 || !r.is(thing, "obj") {
		return noWord
	}
	verb := r.doc.Words[thing].Head
	if verb < 0 || !lex().has("outward", r.lemma(verb)) {
		return noWord
	}
	return r.clauseSubject(verb)
}

// clauseSubject returns the subject of a verb: its own, or the one it shares
// with the verb that it is coordinated with or is the complement of.
func (r *reading) clauseSubject(verb int) int {
	for steps := 0; verb >= 0 && steps < 4; steps++ {
		if w := r.dependent(verb, "nsubj"); w != noWord {
			return w
		}
		if !r.is(verb, "conj", "xcomp") {
			return noWord
		}
		verb = r.doc.Words[verb].Head
	}
	return noWord
}

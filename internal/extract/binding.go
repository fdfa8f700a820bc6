package extract

import "strings"

// bound reports whether syntax forbids a word to mean what is spoken of at
// another: a pronoun that is the object of a verb is not that verb's subject,
// and nothing within a phrase means the phrase.
func (s *salience) bound(f referent, w int) bool {
	r := s.r
	if r.under(w, f.word) && f.form != asPair && !r.apart(w, f.word) || r.under(f.word, w) || s.speaks(f, w) {
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
	if r.is(w, "nsubj") && r.namedBeside(f.entity, head) {
		return true
	}
	subject := r.clauseSubject(head)
	if subject == noWord || r.is(w, "nsubj") {
		return false
	}
	id, known := s.means[subject]
	return subject == f.word || known && id == f.id
}

// apart reports whether a clause or a coordination stands between a word and
// the noun above it: "Voss and her rival".
func (r *reading) apart(w, noun int) bool {
	for ; w >= 0 && w != noun; w = r.doc.Words[w].Head {
		if r.verbal(w) || r.is(w, "conj") {
			return true
		}
	}
	return false
}

// speaks reports whether what was spoken of says the quotation that a word
// stands in: its speaker is "I" there.
func (s *salience) speaks(f referent, w int) bool {
	q := s.r.quotedAt(w)
	if q == none || s.r.quotedAt(f.word) == q {
		return false
	}
	speaker := s.speaker(q)
	if speaker == noWord {
		return false
	}
	if id := s.r.entityAt(speaker); id != none {
		return id == f.entity
	}
	id, known := s.means[speaker]
	return speaker == f.word || known && id == f.id
}

// speaker returns the subject of the verb that reports a quotation, or noWord.
func (s *salience) speaker(quotation int) int {
	if w, known := s.speakers[quotation]; known {
		return w
	}
	speaker := noWord
	q := s.r.doc.Quotations[quotation]
	if words := s.r.wordsIn(q.Inner); words.First < words.End {
		if verb := s.r.reportingVerb(q, words); verb != noWord {
			speaker = s.r.subject(verb)
		}
	}
	s.speakers[quotation] = speaker
	return speaker
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

// namedBeside reports whether an entity is named as the object of a verb, which
// its subject then is not: "she told Castellanos".
func (r *reading) namedBeside(id, verb int) bool {
	if id == none {
		return false
	}
	for _, c := range r.dependents(verb, "obj", "iobj") {
		if r.entityAt(c) == id && r.named(c) {
			return true
		}
	}
	return false
}

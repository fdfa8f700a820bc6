package extract

import "hearsay/internal/nlp"

// attribute finds who speaks a quotation: by the reporting verb that governs it
// or stands beside it, by "according to", or by a colon before it.
func (r *reading) attribute(q nlp.Quotation, words nlp.Range) attribution {
	if verb := r.reportingVerb(q, words); verb != noWord {
		if a := r.attributionOf(verb); a.speaker != none {
			return a
		}
	}
	if a, ok := r.accordingTo(words); ok {
		return a
	}
	if a, ok := r.colonSpeaker(words); ok {
		return a
	}
	if a, ok := r.introduced(q, words); ok {
		return a
	}
	return unattributed
}

// reportingVerb returns the verb of speech that reports the quotation, or noWord.
// It looks at what governs the quotation first, then at the words after and
// before it in the same sentence.
func (r *reading) reportingVerb(q nlp.Quotation, words nlp.Range) int {
	head := r.headOf(words)
	for w, steps := r.doc.Words[head].Head, 0; w >= 0 && steps < 3; w, steps = r.doc.Words[w].Head, steps+1 {
		if r.saying(w) && !r.within(w, words) && r.doc.Quotations[max(r.quotedAt(w), 0)].Span != q.Span {
			return w
		}
	}
	if w := r.sayingAmong(r.dependents(head, "parataxis", "ccomp", "acl"), words); w != noWord {
		return w
	}
	return r.sayingBeside(words)
}

func (r *reading) within(w int, words nlp.Range) bool { return w >= words.First && w < words.End }

func (r *reading) sayingAmong(candidates []int, words nlp.Range) int {
	for _, w := range candidates {
		if r.saying(w) && !r.within(w, words) {
			return w
		}
	}
	return noWord
}

// besideReach bounds how far from the quotation its verb may stand, in words.
const besideReach = 12

// sayingBeside looks after the quotation first, then before it, no further than
// the sentence and the next quotation.
func (r *reading) sayingBeside(words nlp.Range) int {
	last, first := r.sentence(words.End-1), r.sentence(words.First)
	for w := words.End; w < last.Words.End && w < words.End+besideReach; w++ {
		if r.quotedAt(w) != none {
			break
		}
		if r.saying(w) {
			return w
		}
	}
	for w := words.First - 1; w >= first.Words.First && w >= words.First-besideReach; w-- {
		if r.quotedAt(w) != none {
			break
		}
		if r.saying(w) {
			return w
		}
	}
	return noWord
}

// saying reports whether a word is a verb of speech.
func (r *reading) saying(w int) bool {
	if !r.verbal(w) {
		return false
	}
	_, speaks := table().speaks(r.lemma(w))
	return speaks || lex().has("say", r.lemma(w)) || lex().has("say", r.lemmaWithParticle(w)) || r.makesClear(w)
}

// makesClear reports "made it clear that", "put it to her that" and the like.
func (r *reading) makesClear(w int) bool {
	if r.lemma(w) == "put" {
		object := r.dependent(w, "obj")
		return object != noWord && r.form(object) == "it" && r.dependent(w, "ccomp") != noWord
	}
	if r.lemma(w) != "make" {
		return false
	}
	for _, c := range r.dependents(w, "xcomp", "obj") {
		switch r.lemma(c) {
		case "clear", "plain", "known", "it":
			return r.dependent(c, "ccomp") != noWord || r.dependent(w, "ccomp") != noWord
		}
	}
	return false
}

// accordingTo finds "according to X" in the sentence of the words.
func (r *reading) accordingTo(words nlp.Range) (attribution, bool) {
	s := r.sentence(words.First)
	for w := s.Words.First; w+1 < s.Words.End; w++ {
		if r.form(w) != "according" || r.form(w+1) != "to" {
			continue
		}
		source := r.doc.Words[w].Head
		if source < 0 {
			return attribution{}, false
		}
		if id := r.actor(source); id != none {
			return attribution{speaker: id, onBehalfOf: r.behalf(id, source), cue: w, cueText: r.doc.Text[r.word(w).Start:r.word(w+1).End], confidence: 0.85}, true
		}
	}
	return attribution{}, false
}

// colonSpeaker finds a speaker before a colon that leads to the quotation:
// "Voss: …", or a sentence whose subject speaks and that ends with a colon.
func (r *reading) colonSpeaker(words nlp.Range) (attribution, bool) {
	w := words.First - 1
	for w >= 0 && r.doc.Words[w].UPOS == "PUNCT" && r.form(w) != ":" {
		w--
	}
	if w <= 0 || r.form(w) != ":" {
		return attribution{}, false
	}
	if id := r.entityAt(w - 1); id != none && r.entities[id].kind.Acts() {
		return attribution{speaker: id, onBehalfOf: none, cue: w, cueText: ":", confidence: 0.8}, true
	}
	s := r.sentence(w)
	for v := s.Words.First; v < w; v++ {
		if r.saying(v) {
			a := r.attributionOf(v)
			return a, a.speaker != none
		}
	}
	return r.answerFrom(s.Words.First, w)
}

// answerFrom finds a speaker in "The reply came from Voss, the mayor:", in the words
// from first up to a colon.
func (r *reading) answerFrom(first, colon int) (attribution, bool) {
	for v := first; v < colon; v++ {
		subject := r.dependent(v, "nsubj")
		if r.lemma(v) != "come" || subject == noWord || !lex().has("utterance", r.lemma(subject)) {
			continue
		}
		for _, c := range r.dependents(v, "obl") {
			if id := r.actor(c); r.preposition(c) == "from" && id != none {
				return attribution{speaker: id, onBehalfOf: none, cue: v, cueText: r.doc.Text[r.word(subject).Start:r.word(v).End], confidence: 0.8}, true
			}
		}
	}
	return attribution{}, false
}

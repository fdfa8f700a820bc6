package extract

import (
	"strings"

	"hearsay/internal/news"
)

// attributionOf reads who speaks, to whom and for whom, off a verb of speech.
func (r *reading) attributionOf(verb int) attribution {
	a := attribution{speaker: none, onBehalfOf: none, cue: verb, cueText: r.doc.Text[r.word(verb).Start:r.word(verb).End], confidence: 0.9}
	subject := r.quotedPerson(verb)
	if subject == noWord {
		subject = r.subject(verb)
	}
	if subject == noWord && r.is(verb, "parataxis") && !r.passive(verb) { // "said its manager", where the tree knows no subject behind
		if w := r.dependent(verb, "iobj", "obj"); w != noWord && r.subtree(w).First == verb+1 {
			subject = w
		}
	}
	if subject == noWord && !r.passive(verb) {
		subject = r.nearestActor(verb)
	}
	if subject == noWord {
		return a
	}
	a.speaker = r.actor(subject)
	if a.speaker == none {
		a.speaker = r.properSubject(subject)
	}
	if a.speaker == none && r.doc.Words[subject].UPOS != "PRON" && !lex().has("document", r.lemma(subject)) {
		if w := r.nearestActor(verb); w != noWord {
			a.speaker, a.confidence = r.entityAt(w), 0.6
		}
	}
	if a.speaker != none {
		a.onBehalfOf = r.behalf(a.speaker, subject)
	}
	// Through a spokesman without a name a body speaks itself.
	if a.onBehalfOf != none && r.entities[a.speaker].unnamed && r.entities[a.onBehalfOf].kind != news.Person {
		a.speaker, a.onBehalfOf = a.onBehalfOf, none
	}
	if r.atWord[subject] != none && r.mentions[r.atWord[subject]].kind == byPronoun {
		a.confidence = 0.75
	}
	for _, w := range r.addressees(verb) {
		if id := r.refer(w); id != none && id != a.speaker {
			a.addressees = append(a.addressees, id)
		}
	}
	return a
}

// quotedPerson returns whom a newspaper quotes, which is the speaker: "quoted
// Djamal as saying", at either of the verbs.
func (r *reading) quotedPerson(verb int) int {
	if head := r.doc.Words[verb].Head; head >= 0 && r.marker(verb) == "as" {
		verb = head
	}
	if l := r.lemma(verb); l != "quote" && l != "cite" {
		return noWord
	}
	if w := r.object(verb); w != noWord && r.actor(w) != none {
		return w
	}
	for w := verb + 1; w+1 < r.sentence(verb).Words.End && w <= verb+quotedReach; w++ { // a doubtful tree
		if r.named(w) && r.form(w+1) == "as" {
			return r.mentions[r.atWord[w]].head
		}
	}
	return noWord
}

// quotedReach is how far behind its verb a quoted person's name may end, in words.
const quotedReach = 5

// nearestActor returns a named person or body directly beside a verb of speech
// with nothing but words of its name's phrase between, for where the tree does
// not tell the subject.
func (r *reading) nearestActor(verb int) int {
	s := r.sentence(verb).Words
	for _, step := range [...]int{-1, 1} {
		for w := verb + step; w >= s.First && w < s.End && w != verb+5*step; w += step {
			if id := r.entityAt(w); id != none && r.named(w) && !r.suffers(w, verb) && (r.entities[id].kind == news.Person || r.entities[id].kind == news.Organization) {
				return r.mentions[r.atWord[w]].head
			}
			if r.doc.Words[w].UPOS == "VERB" || r.doc.Words[w].UPOS == "PUNCT" || r.doc.Words[w].UPOS == "ADP" {
				break
			}
		}
	}
	return noWord
}

// suffers reports whether a name is the object of a verb of speech.
func (r *reading) suffers(w, verb int) bool {
	head := r.mentions[r.atWord[w]].head
	return r.doc.Words[head].Head == verb && r.is(head, "obj", "iobj", "obl")
}

// behalf returns whom a spokesperson speaks for: "a spokeswoman for the
// campaign" speaks for the campaign.
func (r *reading) behalf(speaker, subject int) int {
	nouns := append([]int{subject}, r.dependents(subject, "appos", "compound", "flat", "amod")...)
	if r.atWord[subject] != none {
		nouns = append(nouns, r.titleWords(r.mentions[r.atWord[subject]])...)
	}
	for _, noun := range nouns {
		if !spokesperson(r.lemma(noun)) {
			continue
		}
		for _, c := range r.dependents(noun, "nmod", "compound", "nmod:poss", "amod") {
			if id := r.entityAt(c); id != none && id != speaker {
				return r.country(id)
			}
			if r.is(c, "compound") && lex().has("organization", r.lemma(c)) { // "a company spokesman"
				return r.lastBody(speaker, c)
			}
		}
	}
	return none
}

func spokesperson(lemma string) bool {
	return strings.HasPrefix(lemma, "spokes") || lemma == "representative"
}

// addressees returns whom a verb of speech is said to: "told reporters", "said
// to the court".
func (r *reading) addressees(verb int) []int {
	var out []int
	switch r.lemma(verb) {
	case "tell", "inform", "assure", "remind":
		for _, w := range r.dependents(verb, "obj", "iobj") {
			out = append(out, r.conjuncts(w)...)
		}
	}
	for _, w := range r.dependents(verb, "obl") {
		if r.preposition(w) == "to" {
			out = append(out, w)
		}
	}
	return out
}

// platformOf returns the platform on which a verb of speech is done: "wrote on
// Facebook".
func (r *reading) platformOf(verb int) int {
	if verb == noWord {
		return none
	}
	for _, w := range r.dependents(verb, "obl") {
		if p := r.preposition(w); p != "on" && p != "in" && p != "via" {
			continue
		}
		if id := r.entityAt(w); id != none && r.entities[id].kind == news.Platform {
			return id
		}
		for _, c := range r.dependents(w, "nmod") { // "in a video on YouTube"
			if id := r.entityAt(c); id != none && r.entities[id].kind == news.Platform {
				return id
			}
		}
	}
	return none
}

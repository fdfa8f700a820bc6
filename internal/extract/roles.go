package extract

import "hearsay/internal/news"

// roleFacts learns what the named entities are said to be, so that "the
// governor" can be referred to the governor: from titles before a name, from
// appositions and from "X is a Y".
func (r *reading) roleFacts() {
	for i := range r.mentions {
		m := r.mentions[i]
		if m.entity == none {
			continue
		}
		for _, w := range r.roleWords(m) {
			r.learnRole(m.entity, w)
			r.learnTitle(m, w)
		}
		r.learnRegion(m)
	}
}

// roleWords returns the nouns that say what the entity of a mention is.
func (r *reading) roleWords(m mention) []int {
	var out []int
	add := func(w int) {
		if w >= 0 && (w < m.words.First || w >= m.words.End) && r.roleNoun(w) {
			out = append(out, w)
		}
	}
	for _, w := range r.titleWords(m) {
		add(w)
	}
	for _, c := range r.ofName(m, "appos") {
		for _, w := range r.conjuncts(c) {
			add(w)
		}
	}
	for _, c := range r.ofName(m, "list", "conj") { // further offices, which the tree hangs on the name
		if r.entities[m.entity].kind == news.Person && c > m.head && !r.named(c) && !r.plural(c) && r.dependent(c, "det") == noWord && r.appositive(c) == none {
			add(c)
		}
	}
	if r.is(m.head, "appos", "flat") { // the noun first, the name behind it
		add(r.doc.Words[m.head].Head)
	}
	for _, w := range r.predicateRoles(m.head) {
		add(w)
	}
	return out
}

// ofName returns the dependents of the words of a name, any of which the tree may
// take for its head.
func (r *reading) ofName(m mention, rels ...string) []int {
	var out []int
	for w := m.words.First; w < m.words.End; w++ {
		for _, c := range r.dependents(w, rels...) {
			if c < m.words.First || c >= m.words.End {
				out = append(out, c)
			}
		}
	}
	return out
}

// predicateRoles returns the nouns that a clause says of its subject: "is the
// governor", "became chairman", "serves as director".
func (r *reading) predicateRoles(subject int) []int {
	predicate := r.doc.Words[subject].Head
	if predicate < 0 || !r.is(subject, "nsubj") || r.negated(predicate) {
		return nil
	}
	var out []int
	if r.dependent(predicate, "cop") != noWord {
		return r.conjuncts(predicate)
	}
	switch r.lemma(predicate) {
	case "become", "remain":
		for _, c := range r.dependents(predicate, "xcomp", "obj") {
			out = append(out, r.conjuncts(c)...)
		}
	case "elect", "appoint", "name", "choose", "pick", "re-elect", "nominate": // "was elected president"
		if r.is(subject, "nsubj:pass") {
			for _, c := range r.dependents(predicate, "xcomp", "obj") {
				out = append(out, r.conjuncts(c)...)
			}
		}
	case "serve", "work", "act", "continue", "replace", "succeed", "return", "retire":
		for _, c := range r.dependents(predicate, "obl") {
			if r.preposition(c) == "as" {
				out = append(out, r.conjuncts(c)...)
			}
		}
	}
	return out
}

// titleWords returns the words directly before a name that may be its titles:
// "Halden Motors CEO Teodor Lindqvist", "former President Donald Trump".
func (r *reading) titleWords(m mention) []int {
	var out []int
	sentence := r.sentence(m.head)
	for w := m.words.First - 1; w >= sentence.Words.First && len(out) < mostTitleWords; w-- {
		if r.atWord[w] != none || !r.titleWord(w) {
			break
		}
		out = append(out, w)
	}
	return out
}

// officeOf returns the office that a word completes: of "secretary of state", the
// first for the others; noWord for other words.
func (r *reading) officeOf(w int) int {
	office := w - 1
	if r.form(w) != "of" {
		office--
		if w < 1 || r.form(w-1) != "of" || r.doc.Words[w].UPOS != "NOUN" && r.doc.Words[w].UPOS != "PROPN" {
			return noWord
		}
	}
	if office < 0 || !lex().has("role", r.lemma(office)) || lex().has("organization", r.lemma(office)) {
		return noWord
	}
	return office
}

// mostTitleWords bounds the words of a title before a name.
const mostTitleWords = 6

func (r *reading) titleWord(w int) bool {
	if office := r.officeOf(w); office != noWord {
		w = office
	}
	switch r.doc.Words[w].UPOS {
	case "NOUN", "PROPN":
		return r.roleNoun(w) || lex().has("title", r.form(w)) || lex().has("title", r.lemma(w))
	case "ADJ":
		return true
	}
	return false
}

// roleNoun reports whether a word is a noun for what somebody may be.
func (r *reading) roleNoun(w int) bool {
	lemma := r.lemma(w)
	return lex().has("role", lemma) || lex().has("organization", lemma) || lex().has("platform", lemma) || lex().has("people", r.form(w)) || lex().has("work", lemma)
}

func (r *reading) learnRole(id, w int) {
	e := &r.entities[id]
	lemma := r.lemma(w)
	e.roles[lemma] = true
	for _, c := range r.dependents(w, "amod", "compound") {
		e.roles[r.lemma(c)+" "+lemma] = true
	}
	if of := r.explicitOwner(id, w); of != none {
		r.entities[id].with[lemma] = of
	}
	r.entities[id].learnGender(lemma)
}

// learnTitle takes the adjectives before a title with it: in "former President
// Donald Trump" they hang on the name.
func (r *reading) learnTitle(m mention, noun int) {
	for _, w := range r.titleWords(m) {
		if r.doc.Words[w].UPOS == "ADJ" && w < noun {
			r.entities[m.entity].roles[r.lemma(w)+" "+r.lemma(noun)] = true
		}
	}
}

// learnRegion takes a place that stands behind another for what the other is in:
// "Livorno, Tuscany".
func (r *reading) learnRegion(m mention) {
	behind := m.words.End + 1
	if r.entities[m.entity].kind != news.Place || behind >= len(r.doc.Words) || r.form(behind-1) != "," {
		return
	}
	id := r.entityAt(behind)
	if id == none || id == m.entity || r.entities[id].kind != news.Place {
		return
	}
	head := r.mentions[r.atWord[behind]].head
	if r.under(head, m.head) && r.dependent(head, "cc") == noWord && !r.is(head, "conj") {
		r.entities[id].roles["region"] = true
	}
}

func (r *reading) plural(w int) bool {
	xpos := r.doc.Words[w].XPOS
	return xpos == "NNS" || xpos == "NNPS"
}

package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// descriptions are the nouns that say of an entity what it is, beside its name
// or as a predicate: "Voss, the governor", "the browser Lanternfish", "she is a
// lawyer". They are mentions of it, but nothing else is read off them as such.
func (r *reading) descriptions() []mention {
	var out []mention
	for i := range r.mentions {
		m := r.mentions[i]
		if m.entity == none || r.entities[m.entity].unnamed || r.atWord[m.head] != i {
			continue
		}
		for _, w := range r.describing(m) {
			if r.atWord[w] != none || !r.describes(w) {
				continue
			}
			out = append(out, mention{words: r.nounPhrase(w), head: w, kind: byRole, entity: m.entity})
			out = append(out, r.relatives(w, m.entity)...)
		}
		if title, ok := r.title(m); ok {
			out = append(out, title)
		}
	}
	return out
}

// title returns the phrase of the title before a name: "Halden Motors chief
// executive" before "Teodor Lindqvist".
func (r *reading) title(m mention) (mention, bool) {
	last := m.words.First - 1
	if m.kind != byName || r.entities[m.entity].kind != news.Person || last < 0 || r.atWord[last] != none || !r.roleNoun(last) || r.plural(last) {
		return mention{}, false
	}
	words := nlp.Range{First: r.subtree(m.head).First, End: m.words.First}
	if words.First > last || words.End-words.First > maxDescription {
		return mention{}, false
	}
	return mention{words: words, head: last, kind: byTitle, entity: m.entity}, true
}

// describing returns the heads of what describes the entity of a mention.
func (r *reading) describing(m mention) []int {
	var out []int
	for _, c := range r.dependents(m.head, "appos") {
		out = append(out, r.conjuncts(c)...)
	}
	head := r.doc.Words[m.head].Head
	switch {
	case head < 0:
	case r.is(m.head, "appos", "flat", "nmod:desc") && m.kind == byName && r.one(head):
		out = append(out, head)
	case r.is(m.head, "nsubj") && r.dependent(head, "cop") != noWord && r.preposition(head) == "" && !r.negated(head) && !r.asked(head):
		out = append(out, r.conjuncts(head)...)
	case r.is(m.head, "nsubj") && r.lemma(head) == "become" && !r.negated(head):
		for _, c := range r.dependents(head, "xcomp", "obj") {
			out = append(out, r.conjuncts(c)...)
		}
	}
	return out
}

// described returns the word of what a noun says what it is: the noun is in
// apposition to it, before or behind, or its predicate.
func (r *reading) described(noun int) int {
	head := r.doc.Words[noun].Head
	if r.is(noun, "appos") && head >= 0 {
		return head
	}
	for _, c := range r.dependents(noun, "appos", "flat", "nmod:desc") {
		if c > noun && r.named(c) && r.one(noun) {
			return c
		}
	}
	if r.dependent(noun, "cop") != noWord && r.preposition(noun) == "" && !r.negated(noun) && !r.asked(noun) {
		return r.dependent(noun, "nsubj")
	}
	return noWord
}

// describes reports whether a word may say what something is: a noun, an office
// in capitals, or the "one" of "one of the firms".
func (r *reading) describes(w int) bool {
	switch r.doc.Words[w].UPOS {
	case "NOUN":
		return true
	case "PROPN":
		return r.roleNoun(w) || lex().has("title", r.lemma(w))
	}
	return r.form(w) == "one" && r.dependent(w, "nmod") != noWord
}

// one reports whether a noun is singular: of "the players Voss and Lindqvist"
// no name is all.
func (r *reading) one(w int) bool { return !r.plural(w) }

// asked reports whether a predicate is that of a question.
func (r *reading) asked(w int) bool {
	s := r.sentence(w).Words
	return s.End > s.First && r.form(s.End-1) == "?"
}

// relatives returns the pronouns of a noun's relative clauses that stand for it.
func (r *reading) relatives(noun, id int) []mention {
	var out []mention
	for _, clause := range r.dependents(noun, "acl:relcl") {
		words := r.subtree(clause)
		for w := words.First; w < words.End; w++ {
			if r.atWord[w] == none && r.relative(w) && r.clauseOf(w) == clause {
				out = append(out, wordMention(w, byPronoun, id))
			}
		}
	}
	return out
}

// relativePronoun refers who, whom, whose and which to the noun that their
// clause is of.
func (r *reading) relativePronoun(w int) {
	clause := r.clauseOf(w)
	if clause < 0 {
		return
	}
	id := r.entityAt(r.doc.Words[clause].Head)
	if id != none && r.animate(w, id) {
		r.mentionWord(w, byPronoun, id)
	}
}

// animate reports whether a relative pronoun may mean an entity: "who" and
// "whom" are persons.
func (r *reading) animate(w, id int) bool {
	k := r.entities[id].kind
	who := r.form(w) == "who" || r.form(w) == "whom"
	return k == news.Group || r.form(w) == "whose" || who == (k == news.Person)
}

func (r *reading) relative(w int) bool {
	switch r.form(w) {
	case "who", "whom", "whose", "which":
		return r.doc.Words[w].UPOS == "PRON" || r.doc.Words[w].UPOS == "DET"
	}
	return false
}

// clauseOf returns the head of the relative clause that a word is in, or noWord.
func (r *reading) clauseOf(w int) int {
	for steps := 0; w >= 0 && steps < 5; steps++ {
		if r.is(w, "acl:relcl") {
			return w
		}
		w = r.doc.Words[w].Head
	}
	return noWord
}

// nounPhrase returns the words of the phrase of a noun with what stands before
// it and the prepositional phrases and clauses behind it that no comma divides
// from it, without appositions and conjuncts.
func (r *reading) nounPhrase(noun int) nlp.Range {
	p := nlp.Range{First: noun, End: noun + 1}
	for i := len(r.children[noun]) - 1; i >= 0; i-- {
		c := r.children[noun][i]
		t := r.subtree(c)
		if c < noun && t.End == p.First && r.is(c, "det", "amod", "nummod", "compound", "nmod:poss", "flat", "nmod:desc", "advmod") {
			p.First = t.First
		}
	}
	for _, c := range r.children[noun] {
		t := r.subtree(c)
		if c > noun && t.First == p.End && r.is(c, "nmod", "acl", "flat", "case", "compound", "nummod") {
			p.End = t.End
		}
	}
	return p
}

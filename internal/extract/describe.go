package extract

import (
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
	}
	return out
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
	case r.is(m.head, "nsubj") && r.dependent(head, "cop") != noWord && !r.negated(head) && !r.asked(head):
		out = append(out, r.conjuncts(head)...)
	case r.is(m.head, "nsubj") && r.lemma(head) == "become" && !r.negated(head):
		for _, c := range r.dependents(head, "xcomp", "obj") {
			out = append(out, r.conjuncts(c)...)
		}
	}
	return out
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
		for w := range r.doc.Words[r.subtree(clause).First:r.subtree(clause).End] {
			w += r.subtree(clause).First
			if r.atWord[w] == none && r.relative(w) && r.clauseOf(w) == clause {
				out = append(out, mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byPronoun, entity: id})
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
	if id := r.entityAt(r.doc.Words[clause].Head); id != none {
		r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byPronoun, entity: id})
	}
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

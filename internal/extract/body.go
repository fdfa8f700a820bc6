package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// bodyMentions finds the organizations that are named by somebody's name:
// "Harris' presidential campaign", "the Biden administration". They are
// entities of their own, never the one they are named by.
func (r *reading) bodyMentions() {
	for w := range r.doc.Words {
		if r.atWord[w] != none || r.doc.Words[w].UPOS != "NOUN" {
			continue
		}
		owner := noWord
		if lex().has("body", r.lemma(w)) {
			owner = r.ownerName(w)
		}
		if owner == noWord && r.listed("statebody", w) {
			owner = r.stateName(w)
		}
		if owner != noWord {
			r.bodyMention(w, owner)
		}
	}
}

// ownerName returns the name that a body is of, or noWord.
func (r *reading) ownerName(w int) int {
	for _, c := range r.dependents(w, "nmod:poss", "compound") {
		if r.atWord[c] != none && r.mentions[r.atWord[c]].kind == byName {
			return c
		}
	}
	// "Harris's campaign team": the campaign is the compound, Harris its owner.
	for _, c := range r.dependents(w, "compound") {
		if lex().has("body", r.lemma(c)) {
			return r.ownerName(c)
		}
	}
	return noWord
}

// stateName returns the name of the people or place whose body a noun is: "the
// Indonesian military", "Oslo police", or noWord.
func (r *reading) stateName(w int) int {
	for _, c := range r.dependents(w, "amod", "compound", "nmod:poss") {
		if id := r.entityAt(c); id != none && r.named(c) && (r.entities[id].kind == news.Group || r.entities[id].kind == news.Place) {
			return c
		}
	}
	return noWord
}

func (r *reading) bodyMention(w, owner int) {
	of := r.entityAt(owner)
	if of == none || r.entities[of].kind == news.Happening || r.entities[of].kind == news.Work {
		return
	}
	phrase := r.phrase(w)
	id := r.sameBody(of, r.bodyNoun(w))
	if id == none {
		id = r.addEntity(entity{kind: news.Organization, name: r.text(phrase), owner: of, roles: map[string]bool{r.bodyNoun(w): true}})
	}
	r.entities[id].roles[r.lemma(w)] = true
	r.entities[id].addAlias(r.text(phrase), news.FullName)
	r.mentionWord(w, byBody, id)
}

// bodyNoun is the noun that tells bodies of one owner apart: a campaign team is
// the campaign.
func (r *reading) bodyNoun(w int) string {
	for _, c := range r.dependents(w, "compound") {
		if lex().has("body", r.lemma(c)) {
			return r.lemma(c)
		}
	}
	return r.lemma(w)
}

func (r *reading) sameBody(owner int, noun string) int {
	for id := range r.entities {
		e := &r.entities[id]
		if e.owner == owner && e.kind == news.Organization && e.roles[noun] && !e.unnamed {
			return id
		}
	}
	return none
}

// phrase returns the noun phrase of w up to w itself, without a leading article.
func (r *reading) phrase(w int) nlp.Range {
	full := r.subtree(w)
	p := nlp.Range{First: full.First, End: w + 1}
	for p.First < w && r.leadsIn(p.First) {
		p.First++
	}
	return p
}

// leadsIn reports a word before a noun phrase that is no part of what it names:
// an article, "according to".
func (r *reading) leadsIn(w int) bool {
	switch r.doc.Words[w].UPOS {
	case "DET", "PUNCT", "ADP", "CCONJ", "PRON":
		return true
	}
	return r.is(w, "case", "fixed")
}

// definite reports whether a noun phrase points back: "the governor", "this
// company", "its team".
func (r *reading) definite(w int) bool {
	for _, c := range r.children[w] {
		switch r.form(c) {
		case "the", "this", "that", "these", "those":
			return true
		}
	}
	return false
}

// bare reports whether a noun has nothing that would single it out anew: no
// relative clause, no "of", no possessor, at most an adjective such as "former".
func (r *reading) bare(w int) bool {
	for _, c := range r.children[w] {
		if r.is(c, "nmod", "acl", "appos", "nummod", "compound") {
			return false
		}
	}
	return true
}

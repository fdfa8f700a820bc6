package extract

import (
	"hearsay/internal/news"
	"slices"
)

// nameStates are what a name tells by standing under another: the possessor's,
// or behind a preposition.
var nameStates = []struct {
	under, over news.Kind // kinds of the name below and of the name above
	by          string    // "poss", or a preposition
	kind        news.RelationType
	reversed    bool // from the name below to the name above
}{

	{news.Place, news.Organization, "poss", "LOCATED_IN", false},
	{news.Organization, news.Organization, "poss", "PART_OF", false},
	{news.Organization, news.Platform, "poss", "OWNS", true},
	{news.Organization, news.Person, "poss", "MEMBER_OF", false},
	{news.Place, news.Person, "poss", "MEMBER_OF", false},
	{news.Organization, news.Person, "of", holdsPosition, false},
	{news.Organization, news.Person, "from", holdsPosition, false},
	{news.Group, news.Person, "of", "MEMBER_OF", false}, // "of the Greens"
	{news.Place, news.Organization, "in", "LOCATED_IN", false},
	{news.Place, news.Organization, "of", "LOCATED_IN", false},
	{news.Place, news.Place, "in", "LOCATED_IN", false},
	{news.Place, news.Happening, "in", "LOCATED_IN", false},
	{news.Place, news.Happening, "at", "LOCATED_IN", false},
}

// namesOfNames reads "Korea's Kim Shin-Wook", "Mike Gikas of Consumer Reports",
// "USAF's Mobility Command".
func (r *reading) namesOfNames(m mention) {
	for _, c := range r.namesUnder(m.head) {
		id := r.entityAt(c)
		if id == none || id == m.entity || !r.named(c) {
			continue
		}
		by := r.preposition(c)
		if r.is(c, "nmod:poss") {
			by = "poss"
		}
		for _, row := range nameStates {
			if row.by != by || row.under != r.entities[id].kind || row.over != r.entities[m.entity].kind {
				continue
			}
			kind := row.kind
			if kind == "PART_OF" && !r.unitName(m) { // "Apple's Tiger" is a product
				continue
			}
			if kind == holdsPosition && sortsOf(&r.entities[id])["party"] {
				kind = "MEMBER_OF"
			}
			if row.reversed {
				r.addState(c, m, kind, id, m.entity, "")
				continue
			}
			r.addState(c, m, kind, m.entity, id, "")
		}
	}
}

// counselState reads "Rashid Kelleher, for Achterberg," which names a lawyer and
// his client before a court.
func (r *reading) counselState(m mention) {
	w := m.words.End
	if r.entities[m.entity].kind != news.Person || w+2 >= len(r.doc.Words) || r.form(w) != "," || r.form(w+1) != "for" {
		return
	}
	if client := r.entityAt(w + 2); client != none && client != m.entity && r.entities[client].kind == news.Person {
		r.addState(w+2, m, "REPRESENTS", m.entity, client, "")
	}
}

// unitName reports whether a name is that of a body by its words or by what the
// article calls it, rather than of a product.
func (r *reading) unitName(m mention) bool {
	e := &r.entities[m.entity]
	return len(sortsOf(e)) > 0 || slices.ContainsFunc(news.Terms(e.name), func(term string) bool {
		return lex().has("organization", term) || lex().has("unit", term)
	})
}

// namesUnder returns the words below a name that may be names, and the possessors
// of a noun that says what the name is: "Norvik's Ferrygo ticket service".
func (r *reading) namesUnder(head int) []int {
	out := r.dependents(head, "nmod", "nmod:poss")
	for _, c := range r.dependents(head, "appos") { // a doubtful tree
		if r.preposition(c) != "" {
			out = append(out, c)
		}
	}
	if noun := r.doc.Words[head].Head; noun > head && r.is(head, "compound", "nmod:desc") && !r.named(noun) {
		out = append(out, r.dependents(noun, "nmod:poss")...)
	}
	return out
}

// placeState reads "Aceh, Indonesia" and "based in".
func (r *reading) placeState(m mention) {
	if r.entities[m.entity].kind != news.Place {
		return
	}
	for _, c := range r.dependents(m.head, "appos", "nmod:desc", "nmod:unmarked", "nmod") {
		if r.preposition(c) != "" && r.preposition(c) != "in" {
			continue
		}
		other := r.entityAt(c)
		if other != none && other != m.entity && r.entities[other].kind == news.Place && c > m.head {
			r.addRelation(c, "LOCATED_IN", m.entity, other, "")
		}
	}
}

// bodyState reads "the Voss campaign": it represents whom it is named by, and a
// page or a team that is said to be the campaign's is a part of it.
func (r *reading) bodyState(id int) {
	e := r.entities[id]
	if e.owner == none || !e.roles["campaign"] || r.entities[e.owner].kind != news.Person {
		return
	}
	for _, m := range r.mentions {
		if m.entity == id && m.kind == byBody {
			r.addRelation(m.head, "REPRESENTS", id, e.owner, "")
			return
		}
	}
}

package extract

import (
	"slices"

	"hearsay/internal/news"
)

// roleOf returns what a role is with: what it is said to be with, or for a bare
// office the place or body that the article ties to it.
func (r *reading) roleOf(id, noun int) int {
	if of := r.hiredBy(noun); of != none {
		return of
	}
	if of := r.ownerOfAny(id, r.conjuncts(noun)); of != none {
		return of
	}
	if of := r.possessingBody(noun); of != none || r.possessedByNoun(noun) {
		return of // where nothing tells who "the opposition" is, no guess does
	}
	if sort := r.sortBeside(noun); sort != "" && sort != "company" { // not all companies are known to be
		return r.bodyOfSort(id, noun, sort)
	}
	switch lemma := r.lemma(noun); {
	case lex().has("corporate", lemma):
		if of := r.employer(id); of != none {
			return of
		}
		return r.lastBody(id, noun)
	case lex().has("associate", lemma) && !r.possessed(noun):
		return r.clauseParty(id, noun)
	}
	if r.entities[id].kind == news.Person {
		return r.homeOf(noun)
	}
	return none
}

// hiredBy returns the body that the clause of a role says took somebody for it, "hired
// a new director from a rival", none where it says nothing of the kind.
func (r *reading) hiredBy(noun int) int {
	verb := r.doc.Words[noun].Head
	if verb < 0 || !r.is(noun, "obj") || !r.verbal(verb) || !lex().has("hire", r.lemma(verb)) || r.negated(verb) || r.planned(verb) {
		return none
	}
	elsewhere := func(c int) bool {
		return r.is(c, "nmod:poss") || r.preposition(c) == "of" || r.form(c) == "former" || r.form(c) == "ex"
	}
	if slices.ContainsFunc(r.children[noun], elsewhere) { // "hired the rival's former director"
		return none
	}
	of := r.entityAt(r.subject(verb))
	if of == none || r.entities[of].kind != news.Organization {
		return none
	}
	return of
}

// possessingBody returns the body that a common noun before a role most likely
// stands for: "the museum's director".
func (r *reading) possessingBody(noun int) int {
	for _, c := range r.dependents(noun, "nmod:poss") {
		if kind, ok := r.nominalKind(c); ok && r.atWord[c] == none {
			if of := r.likelyBody(c, kind); of != none {
				return of
			}
		}
	}
	return none
}

func (r *reading) possessedByNoun(noun int) bool {
	return slices.ContainsFunc(r.dependents(noun, "nmod:poss"), func(c int) bool { return r.doc.Words[c].UPOS == "NOUN" })
}

// sortBeside returns which sort of body an office is named after, "" for none: "party
// chairman", "union leader".
func (r *reading) sortBeside(noun int) string {
	for _, c := range r.dependents(noun, "compound", "nmod:desc") {
		if r.entityAt(c) == none || r.entities[r.entityAt(c)].unnamed {
			if sort := lex()["sort"][r.lemma(c)]; sort != "" {
				return sort
			}
		}
	}
	return ""
}

// bodyOfSort returns the last body of a sort before a word, none where the article
// named none.
func (r *reading) bodyOfSort(id, w int, sort string) int {
	for _, of := range r.entitiesBefore(w, w, topicReach) {
		e := &r.entities[of]
		if of != id && e.kind == news.Organization && !e.unnamed && sortsOf(e)[sort] {
			return of
		}
	}
	return none
}

// explicitOwner returns what a role is said to be with, without guesses: its
// possessor, what it is of, for or at, or the name before it.
func (r *reading) explicitOwner(id, noun int) int { return r.ownerOfAny(id, []int{noun}) }

// ownerOfAny is explicitOwner of the first of some nouns, which may be joined to
// others that tell with whom: "president and general counsel of the firm".
func (r *reading) ownerOfAny(id int, nouns []int) int {
	noun := nouns[0]
	for _, c := range r.dependents(noun, "nmod:poss") {
		if of := r.entityAt(c); of != none {
			return of
		}
	}
	for _, n := range nouns {
		if of := r.roleWhole(id, n); of != none {
			return of
		}
	}
	for _, c := range r.dependents(noun, "compound", "nmod:desc", "amod") {
		if of := r.country(r.entityAt(c)); of != none && of != id && !r.startsOnly(c, noun) {
			return of
		}
	}
	return r.country(r.nameBefore(id, noun))
}

// startsOnly reports whether a word that is taken for a name before a noun for a
// body does no more than begin a sentence, once, and so may be any noun:
// "Homewares chain Halden".
func (r *reading) startsOnly(w, noun int) bool {
	m := r.mentions[r.atWord[w]]
	return lex().has("organization", r.lemma(noun)) && m.words.First == r.sentence(w).Words.First && m.words.End == m.words.First+1 && r.entities[m.entity].kind == news.Organization && r.count(m.entity) == 1
}

// homeOf returns what an office that stands alone is of: the country, the city,
// the court or the police that the article is about.
func (r *reading) homeOf(noun int) int {
	switch lemma := r.lemma(noun); {
	case r.stateOffice(noun):
		return r.homeCountry()
	case lemma == "mayor" || lemma == "councillor" || lemma == "councilor":
		return r.homeCity()
	case lex().has("trainer", lemma) && r.sporting():
		return r.teamBefore(noun)
	case lemma == "judge" || lemma == "magistrate" || lemma == "justice":
		return r.onlyBody("court")
	case lex().has("rank", lemma):
		return r.onlyBody("police")
	case lemma == "speaker":
		for _, house := range []string{"assembly", "parliament", "senate", "house", "congress"} {
			if id := r.onlyBody(house); id != none {
				return id
			}
		}
	}
	return none
}

// onlyBody returns the one organization of the article whose name has a word.
func (r *reading) onlyBody(word string) int {
	found := none
	for id := range r.entities {
		e := &r.entities[id]
		if e.kind != news.Organization || e.unnamed || !slices.Contains(e.terms, word) {
			continue
		}
		if found != none {
			return none
		}
		found = id
	}
	return found
}

// homeCity returns the place, no country, that the article speaks of most: more
// than once, and more than a third of the times that it speaks of any. One that
// nothing is said to be in is a building or a mountain.
func (r *reading) homeCity() int {
	count, holds, total := map[int]int{}, map[int]bool{}, 0
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none || r.entities[m.entity].kind != news.Place || countryOf(r.entities[m.entity].name) != "" {
			continue
		}
		count[m.entity]++
		total++
		holds[m.entity] = holds[m.entity] || r.holdsSomething(m.head)
	}
	best := none
	for id := range r.entities {
		if n := count[id]; n > 1 && holds[id] && 3*n > total && (best == none || n > count[best]) {
			best = id
		}
	}
	return best
}

// holdsSomething reports whether a place is told as one that bodies and people are
// in: "in Norvik", "the Norvik council".
func (r *reading) holdsSomething(w int) bool {
	switch r.preposition(w) {
	case "in", "of", "across", "throughout":
		return true
	}
	head := r.doc.Words[w].Head
	return head >= 0 && r.is(w, "compound") && r.roleNoun(head)
}

// teamBefore returns the team that the article spoke of just before, else the
// organization that it names most where it says nothing of its sort.
func (r *reading) teamBefore(w int) int {
	if id := r.bodyOfSort(none, w, "team"); id != none {
		return id
	}
	id := r.lastBody(none, w)
	if id != none && len(sortsOf(&r.entities[id])) > 0 {
		return none
	}
	return id
}

// sporting reports whether the article speaks of sport, by its nouns.
func (r *reading) sporting() bool {
	n := 0
	for noun := range lex()["sport"] {
		n += r.nouns[noun]
	}
	return n >= 2*recurring
}

// possessed reports whether a noun is said to be somebody's, also where the tree
// hangs the possessive on the name behind it: "its rival Harbour Street".
func (r *reading) possessed(noun int) bool {
	if r.dependent(noun, "nmod:poss") != noWord {
		return true
	}
	return noun > 0 && r.is(noun-1, "nmod:poss")
}

// clauseParty returns who acts in the clause of a bare "rival" or "partner", whose
// rival is meant.
func (r *reading) clauseParty(id, noun int) int {
	for w := r.doc.Words[noun].Head; w >= 0; w = r.doc.Words[w].Head {
		if !r.verbal(w) {
			continue
		}
		if of := r.entityAt(r.subject(w)); of != none && of != id {
			return of
		}
	}
	return none
}

// stateOffice reports whether a noun is an office that a country has one of.
func (r *reading) stateOffice(noun int) bool {
	switch r.lemma(noun) {
	case "president", "premier", "chancellor":
		return r.dependent(noun, "nmod") == noWord
	case "minister", "secretary":
		return noun > 0 && (r.form(noun-1) == "prime" || lex().has("portfolio", r.form(noun-1)))
	}
	return false
}

// roleWhole returns what a role is of, for or at; where that is no name, as in
// "minister of transport for Indonesia", what follows it is looked at.
func (r *reading) roleWhole(id, noun int) int {
	for _, c := range r.dependents(noun, "nmod", "obl") {
		switch r.preposition(c) {
		case "of", "for", "at", "with", "in", "from", "as":
			if of := r.country(r.actor(c)); of != none && of != id {
				return of
			}
			if of := r.roleWhole(id, c); of != none {
				return of
			}
		}
	}
	return none
}

// lastBody returns the organization that a corporate office without one belongs
// to, "company CEO Steve Jobs": of those that the article spoke of just before,
// the one that it speaks of most, since minor ones come and go.
func (r *reading) lastBody(id, noun int) int {
	best := none
	for _, of := range r.entitiesBefore(noun, noun, topicReach) {
		if of == id || of == best || r.entities[of].kind != news.Organization || r.entities[of].unnamed {
			continue
		}
		if best == none || r.count(of) > r.count(best) {
			best = of
		}
	}
	return best
}

// count returns how often the article speaks of an entity.
func (r *reading) count(id int) int {
	n := 0
	for _, m := range r.mentions {
		if m.entity == id {
			n++
		}
	}
	return n
}

// titleReach bounds the words between a title and whose title it is.
const titleReach = 5

// nameBefore returns the organization, place or people directly before a title:
// in "Tesla Inc. CEO Elon Musk" both the company and the office hang on the
// name, and in "Malaysia's Prime Minister" only words of the title stand between.
func (r *reading) nameBefore(id, noun int) int {
	for w := noun - 1; w >= 0 && w >= noun-titleReach && r.doc.Words[w].Sentence == r.doc.Words[noun].Sentence; w-- {
		if of := r.entityAt(w); of != none {
			switch r.entities[of].kind {
			case news.Organization, news.Platform, news.Place, news.Group:
				if of != id && !r.startsOnly(w, noun) {
					return of
				}
			}
			return none
		}
		switch r.doc.Words[w].UPOS {
		case "NOUN", "PROPN", "ADJ", "PART":
		default:
			return none
		}
	}
	return none
}

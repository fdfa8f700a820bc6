package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readStates reads what holds of the named entities: offices from titles and
// appositions ("Halden Motors CEO Teodor Lindqvist", "Sunniva Dahl, the leader
// of the union"), whom somebody represents, kin, and where things are.
func (r *reading) readStates() {
	for i := range r.mentions {
		m := r.mentions[i]
		if m.entity == none {
			continue
		}
		if m.kind == byPronoun {
			for _, w := range r.predicateRoles(m.head) { // "who is the chief executive of Norvik"
				if r.roleNoun(w) {
					r.roleState(m, w)
				}
			}
		}
		if m.kind != byName {
			continue
		}
		for _, w := range slices.Backward(r.roleWords(m)) { // the last of several offices says with whom
			r.roleState(m, w)
		}
		r.counselState(m)
		r.placeState(m)
		r.namesOfNames(m)
	}
	for w := range r.doc.Words {
		r.roleBeforeName(w)
	}
	r.participleStates()
	r.facilityStates()
	for id := range r.entities {
		r.bodyState(id)
	}
}

// roleBeforeName reads "the chief executive of the Refugee Council, Enver Solomon",
// where the name closes the phrase of the role.
func (r *reading) roleBeforeName(w int) {
	if r.atWord[w] != none || r.doc.Words[w].UPOS != "NOUN" || !r.roleNoun(w) {
		return
	}
	id := r.namedRole(w)
	if id == none {
		return
	}
	end := min(len(r.doc.Words), r.subtree(w).End+maxDescription)
	for v := w + 1; v < end; v++ {
		if at := r.atWord[v]; at != none && r.mentions[at].entity == id {
			if !slices.Contains(r.roleWords(r.mentions[at]), w) {
				r.roleState(r.mentions[at], w)
			}
			return
		}
	}
}

// roleState reads the state that a role noun of an entity tells of.
func (r *reading) roleState(m mention, noun int) {
	id := m.entity
	if r.entities[id].kind != news.Person && personsOnly(r.lemma(noun)) {
		return // a firm is no executive
	}
	of := r.roleOf(id, noun)
	if of == none {
		of = r.roleWhole(id, m.head) // "mayor Luca Pastorino of Bogliasco"
	}
	if of != none && r.entities[of].kind == news.Person && lex().has("follower", r.lemma(noun)) { // "her deputy": where she is
		of = r.employer(of)
	}
	if of == none || of == id {
		return
	}
	kind := r.stateKind(id, noun)
	if r.entities[id].kind != news.Person && r.parentNoun(noun) { // "X, the parent company of Y"
		kind, id, of = "PART_OF", of, id
	}
	if kind == holdsPosition && r.entities[of].kind == news.Person && r.dependent(noun, "nmod:poss") != noWord { // "her producer"
		kind = "ASSOCIATE_OF"
	}
	if kind == "PART_OF" && r.entities[of].kind == news.Place {
		kind = "LOCATED_IN"
	}
	if kind == "PART_OF" && (r.entities[of].kind == news.Person || lex().has("offering", r.lemma(noun)) && r.entities[of].kind == news.Organization) {
		kind, id, of = "OWNS", of, id // "his platform, X", "Norvik's ticket service, Ferrygo"
	}
	info, _ := kind.Info()
	if !info.Allows(r.entities[id].kind, r.entities[of].kind) || !r.personal(kind, id, of) || r.entities[id].kind == news.Work {
		return
	}
	r.addState(noun, m, kind, id, of, r.text(r.phraseBetween(noun)))
}

// personsOnly reports whether a role is none that a body can have.
func personsOnly(lemma string) bool {
	switch lemma {
	case "owner", "founder", "member":
		return false
	}
	return lex().has("role", lemma) && !lex().has("organization", lemma) && !lex().has("associate", lemma)
}

// parentNoun reports whether a noun means a whole: "parent", "parent company".
func (r *reading) parentNoun(noun int) bool {
	if r.lemma(noun) == "parent" {
		return true
	}
	for _, c := range r.dependents(noun, "compound", "amod") {
		if r.lemma(c) == "parent" || r.form(c) == "holding" {
			return true
		}
	}
	return false
}

// addState adds a relation whose evidence runs over the noun and the name.
func (r *reading) addState(noun int, m mention, kind news.RelationType, subject, object int, detail string) {
	n := len(r.facts.relations)
	r.addRelation(r.clauseVerb(noun), kind, subject, object, detail)
	phrase := r.subtree(noun)
	words := nlp.Range{First: min(phrase.First, m.words.First), End: max(noun+1, m.words.End)}
	if m.words.First < noun { // the noun follows the name in apposition
		words.End = max(words.End, phrase.End)
		words.First = m.words.First
	}
	if s := r.sentence(noun).Words; words.First >= s.First && words.End <= s.End {
		r.facts.relations[n].Evidence[0].Span = newsSpan(r.span(r.trimPunctuation(words)))
	}
	rel := &r.facts.relations[n]
	if r.clauseVerb(noun) == noun { // a title tells no time
		rel.When = news.When{}
	}
	rel.Confidence = stateConfidence
	if rel.Modality == news.Alleged { // what a title or a possessive says is taken for granted, whoever speaks
		rel.Modality, rel.AttributedTo = news.Asserted, none
	}
}

// clauseVerb returns the verb by which a role is said of somebody, which tells
// whether it is so, "will become chairwoman", else the noun itself.
func (r *reading) clauseVerb(noun int) int {
	if head := r.doc.Words[noun].Head; head >= 0 && r.verbal(head) && (r.is(noun, "xcomp") || r.is(noun, "obl") && r.preposition(noun) == "as") {
		return head
	}
	return noun
}

// stateKind is the relation that a role noun means.
func (r *reading) stateKind(id, noun int) news.RelationType {
	lemma := r.lemma(noun)
	switch {
	case spokesperson(lemma) || lemma == "lawyer" || lemma == "attorney" || lemma == "agent":
		return "REPRESENTS"
	case lex().has("kin", lemma):
		return "FAMILY_OF"
	case lex().has("associate", lemma):
		return "ASSOCIATE_OF"
	case lemma == "founder" || lemma == "co-founder":
		return "FOUNDED"
	case lemma == "owner" || lemma == "co-owner":
		return "OWNS"
	case lemma == "member":
		return "MEMBER_OF"
	case r.entities[id].kind == news.Person && (lex().has("player", lemma) || lex().has("candidate", lemma)):
		return "MEMBER_OF"
	case r.entities[id].kind == news.Person:
		return holdsPosition
	}
	return "PART_OF" // or OWNS the other way round, where the whole is a person
}

// roleOf returns what a role is with: what it is said to be with, or for a bare
// office the place or body that the article ties to it.
func (r *reading) roleOf(id, noun int) int {
	if of := r.ownerOfAny(id, r.conjuncts(noun)); of != none {
		return of
	}
	switch lemma := r.lemma(noun); {
	case lex().has("corporate", lemma):
		if of := r.employer(id); of != none {
			return of
		}
		return r.lastBody(id, noun)
	case lex().has("associate", lemma) && r.dependent(noun, "nmod:poss") == noWord:
		return r.clauseParty(id, noun)
	}
	if r.entities[id].kind == news.Person {
		return r.homeOf(noun)
	}
	return none
}

// homeOf returns what an office that stands alone is of: the country, the city,
// the court or the police that the article is about.
func (r *reading) homeOf(noun int) int {
	switch lemma := r.lemma(noun); {
	case r.stateOffice(noun):
		return r.homeCountry()
	case lemma == "mayor" || lemma == "councillor" || lemma == "councilor":
		return r.homeCity()
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
		if e.kind != news.Organization || e.unnamed || !slices.Contains(news.Terms(e.name), word) {
			continue
		}
		if found != none {
			return none
		}
		found = id
	}
	return found
}

// homeCity returns the place, no country, that the article speaks of more than
// of all others together, and more than once.
func (r *reading) homeCity() int {
	count, total := map[int]int{}, 0
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none || r.entities[m.entity].kind != news.Place || countryOf(r.entities[m.entity].name) != "" {
			continue
		}
		count[m.entity]++
		total++
	}
	for id, n := range count {
		if n > 1 && 2*n > total {
			return id
		}
	}
	return none
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
	case "minister":
		return noun > 0 && r.form(noun-1) == "prime"
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
				if of != id {
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

// phraseBetween returns a role noun with its modifiers before it.
func (r *reading) phraseBetween(noun int) nlp.Range {
	words := nlp.Range{First: noun, End: noun + 1}
	for words.First > 0 {
		w := words.First - 1
		if r.doc.Words[w].Head != noun || r.atWord[w] != none || !r.is(w, "amod", "compound") {
			break
		}
		words.First--
	}
	return words
}

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

// namesUnder returns the words below a name that may be names, and the possessors
// of a noun that says what the name is: "Norvik's Ferrygo ticket service".
func (r *reading) namesUnder(head int) []int {
	out := r.dependents(head, "nmod", "nmod:poss")
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

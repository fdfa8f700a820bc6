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
		r.whereabouts(m)
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
	if r.entities[of].kind == news.Place && lex().has("unsettled", r.lemma(noun)) { // "a refugee from Norvik"
		return
	}
	kind := r.stateKind(id, of, noun)
	if r.entities[id].kind != news.Person && r.parentNoun(noun) { // "X, the parent company of Y"
		kind, id, of = "PART_OF", of, id
	}
	if kind == holdsPosition && r.entities[of].kind == news.Person && r.dependent(noun, "nmod:poss") != noWord { // "her producer"
		kind = "ASSOCIATE_OF"
	}
	switch {
	case kind == "PART_OF" && r.entities[of].kind == news.Place:
		kind = "LOCATED_IN"
	case kind == holdsPosition && r.entities[of].kind == news.Place && r.livesThere(noun): // "a nurse from Norvik"
		kind = "LOCATED_IN"
	case kind == "PART_OF" && r.entities[of].kind == news.Person && lex().has("fellowship", r.lemma(noun)): // "her party, the Greens"
		kind, id, of = "MEMBER_OF", of, id
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

// livesThere reports whether a role that is told with a place is no office of it: "a
// nurse from Norvik", but not "the city's director of elections".
func (r *reading) livesThere(noun int) bool {
	if lex().has("office", r.lemma(noun)) || r.possessed(noun) {
		return false
	}
	return !slices.ContainsFunc(r.dependents(noun, "nmod"), func(c int) bool { return r.preposition(c) == "of" })
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

// stateKind is the relation of an entity to another that a role noun means.
func (r *reading) stateKind(id, of, noun int) news.RelationType {
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
	case lex().has("seat", lemma) && r.entities[of].kind == news.Organization: // "a Greens councillor"
		return "MEMBER_OF"
	case r.entities[id].kind == news.Person:
		return holdsPosition
	}
	return "PART_OF" // or OWNS the other way round, where the whole is a person
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

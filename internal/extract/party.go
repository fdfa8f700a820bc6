package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// actor returns the entity that acts where the noun at w is the subject: the
// one it names, or the one that a noun such as "statement" or "office" is of.
func (r *reading) actor(w int) int {
	if id := r.party(w); id != none || r.doc.Words[w].UPOS != "NOUN" {
		return id
	}
	return r.possessor(w)
}

// party returns the entity that the noun at w stands for by itself.
func (r *reading) party(w int) int {
	if id := r.entityAt(w); id != none {
		return id
	}
	if r.doc.Words[w].UPOS == "PRON" {
		return r.personBefore(w)
	}
	if lex().has("panel", r.lemma(w)) {
		if id := r.bodyAt(w); id != none { // "a jury at Norvik Crown Court"
			return id
		}
	}
	if role := r.namedRole(w); role != none {
		return role
	}
	if lex().has("document", r.lemma(w)) {
		return r.documentAuthor(w)
	}
	if lex().has("region", r.lemma(w)) {
		return r.regionNamed(w)
	}
	if id := r.refer(w); id != none || r.doc.Words[w].UPOS != "NOUN" {
		return id
	}
	if lex().has("container", r.lemma(w)) {
		return r.contained(w)
	}
	return r.namedThing(w)
}

// contained returns what a noun of measure or form holds: of "a new version of
// Ferrygo", Ferrygo.
func (r *reading) contained(w int) int {
	for _, c := range r.dependents(w, "nmod") {
		if r.preposition(c) != "of" {
			continue
		}
		if id := r.entityAt(c); id != none {
			return id
		}
		return r.namedThing(c)
	}
	return none
}

// bodyAt returns the organization in which a panel of people sits.
func (r *reading) bodyAt(w int) int {
	for _, c := range r.dependents(w, "nmod") {
		if id := r.entityAt(c); id != none && r.entities[id].kind == news.Organization {
			return id
		}
	}
	return none
}

// personBefore returns whom a "he" or "she" means that nothing else resolves: the
// last person that was the subject of a sentence just before, but for those of
// its own clause.
func (r *reading) personBefore(w int) int {
	want := genderOf(r.form(w))
	if want == unknownGender || r.quotedAt(w) != none {
		return none
	}
	own := r.sentence(w).Words
	for v, id := range r.entitiesBefore(own.First, w, personReach) {
		if r.mayBeOfGender(id, want) && r.place(v) == "subject" && !r.mentionedIn(id, own) {
			return id
		}
	}
	return none
}

// personReach is how many sentences back such a person is looked for.
const personReach = 2

// mayBeOfGender reports whether an entity is a person of whom no other gender is
// known.
func (r *reading) mayBeOfGender(id int, want gender) bool {
	e := r.entities[id]
	return e.kind == news.Person && (e.gender == unknownGender || e.gender == want)
}

// mentionedIn reports whether an entity is named among the words.
func (r *reading) mentionedIn(id int, words nlp.Range) bool {
	for w := words.First; w < words.End; w++ {
		if r.entityAt(w) == id && r.named(w) {
			return true
		}
	}
	return false
}

// regionNamed returns the place that is named with a noun for it: "the Lombardy
// region", "the city of Oslo", or none.
func (r *reading) regionNamed(w int) int {
	for _, c := range r.dependents(w, "compound", "appos", "nmod", "nmod:poss", "flat") {
		if p := r.preposition(c); p != "" && p != "of" {
			continue
		}
		if id := r.entityAt(c); id != none && r.entities[id].kind == news.Place && r.named(c) {
			return id
		}
	}
	return none
}

// namedRole returns the entity in apposition to a role noun: "the company's
// founder, Ada Lorn".
func (r *reading) namedRole(w int) int {
	if r.doc.Words[w].UPOS != "NOUN" && r.doc.Words[w].UPOS != "PROPN" {
		return none
	}
	if id := r.appositive(w); id != none {
		return id
	}
	if id := r.bodyBehind(w); id != none {
		return id
	}
	if !lex().has("role", r.lemma(w)) || r.plural(w) {
		return none
	}
	// "CEO of the Refugee Council Enver Solomon": the person ends the phrase.
	end := r.subtree(w).End
	for v := end - 1; v > w; v-- {
		if id := r.entityAt(v); id != none {
			first := r.mentions[r.atWord[v]].words.First
			if r.entities[id].kind == news.Person && r.doc.Words[first-1].UPOS != "ADP" && !r.clausal(v, w) && !r.joined(v, w) { // neither "an aide to Voss" nor "the editor who met Voss" is Voss
				return id
			}
			return none
		}
	}
	if end < len(r.doc.Words) && r.doc.Words[end].Sentence == r.doc.Words[w].Sentence {
		if id := r.entityAt(end); id != none && r.entities[id].kind == news.Person && !r.clausal(end, w) {
			return id
		}
	}
	return none
}

// joined reports whether a word stands below what is coordinated with another.
func (r *reading) joined(w, with int) bool {
	for ; w >= 0 && w != with; w = r.doc.Words[w].Head {
		if r.is(w, "conj") {
			return true
		}
	}
	return false
}

// bodyBehind returns the organization whose name stands right behind a noun for
// what it is: "the charity Safe Harbour", however the tree hangs it.
func (r *reading) bodyBehind(w int) int {
	if !lex().has("organization", r.lemma(w)) || r.plural(w) || w+1 >= len(r.doc.Words) || !r.named(w+1) {
		return none
	}
	m := r.mentions[r.atWord[w+1]]
	if k := r.entities[max(m.entity, 0)].kind; m.entity == none || m.words.First != w+1 || k != news.Organization && k != news.Platform {
		return none
	}
	return m.entity
}

// appositive returns the entity whose name stands in apposition to a noun: "the
// company's founder, Ada Lorn", "debutants Panama".
func (r *reading) appositive(w int) int {
	if id := r.namedBehind(w); id != none {
		return id
	}
	for _, c := range r.dependents(w, "appos", "flat", "nmod:desc", "dep", "list", "compound") {
		if r.is(c, "appos", "compound") && c > w && r.doc.Words[c].UPOS == "NOUN" && r.roleNoun(c) { // "his wife, the actress Ann Poe"
			if id := r.appositive(c); id != none {
				return id
			}
		}
		id := r.entityAt(c)
		if id == none || c < w || !r.named(c) {
			continue
		}
		switch r.entities[id].kind {
		case news.Person:
			return id
		case news.Organization, news.Platform, news.Place:
			if !r.is(c, "dep", "list") && !personsOnly(r.lemma(w)) {
				return id
			}
		}
	}
	return none
}

// onlySubject reports whether a name is what a clause is about that a noun is not the
// subject of: "Speaking against the founder, Lind said".
func (r *reading) onlySubject(name, noun int) bool {
	verb := r.doc.Words[name].Head
	return verb >= 0 && r.is(name, "nsubj") && len(r.dependents(verb, "nsubj")) == 1 && !r.is(noun, "nsubj")
}

// possessor returns the entity that a noun is of, or none.
func (r *reading) possessor(w int) int {
	for _, c := range r.dependents(w, "nmod:poss") {
		if id := r.entityAt(c); id != none {
			return id
		}
	}
	for _, c := range r.dependents(w, "nmod") {
		if p := r.preposition(c); p == "of" || p == "by" || p == "from" {
			if id := r.entityAt(c); id != none {
				return id
			}
		}
	}
	for _, c := range r.dependents(w, "amod") { // "the French plan"
		if id := r.entityAt(c); id != none && r.entities[id].kind == news.Group && r.named(c) {
			return id
		}
	}
	return none
}

// namedBehind returns who is named right behind a noun, "local rivals Norvik
// Rovers", where the tree hangs both on one verb, or between commas, "her own
// party, the Greens, lost", whatever the tree says.
func (r *reading) namedBehind(w int) int {
	if !r.roleNoun(w) {
		return none
	}
	if id := r.betweenCommas(w); id != none {
		return id
	}
	if w+1 >= len(r.doc.Words) || !r.named(w+1) {
		return none
	}
	m := r.mentions[r.atWord[w+1]]
	beside := r.doc.Words[m.head].Head == r.doc.Words[w].Head && r.doc.Words[m.head].Deprel == r.doc.Words[w].Deprel
	if !beside || m.words.First != w+1 || m.entity == none || !r.entities[m.entity].kind.Acts() {
		return none
	}
	if r.entities[m.entity].kind != news.Person && personsOnly(r.lemma(w)) {
		return none
	}
	return m.entity
}

// betweenCommas returns who is named between commas behind the phrase of a noun
// that is definite or somebody's: a person behind a role, a body behind a noun
// for bodies.
func (r *reading) betweenCommas(w int) int {
	if name := r.nameBetweenCommas(w); name.First < name.End {
		return r.mentions[r.atWord[name.First]].entity
	}
	return none
}

func (r *reading) nameBetweenCommas(w int) nlp.Range {
	comma := r.subtree(w).End
	if next := w + 1; next < comma && r.form(next) == "," {
		comma = next
	}
	at := comma + 1
	if at >= len(r.doc.Words) || r.form(comma) != "," || r.plural(w) || r.dependent(w, "conj") != noWord || !r.pointsBack(w) {
		return nlp.Range{}
	}
	if r.form(at) == "the" {
		at++
	}
	if at >= len(r.doc.Words) || !r.named(at) || r.is(r.mentions[r.atWord[at]].head, "conj") {
		return nlp.Range{}
	}
	m := r.mentions[r.atWord[at]]
	if m.words.First != at || m.entity == none || m.words.End >= len(r.doc.Words) || r.doc.Words[m.words.End].UPOS != "PUNCT" || r.onlySubject(m.head, w) {
		return nlp.Range{}
	}
	if kind, _ := r.nominalKind(w); r.entities[m.entity].kind != kind || kind != news.Person && kind != news.Organization {
		return nlp.Range{}
	}
	return m.words
}

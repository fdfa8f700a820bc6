package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readFrames reads relations off the predicates that the table of frames knows.
func (r *reading) readFrames() {
	for w, word := range r.doc.Words {
		switch word.UPOS {
		case "VERB":
			r.firstThat(table().verbs[r.verbLemma(w)], w, r.verbFrame)
		case "NOUN":
			if !r.named(w) {
				rows := table().nouns[r.lemma(w)]
				if r.plural(w) {
					rows = append(slices.Clone(rows), table().nouns[r.form(w)]...)
				}
				r.firstThat(rows, w, r.nounFrame)
			}
		case "ADJ":
			r.firstThat(table().adjectives[r.lemma(w)], w, r.adjectiveFrame)
		}
	}
}

// firstThat reads the first row that gives a relation.
func (r *reading) firstThat(rows []frame, w int, read func(int, frame) bool) {
	for _, f := range rows {
		if read(w, f) {
			return
		}
	}
}

// named reports whether a word is part of a name.
func (r *reading) named(w int) bool {
	return r.atWord[w] != none && r.mentions[r.atWord[w]].kind == byName
}

// verbLemma joins a verb with its particle: "turn down", "step down".
func (r *reading) verbLemma(w int) string {
	for _, p := range r.dependents(w, "compound:prt", "advmod") {
		if joined := r.lemma(w) + " " + r.form(p); p > w && len(table().verbs[joined]) > 0 {
			return joined
		}
	}
	return r.lemma(w)
}

// verbFrame makes the relations of a verb: of each subject to each object.
func (r *reading) verbFrame(verb int, f frame) bool {
	if f.to && !r.infinitive(verb) {
		return false
	}
	subjects := r.ends(verb, f, f.subject)
	objects := r.ends(verb, f, f.object)
	if len(objects) == 0 && topical[f.kind] && r.anyNamed(subjects) {
		objects = r.thingsAt(verb, f.object)
	}
	if info, _ := f.kind.Info(); info.Symmetric && len(objects) == 0 && len(subjects) == 2 && r.lemma(verb) != "speak" {
		subjects, objects = subjects[:1], subjects[1:] // "Musk and Trump discussed"
	}
	if len(subjects) > 1 && r.mutual(verb) {
		return r.relate(verb, f, subjects, subjects)
	}
	return r.relate(verb, f, subjects, objects)
}

// mutual reports whether the object of a verb is "each other" or "one another".
func (r *reading) mutual(verb int) bool {
	w := r.syntacticObject(verb)
	if w == noWord || w < 1 {
		return false
	}
	pair := r.form(w-1) + " " + r.form(w)
	if w+1 < len(r.doc.Words) {
		pair += " " + r.form(w+1)
	}
	return strings.Contains(pair, "each other") || strings.Contains(pair, "one another")
}

// infinitive reports whether a verb has an infinitive as complement.
func (r *reading) infinitive(verb int) bool {
	for _, c := range r.dependents(verb, "xcomp", "ccomp", "advcl") {
		if r.marker(c) == "to" {
			return true
		}
	}
	return false
}

// adjectiveFrame makes the relations of an adjective that is said of somebody:
// "the team is critical of Musk".
func (r *reading) adjectiveFrame(w int, f frame) bool {
	subjects := r.endsAt(r.relativeAntecedent(r.dependent(w, "nsubj")))
	var objects []int
	for _, s := range f.object {
		if objects = r.fitting(s, r.obliques(w, s.place)); len(objects) > 0 {
			break
		}
	}
	return r.relate(w, f, subjects, objects)
}

// thingsAt returns the unnamed things at the first place of the slots that has any.
func (r *reading) thingsAt(verb int, slots []slot) []int {
	for _, s := range slots {
		var found []int
		switch s.place {
		case "obj":
			found = r.topics(r.syntacticObject(verb))
		case "subj", "iobj", "ARG1", "ARG2", "ARG3":
		default:
			for _, w := range r.dependents(verb, "obl", "nmod") {
				if r.preposition(w) == s.place {
					found = append(found, r.topics(w)...)
				}
			}
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// fitting returns the entities that a slot takes.
func (r *reading) fitting(s slot, ids []int) []int {
	return slices.DeleteFunc(ids, func(id int) bool { return !s.takes(r.entities[id].kind) })
}

func (r *reading) anyNamed(ids []int) bool {
	return slices.ContainsFunc(ids, func(id int) bool { return !r.entities[id].unnamed })
}

// nounFrame makes the relations of a noun that stands for a deed: "criticism of
// Musk by the team", "an interview with Trump", and of the light verb that it
// is the object of: "drew criticism from the team", "filed a lawsuit against",
// "entered into an agreement with".
func (r *reading) nounFrame(noun int, f frame) bool {
	if f.kind == interviewed && r.interviewOf(noun) != noWord {
		return false // who speaks in an interview was interviewed
	}
	subjects := r.nounEnds(noun, f.subject)
	objects := r.nounEnds(noun, f.object)
	if verb := r.lightVerb(noun); verb != noWord {
		if lex().has("draw", r.lemma(verb)) { // the object of the deed is the subject of "drew"
			subjects = append(subjects, r.obliques(verb, "from")...)
			objects = append(objects, r.endsAt(r.subject(verb))...)
			if len(objects) == 0 && topical[f.kind] && r.anyNamed(subjects) {
				objects = r.topics(r.subject(verb))
			}
		} else if len(subjects) == 0 {
			subjects = r.endsAt(r.subject(verb))
			for _, s := range f.object {
				if len(objects) == 0 {
					objects = r.fitting(s, append(r.obliques(verb, s.place), r.recipients(verb, s)...))
				}
			}
		}
	}
	if info, _ := f.kind.Info(); info.Symmetric {
		switch {
		case len(objects) >= 2 && (len(subjects) == 0 && r.among(noun) || slices.Equal(subjects, objects)):
			subjects, objects = objects[:1], objects[1:] // "a meeting between A and B"
		case len(objects) == 0 && len(subjects) == 2:
			subjects, objects = subjects[:1], subjects[1:] // "A and B reached a deal"
		}
	}
	return r.relate(noun, f, subjects, objects)
}

// among reports whether a noun tells whom it is between.
func (r *reading) among(noun int) bool {
	return slices.ContainsFunc(r.nounPhrases(noun), func(w int) bool {
		p := r.preposition(w)
		return p == "between" || p == "among" || p == "of"
	})
}

// recipients returns to whom a light verb gives, for a slot that takes them:
// "gave Tanzania a grant".
func (r *reading) recipients(verb int, s slot) []int {
	if s.place != "iobj" {
		return nil
	}
	return r.endsAt(r.dependent(verb, "iobj"))
}

// lightVerb returns the verb whose object a noun is and that says no more than
// that the deed of the noun was done, or noWord.
func (r *reading) lightVerb(noun int) int {
	verb := r.doc.Words[noun].Head
	if verb < 0 || !r.verbal(verb) {
		return noWord
	}
	switch lemma := r.lemma(verb); {
	case r.is(noun, "obj", "nsubj:pass") && (lex().has("draw", lemma) || lex().has("light", lemma)):
		return verb
	case r.is(noun, "obl") && r.preposition(noun) == "into" && (lemma == "enter" || lemma == "come"):
		return verb
	}
	return noWord
}

// ends returns the entities at the first place of the slots that has any. A
// thing such as a plan or a decision stands for whose it is where the deed is
// one of judgment: who condemns somebody's decision condemns him.
func (r *reading) ends(verb int, f frame, slots []slot) []int {
	at := r.endsAt
	if f.speech || f.kind == "SUPPORTED" || f.kind == "RESPONDED_TO" || f.kind == "AGREED_WITH" || f.kind == demanded {
		at = r.endsOrOwners
	}
	for _, s := range slots {
		var found []int
		switch s.place {
		case "subj":
			found = at(r.subject(verb))
		case "obj":
			found = at(r.object(verb))
		case "iobj":
			found = at(r.dependent(verb, "iobj"))
		case "ARG1", "ARG2", "ARG3":
			found = at(r.argument(verb, s.place))
		case "xobj":
			found = r.complementEnds(verb)
		default:
			found = r.obliquesBy(verb, s.place, at)
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// complementEnds returns whom the deed is done to that a verb has as complement:
// "threatened to sue the Courier", "to impose tariffs on France".
func (r *reading) complementEnds(verb int) []int {
	for _, c := range r.dependents(verb, "xcomp") {
		if r.marker(c) != "to" || !r.verbal(c) {
			continue
		}
		if found := r.endsAt(r.dependent(c, "obj")); len(found) > 0 {
			return found
		}
		for _, preposition := range [...]string{"against", "on", "with", "to", "from", "in", "of"} {
			if found := r.obliques(c, preposition); len(found) > 0 {
				return found
			}
		}
	}
	return nil
}

// object returns the head of what a verb acts on, however the clause is turned,
// or what the encoder gives as that.
func (r *reading) object(verb int) int {
	if w := r.syntacticObject(verb); w != noWord {
		return w
	}
	if w := r.argument(verb, "ARG1"); w != noWord && !r.verbal(w) && w != r.subject(verb) {
		return r.relativeAntecedent(w)
	}
	return noWord
}

func (r *reading) syntacticObject(verb int) int {
	if w := r.dependent(verb, "nsubj:pass"); w != noWord {
		return r.relativeAntecedent(w)
	}
	if w := r.nameAmong(r.dependents(verb, "obj", "iobj")); w != noWord {
		return r.relativeAntecedent(w)
	}
	if r.is(verb, "acl") && !r.is(verb, "acl:relcl") && r.doc.Words[verb].XPOS == "VBN" { // "the firm fined by the court"
		return r.doc.Words[verb].Head
	}
	return noWord
}

// nameAmong returns the first word that is a name of those that a doubtful tree
// gives for one place, else the first, or noWord.
func (r *reading) nameAmong(words []int) int {
	for _, w := range words {
		if r.named(w) {
			return w
		}
	}
	if len(words) == 0 {
		return noWord
	}
	return words[0]
}

// obliques returns the entities in the prepositional phrases of a verb.
func (r *reading) obliques(verb int, preposition string) []int {
	return r.obliquesBy(verb, preposition, r.endsAt)
}

// obliquesBy looks at the phrases of the verb first, then at those of its object,
// to which they may have been attached: "settled its dispute with the label".
func (r *reading) obliquesBy(verb int, preposition string, ends func(int) []int) []int {
	var out []int
	for _, head := range [...]int{verb, r.dependent(verb, "obj")} {
		if head == noWord || len(out) > 0 {
			break
		}
		for _, w := range r.dependents(head, "obl", "nmod") {
			if r.preposition(w) == preposition {
				out = append(out, ends(w)...)
			}
		}
	}
	return out
}

// nounEnds returns the entities around a noun of a deed.
func (r *reading) nounEnds(noun int, slots []slot) []int {
	for _, s := range slots {
		var found []int
		switch s.place {
		case "poss":
			for _, c := range r.dependents(noun, "nmod:poss") {
				found = append(found, r.endsAt(c)...)
			}
		case "is":
			found = r.whoIs(noun)
		case "self":
			found = r.endsAt(noun)
		default:
			for _, c := range r.nounPhrases(noun) {
				if r.preposition(c) == s.place {
					found = append(found, r.endsAt(c)...)
				}
			}
		}
		if found = r.fitting(s, found); len(found) > 0 {
			return found
		}
	}
	return nil
}

// nounPhrases returns the heads of the prepositional phrases of a noun, and of a
// participle behind it that says no more than that its deed was done: "the
// agreement reached between the two".
func (r *reading) nounPhrases(noun int) []int {
	found := r.dependents(noun, "nmod", "obl")
	for _, c := range r.dependents(noun, "acl") {
		if lex().has("light", r.lemma(c)) && !r.is(c, "acl:relcl") {
			found = append(found, r.dependents(c, "obl")...)
		}
	}
	return found
}

// whoIs returns the entity that a role noun says something of: the name in
// apposition, or the subject of "is".
func (r *reading) whoIs(noun int) []int {
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none {
			continue
		}
		if slices.Contains(r.roleWords(m), noun) {
			return []int{m.entity}
		}
	}
	return nil
}

// endsAt returns the entities that a word and its conjuncts stand for.
func (r *reading) endsAt(w int) []int { return r.endsBy(w, r.party) }

// endsOrOwners is endsAt, but that a thing stands for whose it is.
func (r *reading) endsOrOwners(w int) []int { return r.endsBy(w, r.actor) }

func (r *reading) endsBy(w int, stands func(int) int) []int {
	if w < 0 {
		return nil
	}
	var out []int
	for _, c := range r.conjuncts(w) {
		for _, id := range r.standsFor(c, stands) {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

func (r *reading) standsFor(w int, stands func(int) int) []int {
	if both := r.both(w); both != nil {
		return both
	}
	if id := stands(w); id != none {
		return []int{id}
	}
	return nil
}

// relate adds the relations of each subject to each object that the table of
// types allows, and reports whether there were any.
func (r *reading) relate(predicate int, f frame, subjects, objects []int) (related bool) {
	info, _ := f.kind.Info()
	for _, s := range subjects {
		for _, o := range objects {
			if s == o || !info.Allows(r.entities[s].kind, r.entities[o].kind) || !r.personal(f.kind, s, o) {
				continue
			}
			if !r.toldHere(predicate, f.kind, s, o) {
				r.addRelation(predicate, f.kind, s, o, "")
			}
			related = true
		}
	}
	return related
}

// toldHere reports whether the sentence of a predicate told the relation already,
// as "signed a treaty" does by its verb and by its noun.
func (r *reading) toldHere(predicate int, kind news.RelationType, subject, object int) bool {
	at := newsSpan(r.sentence(predicate).Span)
	return slices.ContainsFunc(r.facts.relations, func(rel news.DraftRelation) bool {
		same := rel.Subject == subject && rel.Object == object || kind.Symmetric() && rel.Subject == object && rel.Object == subject
		return same && rel.Type == kind && rel.Evidence[0].Sentence == at
	})
}

// personal reports whether a relation that only persons can stand in has them:
// an office is held and left, and kin is had, by a person, and appointed,
// arrested and dismissed are persons and groups of them.
func (r *reading) personal(kind news.RelationType, subject, object int) bool {
	s, o := r.entities[subject].kind, r.entities[object].kind
	switch kind {
	case holdsPosition:
		return s == news.Person
	case resigned:
		return s == news.Person && o != news.Person
	case "FAMILY_OF":
		return s == news.Person && o == news.Person
	case "APPOINTED", dismissed, "ARRESTED":
		return o == news.Person || o == news.Group
	}
	return true
}

func (r *reading) addRelation(predicate int, kind news.RelationType, subject, object int, detail string) {
	st := r.standingOf(predicate)
	if st.modality == news.Alleged && (st.attributedTo == subject && r.performs(predicate) ||
		(st.attributedTo == subject || st.attributedTo == object) && r.announced(predicate) || r.presupposed(predicate)) {
		st.modality, st.attributedTo = news.Asserted, none // "I urge you": said is done
	}
	r.facts.relations = append(r.facts.relations, news.DraftRelation{
		Type: kind, Subject: subject, Object: object, Polarity: st.polarity, Modality: st.modality, AttributedTo: st.attributedTo,
		Detail: detail, When: r.whenOfClause(predicate), Confidence: deedConfidence,
		Evidence: []news.DraftEvidence{r.evidenceOf(predicate)},
	})
}

// performative are the deeds that are done by saying in the first person that
// one does them: "I apologise", "we promise".
var performative = map[news.RelationType]bool{
	"APOLOGIZED_TO": true, "PROMISED": true, "INVITED": true, "ACCEPTED": true, "DECLINED": true, "ENDORSED": true, "AGREED_WITH": true,
	"PRAISED": true, "CRITICIZED": true, "ACCUSED": true, "DEMANDED": true, "WARNED": true, "REJECTED": true, "ASKED": true,
}

// performs reports whether a verb of speech in the first person does what it
// says: "we urge", "I thank".
func (r *reading) performs(w int) bool {
	subject := r.dependent(w, "nsubj")
	if subject == noWord || r.form(subject) != "i" && r.form(subject) != "we" {
		return false
	}
	return slices.ContainsFunc(table().verbs[r.verbLemma(w)], func(f frame) bool { return performative[f.kind] })
}

// presupposed reports whether retold speech takes a deed for granted, as who says
// something of "the agreement between the two" or of "its purchase of NeXT" does.
func (r *reading) presupposed(w int) bool {
	sp := r.speechAt(w)
	return sp != nil && !sp.quoted && r.doc.Words[w].UPOS == "NOUN" && (r.definite(w) || r.dependent(w, "nmod:poss") != noWord)
}

// evidenceOf quotes the clause of a predicate.
func (r *reading) evidenceOf(predicate int) news.DraftEvidence {
	words := r.clauseAround(predicate)
	sentence := r.sentence(predicate)
	return news.DraftEvidence{
		Span:     newsSpan(r.span(words)),
		Sentence: newsSpan(sentence.Span),
		Cue:      r.doc.Text[r.word(predicate).Start:r.word(predicate).End],
	}
}

// clauseAround returns the words of a predicate with its ends, without marks.
func (r *reading) clauseAround(predicate int) nlp.Range {
	words := r.subtree(predicate)
	if r.doc.Words[predicate].UPOS != "VERB" { // a noun's deed is told by its verb's clause
		if head := r.doc.Words[predicate].Head; head >= 0 && r.verbal(head) {
			words = r.subtree(head)
		}
	}
	if subject := r.subjectWord(predicate); subject != noWord {
		words.First = min(words.First, subject)
	}
	return r.trimPunctuation(words)
}

// subjectWord returns the subject of a verb where it stands before it in the
// sentence, outside of its own subtree.
func (r *reading) subjectWord(predicate int) int {
	if !r.verbal(predicate) {
		return noWord
	}
	w := r.subject(predicate)
	if w == noWord || w > predicate || r.doc.Words[w].Sentence != r.doc.Words[predicate].Sentence {
		return noWord
	}
	return r.subtree(w).First
}

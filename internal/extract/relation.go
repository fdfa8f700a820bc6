package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readFrames reads relations off the predicates that the table of frames knows.
func (r *reading) readFrames() {
	for w, word := range r.doc.Words {
		switch word.UPOS {
		case "VERB":
			if f, ok := table().verb(r.verbLemma(w)); ok {
				r.verbFrame(w, f)
			}
		case "NOUN":
			if f, ok := table().noun(r.lemma(w)); ok && !r.named(w) {
				r.nounFrame(w, f)
			}
		}
	}
}

// named reports whether a word is part of a name.
func (r *reading) named(w int) bool {
	return r.atWord[w] != none && r.mentions[r.atWord[w]].kind == byName
}

// verbLemma joins a verb with its particle: "turn down", "step down".
func (r *reading) verbLemma(w int) string {
	if p := r.dependent(w, "compound:prt"); p != noWord {
		if joined := r.lemma(w) + " " + r.form(p); r.isVerb(joined) {
			return joined
		}
	}
	return r.lemma(w)
}

func (r *reading) isVerb(lemma string) bool {
	_, ok := table().verb(lemma)
	return ok
}

// verbFrame makes the relations of a verb: of each subject to each object.
func (r *reading) verbFrame(verb int, f frame) {
	subjects := r.ends(verb, f.subject)
	objects := r.ends(verb, f.object)
	if len(objects) == 0 && topical[f.kind] && r.anyNamed(subjects) {
		objects = r.thingsAt(verb, f.object)
	}
	if info, _ := f.kind.Info(); info.Symmetric && len(objects) == 0 && len(subjects) == 2 {
		subjects, objects = subjects[:1], subjects[1:] // "Musk and Trump discussed"
	}
	r.relate(verb, f, subjects, objects)
}

// thingsAt returns the unnamed things at the first place of the slots that has any.
func (r *reading) thingsAt(verb int, slots []string) []int {
	for _, slot := range slots {
		var found []int
		switch slot {
		case "obj":
			found = r.topics(r.relativeAntecedent(max(r.dependent(verb, "obj"), r.dependent(verb, "nsubj:pass"))))
		case "subj", "ARG1", "ARG2", "ARG3":
		default:
			for _, w := range r.dependents(verb, "obl", "nmod") {
				if r.preposition(w) == slot {
					found = append(found, r.topics(w)...)
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

func (r *reading) anyNamed(ids []int) bool {
	return slices.ContainsFunc(ids, func(id int) bool { return !r.entities[id].unnamed })
}

// nounFrame makes the relations of a noun that stands for a deed: "criticism of
// Musk by the team", "an interview with Trump", and of the light verb that it
// is the object of: "drew criticism from the team", "filed a lawsuit against".
func (r *reading) nounFrame(noun int, f frame) {
	subjects := r.nounEnds(noun, f.subject)
	objects := r.nounEnds(noun, f.object)
	verb := r.doc.Words[noun].Head
	if verb >= 0 && r.is(noun, "obj") && r.verbal(verb) {
		if lex().has("draw", r.lemma(verb)) { // the object of the deed is the subject of "drew"
			objects = append(objects, r.endsAt(r.subject(verb))...)
			subjects = append(subjects, r.obliques(verb, "from")...)
		} else if lex().has("light", r.lemma(verb)) && len(subjects) == 0 {
			subjects = r.endsAt(r.subject(verb))
			if len(objects) == 0 {
				for _, p := range f.object {
					objects = append(objects, r.obliques(verb, p)...)
				}
			}
		}
	}
	if info, _ := f.kind.Info(); info.Symmetric && len(objects) == 2 && len(subjects) == 0 {
		subjects, objects = objects[:1], objects[1:] // "a meeting between A and B"
	}
	r.relate(noun, f, subjects, objects)
}

// ends returns the entities at the first place of the slots that has any.
func (r *reading) ends(verb int, slots []string) []int {
	for _, slot := range slots {
		var found []int
		switch slot {
		case "subj":
			found = r.endsAt(r.subject(verb))
		case "obj":
			found = r.endsAt(r.object(verb))
		case "ARG1", "ARG2", "ARG3":
			found = r.endsAt(r.argument(verb, slot))
		default:
			found = r.obliques(verb, slot)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// object returns the head of what a verb acts on, however the clause is turned.
func (r *reading) object(verb int) int {
	if w := r.dependent(verb, "nsubj:pass"); w != noWord {
		return r.relativeAntecedent(w)
	}
	if w := r.dependent(verb, "obj", "iobj"); w != noWord {
		return r.relativeAntecedent(w)
	}
	if r.is(verb, "acl") && !r.is(verb, "acl:relcl") && r.doc.Words[verb].XPOS == "VBN" { // "the firm fined by the court"
		return r.doc.Words[verb].Head
	}
	if w := r.argument(verb, "ARG1"); w != noWord && !r.verbal(w) && w != r.subject(verb) {
		return r.relativeAntecedent(w)
	}
	return noWord
}

// obliques returns the entities in the prepositional phrases of a verb.
func (r *reading) obliques(verb int, preposition string) []int {
	var out []int
	for _, w := range r.dependents(verb, "obl", "nmod") {
		if r.preposition(w) == preposition {
			out = append(out, r.endsAt(w)...)
		}
	}
	return out
}

// nounEnds returns the entities around a noun of a deed.
func (r *reading) nounEnds(noun int, slots []string) []int {
	for _, slot := range slots {
		var found []int
		switch slot {
		case "poss":
			for _, c := range r.dependents(noun, "nmod:poss") {
				found = append(found, r.endsAt(c)...)
			}
		case "is":
			found = r.whoIs(noun)
		default:
			for _, c := range r.dependents(noun, "nmod", "obl") {
				if r.preposition(c) == slot {
					found = append(found, r.endsAt(c)...)
				}
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
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

// endsAt returns the entities that a word and its conjuncts stand for. A thing
// such as a plan or a decision stands for whose it is.
func (r *reading) endsAt(w int) []int {
	if w < 0 {
		return nil
	}
	var out []int
	for _, c := range r.conjuncts(w) {
		if id := r.end(c); id != none && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

func (r *reading) end(w int) int {
	if id := r.actor(w); id != none {
		return id
	}
	return none
}

// relate adds the relations of each subject to each object that the table of
// types allows.
func (r *reading) relate(predicate int, f frame, subjects, objects []int) {
	info, _ := f.kind.Info()
	for _, s := range subjects {
		for _, o := range objects {
			if s == o || !info.Allows(r.entities[s].kind, r.entities[o].kind) || !r.personal(f.kind, s, o) {
				continue
			}
			r.addRelation(predicate, f.kind, s, o, "")
		}
	}
}

// personal reports whether a relation that only persons can stand in has them:
// an office is held and left, and kin is had, by a person, and appointed,
// arrested and dismissed are persons and groups of them.
func (r *reading) personal(kind news.RelationType, subject, object int) bool {
	s, o := r.entities[subject].kind, r.entities[object].kind
	switch kind {
	case "HOLDS_POSITION", "RESIGNED_FROM":
		return s == news.Person
	case "FAMILY_OF":
		return s == news.Person && o == news.Person
	case "APPOINTED", "DISMISSED", "ARRESTED":
		return o == news.Person || o == news.Group
	}
	return true
}

func (r *reading) addRelation(predicate int, kind news.RelationType, subject, object int, detail string) {
	st := r.standingOf(predicate)
	if st.attributedTo == subject && st.modality == news.Alleged && r.performs(predicate) {
		st.modality, st.attributedTo = news.Asserted, none // "I urge you": said is done
	}
	r.facts.relations = append(r.facts.relations, news.DraftRelation{
		Type: kind, Subject: subject, Object: object, Polarity: st.polarity, Modality: st.modality, AttributedTo: st.attributedTo,
		Detail: detail, When: r.whenOfClause(predicate), Confidence: r.confidence(predicate, st),
		Evidence: []news.DraftEvidence{r.evidenceOf(predicate)},
	})
}

// performs reports whether a verb of speech in the first person does what it
// says: "we urge", "I thank".
func (r *reading) performs(w int) bool {
	subject := r.dependent(w, "nsubj")
	return subject != noWord && (r.form(subject) == "i" || r.form(subject) == "we") && table().speaks(r.lemma(w))
}

// The confidences are shares of right relations measured on annotated articles
// by what they rest on; see the package's quality figures.
func (r *reading) confidence(predicate int, st standing) float64 {
	c := 0.8
	if !r.verbal(predicate) {
		c = 0.6
	}
	if st.modality != news.Asserted {
		c -= 0.15
	}
	return c
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

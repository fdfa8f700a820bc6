package extract

import (
	"slices"

	"hearsay/internal/news"
)

// readFrames reads relations off the predicates that the table of frames knows.
func (r *reading) readFrames() {
	for w, word := range r.doc.Words {
		switch word.UPOS {
		case "VERB":
			r.firstThat(table().verbs[r.verbLemma(w)], w, r.verbFrame)
		case "NOUN":
			if _, noun := r.idiom(r.doc.Words[w].Head); !r.named(w) && noun != w {
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

// idiom returns the predicate that a verb makes with a noun, "take aim", "come
// under fire", and that noun; "" and noWord where the table has none.
func (r *reading) idiom(verb int) (predicate string, noun int) {
	if verb < 0 || !r.verbal(verb) {
		return "", noWord
	}
	for _, c := range r.dependents(verb, "obj", "obl") {
		key := r.lemma(verb) + " "
		if p := r.preposition(c); p != "" {
			key += p + " "
		}
		if key += r.lemma(c); r.doc.Words[c].UPOS == "NOUN" && len(table().verbs[key]) > 0 {
			return key, c
		}
	}
	return "", noWord
}

// verbLemma joins a verb with a noun that makes an idiom of it, "take aim", with
// its particle, "turn down", with what it makes somebody, "find guilty", or with
// money, "give money", where the table has that.
func (r *reading) verbLemma(w int) string {
	if predicate, _ := r.idiom(w); predicate != "" {
		return predicate
	}
	for _, c := range r.dependents(w, "compound:prt", "advmod", "xcomp", "obj") {
		part := r.form(c)
		switch {
		case r.is(c, "obj") && r.money(c):
			part = "money"
		case r.is(c, "obj") || r.is(c, "xcomp") && r.doc.Words[c].UPOS != "ADJ":
			continue
		}
		if joined := r.lemma(w) + " " + part; c > w && len(table().verbs[joined]) > 0 {
			return joined
		}
	}
	return r.lemma(w)
}

// money reports whether a word heads a sum of money.
func (r *reading) money(w int) bool {
	if lex().has("currency", r.form(w)) || lex().has("currency", r.lemma(w)) {
		return true
	}
	return r.doc.Words[w].UPOS == "NUM" && w > 0 && lex().has("currency", r.form(w-1))
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

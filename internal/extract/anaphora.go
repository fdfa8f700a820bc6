package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// anaphora refers roles and pronouns to the entities they stand for, in the
// order of the text, by salience: nearness, the role in the sentence, and how
// often the article speaks of the entity (Lappin and Leass, 1994, without the
// weights that need hand-tuned syntax). First and second persons wait for the
// speakers of quotations.
func (r *reading) anaphora() {
	s := newSalience(r)
	for w := range r.doc.Words {
		switch {
		case r.atWord[w] != none:
			s.note(w)
		case r.doc.Words[w].UPOS == "PRON":
			r.thirdPerson(s, w)
		case r.doc.Words[w].UPOS == "NOUN" && r.roleNoun(w) && r.definite(w):
			r.definiteRole(s, w)
		}
	}
}

// thirdPerson resolves he, she, it and they with their forms.
func (r *reading) thirdPerson(s *salience, w int) {
	want, ok := pronounNeeds(r.form(w))
	if !ok || (want.thing && r.expletive(w)) {
		return
	}
	if id := s.best(w, want); id != none {
		r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byPronoun, entity: id})
		if want.gender != unknownGender && r.entities[id].gender == unknownGender {
			r.entities[id].gender = want.gender
		}
		s.note(w)
	}
}

// needs is what a referring word asks of its entity.
type needs struct {
	gender gender // of a person
	thing  bool   // it: no person
	many   bool   // they: several, or a body of several
	roles  []string
	kinds  []news.Kind
}

func pronounNeeds(form string) (needs, bool) {
	switch form {
	case "he", "him", "his", "himself":
		return needs{gender: male}, true
	case "she", "her", "hers", "herself":
		return needs{gender: female}, true
	case "it", "its", "itself":
		return needs{thing: true}, true
	case "they", "them", "their", "theirs", "themselves":
		return needs{many: true}, true
	}
	return needs{}, false
}

// expletive reports whether an "it" stands for nothing: "it is clear that",
// "it rained".
func (r *reading) expletive(w int) bool {
	if r.is(w, "expl") {
		return true
	}
	head := r.doc.Words[w].Head
	if head < 0 || r.form(w) != "it" || !r.is(w, "nsubj") {
		return false
	}
	return r.dependent(head, "csubj") != noWord || (r.doc.Words[head].UPOS == "ADJ" && r.dependent(head, "ccomp", "xcomp", "advcl", "csubj") != noWord)
}

// definiteRole resolves "the governor" and "the company": to the nearest entity
// that is said to be that, else, for a bare noun, to the most salient one of the
// kind where the article has told no other's role by that noun.
func (r *reading) definiteRole(s *salience, w int) {
	kind, ok := r.nominalKind(w)
	if !ok || kind == news.Group || !r.bare(w) {
		return
	}
	want := needs{roles: r.roleNames(w)}
	id := s.best(w, want)
	if id == none && kind != news.Person {
		id = s.best(w, needs{kinds: sameSort(kind)})
	}
	if id != none {
		r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byRole, entity: id})
		r.entities[id].roles[r.lemma(w)] = true
		s.note(w)
	}
}

// roleNames returns how an entity may have been said to be this: with the
// modifiers that go with the noun, and without them.
func (r *reading) roleNames(w int) []string {
	lemma := r.lemma(w)
	names := []string{}
	for _, c := range r.dependents(w, "amod") {
		names = append(names, r.lemma(c)+" "+lemma)
	}
	names = append(names, lemma)
	for _, synonym := range [...][2]string{
		{"ceo", "executive"}, {"company", "firm"}, {"newspaper", "paper"}, {"carmaker", "automaker"}, {"chief", "executive"},
		{"organisation", "organization"}, {"group", "organization"}, {"lawmaker", "legislator"},
	} {
		switch lemma {
		case synonym[0]:
			names = append(names, synonym[1])
		case synonym[1]:
			names = append(names, synonym[0])
		}
	}
	return names
}

func sameSort(kind news.Kind) []news.Kind {
	if kind == news.Organization || kind == news.Platform {
		return []news.Kind{news.Organization, news.Platform}
	}
	return []news.Kind{kind}
}

// resolveFirstPersons refers I and we within a quotation to its speaker.
func (r *reading) resolveFirstPersons() {
	for _, q := range r.speech {
		if q.speaker == none || !q.quoted {
			continue
		}
		for w := q.words.First; w < q.words.End; w++ {
			if r.atWord[w] != none || r.doc.Words[w].UPOS != "PRON" {
				continue
			}
			switch r.form(w) {
			case "i", "me", "my", "mine", "myself":
				r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byPronoun, entity: q.speaker})
			case "we", "us", "our", "ours", "ourselves":
				if id := r.voice(q.speaker); id != none {
					r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byPronoun, entity: id})
				}
			}
		}
	}
}

// voice returns whom a speaker means by "we": the body itself where a body
// speaks, else nobody for sure.
func (r *reading) voice(speaker int) int {
	if k := r.entities[speaker].kind; k == news.Organization || k == news.Platform || k == news.Group {
		return speaker
	}
	return none
}

package extract

import (
	"hearsay/internal/news"
)

// pronounClass returns the class of a third-person pronoun and its gender.
func pronounClass(form string) (class, gender) {
	switch form {
	case "he", "him", "his", "himself":
		return persons, male
	case "she", "her", "hers", "herself":
		return persons, female
	case "it", "its", "itself":
		return things, unknownGender
	case "they", "them", "their", "theirs", "themselves":
		return severals, unknownGender
	}
	return noClass, unknownGender
}

// thirdPerson resolves he, she, it and they with their forms.
func (r *reading) thirdPerson(s *salience, w int) {
	class, g := pronounClass(r.form(w))
	if class == noClass || (class == things && r.expletive(w)) {
		return
	}
	id, sure := s.choose(w, class, s.pronounCandidates(w, class, g), []string{"none", "none:" + r.place(w)})
	if id == none {
		return
	}
	s.means[w] = id
	if id < 0 {
		return
	}
	r.mentionWord(w, byPronoun, id)
	r.entities[id].lean(g, sure)
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
	if r.named(head) && r.dependent(head, "cop") != noWord && r.dependent(head, "acl:relcl") != noWord { // "it was Voss who"
		return true
	}
	return r.dependent(head, "csubj") != noWord || (r.doc.Words[head].UPOS == "ADJ" && r.dependent(head, "ccomp", "xcomp", "advcl", "csubj") != noWord)
}

// pronounReach is how many sentences back a pronoun looks.
const pronounReach = 6

// pronounCandidates returns the places that a pronoun may point back to, the
// nearest first.
func (s *salience) pronounCandidates(w int, class class, g gender) []candidate {
	var out []candidate
	at := s.r.doc.Words[w].Sentence
	for i := len(s.seen) - 1; i >= 0; i-- {
		seen := s.seen[i]
		if at-s.r.doc.Words[seen.word].Sentence > pronounReach {
			break
		}
		if !s.agrees(seen, class, g) || s.bound(seen, w) {
			continue
		}
		out = append(out, candidate{referent: seen, features: s.pronounFeatures(seen, w, class, len(out))})
	}
	if ahead, ok := s.ahead(w); ok && s.agrees(ahead, class, g) {
		features := append(s.pronounFeatures(ahead, w, class, 0), "ahead")
		out = append(out, candidate{referent: ahead, features: features})
	}
	return out
}

// ahead returns the subject that follows a pronoun in a phrase before it: "In
// his speech, Voss said".
func (s *salience) ahead(w int) (referent, bool) {
	r := s.r
	for v := r.doc.Words[w].Head; v >= 0; v = r.doc.Words[v].Head {
		if !r.is(v, "obl", "advcl") {
			continue
		}
		for _, subject := range r.dependents(r.doc.Words[v].Head, "nsubj", "dislocated") {
			for _, at := range append([]int{subject}, r.dependents(subject, "appos", "flat")...) {
				if at > w && r.entityAt(at) != none {
					f := referent{word: at}
					s.describe(&f, r.mentions[r.atWord[at]])
					f.count = s.count[f.id]
					return f, true
				}
			}
		}
	}
	return referent{}, false
}

// agrees reports whether gender, number and kind allow the pronoun.
func (s *salience) agrees(f referent, class class, g gender) bool {
	if f.form == asPronoun && f.entity == none {
		// What another pronoun means is known by its form only.
		sameGender := f.gender == g
		return sameGender && f.many == (class == severals)
	}
	switch class {
	case persons:
		known := f.gender
		if f.entity != none {
			known = s.r.entities[f.entity].gender
		}
		if f.many || (known != unknownGender && known != g) {
			return false
		}
		return f.kind == news.Person || (f.kind == "" && f.form != asName)
	case things:
		return f.kind != news.Person && !f.many
	case severals:
		return f.many || f.kind == news.Organization || f.kind == news.Platform || f.kind == news.Place || (f.kind == "" && f.form != asName)
	}
	return false
}

// place names a word's place in its clause.
func (r *reading) place(w int) string {
	switch {
	case r.is(w, "nsubj"):
		return "subject"
	case r.is(w, "obj", "iobj"):
		return "object"
	case r.is(w, "nmod:poss"):
		return "possessor"
	case r.is(w, "obl"):
		return "oblique"
	case r.is(w, "nmod"):
		return "modifier"
	case r.is(w, "conj"):
		return "conjunct"
	case r.is(w, "appos") && !r.named(r.doc.Words[w].Head): // "the chief executive, Ada Lorn, said", "one of the four, Ada Lorn, said"
		return r.place(r.doc.Words[w].Head)
	case r.is(w, "appos"):
		return "apposition"
	}
	return "elsewhere"
}

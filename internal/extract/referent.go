package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// referent is something that the text has spoken of, at one of the places where
// it did: a named entity, a thing that only a common noun tells of, or whatever
// an unresolved pronoun means. Common nouns count since "it" means them more
// often than any name.
type referent struct {
	word   int
	id     int // of the entity; below none for what is no entity
	entity int // or none
	form   form
	kind   news.Kind // "" where the noun is in no list
	gender gender
	many   bool // grammatically several
	count  int  // how often it was spoken of before
}

// form is how a place of the text refers.
type form uint8

const (
	asName form = iota
	asDefinite
	asIndefinite
	asPronoun
	asPair // "Voss and Lindqvist", which is neither of them
)

// unknownID numbers what is no entity by the word that it was first met at.
func unknownID(w int) int { return -2 - w }

// see notes what is spoken of at a word, once what it stands for was decided.
func (s *salience) see(w int) {
	r := s.r
	f := referent{word: w, id: unknownID(w), entity: none}
	switch m := r.atWord[w]; {
	case m != none && r.mentions[m].head != w:
		return
	case m != none && r.mentions[m].entity != none:
		s.describe(&f, r.mentions[m])
	case r.doc.Words[w].UPOS == "PRON":
		class, g := pronounClass(r.form(w))
		if class == noClass {
			return
		}
		f.form, f.gender, f.many = asPronoun, g, class == severals
		if class == persons {
			f.kind = news.Person
		}
		if id, ok := s.means[w]; ok {
			f.id = id
		}
	case r.heads(w) && !r.headline(w): // a headline speaks of what is not yet introduced
		f.form, f.many = asIndefinite, r.plural(w)
		if r.pointsBack(w) {
			f.form = asDefinite
		}
		f.kind, f.gender = r.sortOfNoun(w), genderOf(r.lemma(w))
		if id, ok := s.means[w]; ok {
			f.id = id
		} else if v := r.described(w); v != noWord {
			s.take(&f, v)
		}
	default:
		return
	}
	s.note(f)
	if second := r.dependent(w, "conj"); second != noWord && second > w && r.coordinated(second) {
		s.note(referent{word: w, id: unknownID(w) - len(r.doc.Words), entity: none, form: asPair, kind: f.kind, many: true})
	}
}

// take makes a noun one with what it describes at another word.
func (s *salience) take(f *referent, v int) {
	r := s.r
	if e := r.entityAt(v); e != none && !r.entities[e].unnamed {
		f.id, f.entity, f.kind = e, e, r.entities[e].kind
		r.entities[e].roles[r.lemma(f.word)] = true
		return
	}
	if id, ok := s.means[v]; ok {
		f.id = id
	}
}

func (s *salience) note(f referent) {
	if _, ok := s.means[f.word]; !ok {
		s.means[f.word] = f.id
	}
	f.count = s.count[f.id]
	s.count[f.id]++
	s.seen = append(s.seen, f)
}

// describe takes over what is known of the entity of a mention.
func (s *salience) describe(f *referent, m mention) {
	e := s.r.entities[m.entity]
	f.id, f.entity, f.kind, f.gender, f.many = m.entity, m.entity, e.kind, e.gender, e.plural
	switch m.kind {
	case byRole, byBody:
		f.form = asDefinite
	case byPronoun:
		f.form = asPronoun
	}
	if e.kind == news.Group {
		f.many = true
	}
}

// heads reports whether a word is a common noun, or a proper one that is no
// part of a name, at the head of its phrase.
func (r *reading) heads(w int) bool {
	if u := r.doc.Words[w].UPOS; u != "NOUN" && u != "PROPN" {
		return false
	}
	return !r.is(w, "compound", "flat", "fixed", "goeswith", "nmod:desc", "amod", "case", "advmod")
}

// headline reports whether a word stands in a heading, or in a first sentence
// that nothing ends.
func (r *reading) headline(w int) bool {
	s := r.sentence(w)
	return s.Kind == nlp.Heading || r.doc.Words[w].Sentence == 0 && r.doc.Words[s.Words.End-1].UPOS != "PUNCT"
}

// coordinated reports whether a conjunct is joined by "and".
func (r *reading) coordinated(w int) bool {
	cc := r.dependent(w, "cc")
	return cc != noWord && r.form(cc) == "and"
}

// pointsBack reports whether a noun phrase is definite or somebody's.
func (r *reading) pointsBack(w int) bool {
	return r.definite(w) || r.dependent(w, "nmod:poss") != noWord
}

// sortOfNoun returns the kind of what a common noun stands for, "" where no
// list has it.
func (r *reading) sortOfNoun(w int) news.Kind {
	lemma := r.lemma(w)
	switch {
	case lex().has("locality", lemma):
		return news.Place
	case lex().has("occasion", lemma):
		return news.Happening
	}
	kind, _ := r.nominalKind(w)
	return kind
}

package extract

import (
	"math"
	"strconv"
	"strings"

	"hearsay/internal/news"
)

// pronounFeatures says how what is spoken of at a place stands to a pronoun.
// Rank counts the candidates between.
func (s *salience) pronounFeatures(f referent, w int, class class, rank int) []string {
	r := s.r
	back := r.doc.Words[w].Sentence - r.doc.Words[f.word].Sentence
	own, mine := r.place(f.word), r.place(w)
	out := []string{
		"sentences back:" + strconv.Itoa(min(back, 4)),
		"place:" + own,
		"form:" + formNames[f.form],
		"kind:" + kindName(f),
		"between:" + grade(rank),
		"spoken of before:" + grade(f.count),
	}
	add := func(holds bool, feature string) {
		if holds {
			out = append(out, feature)
		}
	}
	add(own == mine, "parallel:"+mine)
	add(back == 0 && own == "subject", "subject of this sentence:"+mine)
	add(own == "subject" && r.is(r.doc.Words[f.word].Head, "root"), "subject of a main clause")
	add(back > 0 && own == "subject" && mine == "subject" && s.opens(w), "subject after subject")
	add(f.entity != none && f.entity == s.topic, "what the article names most")
	add(r.sentence(f.word).Paragraph != r.sentence(w).Paragraph, "another paragraph")
	add(f.form == asPronoun && f.gender == unknownGender == (class != persons), "pronoun alike")
	if class == persons {
		s.genderFeatures(add, f, w)
	}
	add(f.many, "several")
	out = append(out, kindName(f)+" for "+mine)
	if head := r.doc.Words[w].Head; head >= 0 {
		add(mine == "subject" && r.saying(head), "acting:"+kindName(f))
		add(mine == "possessor" && r.roleNoun(head), "having people:"+kindName(f))
	}
	s.quotedFeatures(add, f, w)
	s.clauseFeatures(add, f, w)
	return out
}

// genderFeatures says what is known of the gender of a person beside a "he" or
// "she": what words tell, which pronouns it had before, how its first name ends.
func (s *salience) genderFeatures(add func(bool, string), f referent, w int) {
	known := f.gender
	if f.entity != none {
		known = s.r.entities[f.entity].gender
	}
	add(known != unknownGender, "gender known")
	if known != unknownGender || f.entity == none {
		return
	}
	e := s.r.entities[f.entity]
	_, g := pronounClass(s.r.form(w))
	same, other := e.leans[g], e.leans[male+female-g]
	add(same > other, "pronouns so far of the gender")
	add(other > same, "pronouns so far of the other gender")
	add(same == other && len(e.terms) > 1 && strings.HasSuffix(e.terms[0], "a"), "first name in a:"+genderNames[g])
}

var genderNames = [...]string{male: "he", female: "she"}

var formNames = [...]string{asName: "name", asDefinite: "definite", asIndefinite: "indefinite", asPronoun: "pronoun", asPair: "pair"}

func kindName(f referent) string {
	switch {
	case f.kind != "":
		return string(f.kind)
	case f.form == asPronoun:
		return "pronoun"
	}
	return "thing"
}

// grade makes a few steps of a count: 0, 1, 2, 3 to 4, 5 to 9, more.
func grade(n int) string {
	switch {
	case n < 3:
		return strconv.Itoa(n)
	case n < 5:
		return "3-4"
	case n < 10:
		return "5-9"
	}
	return "10+"
}

// opens reports whether a word is the subject of its sentence's root.
func (s *salience) opens(w int) bool {
	head := s.r.doc.Words[w].Head
	return head >= 0 && s.r.is(head, "root")
}

func (s *salience) quotedFeatures(add func(bool, string), f referent, w int) {
	r := s.r
	a, b := r.quotedAt(f.word), r.quotedAt(w)
	add(a != b && a != none && b != none, "another quotation")
	add(a != none && b == none, "within a quotation, from outside")
	add(a == none && b != none, "outside, from within a quotation")
	verb := r.doc.Words[f.word].Head
	speaks := verb >= 0 && r.is(f.word, "nsubj") && r.saying(verb)
	near := r.doc.Words[w].Sentence-r.doc.Words[f.word].Sentence <= 1
	add(speaks && near && a == none && b != none, "speaker, from within a quotation")
	add(speaks && near && a == none && b == none, "speaker")
}

func (s *salience) clauseFeatures(add func(bool, string), f referent, w int) {
	r := s.r
	verb := r.doc.Words[w].Head
	for verb >= 0 && !r.verbal(verb) {
		verb = r.doc.Words[verb].Head
	}
	own := verb >= 0 && r.clauseSubject(verb) == f.word
	add(r.reporter(verb) == f.word, "reported of itself:"+kindName(f))
	add(own && r.is(w, "nmod:poss"), "possessor, of the subject")
	add(own && strings.Contains(r.form(w), "sel"), "reflexive, of the subject")
	add(own && !r.is(w, "nmod:poss"), "subject of this clause")
	above := verb
	if above >= 0 {
		above = r.doc.Words[above].Head
	}
	add(above >= 0 && r.verbal(above) && r.clauseSubject(above) == f.word, "subject of the clause above")
	add(r.dependent(f.word, "conj") != noWord || r.is(f.word, "conj"), "coordinated")
	add(r.under(w, f.word), "clause of the noun")
	add(f.entity != none && r.entities[f.entity].unnamed, "no name")
	add(f.kind == news.Place && r.is(f.word, "obl", "nmod"), "place as setting")
	add(f.kind == "" && lex().has("vague", r.lemma(f.word)), "vague noun")
	add(math.Abs(float64(w-f.word)) < 4, "near")
}

// reporter returns the subject of the verb of speech that reports the clause of a
// verb, or noWord.
func (r *reading) reporter(verb int) int {
	for ; verb >= 0; verb = r.doc.Words[verb].Head {
		above := r.doc.Words[verb].Head
		if above >= 0 && r.is(verb, "ccomp") && r.saying(above) {
			return r.clauseSubject(above)
		}
	}
	return noWord
}

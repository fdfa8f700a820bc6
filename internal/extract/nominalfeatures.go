package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// determiner names how a noun is made definite.
func (r *reading) determiner(w int) string {
	for _, c := range r.children[w] {
		switch form := r.form(c); form {
		case "the", "this", "that", "our", "its", "their", "his", "her", "my", "your":
			return form
		}
	}
	return "other"
}

// complement names what singles a noun out, "bare" for nothing.
func (r *reading) complement(w int) string {
	for _, c := range r.children[w] {
		switch {
		case r.is(c, "acl"):
			return "clause"
		case r.is(c, "nmod:poss") && r.doc.Words[c].UPOS != "PRON":
			return "possessor"
		case r.is(c, "nmod:poss"):
			return "pronoun"
		case r.is(c, "nmod"):
			return "modifier"
		case r.is(c, "compound") && r.atWord[c] != none:
			return "name"
		case r.is(c, "compound"):
			return "compound"
		case r.is(c, "appos") && c > w:
			return "apposition"
		case r.is(c, "amod") && r.atWord[c] != none:
			return "name"
		}
	}
	if r.dependent(w, "amod", "nummod") != noWord {
		return "adjective"
	}
	return "bare"
}

// nominalFeatures says how a referent stands to the noun that may mean it.
func (s *salience) nominalFeatures(f referent, w int, kind news.Kind, rank int) []string {
	r := s.r
	lemma := r.lemma(w)
	out := []string{
		"sentences back:" + grade(r.doc.Words[w].Sentence-r.doc.Words[f.word].Sentence),
		"place:" + r.place(f.word),
		"between:" + grade(rank),
		"spoken of before:" + grade(f.count),
	}
	add := func(holds bool, feature string) {
		if holds {
			out = append(out, feature)
		}
	}
	add(f.entity != none && f.entity == s.topic, "what the article names most")
	complement := r.complement(w)
	if f.entity == none || r.entities[f.entity].unnamed {
		add(true, "unnamed:"+formNames[f.form])
		add(r.lemma(f.word) == lemma, "same noun")
		add(true, "unnamed:"+complement)
		return out
	}
	s.namedFeatures(add, f, w, kind)
	return out
}

// namedFeatures says how a named entity stands to the noun that may mean it.
func (s *salience) namedFeatures(add func(bool, string), f referent, w int, kind news.Kind) {
	r := s.r
	lemma, complement := r.lemma(w), r.complement(w)
	e := &r.entities[f.entity]
	role, named := e.roles[lemma], e.namedSo(lemma)
	add(true, string(kind)+" for "+string(e.kind))
	add(role, "called so:"+string(kind))
	add(!role && r.hasRole(e, w), "called alike")
	add(named, "named so:"+string(kind))
	add(!role && !named, "by kind only:"+complement)
	add(role || named, "known:"+complement)
	add(lex()["sort"][lemma] != "" && sortsOf(e)[lex()["sort"][lemma]], "sort known")
	add(kind == news.Place && countryLike(lemma) == (countryOf(e.name) != ""), "country for country")
	add(r.modifierNames(w, e), "modifier names it")
	add(r.modifierForeign(w, e), "modifier of another name")
	add(s.inside(f, w, kind), "name inside")
	for _, c := range r.dependents(w, "amod", "compound") {
		if r.atWord[c] == none && !lex().has("deictic", r.lemma(c)) {
			known := e.roles[r.lemma(c)+" "+lemma]
			add(known, "called so with the adjective")
			add(!known, "called so without the adjective")
		}
	}
	add(f.form == asPronoun || f.form == asDefinite, "last not by name")
}

// modifierNames reports whether a word before the noun is a word of the name,
// or means the same country: "the Afghan team" for Afghanistan's.
func (r *reading) modifierNames(w int, e *entity) bool {
	return slices.ContainsFunc(r.modifiers(w), func(text string) bool { return names(text, e) })
}

func (r *reading) modifierForeign(w int, e *entity) bool {
	all := r.modifiers(w)
	return len(all) > 0 && !slices.ContainsFunc(all, func(text string) bool { return names(text, e) })
}

func (r *reading) modifiers(w int) []string {
	var out []string
	for _, c := range r.dependents(w, "amod", "compound", "nmod:poss", "nmod:desc") {
		if r.atWord[c] != none && r.mentions[r.atWord[c]].kind == byName {
			out = append(out, r.text(r.mentions[r.atWord[c]].words))
		}
	}
	return out
}

// names reports whether a text is a part of the name or means its country.
func names(text string, e *entity) bool {
	country := countryOf(text)
	if country != "" && country == countryOf(e.name) {
		return true
	}
	for _, term := range news.Terms(text) {
		if slices.Contains(e.terms, term) {
			return true
		}
		for _, part := range e.terms {
			if country != "" && strings.EqualFold(countryOf(part), country) {
				return true
			}
		}
	}
	return false
}

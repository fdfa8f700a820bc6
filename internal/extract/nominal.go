package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// definiteNoun resolves "the governor", "the company", "this city" to an entity
// that is said to be that, is named so, or is the likeliest of the kind.
func (r *reading) definiteNoun(s *salience, w int) {
	kind := r.sortOfNoun(w)
	if kind == "" && lex().has("artifact", r.lemma(w)) {
		kind = news.Work
	}
	if kind == "" || r.plural(w) || kind == news.Group {
		return
	}
	candidates := s.nominalCandidates(w, kind)
	forNone := []string{"none", "none:" + r.complement(w), "none:" + r.determiner(w), "none:" + r.lemma(w)}
	if countryLike(r.lemma(w)) {
		forNone = append(forNone, "none:country")
	}
	id := s.choose(w, nounClass(kind), candidates, forNone)
	if id == none {
		return
	}
	s.means[w] = id
	if id < 0 {
		return
	}
	r.addMention(mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: byRole, entity: id})
	r.entities[id].roles[r.lemma(w)] = true
}

// nominalCandidates returns for each referent of the kind the last place where
// the text spoke of it.
func (s *salience) nominalCandidates(w int, kind news.Kind) []candidate {
	r := s.r
	var out []candidate
	met := map[int]bool{}
	for i := len(s.seen) - 1; i >= 0; i-- {
		seen := s.seen[i]
		if met[seen.id] || seen.form == asPair || seen.many && seen.kind != news.Group {
			continue
		}
		met[seen.id] = true
		if !s.mayBe(seen, w, kind) || r.under(seen.word, w) && !s.inside(seen, w, kind) || r.under(w, seen.word) && !r.clausal(w, seen.word) {
			continue
		}
		out = append(out, candidate{seen, s.nominalFeatures(seen, w, kind, len(out))})
	}
	s.compare(out, w)
	return out
}

// compare adds how the named candidates stand to each other: which of those that
// fit best is the nearest, and which is spoken of most.
func (s *salience) compare(all []candidate, w int) {
	nearest, most, named := none, none, 0
	for i, c := range all {
		if !s.named(c.referent) {
			continue
		}
		named++
		if countryLike(s.r.lemma(w)) && countryOf(s.r.entities[c.entity].name) == "" {
			continue
		}
		if nearest == none {
			nearest = i
		}
		if most == none || c.count > all[most].count {
			most = i
		}
	}
	if nearest == none {
		return
	}
	all[nearest].features = append(all[nearest].features, "nearest")
	all[most].features = append(all[most].features, "most spoken of")
	if nearest == most {
		all[nearest].features = append(all[nearest].features, "nearest and most spoken of")
	}
	if named == 1 {
		all[nearest].features = append(all[nearest].features, "only one")
	}
}

func (s *salience) named(f referent) bool {
	return f.entity != none && !s.r.entities[f.entity].unnamed
}

// inside reports whether a name stands before the noun that says what it is: "the
// Halden company", "the Lombardy region".
func (s *salience) inside(f referent, w int, kind news.Kind) bool {
	r := s.r
	return f.form == asName && f.kind == kind && r.doc.Words[f.word].Head == w && r.is(f.word, "compound", "amod", "nmod:desc") && f.word < w
}

// mayBe reports whether what was spoken of can be what the noun at w says. What
// has no name must have been called by the same noun.
func (s *salience) mayBe(f referent, w int, kind news.Kind) bool {
	r := s.r
	if f.form == asPronoun && f.entity == none {
		return false
	}
	if f.entity == none || r.entities[f.entity].unnamed {
		return f.form != asPronoun && alike(r.lemma(f.word), r.lemma(w))
	}
	e := &r.entities[f.entity]
	if genderOf(r.lemma(w)) != unknownGender && e.gender != unknownGender && genderOf(r.lemma(w)) != e.gender {
		return false
	}
	switch kind {
	case news.Person:
		return e.kind == news.Person && r.hasRole(e, w) && r.sameOwner(e, w)
	case news.Organization, news.Platform:
		team := lex()["sort"][r.lemma(w)] == "team"
		if e.kind == news.Place || e.kind == news.Group {
			return team || r.hasRole(e, w)
		}
		return (e.kind == news.Organization || e.kind == news.Platform) && !sortsClash(e, r.lemma(w))
	case news.Place:
		return (e.kind == news.Place || e.kind == news.Organization && countryOf(e.name) != "") && !placesClash(e, r.lemma(w))
	case news.Work:
		return e.kind == news.Work || e.kind == news.Platform && r.hasRole(e, w)
	}
	return e.kind == kind
}

// alike reports whether two nouns are the same or may stand for each other.
func alike(a, b string) bool {
	set := lex()["synonym"]
	return a == b || set[a] != "" && set[a] == set[b]
}

// hasRole reports whether an entity is said to be what the noun at w tells.
func (r *reading) hasRole(e *entity, w int) bool {
	lemma := r.lemma(w)
	if e.roles[lemma] {
		return true
	}
	for role := range e.roles {
		if alike(role, lemma) {
			return true
		}
	}
	return false
}

// sameOwner reports whether a role that the noun at w says whose it is may be the
// one that somebody has: "Tunisia's coach" is not Panama's.
func (r *reading) sameOwner(e *entity, w int) bool {
	for _, c := range r.children[w] {
		if !r.is(c, "nmod") && !(r.is(c, "compound", "amod") && r.atWord[c] != none) {
			continue
		}
		of, known := e.with[r.lemma(w)]
		owner := r.country(r.entityAt(c))
		return known && owner != none && owner == of
	}
	return true
}

// sortsOf returns the sorts of an organization: by what it was called, and by
// the words of its name.
func sortsOf(e *entity) map[string]bool {
	out := map[string]bool{}
	for role := range e.roles {
		if sort := lex()["sort"][role]; sort != "" {
			out[sort] = true
		}
	}
	for _, word := range news.Terms(e.name) {
		if sort := lex()["sort"][word]; sort != "" {
			out[sort] = true
		}
	}
	return out
}

// sortsClash reports whether an organization is known to be of other sorts than
// the noun tells: a company is no union.
func sortsClash(e *entity, lemma string) bool {
	want := lex()["sort"][lemma]
	known := sortsOf(e)
	return want != "" && len(known) > 0 && !known[want]
}

// placesClash reports whether a country is called a city or the other way round.
func placesClash(e *entity, lemma string) bool {
	country := countryOf(e.name) != ""
	switch lemma {
	case "country", "nation", "republic", "kingdom", "homeland":
		return !country && (e.roles["city"] || e.roles["town"] || e.roles["state"] || e.roles["region"])
	case "city", "town", "village", "capital", "suburb", "neighborhood", "neighbourhood", "state", "province", "county", "district", "borough",
		"municipality", "street", "square", "park", "airport", "station", "stadium", "arena", "hall", "palace", "building", "tower", "campus":
		return country
	}
	return false
}

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
	e := &r.entities[f.entity]
	role, named := e.roles[lemma], slices.ContainsFunc(news.Terms(e.name), func(term string) bool { return alike(term, lemma) })
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
	return out
}

func countryLike(lemma string) bool {
	switch lemma {
	case "country", "nation", "republic", "kingdom", "homeland":
		return true
	}
	return false
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
		if slices.Contains(news.Terms(e.name), term) {
			return true
		}
		for _, part := range news.Terms(e.name) {
			if country != "" && strings.EqualFold(countryOf(part), country) {
				return true
			}
		}
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

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
		return e.kind == news.Person && r.hasRole(e, w) && r.sameOwner(e, w) && r.sameAdjective(e, w)
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

// namedSo reports whether a noun, or one that may stand for it, is a word of the
// name.
func (e *entity) namedSo(lemma string) bool {
	return slices.ContainsFunc(e.terms, func(term string) bool { return alike(term, lemma) })
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
		if !r.is(c, "nmod") && (!r.is(c, "compound", "amod") || r.atWord[c] == none) {
			continue
		}
		of, known := e.with[r.lemma(w)]
		owner := r.country(r.entityAt(c))
		return known && owner != none && owner == of
	}
	return true
}

// sameAdjective reports whether somebody is said to be such a one as the
// adjectives of the noun at w tell, where anybody is: "the former president" is
// not the president.
func (r *reading) sameAdjective(e *entity, w int) bool {
	for _, c := range r.dependents(w, "amod") {
		role := r.lemma(c) + " " + r.lemma(w)
		if !e.roles[role] && slices.ContainsFunc(r.entities, func(other entity) bool { return other.roles[role] }) {
			return false
		}
	}
	lemma := r.lemma(w)
	return !formerly(e, lemma) || slices.ContainsFunc(r.dependents(w, "amod"), func(c int) bool { return r.lemma(c) == "former" }) ||
		!slices.ContainsFunc(r.entities, func(other entity) bool { return other.roles[lemma] && !formerly(&other, lemma) })
}

// formerly reports whether somebody is said to have been, not to be.
func formerly(e *entity, lemma string) bool { return e.roles["former "+lemma] || e.roles["ex "+lemma] }

// sortsOf returns the sorts of an organization: by what it was called, and by
// the words of its name.
func sortsOf(e *entity) map[string]bool {
	out := map[string]bool{}
	for role := range e.roles {
		if sort := lex()["sort"][role]; sort != "" {
			out[sort] = true
		}
	}
	for _, word := range e.terms {
		for _, form := range [...]string{word, strings.TrimSuffix(word, "s")} { // "the State and Justice Departments"
			if sort := lex()["sort"][form]; sort != "" {
				out[sort] = true
			}
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
	if countryLike(lemma) {
		return !country && (e.roles["city"] || e.roles["town"] || e.roles["state"] || e.roles["region"])
	}
	switch lemma {
	case "city", "town", "village", "capital", "suburb", "neighborhood", "neighbourhood", "state", "province", "county", "district", "borough",
		"municipality", "street", "square", "park", "airport", "station", "stadium", "arena", "hall", "palace", "building", "tower", "campus":
		return country || e.roles["region"] && !e.roles[lemma]
	}
	return false
}

// countryLike reports whether a noun means a country.
func countryLike(lemma string) bool {
	switch lemma {
	case "country", "nation", "republic", "kingdom", "homeland":
		return true
	}
	return false
}

package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// noteForm remembers a form that differs from the name.
func (r *reading) noteForm(id int, text string, terms []string) {
	e := &r.entities[id]
	if text == e.name || news.Fold(text) == news.Fold(e.name) {
		if text != e.name {
			e.addAlias(text, news.FullName)
		}
		return
	}
	if len(terms) < len(e.terms) {
		e.addAlias(text, news.ShortName)
		return
	}
	e.addAlias(text, news.FullName)
}

// sameName looks for the entity that a name is another form of: one of that very
// name, else the first of which it is a short form, unless a second one is closer.
func (r *reading) sameName(terms []string, kind news.Kind) int {
	found := none
	for id := range r.entities {
		e := &r.entities[id]
		if !mayBeOne(e.kind, kind) {
			continue
		}
		full := e.terms
		if slices.Equal(full, terms) || kind == news.Place && sameCountry(e.name, terms) {
			return id
		}
		if !shortFormOf(terms, full, e.kind) {
			continue
		}
		if found != none {
			return r.closer(found, id, terms)
		}
		found = id
	}
	return found
}

// sameCountry reports whether a place and a name are one country: "U.S.",
// "the United States".
func sameCountry(place string, terms []string) bool {
	country := countryOf(place)
	return country != "" && country == countryOf(strings.Join(terms, " "))
}

// closer chooses between two entities that a short form fits: a surname goes
// before a first name; else the one with the longer name, or that came first.
func (r *reading) closer(a, b int, terms []string) int {
	endsWith := func(id int) bool { return last(r.entities[id].terms) == last(terms) }
	if endsWith(b) && !endsWith(a) {
		return b
	}
	return a
}

// mayBeOne reports whether names of two kinds may name one entity. The kinds of
// single mentions are often uncertain between a platform and its company.
func mayBeOne(a, b news.Kind) bool {
	organized := func(k news.Kind) bool { return k == news.Organization || k == news.Platform }
	return a == b || (organized(a) && organized(b))
}

// shortFormOf reports whether a name is a shorter form of a full one: a part of
// a person's name, the beginning of an organization's without its legal form,
// or its last word where that tells it from others ("the Courier").
func shortFormOf(short, full []string, kind news.Kind) bool {
	if len(short) >= len(full) {
		return false
	}
	switch kind {
	case news.Person:
		return slices.Equal(full[len(full)-len(short):], short) || (len(short) == 1 && slices.Contains(full, short[0]))
	case news.Organization, news.Platform:
		if slices.Equal(full[:len(short)], short) {
			if kind == news.Platform { // Facebook is not Facebook Live
				return legalForm(full[len(short)])
			}
			return !lex().has("organization", full[len(short)]) || len(full)-len(short) == 1 && legalForm(full[len(short)])
		}
		return len(short) == 1 && last(full) == short[0] && !lex().has("organization", short[0])
	}
	return false
}

func legalForm(word string) bool {
	switch word {
	case "inc", "corp", "corporation", "company", "co", "ltd", "limited", "llc", "plc", "group", "ag", "sa", "nv", "holdings", "motors":
		return true
	}
	return false
}

func last(words []string) string { return words[len(words)-1] }

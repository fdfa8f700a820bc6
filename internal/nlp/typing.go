package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// nameTypes are all types, in the order in which ties are decided.
var nameTypes = []NameType{Person, Organization, Place, Group, Event, Work, Platform}

// typePlatforms sets the type of names that the list of platforms holds, with
// the word behind them where the list has both (X Spaces).
func (n *naming) typePlatforms() {
	for i := range n.mentions {
		m := &n.mentions[i]
		longer := Range{m.Words.First, min(m.Words.End+1, len(n.doc.Words))}
		free := i+1 == len(n.mentions) || n.mentions[i+1].Words.First >= longer.End
		if free && platformNames[strings.ToLower(n.surface(longer))] {
			m.Words = longer
		}
		if platformNames[strings.ToLower(n.surface(m.Words))] {
			m.Type = Platform
		}
	}
}

// findX finds the platform that is named by one letter, which the encoder often
// misses: on X, via X, the platform X.
func (n *naming) findX() {
	var found []mention
	rest := n.mentions
	for i := range n.doc.Words {
		for len(rest) > 0 && rest[0].Words.End <= i {
			rest = rest[1:]
		}
		if n.form(i) == "X" && platformCues[strings.ToLower(n.form(i-1))] && n.sameSentence(i-1, i) &&
			(len(rest) == 0 || rest[0].Words.First > i) {
			found = append(found, mention{Name: Name{Words: Range{i, i + 1}, Type: Platform}})
		}
	}
	n.mentions = append(n.mentions, found...)
	n.sort()
}

// agree gives all mentions of one surface the type that the encoder believes
// in most over all of them.
func (n *naming) agree() {
	groups := map[string][]int{}
	for i, m := range n.mentions {
		if m.Type != Platform {
			key := n.surface(m.Words)
			groups[key] = append(groups[key], i)
		}
	}
	for _, group := range groups {
		best := n.bestType(group)
		for _, i := range group {
			n.mentions[i].Type = best
		}
	}
}

// bestType returns the type with the largest weight over some mentions; that
// of a single mention stays.
func (n *naming) bestType(group []int) NameType {
	if len(group) == 1 {
		return n.mentions[group[0]].Type
	}
	sums := map[NameType]float32{}
	for _, i := range group {
		for kind, w := range n.mentions[i].weights {
			sums[kind] += w
		}
	}
	best := nameTypes[0]
	for _, kind := range nameTypes {
		if sums[kind] > sums[best] {
			best = kind
		}
	}
	return best
}

// typeAcronyms gives an acronym in parentheses, everywhere in the text, the type
// of the name before it.
func (n *naming) typeAcronyms() {
	types := map[string]NameType{}
	for i := 0; i+1 < len(n.mentions); i++ {
		long, short := n.mentions[i], n.mentions[i+1].Words
		if n.form(long.Words.End) == "(" && short.First == long.Words.End+1 && n.form(short.End) == ")" &&
			short.End-short.First == 1 && isInitialism(n.form(short.First), n.doc.Words[long.Words.First:long.Words.End]) {
			types[n.form(short.First)] = long.Type
		}
	}
	for i := range n.mentions {
		if kind, ok := types[n.surface(n.mentions[i].Words)]; ok {
			n.mentions[i].Type = kind
		}
	}
}

// isInitialism reports an acronym whose first letter begins words of which
// there are two or more.
func isInitialism(short string, long []Word) bool {
	first, _ := utf8.DecodeRuneInString(long[0].Form)
	return isAcronym(short) && len(long) >= 2 && strings.HasPrefix(short, string(unicode.ToUpper(first)))
}

// typeOrganizations makes organizations of persons and places that have an
// executive (Genentech spokesman), that a list of companies holds, whose last
// word says so (Zayed University), or with an ampersand (Brandt & Lowe).
func (n *naming) typeOrganizations() {
	led := wordSet{}
	for _, m := range n.mentions {
		if m.Type == Person && executiveNouns[n.form(m.Words.End)] {
			led[n.surface(m.Words)] = true
		}
	}
	for i := range n.mentions {
		m := &n.mentions[i]
		surface := n.surface(m.Words)
		if led[surface] || (m.Type == Person || m.Type == Place) && (n.companies[strings.ToLower(surface)] || n.hasNoun(m.Words) || strings.Contains(surface, " & ")) {
			m.Type = Organization
		}
	}
}

// typeWorks makes works of names of several words that end as laws, treaties and
// prizes do.
func (n *naming) typeWorks() {
	for i := range n.mentions {
		if m := &n.mentions[i]; m.Words.End-m.Words.First > 1 && workNouns[strings.ToLower(n.form(m.Words.End-1))] {
			m.Type = Work
		}
	}
}

// hasNoun reports a name of several words that ends as organizations do, or
// begins as airlines do.
func (n *naming) hasNoun(r Range) bool {
	return r.End-r.First > 1 && (n.form(r.First) == "Air" || organizationNouns[strings.ToLower(n.form(r.End-1))])
}

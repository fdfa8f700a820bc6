package nlp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// naming corrects the names that the encoder found sentence by sentence with
// what the whole text, and lists, know about them.
type naming struct {
	doc       *Doc
	companies wordSet   // surfaces in small letters
	mentions  []mention // in order, without overlap
}

// mention is a name that the encoder found, with how sure it is of each type.
type mention struct {
	Name
	weights map[NameType]float32 // logarithm of the probability, averaged over the words
}

// resolveNames returns the names of a text. First come the bounds of names,
// then their types, then the places where the encoder missed them.
func resolveNames(doc *Doc, found []mention, companies wordSet) []Name {
	n := &naming{doc: doc, companies: companies, mentions: found}
	n.dropCompounds()
	n.splitLists()
	n.joinNeighbours()
	n.trim()
	n.typePlatforms()
	n.findX()
	n.agree()
	n.typeAcronyms()
	n.typeOrganizations()
	n.typeWorks()
	n.spread()
	out := make([]Name, 0, len(n.mentions))
	for _, m := range n.mentions {
		out = append(out, m.Name)
	}
	return out
}

// form returns the form of word i, and nothing outside the text.
func (n *naming) form(i int) string {
	if i < 0 || i >= len(n.doc.Words) {
		return ""
	}
	return n.doc.Words[i].Form
}

// surface returns the forms of a range with spaces between them.
func (n *naming) surface(r Range) string {
	forms := make([]string, 0, r.End-r.First)
	for _, w := range n.doc.Words[r.First:r.End] {
		forms = append(forms, w.Form)
	}
	return strings.Join(forms, " ")
}

// spacedBefore reports white space before word i.
func (n *naming) spacedBefore(i int) bool {
	return i == 0 || i >= len(n.doc.Words) || n.doc.Words[i-1].End < n.doc.Words[i].Start
}

// isCapital reports a word that begins with a capital.
func isCapital(form string) bool {
	r, _ := utf8.DecodeRuneInString(form)
	return unicode.IsUpper(r)
}

// keep leaves the mentions that pass, which may change them.
func (n *naming) keep(pass func(m *mention) bool) {
	kept := n.mentions[:0]
	for _, m := range n.mentions {
		if pass(&m) {
			kept = append(kept, m)
		}
	}
	n.mentions = kept
}

// dropCompounds drops names that are the first part of an adjective, as in
// U.S.-led and Gaza-based, or of a currency, as in US$.
func (n *naming) dropCompounds() {
	n.keep(func(m *mention) bool {
		hyphen := m.Words.End
		if n.form(hyphen) == "$" && !n.spacedBefore(hyphen) { // US$
			return false
		}
		return n.form(hyphen) != "-" || n.spacedBefore(hyphen) || n.spacedBefore(hyphen+1) || isCapital(n.form(hyphen+1))
	})
}

// splitLists takes names apart at dashes with space around them, places at
// commas (Aceh, Indonesia), persons at the verb of a headline (Voss backs
// Lindqvist), an owner that the text names elsewhere from what is
// its (Halden's Ferry Store), and two organizations at the noun that says what one
// is to the other (Halden rival Corvid).
func (n *naming) splitLists() {
	known := map[string]NameType{}
	for _, m := range n.mentions {
		known[n.surface(m.Words)] = m.Type
	}
	out := make([]mention, 0, len(n.mentions))
	for _, m := range n.mentions {
		for i := m.Words.First + 1; i+1 < m.Words.End; i++ {
			left := m
			left.Words.End = i
			owner, owned := known[n.surface(left.Words)]
			switch {
			case n.form(i) == "'s" && owned:
				left.Type, left.weights = owner, nil
			case !n.parts(i, m.Type):
				continue
			}
			out = append(out, left)
			m.Words.First = i + 1
		}
		out = append(out, m)
	}
	n.mentions = out
}

// parts reports a word inside a name that stands between two names.
func (n *naming) parts(i int, kind NameType) bool {
	switch n.form(i) {
	case "-":
		return n.spacedBefore(i) && n.spacedBefore(i+1)
	case ",":
		return kind == Place && n.form(i+1) != "D.C."
	case "of", "the", "and":
		return false
	case "rival", "parent", "subsidiary", "partner", "supplier", "competitor", "unit":
		return kind == Organization
	}
	headline := n.doc.Sentences[n.doc.Words[i].Sentence].Kind == Heading
	return headline && kind == Person && isSmall(n.form(i)) && !particles[n.form(i)] && isCapital(n.form(i-1)) && isCapital(n.form(i+1))
}

func isArticle(form string) bool { return form == "the" || form == "a" || form == "an" }

// joinNeighbours puts two organizations or two persons together that stand side
// by side in a sentence, and a place with the organization behind it, which is
// one of that place (United States Air Force). Two names at an ampersand are a
// firm's (Brandt & Lowe).
func (n *naming) joinNeighbours() {
	kept := n.mentions[:0]
	for _, m := range n.mentions {
		if k := len(kept) - 1; k >= 0 && n.sameSentence(m.Words.First-1, m.Words.First) &&
			(kept[k].Words.End == m.Words.First && n.joins(kept[k].Type, m.Type) || n.unionOf(kept[k].Words, m) || n.firmOf(kept[k], m)) {
			if n.firmOf(kept[k], m) {
				m.Type, m.weights = Organization, nil
			}
			m.Words.First = kept[k].Words.First
			kept[k] = m
			continue
		}
		kept = append(kept, m)
	}
	n.mentions = kept
}

// unionOf reports whether a plural possessor and the word behind it are the one
// name of a body of many: "the Dockworkers' Union".
func (n *naming) unionOf(owner Range, m mention) bool {
	if m.Words.First != owner.End+1 || m.Words.End != m.Words.First+1 || n.spacedBefore(owner.End) {
		return false
	}
	return strings.HasSuffix(n.form(owner.End-1), "s") && strings.HasPrefix(n.form(owner.End), "'") && bodyNouns[strings.ToLower(n.form(m.Words.First))]
}

// firmOf reports two names with an ampersand between them, of which a firm may be
// named: single words, unlike those of two persons or of two firms.
func (n *naming) firmOf(left, right mention) bool {
	firms := func(t NameType) bool { return t == Organization || t == Person }
	single := left.Words.End-left.Words.First == 1 && (right.Words.End-right.Words.First == 1 || right.Type == Organization)
	return single && right.Words.First == left.Words.End+1 && n.form(left.Words.End) == "&" && firms(left.Type) && firms(right.Type)
}

// joins reports types that are one name where they stand side by side.
func (n *naming) joins(left, right NameType) bool {
	return right == Organization && (left == Organization || left == Place) || left == Person && right == Person
}

func (n *naming) sameSentence(i, j int) bool {
	return n.doc.Words[i].Sentence == n.doc.Words[j].Sentence
}

// trim takes off names what is no part of them: articles in small letters,
// titles and what stands before them off persons, adjectives before
// organizations, the possessive mark and punctuation. What then has no word left
// is no name.
func (n *naming) trim() {
	n.keep(func(m *mention) bool {
		r := &m.Words
		if m.Type == Person {
			r.First = n.afterRole(*r)
		}
		for r.End > r.First && isEdge(n.form(r.End-1)) {
			r.End--
		}
		for r.First < r.End && n.isLead(m) {
			r.First++
		}
		return r.First < r.End
	})
}

// afterRole returns the first word behind the last role inside a person's name:
// Shadow Home Secretary | Yvette Cooper.
func (n *naming) afterRole(r Range) int {
	for i := r.End - 2; i > r.First; i-- {
		if innerRoles[strings.ToLower(n.form(i))] {
			return i + 1
		}
	}
	return r.First
}

// isLead reports a first word that is no part of the name.
func (n *naming) isLead(m *mention) bool {
	form := n.form(m.Words.First)
	if isEdge(form) || isArticle(form) {
		return true
	}
	switch m.Type {
	case Person:
		return isSmall(form) && !particles[form] || m.Words.End-m.Words.First > 1 && titles[strings.ToLower(form)]
	case Organization:
		return isSmall(form) && !particles[form]
	}
	return false
}

// isSmall reports a word with letters, none of them a capital.
func isSmall(form string) bool {
	return strings.ToLower(form) == form && strings.ToUpper(form) != form
}

// isEdge reports words that no name begins or ends with.
func isEdge(form string) bool {
	switch form {
	case "'s", "'", `"`, ",", "-", "(", ")", ":", ";", "of", "and", "for":
		return true
	}
	return false
}

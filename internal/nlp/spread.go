package nlp

import (
	"sort"
	"strings"
)

// maxSpread bounds the names that are spread, in words.
const maxSpread = 6

// spread finds the names of the text where the encoder missed them, and the
// surnames of the persons that it names in full.
func (n *naming) spread() {
	types := n.spreadable()
	taken := make([]bool, len(n.doc.Words))
	for _, m := range n.mentions {
		for i := m.Words.First; i < m.Words.End; i++ {
			taken[i] = true
		}
	}
	for _, s := range n.doc.Sentences {
		for i := s.Words.First; i < s.Words.End; i++ {
			if taken[i] || !isCapital(n.form(i)) {
				continue
			}
			if name, ok := n.longestAt(i, s.Words.End, types, taken); ok && (i > s.Words.First || n.mayOpen(name)) {
				n.mentions = append(n.mentions, mention{Name: name})
				i = name.Words.End - 1
			}
		}
	}
	n.sort()
}

// sort puts the mentions in the order of the text.
func (n *naming) sort() {
	sort.Slice(n.mentions, func(i, j int) bool { return n.mentions[i].Words.First < n.mentions[j].Words.First })
}

// mayOpen reports whether a name may stand at the head of a sentence, where
// every word has a capital: it must be tagged as a proper noun, or be a surname
// that is a noun as well, as in "Jobs resigned".
func (n *naming) mayOpen(name Name) bool {
	switch n.doc.Words[name.Words.First].UPOS {
	case "PROPN":
		return true
	case "NOUN":
		return name.Type == Person
	}
	return false
}

// spreadable gives the type of every surface that is worth finding elsewhere.
func (n *naming) spreadable() map[string]NameType {
	types := map[string]NameType{}
	add := func(surface string, words int, kind NameType) {
		if words <= maxSpread && isCapital(surface) && (words > 1 || len(surface) > 2 && !starters[strings.ToLower(surface)]) {
			types[surface] = kind
		}
	}
	for _, m := range n.mentions {
		if m.Type == Person && m.Words.End-m.Words.First > 1 {
			add(n.form(m.Words.End-1), 1, Person)
		}
	}
	for _, m := range n.mentions {
		add(n.surface(m.Words), m.Words.End-m.Words.First, m.Type)
	}
	return types
}

// longestAt returns the longest known name that begins at word i.
func (n *naming) longestAt(i, end int, types map[string]NameType, taken []bool) (best Name, ok bool) {
	var surface strings.Builder
	for j := i; j < end && j < i+maxSpread && !taken[j]; j++ {
		surface.WriteString(n.form(j))
		if kind, known := types[surface.String()]; known {
			best, ok = Name{Words: Range{i, j + 1}, Type: kind}, true
		}
		surface.WriteByte(' ')
	}
	return best, ok
}

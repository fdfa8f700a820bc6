package extract

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed lexicon.txt
var lexiconText string

//go:embed sorts.txt
var sortsText string

//go:embed genders.txt
var gendersText string

// lexicon holds the closed word lists of the rules, by section. A word may have
// a value behind it.
type lexicon map[string]map[string]string

// lex reads the embedded lists once.
var lex = sync.OnceValue(func() lexicon { return parseLexicon(lexiconText + "\n" + sortsText + "\n" + gendersText) })

// parseLexicon reads sections "[name]" of words divided by white space; a word
// of several parts has underscores, a value follows an equals sign, and "#"
// opens a comment.
func parseLexicon(text string) lexicon {
	lex := lexicon{}
	section := ""
	for _, line := range strings.Split(text, "\n") {
		line, _, _ = strings.Cut(line, "#")
		for _, field := range strings.Fields(line) {
			if strings.HasPrefix(field, "[") {
				section = strings.Trim(field, "[]")
				lex[section] = map[string]string{}
				continue
			}
			word, value, _ := strings.Cut(field, "=")
			lex[section][strings.ReplaceAll(word, "_", " ")] = value
		}
	}
	return lex
}

// listed reports whether a section has the lemma of a word or its form.
func (r *reading) listed(section string, w int) bool {
	return lex().has(section, r.lemma(w)) || lex().has(section, r.form(w))
}

// has reports whether a word is in a section.
func (l lexicon) has(section, word string) bool {
	_, ok := l[section][word]
	return ok
}

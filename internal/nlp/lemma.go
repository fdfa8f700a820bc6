package nlp

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// lemmatizer finds the dictionary form of a word: from a table learned on the
// treebanks, else by the suffix that its tag implies.
type lemmatizer struct {
	table map[lemmaKey]string
	verbs wordSet // lemmas of the table by part of speech, which decide between
	nouns wordSet // hope + -ing and hop + -ing
	other wordSet
}

// irregularRows holds forms of verbs that rules do not reach: form, verb.
//
//go:embed irregular.txt
var irregularRows string

// irregular maps them.
var irregular = sync.OnceValue(func() map[string]string {
	verbs := map[string]string{}
	for line := range strings.Lines(irregularRows) {
		if form, verb, ok := strings.Cut(strings.TrimSpace(line), " "); ok && form != "#" {
			verbs[form] = verb
		}
	}
	return verbs
})

// verbPrefixes are what a verb may have before another: over-see, with-draw.
var verbPrefixes = [...]string{"over", "under", "out", "with", "fore", "un", "re", "mis", "up"}

// irregularVerb returns the verb of a past form that is irregular by itself or
// behind a prefix: beaten, overseen.
func (l *lemmatizer) irregularVerb(form string) (string, bool) {
	if verb, ok := irregular()[form]; ok {
		return verb, true
	}
	for _, prefix := range verbPrefixes {
		rest, ok := strings.CutPrefix(form, prefix)
		if !ok || len(rest) < shortestVerb || strings.HasSuffix(rest, "ed") {
			continue
		}
		verb, known := l.table[lemmaKey{rest, "VERB"}]
		if !known {
			verb, known = irregular()[rest]
		}
		if known && verb != rest {
			return prefix + verb, true
		}
	}
	return "", false
}

// shortestVerb is how many letters a past form behind a prefix has.
const shortestVerb = 3

// lemmaKey is a form in lower case and its universal part of speech.
type lemmaKey struct{ form, upos string }

// newLemmatizer reads a gzipped table of lines form, UPOS, lemma, between tabs.
func newLemmatizer(data []byte) (*lemmatizer, error) {
	l := &lemmatizer{table: map[lemmaKey]string{}, verbs: wordSet{}, nouns: wordSet{}, other: wordSet{}}
	err := eachRow(data, 3, func(cols []string) {
		form, upos, lemma := cols[0], cols[1], cols[2]
		l.table[lemmaKey{form, upos}] = lemma
		l.known(upos)[strings.ToLower(lemma)] = true
	})
	if err != nil {
		return nil, fmt.Errorf("read lemma table: %w", err)
	}
	return l, nil
}

// eachRow calls use for every line of gzipped text, cut at tabs into n columns.
func eachRow(data []byte, n int, use func(cols []string)) error {
	zip, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	lines := bufio.NewScanner(zip)
	for row := 1; lines.Scan(); row++ {
		cols := strings.Split(lines.Text(), "\t")
		if len(cols) != n {
			return fmt.Errorf("line %d has %d columns, want %d", row, len(cols), n)
		}
		use(cols)
	}
	return lines.Err()
}

// known returns the lemmas of a part of speech.
func (l *lemmatizer) known(upos string) wordSet {
	switch upos {
	case "VERB", "AUX":
		return l.verbs
	case "NOUN":
		return l.nouns
	}
	return l.other
}

// lemma returns the dictionary form of a word with its tags.
func (l *lemmatizer) lemma(form, upos, xpos string) string {
	lower := strings.ToLower(form)
	if lemma, ok := l.table[lemmaKey{lower, upos}]; ok {
		return recase(lemma, form, upos)
	}
	switch {
	case upos == "PROPN":
		return form
	case upos == "NOUN" && isAcronym(form):
		return singular(form, l.nouns)
	}
	switch xpos {
	case "NNS":
		return singular(lower, l.nouns)
	case "VBZ":
		return singular(lower, l.verbs)
	case "VBG":
		return l.unsuffix(lower, "ing", upos)
	case "VBD", "VBN":
		if verb, ok := l.irregularVerb(lower); ok {
			return verb
		}
		return l.unsuffix(lower, "ed", upos)
	case "JJR", "RBR":
		return l.unsuffix(lower, "er", upos)
	case "JJS", "RBS":
		return l.unsuffix(lower, "est", upos)
	}
	return lower
}

// recase gives the lemma of a name the capitals of its form, since the table
// holds forms in lower case.
func recase(lemma, form, upos string) string {
	if upos != "PROPN" || lemma == "" {
		return lemma
	}
	if isAcronym(form) {
		return strings.ToUpper(lemma)
	}
	first, size := utf8.DecodeRuneInString(form)
	if unicode.IsUpper(first) && strings.EqualFold(form, lemma) {
		return form
	}
	if unicode.IsUpper(first) {
		_, n := utf8.DecodeRuneInString(lemma)
		return form[:size] + lemma[n:]
	}
	return lemma
}

// isAcronym reports two capitals or more and no small letter but a plural s.
func isAcronym(form string) bool {
	capitals := 0
	for _, r := range strings.TrimSuffix(form, "s") {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= 2
}

// singular takes the -s off a plural noun or a verb of the third person.
func singular(form string, known wordSet) string {
	stem, ok := strings.CutSuffix(form, "s")
	if !ok || len(stem) < 2 || strings.HasSuffix(stem, "s") {
		if s, ok := strings.CutSuffix(form, "sses"); ok {
			return s + "ss"
		}
		return form
	}
	if s, ok := strings.CutSuffix(stem, "ie"); ok && len(s) > 1 && !known[stem] {
		return s + "y"
	}
	s, ok := strings.CutSuffix(stem, "e")
	if !ok || known[stem] {
		return stem
	}
	for _, end := range []string{"sh", "ch", "ss", "x", "zz", "o"} {
		if strings.HasSuffix(s, end) {
			return s
		}
	}
	if known[s] {
		return s
	}
	return stem
}

// unsuffix takes a suffix off an inflected word and mends its stem: hopping,
// hoping, tried, agreed, bigger.
func (l *lemmatizer) unsuffix(form, suffix, upos string) string {
	stem, ok := strings.CutSuffix(form, suffix)
	if !ok || !hasVowel(stem) {
		return form
	}
	known := l.known(upos)
	if s, ok := strings.CutSuffix(stem, "i"); ok && suffix != "ing" {
		return s + "y"
	}
	single := undouble(stem)
	for _, candidate := range []string{stem, stem + "e", single} {
		if known[candidate] {
			return candidate
		}
	}
	switch {
	case single != stem:
		return single
	case wantsE(stem):
		return stem + "e"
	}
	return stem
}

// undouble takes one of two equal consonants off the end of a stem, but for
// those that words end in: fall, pass, buzz, staff.
func undouble(stem string) string {
	n := len(stem)
	if n < 3 || stem[n-1] != stem[n-2] || strings.IndexByte("lszfaeiou", stem[n-1]) >= 0 {
		return stem
	}
	return stem[:n-1]
}

func isVowel(b byte) bool { return strings.IndexByte("aeiouy", b) >= 0 }

func hasVowel(s string) bool { return strings.ContainsAny(s, "aeiouy") }

// wantsE reports a stem that English writes with a final e: one vowel and one
// consonant in a stem of one syllable (hop-), or an ending such as -at, -iz, -v.
func wantsE(stem string) bool {
	n := len(stem)
	if n < 2 {
		return false
	}
	for _, end := range []string{"at", "iz", "is", "us", "v", "c", "dg", "rg", "u", "bl", "pl", "tl", "ng"} {
		if strings.HasSuffix(stem, end) {
			return end != "ng" || strings.HasSuffix(stem, "ang")
		}
	}
	if isVowel(stem[n-1]) || !isVowel(stem[n-2]) || strings.IndexByte("wxy", stem[n-1]) >= 0 {
		return false
	}
	return !hasVowel(stem[:n-2])
}

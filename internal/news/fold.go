package news

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name or a text to the form in which it is compared and
// searched: compatibility decomposition (so that 𝕏 is X), no accents, lower
// case, a possessive 's dropped, every run of other characters one space.
// Fold is idempotent.
func Fold(text string) string { return strings.Join(Terms(text), " ") }

// Terms returns the words of a folded text, in order.
func Terms(text string) []string {
	text = strings.ToValidUTF8(text, " ") // normalisation gives up at a byte that is no UTF-8
	plain := strings.Map(foldRune, norm.NFKD.String(text))
	words := strings.FieldsFunc(plain, func(r rune) bool { return r == ' ' })
	terms := words[:0]
	for _, word := range words {
		if term := foldWord(word); term != "" {
			terms = append(terms, term)
		}
	}
	return terms
}

const apostrophe = '\''

// foldRune maps letters and digits to lower case, drops marks, keeps
// apostrophes for foldWord, and makes the rest a space.
func foldRune(r rune) rune {
	switch {
	case r == '\'' || r == '’' || r == '‘' || r == '`' || r == 'ʼ':
		return apostrophe // the last counts as a letter, so this case comes first
	case unicode.Is(unicode.Mn, r):
		return -1
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.Is(unicode.Mc, r): // vowel signs take space and are parts of words
		return unicode.ToLower(r)
	}
	return ' '
}

// foldWord drops a possessive ending and the remaining apostrophes.
func foldWord(word string) string {
	word = strings.Trim(word, "'")
	word = strings.TrimSuffix(word, "'s")
	return strings.ReplaceAll(word, "'", "")
}

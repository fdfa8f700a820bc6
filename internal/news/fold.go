package news

import (
	"iter"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold brings a name or a text to the form in which it is compared and
// searched: compatibility decomposition (so that 𝕏 is X), no accents, lower
// case, a possessive 's dropped, every run of other characters one space.
// Fold is idempotent.
func Fold(text string) string {
	var b strings.Builder
	for term := range terms(text) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(term)
	}
	return b.String()
}

// Terms returns the words of a folded text, in order.
func Terms(text string) []string { return slices.Collect(terms(text)) }

// hasTerms reports whether anything of the text is left when it is folded.
func hasTerms(text string) bool {
	for range terms(text) {
		return true
	}
	return false
}

// terms yields the terms one by one: an article's are too many to gather only
// to join or to count them.
func terms(text string) iter.Seq[string] {
	text = strings.ToValidUTF8(text, " ") // normalisation gives up at a byte that is no UTF-8
	plain := strings.Map(foldRune, norm.NFKD.String(text))
	return func(yield func(string) bool) {
		for word := range strings.FieldsFuncSeq(plain, func(r rune) bool { return r == ' ' }) {
			if term := foldWord(word); term != "" && !yield(term) {
				return
			}
		}
	}
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

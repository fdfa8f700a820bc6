package eval

import (
	"slices"
	"strings"
	"unicode"

	"hearsay/internal/news"
)

// titles are words that may stand before a name without changing whom it names.
var titles = strings.Fields(`a an the mr mrs ms miss dr prof professor sir lord lady dame president vice prime
	minister chancellor senator sen representative rep governor gov mayor judge justice chief ceo director
	chairman former general colonel captain king queen prince princess pope`)

// fold brings a name into the form in which names are compared: folded, without
// a possessive ending and without leading titles; a name of titles alone keeps
// the last of them.
func fold(name string) string {
	words := news.Terms(withoutPossessive(name))
	for len(words) > 1 && slices.Contains(titles, words[0]) {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

func withoutPossessive(name string) string {
	for _, ending := range []string{"'s", "’s", "'", "’"} {
		if cut, ok := strings.CutSuffix(name, ending); ok {
			return cut
		}
	}
	return name
}

// tokens returns the words of a statement, in small letters.
func tokens(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool {
		return !unicode.IsLetter(c) && !unicode.IsDigit(c)
	})
}

// overlap returns how much two texts have in common: the F1 of their tokens,
// from 0 to 1.
func overlap(a, b string) float64 {
	left, right := tokens(a), tokens(b)
	if len(left) == 0 || len(right) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, t := range left {
		count[t]++
	}
	common := 0
	for _, t := range right {
		if count[t] > 0 {
			count[t]--
			common++
		}
	}
	return 2 * float64(common) / float64(len(left)+len(right))
}

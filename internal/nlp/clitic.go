package nlp

import (
	"strings"
	"unicode"
)

// fusions are words written as one that the treebanks take apart; the value is
// the length of each part but the last.
var fusions = map[string][]int{
	"cannot": {3}, "gonna": {3}, "wanna": {3}, "gotta": {3}, "gimme": {3}, "lemme": {3}, "dunno": {2, 1},
	"outta": {3}, "lotta": {3}, "whaddya": {4}, "betcha": {3}, "gotcha": {3}, "hafta": {3},
	"dont": {2}, "doesnt": {4}, "didnt": {3}, "isnt": {2}, "wasnt": {3}, "arent": {3}, "werent": {4}, "cant": {2},
	"wont": {2}, "wouldnt": {5}, "couldnt": {5}, "shouldnt": {6}, "havent": {4}, "hasnt": {3}, "hadnt": {3}, "aint": {2},
	"youre": {3}, "theyre": {4}, "youll": {3}, "youve": {3}, "theyve": {4}, "weve": {2}, "ive": {1}, "im": {1}, "thats": {4},
	"whats": {4}, "theres": {5}, "y'all": {2}, "d'you": {2}, "c'mon": {3}, "'tis": {2}, "'twas": {2},
}

// clitics returns the inner bounds at which from..end is cut: do|n't, Musk|'s,
// can|not, should|n't|'ve.
func (s *scanner) clitics(from, end int) []int {
	if end-from > 40 {
		return s.possessive(from, end)
	}
	word := foldRunes(s.p.plain[from:end])
	if len([]rune(word)) != end-from {
		return s.possessive(from, end)
	}
	if parts, ok := fusions[word]; ok && !s.isCapitals(from, end) {
		return partBounds(from, parts)
	}
	return s.suffixes(from, end, strings.ReplaceAll(word, "`", "'"))
}

// isCapitals reports a word of capitals only, which is an acronym (IM, CANT).
func (s *scanner) isCapitals(from, end int) bool {
	for _, r := range s.p.plain[from:end] {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return end-from <= 4
}

func partBounds(from int, lengths []int) []int {
	bounds := make([]int, 0, len(lengths))
	for _, n := range lengths {
		from += n
		bounds = append(bounds, from)
	}
	return bounds
}

// suffixes cuts clitics off the end of a word, the last one first.
func (s *scanner) suffixes(from, end int, word string) []int {
	var bounds []int
	for {
		suffix := cliticOf(word)
		n := len([]rune(suffix))
		if n == 0 || end-n <= from || suffix == "'s" && unicode.IsDigit(s.p.plain[end-n-1]) && s.isDecade(from, end-n) {
			return bounds
		}
		end -= n
		word = strings.TrimSuffix(word, suffix)
		bounds = append([]int{end}, bounds...)
	}
}

// isDecade reports a number as in 80's and 1960's, of which 's is no clitic.
func (s *scanner) isDecade(from, end int) bool {
	return (end-from == 2 || end-from == 4) && s.p.plain[end-1] == '0'
}

func cliticOf(word string) string {
	for _, suffix := range cliticSuffixes {
		if strings.HasSuffix(word, suffix) {
			return suffix
		}
	}
	return ""
}

// possessive cuts 's off a word too long to be in any list.
func (s *scanner) possessive(from, end int) []int {
	if end-from > 2 && s.is(end-2, "'s") {
		return []int{end - 2}
	}
	return nil
}

// apostrophe cuts at an apostrophe that no letter stands before: a clitic on
// its own, letters left out ('em, '90s), or the end of a plural possessor.
func (s *scanner) apostrophe(i int) int {
	if !isWordRune(s.at(i + 1)) {
		return s.add(i, s.punctuation(i))
	}
	end := s.letters(i + 1)
	if s.is(i, "'tis") && end-i == 4 || s.is(i, "'twas") && end-i == 5 {
		return s.add(i, end, i+2)
	}
	return s.add(i, end)
}

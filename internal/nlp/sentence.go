package nlp

import (
	"slices"
	"unicode"
)

// splitter finds the ends of sentences in the words of a block.
type splitter struct {
	p      *plainText
	roles  map[int]markRole
	tokens []token
}

// splitSentences returns the end of each sentence as an index into tokens, in
// order; the last one is len(tokens). Closing marks stay with the sentence that
// they close.
func splitSentences(p *plainText, tokens []token, roles map[int]markRole) []int {
	s := &splitter{p: p, roles: roles, tokens: tokens}
	var ends []int
	first := 0
	for i := 0; i < len(tokens); {
		if s.separates(first, i) {
			ends = append(ends, i)
			first = i
		}
		next := s.afterClosers(i + 1)
		if s.isTerminator(i) && next < len(tokens) && s.ends(i, next) {
			ends = append(ends, next)
			first, i = next, next
			continue
		}
		i++
	}
	if len(tokens) > 0 {
		ends = append(ends, len(tokens))
	}
	return ends
}

func (s *splitter) isEmoticon(i int) bool {
	return s.length(i) > 1 && s.length(i) <= 3 && slices.Contains(emoticons, foldRunes(s.p.plain[s.tokens[i].from:s.tokens[i].to]))
}

func (s *splitter) first(i int) rune { return s.p.plain[s.tokens[i].from] }

func (s *splitter) last(i int) rune { return s.p.plain[s.tokens[i].to-1] }

func (s *splitter) length(i int) int { return s.tokens[i].to - s.tokens[i].from }

// isTerminator reports a word that can end a sentence.
func (s *splitter) isTerminator(i int) bool {
	switch s.last(i) {
	case '.', '!', '?', '…':
		return true
	}
	return false
}

// afterClosers returns the first word from i on that does not close something
// which the terminator before it ends: quotation marks, brackets, the numbers
// of notes.
func (s *splitter) afterClosers(i int) int {
	for i < len(s.tokens) {
		switch r := s.first(i); {
		case r == '[' && i+2 < len(s.tokens) && unicode.IsDigit(s.first(i+1)) && s.first(i+2) == ']':
			i += 3
		case s.isEmoticon(i):
			i++
		case s.tokens[i].spaced:
			return i
		case r == ')' || r == ']' || r == '}' || r == '!' || r == '?' || r == '.':
			i++
		case isQuoteRune(r) && s.roles[s.tokens[i].from] != openMark && s.length(i) <= 2:
			i++
		default:
			return i
		}
	}
	return i
}

// ends decides whether the sentence ends with the terminator at i, the next
// word that could begin one standing at next.
func (s *splitter) ends(i, next int) bool {
	if !s.tokens[next].spaced {
		return s.isGlued(i, next)
	}
	r := s.first(next)
	switch {
	case unicode.IsLower(r):
		return next == i+1 && !s.isEllipsis(i) && (s.length(i) == 1 || s.last(i) != '.') && !s.isBrand(i)
	case s.last(i) == '.' && s.length(i) > 1 && s.first(i) != '.':
		return s.abbreviationEnds(i, next)
	case s.isEllipsis(i):
		return s.beginsUpper(next)
	case s.isNumbering(i):
		return false
	case next > i+1 && isQuoteRune(s.last(next-1)):
		return !s.isReported(next)
	}
	return true
}

// brands are names that end in an exclamation mark.
var brands = setOf(`yahoo jeopardy yum oklahoma`)

// isBrand reports an exclamation mark that belongs to a name.
func (s *splitter) isBrand(i int) bool {
	return s.first(i) == '!' && i > 0 && brands[foldRunes(s.p.plain[s.tokens[i-1].from:s.tokens[i-1].to])]
}

// isGlued reports a missing space: a full stop between a word in small letters
// and a capitalised one.
func (s *splitter) isGlued(i, next int) bool {
	return next == i+1 && i > 0 && s.length(i) == 1 && unicode.IsLower(s.last(i-1)) && s.length(i-1) > 1 &&
		unicode.IsUpper(s.first(next)) && (s.length(next) > 1 || s.first(next) == 'I')
}

func (s *splitter) isEllipsis(i int) bool {
	return s.first(i) == '…' || s.first(i) == '.' && s.length(i) > 1
}

// beginsUpper reports whether a sentence may begin at i: a capital or a digit,
// opening marks apart.
func (s *splitter) beginsUpper(i int) bool {
	for i < len(s.tokens) && (isOpening(s.first(i)) || isQuoteRune(s.first(i))) {
		i++
	}
	return i < len(s.tokens) && (unicode.IsUpper(s.first(i)) || unicode.IsDigit(s.first(i)))
}

// isNumbering reports the period behind the number of a list or section at the
// head of a block.
func (s *splitter) isNumbering(i int) bool {
	return i == 1 && s.last(i) == '.' && unicode.IsDigit(s.first(0)) && s.length(0) <= 3
}

// abbreviationEnds decides behind a word that is written with a period.
func (s *splitter) abbreviationEnds(i, next int) bool {
	word := foldRunes(s.p.plain[s.tokens[i].from:s.tokens[i].to])
	follows := foldRunes(s.p.plain[s.tokens[next].from:s.tokens[next].to])
	switch {
	case titlesAbbreviated[word]:
		return word == "sr." && starters[follows]
	case unicode.IsDigit(s.first(next)):
		return false
	case isQuoteRune(s.first(next)) || isOpening(s.first(next)):
		return isQuoteRune(s.first(next)) && s.length(i) > 2 && s.beginsUpper(next)
	}
	return starters[follows] && unicode.IsUpper(s.first(next))
}

// reportVerbs follow the subject of a reported quotation.
var reportVerbs = setOf(`said says asked asks told tells wrote writes added adds replied replies tweeted posted
	shouted cried exclaimed answered declared insisted demanded joked quipped continued`)

// isReported reports a subject of up to four words and a verb of saying behind
// a quotation that ends in a question or exclamation mark.
func (s *splitter) isReported(next int) bool {
	for i := next; i < len(s.tokens) && i < next+5; i++ {
		word := foldRunes(s.p.plain[s.tokens[i].from:s.tokens[i].to])
		if reportVerbs[word] {
			return i == next || !starters[foldRunes(s.p.plain[s.tokens[next].from:s.tokens[next].to])] || i == next+1
		}
		if !isLetter(s.first(i)) {
			return false
		}
	}
	return false
}

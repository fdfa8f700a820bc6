package nlp

import (
	"unicode"
)

// token is a word as the scanner finds it.
type token struct {
	extent
	spaced bool // white space or the start of a block stands before it
}

// scanner cuts a text into the words of the English treebanks of Universal
// Dependencies.
type scanner struct {
	p      *plainText
	roles  map[int]markRole
	tokens []token
	to     int // end of the chunk that is being cut
}

// scanWords cuts a block into words. The roles of quotation marks tell an
// apostrophe from a closing mark.
func scanWords(p *plainText, block extent, roles map[int]markRole) []token {
	s := &scanner{p: p, roles: roles}
	for i := block.from; i < block.to; {
		if isSpace(p.plain[i]) || isInvisible(p.plain[i]) {
			i++
			continue
		}
		from := i
		for i < block.to && !isSpace(p.plain[i]) {
			i++
		}
		s.chunk(extent{from, i})
	}
	return s.tokens
}

// chunk cuts a stretch without white space.
func (s *scanner) chunk(c extent) {
	first := len(s.tokens)
	s.to = c.to
	for i := c.from; i < c.to; {
		if isInvisible(s.p.plain[i]) {
			i++
			continue
		}
		i = s.next(i, c.from)
	}
	if first < len(s.tokens) {
		s.tokens[first].spaced = true
	}
}

// add appends the words that from..to is cut into at the given inner bounds.
func (s *scanner) add(from, to int, bounds ...int) int {
	for _, b := range bounds {
		s.tokens = append(s.tokens, token{extent: extent{from, b}})
		from = b
	}
	s.tokens = append(s.tokens, token{extent: extent{from, to}})
	return to
}

// next cuts one word, or a word with its clitics, at i and returns its end.
func (s *scanner) next(i, chunk int) int {
	if end := s.address(i, chunk); end > i {
		return s.add(i, end)
	}
	if end := s.emoticon(i, chunk); end > i {
		return s.add(i, end)
	}
	r := s.at(i)
	switch {
	case unicode.IsDigit(r), (r == '.' || r == '+') && i == chunk && unicode.IsDigit(s.at(i+1)):
		return s.number(i)
	case isLetter(r):
		return s.word(i)
	case r == '\'' && s.roles[i] == noMark:
		return s.apostrophe(i)
	}
	return s.add(i, s.punctuation(i))
}

// at returns the plain rune at i, and a space outside the chunk.
func (s *scanner) at(i int) rune {
	if i >= s.to {
		return ' '
	}
	return s.p.at(i)
}

// is reports whether the characters at i are the given ones, case aside.
func (s *scanner) is(i int, word string) bool {
	for _, r := range word {
		if unicode.ToLower(s.at(i)) != r {
			return false
		}
		i++
	}
	return true
}

// word cuts letters and what belongs between them.
func (s *scanner) word(i int) int {
	end := s.letters(i)
	for s.hyphenated(i, end) {
		end = s.letters(end + 1)
	}
	if s.at(end) == '.' && s.keepsPeriod(i, end) {
		return s.add(i, end+1)
	}
	if s.at(end) == '$' && unicode.IsDigit(s.at(end+1)) && end-i <= 3 {
		return s.add(i, end+1)
	}
	return s.add(i, end, s.clitics(i, end)...)
}

// letters returns the end of the letters and digits at i, with apostrophes,
// ampersands and the periods of initials between them.
func (s *scanner) letters(i int) int {
	from := i
	for ; i < s.to; i++ {
		r := s.p.plain[i]
		if isWordRune(r) || r == '_' || isInvisible(r) {
			continue
		}
		if i == from || !isWordRune(s.at(i+1)) || !s.joins(from, i, r) {
			break
		}
	}
	return i
}

// joins reports whether the sign at i connects what is around it to one word.
func (s *scanner) joins(from, i int, r rune) bool {
	before, after := s.at(i-1), s.at(i+1)
	switch r {
	case '\'', '`':
		return s.roles[i] == noMark && isWordRune(before)
	case '&':
		return unicode.IsUpper(before) && unicode.IsUpper(after)
	case '*':
		return isLetter(before) && isLetter(after)
	case '.':
		initials := (i-from == 1 || s.at(i-2) == '.') && !isWordRune(s.at(i+2))
		return isWordRune(before) && isLetter(after) && (initials || unicode.IsLower(after))
	case '/':
		return s.slashed(from, i)
	}
	return false
}

// slashed reports abbreviations such as w/o, n/a and s/he.
func (s *scanner) slashed(from, i int) bool {
	return i-from == 1 && (s.is(from, "s/he") || (s.is(from, "w/o") || s.is(from, "n/a") || s.is(from, "b/c") || s.is(from, "c/o")) && !isWordRune(s.at(i+2)))
}

// hyphenated reports whether the hyphen at end hangs the prefix before it on
// the word behind it.
func (s *scanner) hyphenated(from, end int) bool {
	return s.at(end) == '-' && end-from <= 8 && isWordRune(s.at(end+1)) && !isLong(s.p.raw[end]) &&
		prefixes[foldRunes(s.p.plain[from:end])]
}

// keepsPeriod reports whether the period at end belongs to the word before it.
func (s *scanner) keepsPeriod(from, end int) bool {
	if end-from > 8 || s.at(end+1) == '.' && (s.at(end+2) == '.' || end-from == 1) {
		return false
	}
	if s.at(end-2) == '.' && !isWordRune(s.at(end+1)) && end-from > 1 {
		return true
	}
	word := foldRunes(s.p.plain[from : end+1])
	switch {
	case numbered[word] && s.numberFollows(end+1):
		return true
	case capitalised[word]:
		return unicode.IsUpper(s.p.plain[from]) && (s.p.at(from-2) == ',' || s.numberFollows(end+1) || s.at(end+1) == ',')
	case end-from == 1 && unicode.IsUpper(s.p.plain[from]):
		return true
	}
	return titlesAbbreviated[word] || otherAbbreviations[word]
}

// numberFollows reports a digit at i, or behind one space.
func (s *scanner) numberFollows(i int) bool {
	return unicode.IsDigit(s.p.at(i)) || s.p.at(i) == ' ' && unicode.IsDigit(s.p.at(i+1))
}

// punctuation returns the end of the sign at i: a run of one sign where a run
// is written as one, or a sign with the marks that modify it.
func (s *scanner) punctuation(i int) int {
	r := s.p.plain[i]
	end := i + 1
	switch r {
	case '!', '?':
		for s.at(end) == '!' || s.at(end) == '?' {
			end++
		}
	case '.', '-', '=', '*', '_', '~', '#', '+', '<', '>', '…', '$':
		for s.at(end) == r {
			end++
		}
	case '\'', '`':
		if s.at(end) == r {
			end++
		}
	default:
		for end < s.to && (unicode.IsMark(s.p.plain[end]) || unicode.Is(unicode.Sk, s.p.plain[end]) && s.p.plain[end] > 0x2000) {
			end++
		}
	}
	return end
}

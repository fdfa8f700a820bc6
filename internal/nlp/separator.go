package nlp

import "unicode"

// minRule is the length of a run of signs that separates parts of a message.
const minRule = 5

// signOffs end a letter, with a comma and the name behind them.
var signOffs = setOf(`regards thanks sincerely cheers best love thx`)

// separates reports a bound before word i that no full stop marks, as messages
// and web pages have it where they lost their lines: around a ruled line, behind
// an address, around the date and time of a mail, behind a sign-off,
// behind the dateline of a report. The sentence begins at word first.
func (s *splitter) separates(first, i int) bool {
	if i <= first || i >= len(s.tokens) || !s.tokens[i].spaced {
		return false
	}
	switch {
	case s.isRule(i-1) || s.isRule(i):
		return true
	case s.isAddress(i - 1):
		return s.isAddress(i) || unicode.IsUpper(s.first(i))
	case s.isStamp(i - 1):
		return true
	case i+2 < len(s.tokens) && s.isStamp(i+2):
		return s.word(i-1) != "on"
	case first == 0 && s.isDateline(i):
		return true
	}
	return i-first <= 3 && s.first(i-1) == ',' && unicode.IsUpper(s.first(i)) && i-2 >= first && signOffs[s.word(i-2)]
}

// maxDateline bounds the place and agency that begin a report, in words.
const maxDateline = 9

// isDateline reports a place in capitals or an agency in parentheses, and a
// dash, before word i: WASHINGTON (AP) —
func (s *splitter) isDateline(i int) bool {
	if i > maxDateline || s.first(i-1) != '-' || !s.tokens[i-1].spaced {
		return false
	}
	agency := i > 2 && s.first(i-2) == ')'
	for k := range i - 1 {
		if isLetter(s.first(k)) && !unicode.IsUpper(s.first(k)) {
			return false
		}
	}
	return agency || s.length(0) > 3 && isAcronym(string(s.p.plain[s.tokens[0].from:s.tokens[0].to]))
}

// word is a word in small letters.
func (s *splitter) word(i int) string {
	return foldRunes(s.p.plain[s.tokens[i].from:s.tokens[i].to])
}

// isRule reports a run of one sign that draws a line.
func (s *splitter) isRule(i int) bool {
	if s.length(i) < minRule {
		return false
	}
	switch s.first(i) {
	case '-', '_', '*', '=', '~', '#':
		return s.first(i) == s.last(i)
	}
	return false
}

// isAddress reports a web address.
func (s *splitter) isAddress(i int) bool {
	return s.length(i) > 10 && (hasPrefix(s.p.plain[s.tokens[i].from:], "http://") || hasPrefix(s.p.plain[s.tokens[i].from:], "https://"))
}

func hasPrefix(runes []rune, prefix string) bool {
	for i, r := range prefix {
		if i >= len(runes) || unicode.ToLower(runes[i]) != r {
			return false
		}
	}
	return true
}

// isStamp reports the last word of a date and time such as 03/27/2001 09:11 AM.
func (s *splitter) isStamp(i int) bool {
	if i < 2 || s.length(i) != 2 {
		return false
	}
	half := s.word(i)
	return (half == "am" || half == "pm") && s.holds(i-1, ':') && s.holds(i-2, '/')
}

// holds reports a number with a sign between its digits.
func (s *splitter) holds(i int, sign rune) bool {
	if !unicode.IsDigit(s.first(i)) {
		return false
	}
	for _, r := range s.p.plain[s.tokens[i].from:s.tokens[i].to] {
		if r == sign {
			return true
		}
	}
	return false
}

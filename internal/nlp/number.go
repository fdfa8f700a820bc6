package nlp

import "unicode"

// units are cut off the number that they follow.
var units = setOf(`am pm a.m p.m km kg mm cm mph kph kmh ft lb lbs hrs hr mins min sec secs gb mb tb kb mw gw kw kwh ghz mhz hz
	bn mn tn k m b mg ml sqft hp psi dpi fps kbps mbps gbps c f in oz`)

// number cuts a number with what is written between its digits.
func (s *scanner) number(i int) int {
	end := s.digits(i)
	if n := s.groups(i, end); n > end {
		return s.add(i, n)
	}
	plural := s.at(end) == '\'' && s.roles[end] == noMark && s.is(end, "'s")
	if !isLetter(s.at(end)) && !plural {
		return s.add(i, end)
	}
	if s.at(end) == '\'' {
		letters := s.letters(i)
		return s.add(i, letters, s.suffixes(i, letters, foldRunes(s.p.plain[i:letters]))...)
	}
	letters := s.letters(end)
	if letters-end > 5 {
		return s.add(i, letters, s.possessive(i, letters)...)
	}
	return s.measure(i, end, letters)
}

// measure cuts a number with letters behind it: 6|pm, 40|K, but 71st and 2D.
func (s *scanner) measure(i, end, letters int) int {
	suffix := foldRunes(s.p.plain[end:letters])
	if !units[suffix] || s.isModel(i, end, letters) {
		return s.add(i, letters, s.clitics(i, letters)...)
	}
	if s.at(letters) == '.' && (suffix == "a.m" || suffix == "p.m") {
		letters++
	}
	return s.add(i, letters, end)
}

// isModel reports a small bare number with one letter, which counts nothing: 5G, 2D, 4K. After a
// currency sign or with a decimal point the letter is a unit.
func (s *scanner) isModel(i, end, letters int) bool {
	if letters-end != 1 || s.at(letters) == '%' {
		return false
	}
	money := unicode.Is(unicode.Sc, s.p.at(i-1))
	for _, r := range s.p.plain[i:end] {
		if r == '.' || r == ',' {
			return false
		}
	}
	return !money && (end-i < 2 || unicode.IsUpper(s.p.plain[end]))
}

// digits returns the end of a number: digits, decimal points, groups of
// thousands, clock times, fractions.
func (s *scanner) digits(i int) int {
	from := i
	for ; i < s.to; i++ {
		r := s.p.plain[i]
		if unicode.IsDigit(r) || i == from {
			continue
		}
		if !unicode.IsDigit(s.at(i + 1)) {
			break
		}
		if r == '.' || r == ':' || r == '/' || r == ',' && s.isThousands(i) {
			continue
		}
		break
	}
	return i
}

// isThousands reports three digits, and not more, behind a comma.
func (s *scanner) isThousands(comma int) bool {
	n := 0
	for n < 4 && unicode.IsDigit(s.at(comma+1+n)) {
		n++
	}
	return n == 3
}

// groups returns the end of digits joined by hyphens that are one word: dates
// (2024-08-13), telephone numbers (555-0199). Ranges are not.
func (s *scanner) groups(from, end int) int {
	count, i := 1, end
	for s.at(i) == '-' && !isLong(s.p.raw[i]) && unicode.IsDigit(s.at(i+1)) {
		i = s.digits(i + 1)
		count++
	}
	if count >= 3 || count == 2 && end-from == 3 && i-end == 5 {
		return i
	}
	return end
}

package times

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// year reads "in 2031", "2031" after a word of time, "the 2031 elections", and
// "early 2031".
func (f *finder) year(at int) (Time, bool) {
	part, start := f.part(at)
	y, ok := fullYear(f.word(start))
	if !ok || y < 1800 {
		return Time{}, false
	}
	if part == "" && !f.introducesYear(at) && !f.datesNoun(at, y) {
		return Time{}, false
	}
	t, _ := date(y, 1, 1)
	return narrow(unit(t, Year, start+1, false), part), true
}

// introducesYear reports whether the word before four digits shows that they are
// a year. After most words they may as well count what follows.
func (f *finder) introducesYear(at int) bool {
	switch before := f.word(at - 1); before {
	case "in", "since", "until", "till", "during", "year", "into", "throughout", "through":
		return true
	case ",", "or":
		n := len(f.found)
		return n > 0 && f.found[n-1].End == at-1 && f.found[n-1].Grain == Year
	default:
		return introducesTime(before) && !counted(f.word(at+1))
	}
}

// counted reports whether a word behind a number is most likely what it counts.
func counted(word string) bool {
	switch word {
	case "people", "men", "women", "children", "km", "kg", "percent", "%", "per", "or", "million", "more":
		return true
	case "was", "has", "is", "as", "its", "his", "this", "does", "us", "'s":
		return false
	}
	return strings.HasSuffix(word, "s")
}

// datesNoun reports whether four digits between an article and a noun are the
// year of what the noun names: "the 2031 elections", "the 2030-2031 season".
func (f *finder) datesNoun(at, year int) bool {
	if year < 1900 || year > 2099 {
		return false
	}
	switch f.word(at - 1) {
	case "the", "'s", "its", "his", "her", "their", "this":
		if _, ok := fullYear(f.word(at + 2)); ok && f.word(at+1) == "-" {
			return true
		}
		first, _ := utf8.DecodeRuneInString(f.word(at + 1))
		return unicode.IsLetter(first)
	}
	return false
}

// decade reads "1990s", "the 1990s" and "the late 1990s".
func (f *finder) decade(at int) (Time, bool) {
	start := at
	if f.word(at) == "the" {
		start++
	}
	part, start := f.part(start)
	y, ok := fullYear(strings.TrimSuffix(f.word(start), "s"))
	if !ok || !strings.HasSuffix(f.word(start), "s") || y%10 != 0 {
		return Time{}, false
	}
	t, _ := date(y, 1, 1)
	return narrow(unit(t, Decade, start+1, false), part), true
}

// quarter reads "the third quarter of 2031", "Q3 2031" and "the first half of
// last year". Without a year they could be those of a business.
func (f *finder) quarter(at int) (Time, bool) {
	n, months, next := f.share(at)
	if n == 0 || n*months > 12 {
		return Time{}, false
	}
	year, end, relative, ok := f.yearBehind(next)
	if !ok && f.word(next) == "of" && f.word(next+1) == "the" && f.word(next+2) == "year" && f.known() {
		year, end, relative, ok = f.today.Year(), next+3, true, true
	}
	if !ok {
		return Time{}, false
	}
	from := time.Date(year, time.Month(1+months*(n-1)), 1, 0, 0, 0, 0, time.UTC)
	if months == 3 {
		return unit(from, Quarter, end, relative), true
	}
	return Time{End: end, From: from, To: from.AddDate(0, months, 0), Grain: Interval, Relative: relative}, true
}

// share reads which quarter or half of a year is meant, and of how many months.
func (f *finder) share(at int) (n, months, next int) {
	if w := f.word(at); len(w) == 2 && w[0] == 'q' && w[1] >= '1' && w[1] <= '4' {
		return int(w[1] - '0'), 3, at + 1
	}
	if f.word(at) == "the" {
		at++
	}
	n, ok := ordinals[f.word(at)]
	if !ok {
		return 0, 0, 0
	}
	switch f.word(at + 1) {
	case "quarter":
		return n, 3, at + 2
	case "half":
		return n, 6, at + 2
	}
	return 0, 0, 0
}

// edge reads "the end of 2031", "the beginning of March" and, of what the
// publication is in, "the end of the year".
func (f *finder) edge(at int) (Time, bool) {
	start := at
	if f.word(start) == "the" {
		start++
	}
	if f.word(start) == "very" {
		start++
	}
	part := edges[f.word(start)]
	if part == "" || f.word(start+1) != "of" {
		return Time{}, false
	}
	of := start + 2
	if t, ok := f.longestOf(of, (*finder).monthYear, (*finder).bareMonth, (*finder).year, (*finder).decade, (*finder).relativeUnit, (*finder).quarter); ok {
		return narrow(t, part), true
	}
	grain, ok := units[f.word(of+1)]
	if f.word(of) != "the" || f.word(of+2) == "of" || !ok || grain == Day || !f.known() {
		return Time{}, false
	}
	return narrow(unit(f.today, grain, of+2, true), part), true
}

// part reads "early", "mid" or "late" before a month or a year.
func (f *finder) part(at int) (part string, next int) {
	if part := f.parts[at]; part != "" {
		return part, at
	}
	w := f.word(at)
	if !isPart(w) {
		return "", at
	}
	if f.word(at+1) == "-" {
		return w, at + 2
	}
	return w, at + 1
}

func isPart(word string) bool { return word == "early" || word == "mid" || word == "late" }

// narrow takes the first, middle or last third of a unit.
func narrow(t Time, part string) Time {
	if part == "" {
		return t
	}
	third := t.To.Sub(t.From) / 3 / (24 * time.Hour) * (24 * time.Hour)
	switch part {
	case "early":
		t.To = t.From.Add(third)
	case "mid":
		t.From, t.To = t.From.Add(third), t.To.Add(-third)
	case "late":
		t.From = t.To.Add(-third)
	}
	t.Grain = Interval
	return t
}

func introducesTime(word string) bool {
	switch word {
	case "in", "since", "until", "till", "by", "from", "to", "during", "of", "for", "before", "after", "between", "and", "through", "year", "around", "(", "-", "–":
		return true
	}
	return false
}

package times

import (
	"strings"
	"time"
)

var months = map[string]time.Month{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

var weekdays = map[string]time.Weekday{
	"monday": 1, "mon": 1, "tuesday": 2, "tue": 2, "tues": 2, "wednesday": 3, "wed": 3, "thursday": 4, "thu": 4, "thur": 4, "thurs": 4,
	"friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 0, "sun": 0,
}

var units = map[string]Grain{
	"day": Day, "days": Day, "week": Week, "weeks": Week, "month": Month, "months": Month, "quarter": Quarter, "quarters": Quarter,
	"year": Year, "years": Year, "decade": Decade, "decades": Decade,
}

var numbers = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
	"eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
	"ninety": 90,
}

var ordinals = map[string]int{"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

// The words for the thirds of a unit.
var edges = map[string]string{"beginning": "early", "start": "early", "middle": "mid", "end": "late", "close": "late"}

// The seasons of the north, by their first month; winter begins in December.
var seasons = map[string]time.Month{"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}

// plain brings a token to the form in which the tables have it.
func plain(word string) string {
	return strings.TrimSuffix(strings.ToLower(word), ".")
}

// spelled reports whether a month or a weekday is written out, or shortened with
// a full stop: Jan is a first name and the Sun a paper.
func (f *finder) spelled(at int) bool {
	switch w := f.word(at); w {
	case "may", "june", "july":
		return true
	case "sept", "thur", "tues", "thurs":
		return strings.HasSuffix(f.surface[at], ".")
	default:
		return len(w) > 4 || strings.HasSuffix(f.surface[at], ".")
	}
}

// count reads a whole number up to 999 in digits or words: "12", "twenty-five",
// "a couple of". It returns the token behind it.
func (f *finder) count(at int) (n, next int, ok bool) {
	if f.word(at) == "a" && f.word(at+1) == "couple" && f.word(at+2) == "of" {
		return 2, at + 3, true
	}
	if n, ok = number(f.word(at)); !ok || n == 0 {
		return 0, at, false
	}
	if one, isNumber := number(f.word(at + 2)); isNumber && n >= 20 && n%10 == 0 && one < 10 && f.word(at+1) == "-" {
		return n + one, at + 3, true
	}
	return n, at + 1, true
}

func number(word string) (int, bool) {
	if n, ok := numbers[word]; ok {
		return n, true
	}
	if ten, one, ok := strings.Cut(word, "-"); ok && numbers[ten] >= 20 && numbers[one] > 0 && numbers[one] < 10 {
		return numbers[ten] + numbers[one], true
	}
	if len(word) > 3 {
		return 0, false
	}
	return digits(word)
}

func plural(noun string) bool { return strings.HasSuffix(noun, "s") }

// digits reads a whole number written in at most four digits.
func digits(word string) (int, bool) {
	if word == "" || len(word) > 4 {
		return 0, false
	}
	n := 0
	for _, r := range word {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// dayOfMonth reads 1 to 31, also as an ordinal: 4, 4th.
func dayOfMonth(word string) (int, bool) {
	for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
		word = strings.TrimSuffix(word, suffix)
	}
	n, ok := digits(word)
	return n, ok && n >= 1 && n <= 31
}

// fullYear reads a year that news may speak of.
func fullYear(word string) (int, bool) {
	n, ok := digits(word)
	return n, ok && len(word) == 4 && n >= 1000 && n <= 2199
}

// date returns the day, or false where the month has no such day.
func date(year int, month time.Month, day int) (time.Time, bool) {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return t, t.Day() == day && t.Month() == month
}

func floor(t time.Time, grain Grain) time.Time {
	year, month, day := t.Date()
	switch grain {
	case Week:
		day -= (int(t.Weekday()) + 6) % 7
	case Month:
		day = 1
	case Quarter:
		month, day = month-(month-1)%3, 1
	case Year:
		month, day = 1, 1
	case Decade:
		year, month, day = year-year%10, 1, 1
	}
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

// add moves a time by n units.
func add(t time.Time, grain Grain, n int) time.Time {
	switch grain {
	case Week:
		return t.AddDate(0, 0, 7*n)
	case Month:
		return t.AddDate(0, n, 0)
	case Quarter:
		return t.AddDate(0, 3*n, 0)
	case Year:
		return t.AddDate(n, 0, 0)
	case Decade:
		return t.AddDate(10*n, 0, 0)
	}
	return t.AddDate(0, 0, n)
}

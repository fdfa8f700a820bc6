// Package times finds expressions of time in English news prose and says which
// stretch of the calendar they mean, seen from the day of publication: "on
// Tuesday", "last week", "earlier this month", "in March", "March 4, 2031",
// "two weeks ago", "the 1990s", "from May to July".
//
// News tells of what has happened, so a weekday or a month without a year is
// the latest one up to the publication, unless its clause speaks of the future.
// What follows a time in its sentence may be counted from there: "the next day",
// "two years later". Whatever cannot be placed without guessing is left out,
// and so is what is no place in the calendar: "for two years", "annually",
// "recently".
package times

import (
	"slices"
	"strings"
	"time"
)

// Time is an expression of time and the stretch that it means.
type Time struct {
	First, End int       // indices into the tokens, End exclusive
	From       time.Time // the earliest instant, UTC; zero where only the end is known
	To         time.Time // the first instant that is too late; zero where only the start is known
	Grain      Grain
	Relative   bool // counted from the publication
}

// Grain is the unit of an expression.
type Grain uint8

// The grains, from fine to coarse. Interval is no unit of the calendar.
const (
	Day Grain = iota
	Week
	Month
	Quarter
	Year
	Decade
	Interval
)

// Options place the expressions.
type Options struct {
	Published time.Time            // zero where unknown: then only full dates are found
	Future    func(token int) bool // whether the clause around a token speaks of the future; nil for never
}

// Find returns the expressions of time in the words of one sentence, in order
// and without overlap. The longest expression at a place is taken.
func Find(words []string, options Options) []Time {
	f := newFinder(words, options)
	return joinRanges(f.words, f.single())
}

func newFinder(words []string, options Options) *finder {
	f := &finder{words: make([]string, len(words)), surface: slices.Clone(words), parts: map[int]string{}, options: options}
	for i, word := range words {
		if part, rest, ok := strings.Cut(word, "-"); ok && isPart(plain(part)) && rest != "" { // mid-2031 is one token
			f.parts[i], f.surface[i] = plain(part), rest
		}
		f.words[i] = plain(f.surface[i])
	}
	if !options.Published.IsZero() {
		f.today = floor(options.Published.UTC(), Day)
	}
	return f
}

// single finds the expressions before any of them are joined into ranges.
func (f *finder) single() []Time {
	for i := 0; i < len(f.words); {
		t, ok := f.longest(i)
		if !ok {
			i++
			continue
		}
		f.found = append(f.found, t)
		i = t.End
	}
	f.shareYears()
	return f.found
}

type finder struct {
	words   []string // lower case, without a final full stop and a part written together with it
	surface []string
	parts   map[int]string // by token: the part written together with it, as in "mid-2031"
	options Options
	today   time.Time // zero where the publication is unknown
	found   []Time    // so far, in order
}

// rule reads an expression that begins at a token; it returns false where
// there is none.
type rule func(f *finder, at int) (Time, bool)

func (f *finder) longest(at int) (Time, bool) {
	return f.longestOf(
		at, (*finder).isoDay, (*finder).monthDay, (*finder).dayMonth, (*finder).daySpan, (*finder).monthYear, (*finder).bareMonth,
		(*finder).year, (*finder).yearSpan, (*finder).decade, (*finder).quarter, (*finder).edge, (*finder).weekday, (*finder).namedDay,
		(*finder).relativeUnit, (*finder).weekend, (*finder).ago, (*finder).ahead, (*finder).pastUnits, (*finder).season,
		(*finder).nextToAnchor, (*finder).farFromAnchor,
	)
}

// longestOf returns what the rule that reads furthest makes of a place.
func (f *finder) longestOf(at int, rules ...rule) (Time, bool) {
	var best Time
	for _, read := range rules {
		if t, ok := read(f, at); ok && t.End > best.End {
			best = t
			best.First = at
		}
	}
	return best, best.End > 0
}

// word returns the plain word at a token, "" beyond the ends.
func (f *finder) word(at int) string {
	if at < 0 || at >= len(f.words) {
		return ""
	}
	return f.words[at]
}

// capital reports whether the token begins with a capital letter.
func (f *finder) capital(at int) bool {
	return at >= 0 && at < len(f.surface) && f.surface[at] != "" && f.surface[at][0] >= 'A' && f.surface[at][0] <= 'Z'
}

// future reports whether an expression is of what is yet to come: by its
// clause, or by a word such as "scheduled" right before it.
func (f *finder) future(at int) bool {
	if f.options.Future != nil && f.options.Future(at) {
		return true
	}
	for before := at - 1; before >= at-3; before-- {
		switch f.word(before) {
		case "due", "scheduled", "expected", "planned", "slated":
			return true
		case "for", "on", "in", "by", "until", "early", "mid", "late":
		default:
			return false
		}
	}
	return false
}

// known reports whether expressions can be counted from the publication.
func (f *finder) known() bool { return !f.today.IsZero() }

// unit is the unit of the calendar around a day.
func unit(day time.Time, grain Grain, end int, relative bool) Time {
	from := floor(day, grain)
	return Time{End: end, From: from, To: add(from, grain, 1), Grain: grain, Relative: relative}
}

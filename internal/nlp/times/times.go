// Package times finds expressions of time in English news prose and says which
// stretch of the calendar they mean, seen from the day of publication: "on
// Tuesday", "last week", "earlier this month", "in March", "March 4, 2031",
// "two weeks ago", "the 1990s", "from May to July".
//
// News tells of what has happened, so a weekday or a month without a year is
// the latest one up to the publication, unless its clause speaks of the future.
// Whatever cannot be placed without guessing is left out.
package times

import "time"

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
	f := &finder{words: make([]string, len(words)), surface: words, options: options}
	for i, word := range words {
		f.words[i] = plain(word)
	}
	if !options.Published.IsZero() {
		f.today = floor(options.Published.UTC(), Day)
	}
	return f
}

// single finds the expressions before any of them are joined into ranges.
func (f *finder) single() []Time {
	var found []Time
	for i := 0; i < len(f.words); {
		t, ok := f.longest(i)
		if !ok {
			i++
			continue
		}
		found = append(found, t)
		i = t.End
	}
	return found
}

type finder struct {
	words   []string // lower case, without a final full stop
	surface []string
	options Options
	today   time.Time // zero where the publication is unknown
}

// rule reads an expression that begins at a token; it returns false where
// there is none.
type rule func(f *finder, at int) (Time, bool)

func (f *finder) longest(at int) (Time, bool) {
	var best Time
	for _, read := range [...]rule{
		(*finder).isoDay, (*finder).monthDay, (*finder).dayMonth, (*finder).monthYear, (*finder).bareMonth,
		(*finder).year, (*finder).decade, (*finder).weekday, (*finder).namedDay, (*finder).relativeUnit,
		(*finder).ago, (*finder).pastUnits, (*finder).season,
	} {
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

func (f *finder) future(at int) bool { return f.options.Future != nil && f.options.Future(at) }

// known reports whether expressions can be counted from the publication.
func (f *finder) known() bool { return !f.today.IsZero() }

// unit is the unit of the calendar around a day.
func unit(day time.Time, grain Grain, end int, relative bool) Time {
	from := floor(day, grain)
	return Time{End: end, From: from, To: add(from, grain, 1), Grain: grain, Relative: relative}
}

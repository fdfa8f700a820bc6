package times

import "time"

// season reads "summer 2031", "the summer of 2031" and "last summer".
func (f *finder) season(at int) (Time, bool) {
	shift, start := f.shift(at)
	month, ok := seasons[f.word(start)]
	if !ok {
		return Time{}, false
	}
	next := start + 1
	if f.word(next) == "of" {
		next++
	}
	if year, ok := fullYear(f.word(next)); ok {
		return threeMonths(year, month, next+1, false), true
	}
	if year, end, _, ok := f.yearBehind(start + 1); ok {
		return threeMonths(year, month, end, true), true
	}
	if shift == "" || !f.known() {
		return Time{}, false
	}
	return f.seasonAway(shift, month, start+1), true
}

// seasonAway is the latest season of a name that is over, that of this year, or
// the next to begin. Up to May, the winter of this year is the one before.
func (f *finder) seasonAway(shift string, month time.Month, end int) Time {
	year := f.today.Year()
	if month == time.December && f.today.Month() < time.June {
		year--
	}
	switch t := threeMonths(year, month, end, true); {
	case shift == "last" && t.To.After(f.today):
		return threeMonths(year-1, month, end, true)
	case shift == "next" && !t.From.After(f.today):
		return threeMonths(year+1, month, end, true)
	default:
		return t
	}
}

func threeMonths(year int, month time.Month, end int, relative bool) Time {
	from := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return Time{End: end, From: from, To: from.AddDate(0, 3, 0), Grain: Interval, Relative: relative}
}

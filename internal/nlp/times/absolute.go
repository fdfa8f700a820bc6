package times

import (
	"strings"
	"time"
)

// isoDay reads 2031-03-04 and 2031/03/04 when it is one token.
func (f *finder) isoDay(at int) (Time, bool) {
	for _, layout := range [...]string{"2006-01-02", "2006/01/02"} {
		if day, err := time.Parse(layout, f.word(at)); err == nil {
			return unit(day, Day, at+1, false), true
		}
	}
	return Time{}, false
}

// monthDay reads "March 4, 2031", "March 4th" and "March 4".
func (f *finder) monthDay(at int) (Time, bool) {
	month, ok := f.month(at)
	if !ok {
		return Time{}, false
	}
	day, ok := dayOfMonth(f.word(at + 1))
	if !ok {
		return Time{}, false
	}
	end := at + 2
	year := end
	if f.word(year) == "," {
		year++
	}
	if y, ok := fullYear(f.word(year)); ok {
		t, valid := date(y, month, day)
		return unit(t, Day, year+1, false), valid
	}
	return f.dayWithoutYear(month, day, at, end)
}

// dayMonth reads "4 March 2031", "4 March" and "4th of March".
func (f *finder) dayMonth(at int) (Time, bool) {
	day, ok := dayOfMonth(f.word(at))
	if !ok {
		return Time{}, false
	}
	next := at + 1
	if f.word(next) == "of" {
		next++
	}
	month, ok := f.month(next)
	if !ok {
		return Time{}, false
	}
	if y, ok := fullYear(f.word(next + 1)); ok {
		t, valid := date(y, month, day)
		return unit(t, Day, next+2, false), valid
	}
	return f.dayWithoutYear(month, day, at, next+1)
}

// dayWithoutYear takes the latest such day up to the publication, or the next
// one where the clause speaks of the future.
func (f *finder) dayWithoutYear(month time.Month, day, at, end int) (Time, bool) {
	if !f.known() {
		return Time{}, false
	}
	t, valid := date(f.today.Year(), month, day)
	if f.future(at) && t.Before(f.today) {
		t, valid = date(f.today.Year()+1, month, day)
	}
	if !f.future(at) && t.After(f.today) {
		t, valid = date(f.today.Year()-1, month, day)
	}
	return unit(t, Day, end, true), valid
}

// monthYear reads "March 2031", "March of 2031" and "early March 2031".
func (f *finder) monthYear(at int) (Time, bool) {
	part, start := f.part(at)
	month, ok := f.month(start)
	if !ok {
		return Time{}, false
	}
	next := start + 1
	if w := f.word(next); w == "of" || w == "," {
		next++
	}
	year, ok := fullYear(f.word(next))
	if !ok {
		return Time{}, false
	}
	t, _ := date(year, month, 1)
	return narrow(unit(t, Month, next+1, false), part), true
}

// bareMonth reads "in March", "last March" and "late March": a month without a
// year counts only after a word that shows it to be one, since May and March
// are words too.
func (f *finder) bareMonth(at int) (Time, bool) {
	part, start := f.part(at)
	shift, start := f.shift(start)
	month, ok := f.month(start)
	if !ok || !f.known() {
		return Time{}, false
	}
	if part == "" && start == at && !introducesTime(f.word(at-1)) {
		return Time{}, false
	}
	t, _ := date(f.today.Year(), month, 1)
	latest := floor(f.today, Month)
	switch {
	case shift == "next" || (shift == "" && f.future(at)):
		if !t.After(latest) && (shift == "next" || t.Before(latest)) {
			t = t.AddDate(1, 0, 0)
		}
	case shift == "this":
	case t.After(latest) || (shift == "last" && t.Equal(latest)):
		t = t.AddDate(-1, 0, 0)
	}
	return narrow(unit(t, Month, start+1, true), part), true
}

// year reads "in 2031", "2031" after a word of time, and "early 2031".
func (f *finder) year(at int) (Time, bool) {
	part, start := f.part(at)
	y, ok := fullYear(f.word(start))
	if !ok || y < 1800 {
		return Time{}, false
	}
	if part == "" && !introducesTime(f.word(at-1)) {
		return Time{}, false
	}
	t, _ := date(y, 1, 1)
	return narrow(unit(t, Year, start+1, false), part), true
}

// decade reads "1990s" and, written together with its article, "the 1990s".
func (f *finder) decade(at int) (Time, bool) {
	start := at
	if f.word(at) == "the" {
		start++
	}
	y, ok := fullYear(strings.TrimSuffix(f.word(start), "s"))
	if !ok || !strings.HasSuffix(f.word(start), "s") || y%10 != 0 {
		return Time{}, false
	}
	t, _ := date(y, 1, 1)
	return unit(t, Decade, start+1, false), true
}

// month reads a month written with a capital.
func (f *finder) month(at int) (time.Month, bool) {
	month, ok := months[f.word(at)]
	return month, ok && f.capital(at)
}

// part reads "early", "mid" or "late" before a month or a year.
func (f *finder) part(at int) (part string, next int) {
	switch w := f.word(at); w {
	case "early", "late", "mid":
		if f.word(at+1) == "-" {
			return w, at + 2
		}
		return w, at + 1
	}
	return "", at
}

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

package times

import "time"

// isoDay reads 2031-03-04 and 2031/03/04 when it is one token.
func (f *finder) isoDay(at int) (Time, bool) {
	for _, layout := range [...]string{"2006-01-02", "2006/01/02"} {
		if day, err := time.Parse(layout, f.word(at)); err == nil {
			return unit(day, Day, at+1, false), true
		}
	}
	return Time{}, false
}

// monthDay reads "March 4, 2031", "March 4th", "March 4" and "March 4 last year".
func (f *finder) monthDay(at int) (Time, bool) {
	month, ok := f.month(at)
	if !ok {
		return Time{}, false
	}
	day, ok := dayOfMonth(f.word(at + 1))
	if !ok {
		return Time{}, false
	}
	return f.dayOfYear(month, day, at, at+2)
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
	return f.dayOfYear(month, day, at, next+1)
}

// dayOfYear reads the year behind a day. Where there is none, the day is the
// latest such day up to the publication, or the next one where the clause speaks
// of the future; one that is less than a month away from the publication needs
// no year in either case.
func (f *finder) dayOfYear(month time.Month, day, at, end int) (Time, bool) {
	if year, next, relative, ok := f.yearBehind(end); ok {
		t, valid := date(year, month, day)
		return unit(t, Day, next, relative), valid
	}
	if month == time.September && day == 11 && f.attack(end) {
		t, _ := date(2001, month, day)
		return unit(t, Day, end, false), true
	}
	if !f.known() {
		return Time{}, false
	}
	future := f.future(at)
	var best time.Time
	for year := f.today.Year() - 1; year <= f.today.Year()+1; year++ {
		t, valid := date(year, month, day)
		if !valid {
			continue
		}
		distance := t.Sub(f.today)
		if distance.Abs() < 31*24*time.Hour {
			return unit(t, Day, end, true), true
		}
		if best.IsZero() && future == (distance > 0) || !future && distance < 0 {
			best = t
		}
	}
	return unit(best, Day, end, true), !best.IsZero()
}

// attack reports whether attacks are what comes behind a date: those of September
// 11 are told without their year for ever.
func (f *finder) attack(at int) bool {
	if w := f.word(at); w == "terrorist" || w == "terror" {
		at++
	}
	return f.word(at) == "attacks" || f.word(at) == "attack"
}

// monthYear reads "March 2031", "March of 2031", "early March 2031" and "March
// last year".
func (f *finder) monthYear(at int) (Time, bool) {
	part, start := f.part(at)
	month, ok := f.month(start)
	if !ok {
		return Time{}, false
	}
	year, next, relative, ok := f.yearBehind(start + 1)
	if !ok {
		return Time{}, false
	}
	t, _ := date(year, month, 1)
	return narrow(unit(t, Month, next, relative), part), true
}

// yearBehind reads the year of a day or a month: "2031", ", 2031", "of 2031",
// "last year", "of last year".
func (f *finder) yearBehind(at int) (year, next int, relative, ok bool) {
	if f.word(at) == "," || f.word(at) == "of" {
		if y, ok := fullYear(f.word(at + 1)); ok {
			return y, at + 2, false, true
		}
	}
	if y, ok := fullYear(f.word(at)); ok {
		return y, at + 1, false, true
	}
	if f.word(at) == "of" {
		at++
	}
	shift, noun := f.shift(at)
	if shift == "" || f.word(noun) != "year" || !f.known() {
		return 0, 0, false, false
	}
	return f.today.Year() + steps[shift], noun + 1, true, true
}

// bareMonth reads "in March", "last March" and "late March": a month without a
// year counts only after a word that shows it to be one, since May and March
// are words too.
func (f *finder) bareMonth(at int) (Time, bool) {
	part, start := f.part(at)
	shift, start := f.shift(start)
	month, ok := f.month(start)
	if !ok || !f.known() || !f.spelled(start) {
		return Time{}, false
	}
	if part == "" && start == at && !f.introducesMonth(at) {
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

// introducesMonth reports whether the word before a month is one of time. May is
// a family name as well: beside "by May" and "of May" there is Theresa.
func (f *finder) introducesMonth(at int) bool {
	before := f.word(at - 1)
	if f.word(at) != "may" {
		return introducesTime(before)
	}
	switch before {
	case "in", "since", "until", "till", "during", "through":
		return true
	case "from", "between":
		_, ok := f.month(at + 2)
		return ok
	case "to", "and", "-":
		_, ok := f.month(at - 2)
		return ok
	}
	return false
}

// month reads a month written with a capital.
func (f *finder) month(at int) (time.Month, bool) {
	month, ok := months[f.word(at)]
	return month, ok && f.capital(at)
}

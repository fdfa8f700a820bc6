package times

import "time"

// weekday reads "Tuesday", "on Tuesday night", "last Tuesday", "next Tuesday".
func (f *finder) weekday(at int) (Time, bool) {
	shift, start := f.shift(at)
	wanted, ok := weekdays[f.word(start)]
	if !ok || !f.capital(start) || !f.known() {
		return Time{}, false
	}
	end := start + 1
	if t, ok := f.datedWeekday(start + 1); ok {
		return t, true
	}
	if partOfDay(f.word(end)) {
		end++
	}
	back := (int(f.today.Weekday()) - int(wanted) + 7) % 7
	day := f.today.AddDate(0, 0, -back)
	switch {
	case shift == "next" || (shift == "" && f.future(at) && back != 0):
		day = day.AddDate(0, 0, 7)
	case shift == "last" && back == 0:
		day = day.AddDate(0, 0, -7)
	}
	return unit(day, Day, end, true), true
}

// datedWeekday reads the date after a weekday: "Monday, March 4, 2031".
func (f *finder) datedWeekday(at int) (Time, bool) {
	if f.word(at) == "," {
		at++
	}
	if t, ok := f.monthDay(at); ok {
		return t, true
	}
	return f.dayMonth(at)
}

func partOfDay(word string) bool {
	switch word {
	case "morning", "afternoon", "evening", "night":
		return true
	}
	return false
}

// namedDay reads "today", "yesterday", "last night", "this morning" and the like.
func (f *finder) namedDay(at int) (Time, bool) {
	if !f.known() {
		return Time{}, false
	}
	switch w := f.word(at); w {
	case "today", "tonight", "overnight":
		return unit(f.today, Day, at+1, true), true
	case "yesterday", "tomorrow":
		end := at + 1
		if partOfDay(f.word(end)) {
			end++
		}
		days := 1
		if w == "yesterday" {
			days = -1
		}
		return unit(f.today.AddDate(0, 0, days), Day, end, true), true
	case "last", "this":
		if !partOfDay(f.word(at + 1)) {
			return Time{}, false
		}
		days := 0
		if w == "last" {
			days = -1
		}
		return unit(f.today.AddDate(0, 0, days), Day, at+2, true), true
	}
	return Time{}, false
}

// relativeUnit reads "last week", "this month", "next year", "earlier this
// month", "later this year", "the previous quarter".
func (f *finder) relativeUnit(at int) (Time, bool) {
	start := at
	edge := f.word(at)
	if edge == "earlier" || edge == "later" {
		start++
	} else {
		edge = ""
	}
	if f.word(start) == "the" {
		start++
	}
	shift, noun := f.shift(start)
	grain, ok := units[f.word(noun)]
	if f.word(noun) == "weekend" {
		return f.weekend(shift, noun)
	}
	if !ok || grain == Day || shift == "" || !f.known() {
		return Time{}, false
	}
	steps := map[string]int{"last": -1, "this": 0, "next": 1}[shift]
	t := unit(add(floor(f.today, grain), grain, steps), grain, noun+1, true)
	switch {
	case edge == "earlier" && steps == 0:
		t.To, t.Grain = f.today.AddDate(0, 0, 1), Interval
	case edge == "later" && steps == 0:
		t.From, t.Grain = f.today, Interval
	}
	return t, true
}

// weekend is the Saturday and Sunday of the week that a shift leads to; the
// last weekend is the latest that has begun before this week.
func (f *finder) weekend(shift string, noun int) (Time, bool) {
	if shift == "" || !f.known() {
		return Time{}, false
	}
	steps := map[string]int{"last": -1, "this": 0, "next": 1}[shift]
	saturday := floor(f.today, Week).AddDate(0, 0, 5+7*steps)
	return Time{End: noun + 1, From: saturday, To: saturday.AddDate(0, 0, 2), Grain: Interval, Relative: true}, true
}

// shift reads the word that says which unit is meant; "past" and "previous" are
// last, "coming" is next, "current" is this.
func (f *finder) shift(at int) (shift string, next int) {
	switch f.word(at) {
	case "last", "past", "previous":
		return "last", at + 1
	case "this", "current":
		return "this", at + 1
	case "next", "coming", "following":
		return "next", at + 1
	}
	return "", at
}

// ago reads "two weeks ago", "a year ago" and "three days earlier", at the
// grain of the unit.
func (f *finder) ago(at int) (Time, bool) {
	n, ok := count(f.word(at))
	if !ok || !f.known() {
		return Time{}, false
	}
	grain, ok := units[f.word(at+1)]
	if !ok || f.word(at+2) != "ago" {
		return Time{}, false
	}
	return unit(add(f.today, grain, -n), grain, at+3, true), true
}

// pastUnits reads "the past two weeks", "the last five years" and "the next
// three days": the stretch up to the publication, or from it.
func (f *finder) pastUnits(at int) (Time, bool) {
	start := at
	if f.word(start) == "the" {
		start++
	}
	shift, next := f.shift(start)
	if f.word(next) == "few" || f.word(next) == "several" { // how many, nobody knows
		return Time{}, false
	}
	n, ok := count(f.word(next))
	if !ok || shift == "" || shift == "this" || !f.known() {
		return Time{}, false
	}
	grain, ok := units[f.word(next+1)]
	if !ok {
		return Time{}, false
	}
	t := Time{End: next + 2, Grain: Interval, Relative: true}
	if shift == "next" {
		t.From, t.To = f.today, add(f.today, grain, n)
		return t, true
	}
	t.From, t.To = add(f.today, grain, -n), f.today.AddDate(0, 0, 1)
	return t, true
}

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
	if shift == "" || !f.known() {
		return Time{}, false
	}
	t := threeMonths(f.today.Year(), month, start+1, true)
	switch {
	case shift == "last" && !t.To.Before(f.today):
		t = threeMonths(f.today.Year()-1, month, start+1, true)
	case shift == "next" && !t.From.After(f.today):
		t = threeMonths(f.today.Year()+1, month, start+1, true)
	}
	return t, true
}

func threeMonths(year int, month time.Month, end int, relative bool) Time {
	from := time.Date(year, month, 1, 0, 0, 0, 0, time.UTC)
	return Time{End: end, From: from, To: from.AddDate(0, 3, 0), Grain: Interval, Relative: relative}
}

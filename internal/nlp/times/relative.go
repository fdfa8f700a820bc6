package times

import (
	"strings"
	"time"
)

// relativeUnit reads "last week", "this month", "next year", "late last year",
// "earlier this month" and "later in the year".
func (f *finder) relativeUnit(at int) (Time, bool) {
	part, start := f.part(at)
	edge := f.word(start)
	if edge != "earlier" && edge != "later" {
		edge = ""
	} else if start++; f.word(start) == "in" && f.word(start+1) == "the" {
		return f.stretch(f.word(start+2), 0, edge, start+3)
	}
	if f.word(start) == "the" {
		start++
	}
	shift, noun := f.shift(start)
	if shift == "" {
		return Time{}, false
	}
	t, ok := f.stretch(f.word(noun), steps[shift], edge, noun+1)
	return narrow(t, part), ok
}

// stretch is the week, month or longer unit that is some steps away from that of
// the publication. Of the latter, "earlier" is what was before the publication
// and "later" what is after it.
func (f *finder) stretch(noun string, steps int, edge string, end int) (Time, bool) {
	grain, ok := units[noun]
	if !ok || grain == Day || plural(noun) || !f.known() {
		return Time{}, false
	}
	t := unit(add(floor(f.today, grain), grain, steps), grain, end, true)
	switch {
	case edge == "earlier" && steps == 0:
		t.To, t.Grain = f.today.AddDate(0, 0, 1), Interval
	case edge == "later" && steps == 0:
		t.From, t.Grain = f.today, Interval
	}
	return t, true
}

// shift reads the word that says which unit is meant, seen from the publication;
// "coming" is next, "current" is this. What is previous or following is so seen
// from something else.
func (f *finder) shift(at int) (shift string, next int) {
	switch f.word(at) {
	case "last":
		return "last", at + 1
	case "this":
		switch f.word(at + 1) {
		case "past":
			return "last", at + 2
		case "coming":
			return "next", at + 2
		}
		return "this", at + 1
	case "current":
		return "this", at + 1
	case "next", "coming":
		return "next", at + 1
	}
	return "", at
}

// steps are how many units the words of shift lead away.
var steps = map[string]int{"last": -1, "next": 1}

// ago reads "two weeks ago", "a year ago" and "three hours ago", at the grain of
// the unit but no finer than a day.
func (f *finder) ago(at int) (Time, bool) {
	n, next, ok := f.count(at)
	if !ok || !f.known() || f.word(next+1) != "ago" {
		return Time{}, false
	}
	switch f.word(next) {
	case "hour", "hours":
		return unit(f.options.Published.UTC().Add(-time.Duration(n)*time.Hour), Day, next+2, true), true
	case "minute", "minutes":
		return unit(f.options.Published.UTC().Add(-time.Duration(n)*time.Minute), Day, next+2, true), true
	}
	grain, ok := units[f.word(next)]
	return unit(add(f.today, grain, -n), grain, next+2, true), ok
}

// ahead reads, of the future, "in two weeks", "within two weeks" and "two weeks
// from now".
func (f *finder) ahead(at int) (Time, bool) {
	start := at
	within := f.word(at) == "within"
	if within || f.word(at) == "in" {
		start++
	}
	n, next, ok := f.count(start)
	grain, isUnit := units[f.word(next)]
	if !ok || !isUnit || !f.known() {
		return Time{}, false
	}
	switch {
	case f.word(next+1) == "from" && f.word(next+2) == "now":
		return unit(add(f.today, grain, n), grain, next+3, true), true
	case start == at || !f.future(at) || f.ranked(at):
		return Time{}, false
	case within:
		return Time{End: next + 1, From: f.today, To: add(f.today, grain, n).AddDate(0, 0, 1), Grain: Interval, Relative: true}, true
	}
	return unit(add(f.today, grain, n), grain, next+1, true), true
}

// ranked reports whether the words before a place name the first or the most of a
// kind: what will be "the worst in two years" looks back.
func (f *finder) ranked(at int) bool {
	for before := max(0, at-6); before < at; before++ {
		switch w := f.word(before); w {
		case "first", "second", "third", "only", "most", "least", "best", "worst":
			return true
		default:
			if len(w) > 5 && strings.HasSuffix(w, "est") {
				return true
			}
		}
	}
	return false
}

// pastUnits reads "the past two weeks", "the past year", "the last five years"
// and "the next three days": the stretch up to the publication, or from it.
func (f *finder) pastUnits(at int) (Time, bool) {
	start := at
	if f.word(start) == "the" {
		start++
	}
	direction := f.word(start)
	n, next, ok := f.count(start + 1)
	if !ok && direction == "past" && !plural(f.word(start+1)) {
		n, next, ok = 1, start+1, true
	}
	grain, isUnit := units[f.word(next)]
	if !ok || !isUnit || f.word(next+1) == "of" || !f.known() { // the last months of a year, a life
		return Time{}, false
	}
	t := Time{End: next + 1, Grain: Interval, Relative: true}
	switch direction {
	case "next", "coming":
		t.From, t.To = f.today, add(f.today, grain, n)
		return t, true
	case "past", "last":
		t.From, t.To = add(f.today, grain, -n), f.today.AddDate(0, 0, 1)
		return t, true
	}
	return Time{}, false
}

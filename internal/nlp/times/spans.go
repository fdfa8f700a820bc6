package times

import "time"

// daySpan reads "March 4-6", "March 4-6, 2031", "4-6 March 2031" and "between
// March 4 and 6".
func (f *finder) daySpan(at int) (Time, bool) {
	monthAt, dayAt := at, at+1
	if _, ok := dayOfMonth(f.word(at)); ok {
		monthAt, dayAt = at+3, at
	}
	month, isMonth := f.month(monthAt)
	first, isFirst := dayOfMonth(f.word(dayAt))
	last, isLast := dayOfMonth(f.word(dayAt + 2))
	if !isMonth || !isFirst || !isLast || first >= last || !opensRange(f.word(at-1), f.word(dayAt+1)) {
		return Time{}, false
	}
	t, ok := f.dayOfYear(month, last, at, at+4)
	from, valid := date(t.From.Year(), month, first)
	t.From, t.Grain = from, Interval
	return t, ok && valid
}

// yearSpan reads "in 2030-31" and "the 2030-31 season".
func (f *finder) yearSpan(at int) (Time, bool) {
	first, ok := fullYear(f.word(at))
	last, isLast := digits(f.word(at + 2))
	if !ok || !isLast || f.word(at+1) != "-" || len(f.word(at+2)) != 2 || last <= first%100 {
		return Time{}, false
	}
	if !f.introducesYear(at) && f.word(at-1) != "the" {
		return Time{}, false
	}
	from := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	to := time.Date(first-first%100+last+1, 1, 1, 0, 0, 0, 0, time.UTC)
	return Time{End: at + 3, From: from, To: to, Grain: Interval}, true
}

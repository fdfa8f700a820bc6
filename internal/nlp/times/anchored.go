package times

// anchor is the last time before a place in its sentence, if it is a unit of
// the calendar.
func (f *finder) anchor() (Time, bool) {
	if len(f.found) == 0 {
		return Time{}, false
	}
	last := f.found[len(f.found)-1]
	return last, last.Grain < Decade
}

// nextToAnchor reads "the next day", "the following week" and "the previous
// year" behind another time. The next week may as well be that after the
// publication, and is read so elsewhere.
func (f *finder) nextToAnchor(at int) (Time, bool) {
	if f.word(at) != "the" {
		return Time{}, false
	}
	grain, ok := units[f.word(at+2)]
	if partOfDay(f.word(at + 2)) {
		grain, ok = Day, true
	}
	if !ok || plural(f.word(at+2)) {
		return Time{}, false
	}
	switch f.word(at + 1) {
	case "next":
		if grain != Day {
			return Time{}, false
		}
		return f.fromAnchor(1, grain, at+3)
	case "following":
		return f.fromAnchor(1, grain, at+3)
	case "previous":
		return f.fromAnchor(-1, grain, at+3)
	}
	return Time{}, false
}

// farFromAnchor reads "two years later" and "a week earlier" behind another time.
func (f *finder) farFromAnchor(at int) (Time, bool) {
	n, next, ok := f.count(at)
	grain, isUnit := units[f.word(next)]
	if !ok || !isUnit || f.word(next+2) == "than" { // later than planned is not later than the anchor
		return Time{}, false
	}
	switch f.word(next + 1) {
	case "later", "afterwards", "afterward":
		return f.fromAnchor(n, grain, next+2)
	case "earlier":
		return f.fromAnchor(-n, grain, next+2)
	case "before": // before what follows it, if anything does
		switch f.word(next + 2) {
		case "", ".", ",", ";", ")":
			return f.fromAnchor(-n, grain, next+2)
		}
	}
	return Time{}, false
}

// fromAnchor counts from the anchor, which has to be known as finely as that.
func (f *finder) fromAnchor(n int, grain Grain, end int) (Time, bool) {
	anchor, ok := f.anchor()
	if !ok || anchor.Grain > grain {
		return Time{}, false
	}
	return unit(add(anchor.From, grain, n), grain, end, anchor.Relative), true
}

package times

// weekday reads "Tuesday", "on Tuesday night", "last Tuesday", "next Tuesday",
// "Tuesday last week".
func (f *finder) weekday(at int) (Time, bool) {
	shift, start := f.shift(at)
	wanted, ok := weekdays[f.word(start)]
	if !ok || !f.capital(start) || !f.known() {
		return Time{}, false
	}
	end := start + 1
	if t, ok := f.datedWeekday(end); ok {
		return t, true
	}
	if !f.spelled(start) || f.inName(start) {
		return Time{}, false
	}
	if partOfDay(f.word(end)) {
		end++
	}
	if weeks, next, ok := f.weekBehind(end); ok {
		monday := floor(f.today, Week).AddDate(0, 0, 7*weeks)
		return unit(monday.AddDate(0, 0, (int(wanted)+6)%7), Day, next, true), true
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

// weekBehind reads "last week" and "of this week" behind a weekday.
func (f *finder) weekBehind(at int) (weeks, next int, ok bool) {
	if f.word(at) == "of" {
		at++
	}
	shift, noun := f.shift(at)
	return steps[shift], noun + 1, shift != "" && f.word(noun) == "week"
}

// inName reports whether a weekday is a word of a name: of a feast, which is on
// one day of the year, or of a paper.
func (f *finder) inName(at int) bool {
	switch f.word(at - 1) {
	case "black", "bloody", "cyber", "super", "good", "ash", "palm", "easter", "shrove", "giving":
		return f.capital(at - 1)
	}
	switch f.word(at + 1) {
	case "times", "telegraph", "mirror", "express", "mail", "post", "star", "herald", "independent":
		return f.capital(at + 1)
	}
	return false
}

func partOfDay(word string) bool {
	switch word {
	case "morning", "afternoon", "evening", "night":
		return true
	}
	return false
}

// namedDay reads "today", "yesterday", "last night", "this morning", "the day
// before yesterday" and the like.
func (f *finder) namedDay(at int) (Time, bool) {
	if !f.known() {
		return Time{}, false
	}
	days, end, ok := f.daysAway(at)
	return unit(f.today.AddDate(0, 0, days), Day, end, true), ok
}

func (f *finder) daysAway(at int) (days, end int, ok bool) {
	if f.word(at) == "the" && f.word(at+1) == "day" {
		switch f.word(at+2) + " " + f.word(at+3) {
		case "before yesterday":
			return -2, at + 4, true
		case "after tomorrow":
			return 2, at + 4, true
		}
	}
	end = at + 1
	if partOfDay(f.word(end)) {
		end++
	}
	switch f.word(at) {
	case "today", "tonight", "overnight":
		return 0, at + 1, true
	case "yesterday":
		return -1, end, true
	case "tomorrow":
		return 1, end, true
	case "last":
		return -1, end, end == at+2
	case "this":
		return 0, end, end == at+2
	}
	return 0, 0, false
}

// weekend reads "last weekend", "next weekend" and "the weekend": the Saturday
// and Sunday of the week that the word before leads to. The last weekend is the
// latest that has begun before this week; without such a word it is the latest
// that has begun at all, or the coming one where the clause speaks of the future.
func (f *finder) weekend(at int) (Time, bool) {
	start := at
	if f.word(start) == "the" {
		start++
	}
	shift, noun := f.shift(start)
	if f.word(noun) != "weekend" || noun == at || !f.known() {
		return Time{}, false
	}
	saturday := floor(f.today, Week).AddDate(0, 0, 5+7*steps[shift])
	if shift == "" && saturday.After(f.today) && !f.future(at) {
		saturday = saturday.AddDate(0, 0, -7)
	}
	return Time{End: noun + 1, From: saturday, To: saturday.AddDate(0, 0, 2), Grain: Interval, Relative: true}, true
}

package times

// joinRanges makes one time of two that a word joins into a range: "from May to
// July", "between 2029 and 2031", "March 4 - March 9".
func joinRanges(words []string, found []Time) []Time {
	var out []Time
	for _, t := range found {
		if n := len(out); n > 0 && isRange(words, out[n-1], t) {
			out[n-1] = Time{
				First: out[n-1].First, End: t.End, From: out[n-1].From, To: t.To,
				Grain: Interval, Relative: out[n-1].Relative || t.Relative,
			}
			continue
		}
		out = append(out, t)
	}
	return out
}

// isRange reports whether a joining word alone stands between two times in
// order, and for "to" and "and" the word before the first opens a range.
func isRange(words []string, a, b Time) bool {
	if b.First != a.End+1 || !a.From.Before(b.To) || a.From.IsZero() {
		return false
	}
	before := ""
	if a.First > 0 {
		before = words[a.First-1]
	}
	return opensRange(before, words[a.End])
}

// opensRange reports whether a word joins the ends of a range, given the word
// before the first of them.
func opensRange(before, joint string) bool {
	switch joint {
	case "to":
		return before == "from"
	case "and":
		return before == "between"
	case "until", "till", "through", "-", "–", "—":
		return true
	}
	return false
}

// shareYears gives a month or a day without a year that of the one it is joined
// with: "from May to July 2030", "May and June 2030".
func (f *finder) shareYears() {
	for i := 0; i+1 < len(f.found); i++ {
		a, b := &f.found[i], f.found[i+1]
		if b.First != a.End+1 || b.Relative || b.Grain > Month || a.Grain != b.Grain || !f.yearless(*a) {
			continue
		}
		switch f.words[a.End] {
		case "to", "and", "or", "until", "till", "through", "-", "–", "—":
		default:
			continue
		}
		years := b.From.Year() - a.From.Year()
		if a.From.AddDate(years, 0, 0).After(b.From) {
			years--
		}
		a.From, a.Relative = a.From.AddDate(years, 0, 0), false
		a.To = add(a.From, a.Grain, 1)
	}
}

// yearless reports whether a time is a month or a day of one, and no more.
func (f *finder) yearless(t Time) bool {
	for at := t.First; at < t.End; at++ {
		_, isMonth := f.month(at)
		_, isDay := dayOfMonth(f.word(at))
		if !isMonth && !isDay {
			return false
		}
	}
	return true
}

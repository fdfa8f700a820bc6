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
	switch words[a.End] {
	case "to", "until", "till", "through":
		return before == "from" || words[a.End] != "to"
	case "and":
		return before == "between"
	case "-", "–", "—":
		return true
	}
	return false
}

package times

import "time"

// Dateline reads a line that is a full date and nothing else, as it stands above
// an article: "March 4, 2031", "Tuesday, 4 March 2031".
func Dateline(words []string) (day time.Time, ok bool) {
	found := Find(words, Options{})
	if len(found) != 1 || found[0].Grain != Day {
		return time.Time{}, false
	}
	for i, word := range words {
		_, isWeekday := weekdays[plain(word)]
		inside := i >= found[0].First && i < found[0].End
		if !inside && !isWeekday && word != "," && word != "." {
			return time.Time{}, false
		}
	}
	return found[0].From, true
}

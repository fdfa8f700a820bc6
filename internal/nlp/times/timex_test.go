package times

import (
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"hearsay/internal/nlp"
)

// annotatedText is one sentence whose expressions are written as TimeML does.
type annotatedText struct {
	doc       *nlp.Doc
	first     int // the sentence's first word
	words     []string
	published time.Time
}

// timexes finds the expressions. TimeML has both ends of a range where a Time
// is the whole.
func (a annotatedText) timexes() []timex {
	var out []timex
	for _, t := range newFinder(a.words, Options{Published: a.published, Future: a.future}).single() {
		kind, value := a.value(t)
		out = append(out, timex{a.codePoints(t), kind, value})
	}
	return out
}

// future reports whether the clause around a word speaks of the future.
func (a annotatedText) future(w int) bool {
	for w, steps := a.first+w, 0; w >= 0 && steps < 8; w, steps = a.doc.Words[w].Head, steps+1 {
		if upos := a.doc.Words[w].UPOS; upos == "VERB" || upos == "AUX" || a.has(w, "cop") {
			return a.has(w, "aux", "will", "shall", "'ll", "wo") ||
				slices.Contains([]string{"acl", "advcl", "xcomp"}, a.doc.Words[w].Deprel) && a.has(w, "mark", "to")
		}
	}
	return false
}

// has reports whether a word has such a dependent, one of these forms if any
// are given.
func (a annotatedText) has(head int, deprel string, forms ...string) bool {
	for _, w := range a.doc.Words {
		if w.Head == head && w.Deprel == deprel && (len(forms) == 0 || slices.Contains(forms, w.Form)) {
			return true
		}
	}
	return false
}

func (a annotatedText) codePoints(t Time) [2]int {
	start, end := a.doc.Words[a.first+t.First].Start, a.doc.Words[a.first+t.End-1].End
	return [2]int{utf8.RuneCountInString(a.doc.Text[:start]), utf8.RuneCountInString(a.doc.Text[:end])}
}

// value writes a time as TimeML does.
func (a annotatedText) value(t Time) (kind, value string) {
	if part, ok := dayParts[a.words[t.End-1]]; ok && t.Grain == Day {
		return "TIME", t.From.Format(time.DateOnly) + part
	}
	if t.Grain == Interval {
		return a.interval(t)
	}
	return "DATE", unitValue(t.From, t.Grain)
}

var dayParts = map[string]string{"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "tonight": "TNI"}

func unitValue(t time.Time, grain Grain) string {
	switch grain {
	case Week:
		year, week := t.ISOWeek()
		return fmt.Sprintf("%d-W%02d", year, week)
	case Month:
		return t.Format("2006-01")
	case Quarter:
		return fmt.Sprintf("%d-Q%d", t.Year(), (t.Month()+2)/3)
	case Year:
		return t.Format("2006")
	case Decade:
		return t.Format("2006")[:3]
	}
	return t.Format(time.DateOnly)
}

// interval writes a weekend and a season by their names, a stretch up to the
// publication or from it by its length, and a part of a unit as that unit.
func (a annotatedText) interval(t Time) (kind, value string) {
	last := t.To.AddDate(0, 0, -1)
	if t.From.Weekday() == time.Saturday && last.Equal(t.From.AddDate(0, 0, 1)) {
		return "DATE", unitValue(t.From, Week) + "-WE"
	}
	if season := seasonValues[t.From.Month()]; season != "" && t.From.Day() == 1 && t.To.Equal(t.From.AddDate(0, 3, 0)) {
		return "DATE", t.From.Format("2006-") + season
	}
	if edge := a.words[t.First]; edge == "earlier" || edge == "later" {
		return "DATE", unitValue(t.From, units[a.words[t.End-1]])
	}
	if !t.From.After(a.published) && last.Equal(a.published) || t.From.Equal(a.published) {
		if length, ok := lengthValue(t.From, t.To); ok {
			return "DURATION", length
		}
	}
	for _, grain := range []Grain{Month, Quarter, Year} {
		if floor(t.From, grain).Equal(floor(last, grain)) {
			return "DATE", unitValue(t.From, grain)
		}
	}
	return "DATE", unitValue(t.From, Decade)
}

var seasonValues = map[time.Month]string{time.March: "SP", time.June: "SU", time.September: "FA", time.December: "WI"}

// lengthValue writes a whole number of years, months, weeks or days; the day of
// the publication itself is not counted.
func lengthValue(from, to time.Time) (string, bool) {
	for _, end := range []time.Time{to, to.AddDate(0, 0, -1)} {
		for n := 1; n < 100; n++ {
			for _, unit := range []struct {
				grain  Grain
				letter string
			}{{Year, "Y"}, {Month, "M"}, {Week, "W"}, {Day, "D"}} {
				if add(from, unit.grain, n).Equal(end) {
					return fmt.Sprintf("P%d%s", n, unit.letter), true
				}
			}
		}
	}
	return "", false
}

package news

import (
	"fmt"
	"strings"
	"time"
)

const (
	dayLayout    = "2006-01-02"
	monthLayout  = "2006-01"
	yearLayout   = "2006"
	minuteLayout = "2006-01-02T15:04Z"
)

// EDTF writes the time in the Extended Date/Time Format of ISO 8601-2, level 1
// (decades as level 2 writes them): 2024-08-13, 2024-08, 2024, 202X,
// 2024-08-13T14:05Z, 2024-08-05/2024-08-11 with the last day included,
// ../2024-08-13 and 2024-08-13/.. for an open end. The undated give "".
func (w When) EDTF() string {
	switch {
	case w.IsZero():
		return ""
	case w.Grain == Minute:
		return w.From.Format(minuteLayout)
	case w.Grain == Day:
		return w.From.Format(dayLayout)
	case w.Grain == Month:
		return w.From.Format(monthLayout)
	case w.Grain == Year:
		return w.From.Format(yearLayout)
	case w.Grain == Decade:
		return w.From.Format(yearLayout)[:3] + "X"
	}
	return bound(w.From, 0) + "/" + bound(w.To, -1)
}

// bound writes one end of an interval; days is -1 for an end, which is exclusive.
func bound(t time.Time, days int) string {
	if t.IsZero() {
		return ".."
	}
	if !t.Equal(floor(t, Day)) {
		return t.Format(minuteLayout)
	}
	return t.AddDate(0, 0, days).Format(dayLayout)
}

// ParseEDTF reads what EDTF writes. The time has no words, its basis is
// Explicit; a week or quarter comes back as the interval that it is.
func ParseEDTF(text string) (When, error) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		w, err := parseUnit(text)
		if err != nil {
			return When{}, err
		}
		return w, nil
	}
	w := When{Grain: Interval, Basis: Explicit}
	if from != ".." {
		unit, err := parseUnit(from)
		if err != nil {
			return When{}, err
		}
		w.From = unit.From
	}
	if to != ".." {
		unit, err := parseUnit(to)
		if err != nil {
			return When{}, err
		}
		w.To = unit.To
		if unit.Grain == Minute {
			w.To = unit.From
		}
	}
	if w.IsZero() {
		return When{}, fmt.Errorf("time %q has no end", text)
	}
	if err := w.verify(); err != nil {
		return When{}, err
	}
	return w, nil
}

func parseUnit(text string) (When, error) {
	if len(text) == 4 && text[3] == 'X' {
		if t, err := time.Parse(yearLayout, text[:3]+"0"); err == nil && t.Year() >= 1 {
			return NewWhen(t, Decade, Explicit, ""), nil
		}
	}
	for _, form := range [...]struct {
		layout string
		grain  Grain
	}{{dayLayout, Day}, {monthLayout, Month}, {yearLayout, Year}, {minuteLayout, Minute}} {
		if t, err := time.Parse(form.layout, text); err == nil && t.Year() >= 1 && t.Year() < 9999 {
			return NewWhen(t, form.grain, Explicit, ""), nil
		}
	}
	return When{}, fmt.Errorf("time %q is not like 2024-08-13, 2024-08, 2024 or 2024-08-05/2024-08-11", text)
}

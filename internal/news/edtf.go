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
// ../2024-08-13 and 2024-08-13/.. for an open end. The ends of an interval that
// are no whole days are instants: 2024-08-05/2024-08-11T14:05:30Z, the last
// excluded. The undated give "".
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
	switch {
	case t.IsZero():
		return ".."
	case !t.Equal(floor(t, Minute)):
		return t.Format(instantLayout)
	case !t.Equal(floor(t, Day)):
		return t.Format(minuteLayout)
	}
	return t.AddDate(0, 0, days).Format(dayLayout)
}

// ParseEDTF reads what EDTF writes. The time has no words, its basis is
// Explicit; a week or quarter comes back as the interval that it is.
func ParseEDTF(text string) (When, error) {
	w, err := parseEDTF(text)
	if err != nil {
		return When{}, err
	}
	if err := w.verify(); err != nil {
		return When{}, fmt.Errorf("time %q: %w", text, err)
	}
	return w, nil
}

func parseEDTF(text string) (When, error) {
	from, to, interval := strings.Cut(text, "/")
	if !interval {
		return parseUnit(text)
	}
	begin, _, err := parseBound(from)
	if err != nil {
		return When{}, err
	}
	_, end, err := parseBound(to)
	if err != nil {
		return When{}, err
	}
	if begin.IsZero() && end.IsZero() {
		return When{}, fmt.Errorf("time %q has no end", text)
	}
	return When{From: begin, To: end, Grain: Interval, Basis: Explicit}, nil
}

// parseBound reads one end of an interval and returns the instants between
// which it lies: those of the unit, twice that of an instant, zero for an open end.
func parseBound(text string) (from, to time.Time, err error) {
	if text == ".." {
		return time.Time{}, time.Time{}, nil
	}
	for _, layout := range [...]string{minuteLayout, instantLayout} {
		if t, err := time.Parse(layout, text); err == nil {
			return t, t, nil
		}
	}
	unit, err := parseUnit(text)
	return unit.From, unit.To, err
}

func parseUnit(text string) (When, error) {
	if len(text) == 4 && text[3] == 'X' {
		if t, err := time.Parse(yearLayout, text[:3]+"0"); err == nil {
			return NewWhen(t, Decade, Explicit, ""), nil
		}
	}
	for _, form := range [...]struct {
		layout string
		grain  Grain
	}{{dayLayout, Day}, {monthLayout, Month}, {yearLayout, Year}, {minuteLayout, Minute}} {
		if t, err := time.Parse(form.layout, text); err == nil {
			return NewWhen(t, form.grain, Explicit, ""), nil
		}
	}
	return When{}, fmt.Errorf("time %q is not like 2024-08-13, 2024-08, 2024 or 2024-08-05/2024-08-11", text)
}

package news

import (
	"fmt"
	"slices"
	"time"
)

// When is the time of a fact as far as an article tells it. The zero When is
// "undated": a missing date stays missing.
type When struct {
	From  time.Time // the earliest instant; zero where only the end is known
	To    time.Time // the first instant that is too late; zero where only the start is known
	Grain Grain
	Basis Basis
	Text  string // the article's words for it, such as "last week"; may be empty
}

// Grain is the unit in which a time is known.
type Grain string

// The grains, from fine to coarse. Interval is a span that is no single unit
// of the calendar, or one with an open end.
const (
	Minute   Grain = "MINUTE"
	Day      Grain = "DAY"
	Week     Grain = "WEEK"
	Month    Grain = "MONTH"
	Quarter  Grain = "QUARTER"
	Year     Grain = "YEAR"
	Decade   Grain = "DECADE"
	Interval Grain = "INTERVAL"
)

// Grains returns all grains, from fine to coarse.
func Grains() []Grain { return []Grain{Minute, Day, Week, Month, Quarter, Year, Decade, Interval} }

// Basis says how a time came to be known.
type Basis string

// The bases.
const (
	Explicit Basis = "EXPLICIT" // the article writes the date
	Relative Basis = "RELATIVE" // counted from the publication date: "last week"
	Inferred Basis = "INFERRED" // taken over from what the fact belongs to, such as a dated post
)

// Bases returns all bases.
func Bases() []Basis { return []Basis{Explicit, Relative, Inferred} }

// NewWhen returns the unit of the calendar that holds t: the day, week (from
// Monday), month, … in UTC. It panics for Interval, which is no unit.
func NewWhen(t time.Time, grain Grain, basis Basis, text string) When {
	from := floor(t.UTC(), grain)
	return When{From: from, To: next(from, grain), Grain: grain, Basis: basis, Text: text}
}

// IsZero reports whether the time is unknown.
func (w When) IsZero() bool { return w.From.IsZero() && w.To.IsZero() }

// Begin returns the instant by which facts are put in order and found by
// period: the earliest, or the last possible second where the start is open.
// It is zero for the undated.
func (w When) Begin() time.Time {
	if w.From.IsZero() && !w.To.IsZero() {
		return w.To.Add(-time.Second)
	}
	return w.From
}

func (w When) verify() error {
	if w.IsZero() {
		if w != (When{}) {
			return fmt.Errorf("an undated time carries grain %q, basis %q or words", w.Grain, w.Basis)
		}
		return nil
	}
	if err := checkInstant(w.From); err != nil {
		return err
	}
	if err := checkInstant(w.To); err != nil {
		return err
	}
	if err := checkTexts(w.Text); err != nil {
		return err
	}
	if !slices.Contains(Bases(), w.Basis) {
		return fmt.Errorf("unknown time basis %q", w.Basis)
	}
	return w.verifyGrain()
}

func (w When) verifyGrain() error {
	switch w.Grain {
	case Interval:
		if !w.From.IsZero() && !w.To.IsZero() && !w.From.Before(w.To) {
			return fmt.Errorf("time ends at %v before it begins at %v", w.To, w.From)
		}
		return nil
	case Minute, Day, Week, Month, Quarter, Year, Decade:
		if w.From.IsZero() || w.From != floor(w.From, w.Grain) || w.To != next(w.From, w.Grain) {
			return fmt.Errorf("%v to %v is not one %s", w.From, w.To, w.Grain)
		}
		return nil
	}
	return fmt.Errorf("unknown time grain %q", w.Grain)
}

func floor(t time.Time, grain Grain) time.Time {
	year, month, day := t.Date()
	switch grain {
	case Minute:
		return t.Truncate(time.Minute)
	case Day:
		return date(year, month, day)
	case Week:
		return date(year, month, day-(int(t.Weekday())+6)%7)
	case Month:
		return date(year, month, 1)
	case Quarter:
		return date(year, month-(month-1)%3, 1)
	case Year:
		return date(year, 1, 1)
	case Decade:
		return date(year-year%10, 1, 1)
	}
	panic("news: " + string(grain) + " is not a unit of the calendar")
}

func next(from time.Time, grain Grain) time.Time {
	switch grain {
	case Minute:
		return from.Add(time.Minute)
	case Day:
		return from.AddDate(0, 0, 1)
	case Week:
		return from.AddDate(0, 0, 7)
	case Month:
		return from.AddDate(0, 1, 0)
	case Quarter:
		return from.AddDate(0, 3, 0)
	case Year:
		return from.AddDate(1, 0, 0)
	}
	return from.AddDate(10, 0, 0)
}

func date(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

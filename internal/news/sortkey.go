package news

import (
	"fmt"
	"time"
)

const instantLayout = "2006-01-02T15:04:05Z"

// undated stands in a sort key for a time that is not known: it sorts below
// every year from 1 on, so that descending lists end with the undated.
const undated = "0000-00-00T00:00:00Z"

// DatedFloor is the least sort key of anything that has a time.
const DatedFloor = "0001"

// SortKey returns the key that orders a list: the time, then the ID. Read in
// descending order it gives the newest first, the undated last, and equal times
// by descending ID; it is order, tie-break and cursor in one.
func SortKey(t time.Time, id ID) string {
	if t.IsZero() {
		return undated + "#" + string(id)
	}
	return t.UTC().Format(instantLayout) + "#" + string(id)
}

// TimeKey returns the part of a sort key that a time gives: every key at or
// after t is greater or equal. The zero time gives the key of the undated.
func TimeKey(t time.Time) string {
	if t.IsZero() {
		return undated
	}
	return t.UTC().Format(instantLayout)
}

// checkInstant accepts the zero time and whole UTC seconds of the years 1 to 9999.
func checkInstant(t time.Time) error {
	if t.IsZero() {
		return nil
	}
	if t.Location() != time.UTC || t.Nanosecond() != 0 || t.Year() < 1 || t.Year() > 9999 {
		return fmt.Errorf("time %v is not a whole second of UTC in the years 1 to 9999", t)
	}
	return nil
}

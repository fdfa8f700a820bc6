// Package export writes what articles say in forms that people and other tools
// read: one article's draft as JSON, and a whole store as JSON lines.
//
// Offsets are Unicode code points, as Python counts them.
package export

import (
	"time"

	"hearsay/internal/news"
)

// Span is a stretch of an article's text.
type Span struct {
	Start int    `json:"start"` // in code points
	End   int    `json:"end"`   // exclusive
	Text  string `json:"text"`
}

// Time is a news.When. Undated facts have none.
type Time struct {
	EDTF  string     `json:"edtf"`
	Grain news.Grain `json:"grain"`
	Basis news.Basis `json:"basis"`
	Text  string     `json:"text,omitempty"`
}

func newTime(w news.When) *Time {
	if w.IsZero() {
		return nil
	}
	return &Time{EDTF: w.EDTF(), Grain: w.Grain, Basis: w.Basis, Text: w.Text}
}

// instant writes a time as in RFC 3339, and the unknown as null.
func instant(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	text := t.Format(time.RFC3339)
	return &text
}

package graph

import (
	"time"

	"hearsay/internal/news"
)

// When is the time of a fact.
type When struct{ news.When }

func newWhen(w news.When) *When {
	if w.IsZero() {
		return nil
	}
	return &When{w}
}

// Text returns the article's words for it, nil where it has none.
func (w When) Text() *string { return orNull(w.When.Text) }

// From returns the earliest instant, nil where only the end is known.
func (w When) From() *time.Time { return orUnknown(w.When.From) }

// To returns the first instant that is too late, nil where only the start is known.
func (w When) To() *time.Time { return orUnknown(w.When.To) }

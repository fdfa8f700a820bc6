package ingest

import (
	"fmt"

	"hearsay/internal/store"
)

// Summary counts the results of a run.
type Summary struct {
	Added     int       `json:"added"`
	Replaced  int       `json:"replaced"`
	Unchanged int       `json:"unchanged"`
	Failed    []Failure `json:"failed"`
}

// Failure is an article that was not taken in, and why.
type Failure struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Add counts a result.
func (s *Summary) Add(r Result) {
	if r.Err != nil {
		s.Failed = append(s.Failed, Failure{r.Name, r.Err.Error()})
		return
	}
	switch r.Outcome {
	case store.Added:
		s.Added++
	case store.Replaced:
		s.Replaced++
	case store.Unchanged:
		s.Unchanged++
	}
}

// String gives the counts on one line.
func (s *Summary) String() string {
	line := fmt.Sprintf("added %d, unchanged %d, failed %d", s.Added, s.Unchanged, len(s.Failed))
	if s.Replaced > 0 {
		line += fmt.Sprintf(", replaced %d", s.Replaced)
	}
	return line
}

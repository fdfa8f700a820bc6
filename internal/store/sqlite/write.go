package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// writer is one write transaction and what it has touched so far. Summaries of
// what was touched are made anew at its end.
type writer struct {
	*session
	entities map[news.ID]bool
	facts    map[news.ID]int // how many reports were added or, below 0, taken away
}

// writing runs a write transaction; an error leaves the store as it was.
func (s *Store) writing(ctx context.Context, use func(*writer) error) error {
	if s.write == nil {
		return fmt.Errorf("%w: %s was opened for reading only, since it may not be written to", store.ErrReadOnly, s.path)
	}
	s.gate.Lock()
	defer s.gate.Unlock()
	return explain(s.write.use(ctx, func(db *session) error {
		return db.transact(ctx, "BEGIN IMMEDIATE", func() error {
			w := &writer{db, map[news.ID]bool{}, map[news.ID]int{}}
			if err := use(w); err != nil {
				return err
			}
			return w.summarise(ctx)
		})
	}))
}

// summarise makes the summaries of everything that was touched anew, and
// removes what nothing supports any more.
func (w *writer) summarise(ctx context.Context) error {
	for _, id := range slices.Sorted(maps.Keys(w.entities)) {
		if err := w.summariseEntity(ctx, id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.facts)) {
		if err := w.summariseFact(ctx, id, w.facts[id]); err != nil {
			return err
		}
	}
	return nil
}

package sqlite

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// writer is one write transaction and what it has changed so far. Summaries of
// what was touched are made anew at its end.
type writer struct {
	*session
	entities map[news.ID]*tally
	facts    map[news.ID]int // how many reports were added or, below 0, taken away
	terms    map[row]terms

	entityReports, reports, evidence *bulk
	aliases, targets                 *bulk
}

func newWriter(s *session) *writer {
	return &writer{
		session:  s,
		entities: map[news.ID]*tally{}, facts: map[news.ID]int{}, terms: map[row]terms{},
		entityReports: newBulk("INSERT", "entity_report", "entity", "sk", "article", "report"),
		reports:       newBulk("INSERT", "report", "fact", "sk", "article", "lead", "report"),
		evidence:      newBulk("INSERT", "evidence", append([]string{"fact", "sk"}, evidenceColumns...)...),
		aliases:       newBulk("INSERT OR REPLACE", "entity_alias", "entity", "text", "kind", "folded", "articles"),
		targets:       newBulk("INSERT", "about", "entity", "sk", "statement", "stance"),
	}
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
			w := newWriter(db)
			if err := use(w); err != nil {
				return err
			}
			return w.summarise(ctx)
		})
	}))
}

// flushReports inserts what was noted of what articles say, before it is read.
func (w *writer) flushReports(ctx context.Context) error {
	return w.flush(ctx, w.entityReports, w.reports, w.evidence)
}

func (w *writer) flush(ctx context.Context, bulks ...*bulk) error {
	for _, b := range bulks {
		if err := b.flush(ctx, w.session); err != nil {
			return err
		}
	}
	return nil
}

// summarise makes the summaries of everything that was touched anew, and
// removes what nothing supports any more.
func (w *writer) summarise(ctx context.Context) error {
	if err := w.flushReports(ctx); err != nil {
		return err
	}
	for _, id := range slices.Sorted(maps.Keys(w.entities)) {
		if err := w.summariseEntity(ctx, id, w.entities[id]); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.facts)) {
		if err := w.summariseFact(ctx, id, w.facts[id]); err != nil {
			return err
		}
	}
	if err := w.flush(ctx, w.aliases, w.targets); err != nil {
		return err
	}
	return w.writeTerms(ctx)
}

package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// writer is one write transaction and what it has touched so far.
type writer struct {
	ctx      context.Context //nolint:containedctx // lives as long as one transaction
	tx       neo4j.ManagedTransaction
	entities map[news.ID]bool
	facts    map[news.ID]bool
}

// takeTurn makes writers wait for each other: all of them write this node
// first, which locks it to the end of the transaction. Hubs would make them
// deadlock otherwise.
const takeTurn = "MERGE (m:HearsayMeta {id: 'writer'}) SET m.turn = coalesce(m.turn, 0) + 1"

// writing runs a write transaction, and again where the server asks for that;
// an error leaves the store as it was.
func (s *Store) writing(ctx context.Context, use func(*writer) error) error {
	bounded, cancel := context.WithTimeout(ctx, writeTime)
	defer cancel()
	session := s.session(bounded, neo4j.AccessModeWrite)
	defer end(bounded, session)
	_, err := session.ExecuteWrite(bounded, func(tx neo4j.ManagedTransaction) (any, error) {
		w := &writer{ctx: bounded, tx: tx, entities: map[news.ID]bool{}, facts: map[news.ID]bool{}}
		if err := w.run(takeTurn, nil); err != nil {
			return nil, err
		}
		if err := use(w); err != nil {
			return nil, err
		}
		return nil, w.refresh()
	}, neo4j.WithTxTimeout(writeTime))
	return s.explain(ctx, err)
}

func (w *writer) query(text string, params map[string]any) ([]row, error) {
	result, err := w.tx.Run(w.ctx, text, params)
	if err != nil {
		return nil, err
	}
	return values(w.ctx, result)
}

func (w *writer) run(text string, params map[string]any) error {
	result, err := w.tx.Run(w.ctx, text, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(w.ctx)
	return err
}

// step is a query that is run for rows, and not at all where there are none.
type step struct {
	text string
	rows []any
}

func (w *writer) steps(steps ...step) error {
	for _, s := range steps {
		if len(s.rows) == 0 {
			continue
		}
		if err := w.run(s.text, map[string]any{"rows": s.rows}); err != nil {
			return err
		}
	}
	return nil
}

// Delete removes an article and what it alone supported.
func (s *Store) Delete(ctx context.Context, article news.ID) error {
	err := s.writing(ctx, func(w *writer) error {
		params := map[string]any{"id": string(article)}
		rows, err := w.query("MATCH (a:Article {id: $id}) RETURN 1", params)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return store.ErrNotFound
		}
		if err := w.withdraw([]news.ID{article}); err != nil {
			return err
		}
		return w.run("MATCH (a:Article {id: $id}) DETACH DELETE a", params)
	})
	if err != nil {
		return fmt.Errorf("delete %s: %w", article, err)
	}
	return nil
}

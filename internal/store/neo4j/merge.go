package neo4j

import (
	"context"
	"fmt"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Merge makes from another name of into: every article that refers to from says
// what it says of into instead.
func (s *Store) Merge(ctx context.Context, into, from news.ID) error {
	err := s.writing(ctx, func(w *writer) error { return w.merge(into, from) })
	if err != nil {
		return fmt.Errorf("merge %s into %s: %w", from, into, err)
	}
	return nil
}

func (w *writer) merge(into, from news.ID) error {
	now, err := w.names([]news.ID{into, from})
	if err != nil {
		return err
	}
	into, from = now(into), now(from)
	for _, id := range [...]news.ID{into, from} {
		rows, err := w.query("MATCH (e:Entity {id: $id}) RETURN 1", map[string]any{"id": string(id)})
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return fmt.Errorf("%s: %w", id, store.ErrNotFound)
		}
	}
	if into == from {
		return nil
	}
	if err := store.CheckMerge(into, from); err != nil {
		return err
	}
	if err := w.rename(map[news.ID]news.ID{from: into}); err != nil {
		return err
	}
	return w.renameReports(into, from)
}

// rename notes what became of IDs; whatever meant an old one means the new.
func (w *writer) rename(names map[news.ID]news.ID) error {
	var rows []any
	for old, now := range names {
		rows = append(rows, map[string]any{"old": string(old), "new": string(now)})
	}
	return w.steps(
		step{"UNWIND $rows AS r MATCH (n:Renamed {new: r.old}) SET n.new = r.new", rows},
		step{"UNWIND $rows AS r MERGE (n:Renamed {old: r.old}) SET n.new = r.new", rows},
	)
}

// renameReports has every article that refers to from say it of into.
func (w *writer) renameReports(into, from news.ID) error {
	rows, err := w.query("MATCH (:Entity {id: $id})<-[:MENTIONS]-(a:Article) RETURN a.id ORDER BY a.id", map[string]any{"id": string(from)})
	if err != nil {
		return err
	}
	articles := make([]news.ID, len(rows))
	for i, r := range rows {
		f := fields{list: r}
		articles[i] = f.id()
	}
	to := func(id news.ID) news.ID {
		if id == from {
			return into
		}
		return id
	}
	for some := range slices.Chunk(articles, store.GraphsAtOnce) {
		graphs, err := w.graphs(some)
		if err != nil {
			return err
		}
		if err := w.withdraw(some); err != nil {
			return err
		}
		if err := w.reportRenamed(graphs, to); err != nil {
			return err
		}
	}
	return nil
}

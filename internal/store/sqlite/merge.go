package sqlite

import (
	"context"
	"database/sql"
	"fmt"

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
	names, err := lookUp(w.ctx, w.tx, []news.ID{into, from})
	if err != nil {
		return err
	}
	now := reader{renamed: names}
	into, from = now.to(into), now.to(from)
	for _, id := range [...]news.ID{into, from} {
		var one int
		err := w.row("SELECT 1 FROM entity WHERE id = ?", string(id)).Scan(&one)
		if err == sql.ErrNoRows { //nolint:errorlint // as database/sql documents it
			return fmt.Errorf("%s: %w", id, store.ErrNotFound)
		}
		if err != nil {
			return err
		}
	}
	if into == from {
		return nil
	}
	if err := store.CheckMerge(into, from); err != nil {
		return err
	}
	if err := w.rename(from, into); err != nil {
		return err
	}
	return w.renameReports(into, from)
}

// rename notes what became of an ID; whatever meant the old one means the new.
func (w *writer) rename(old, now news.ID) error {
	if err := w.exec("UPDATE renamed SET new = ? WHERE new = ?", string(now), string(old)); err != nil {
		return err
	}
	return w.exec("INSERT OR REPLACE INTO renamed(old, new) VALUES (?, ?)", string(old), string(now))
}

// renameReports has every article that refers to from say it of into.
func (w *writer) renameReports(into, from news.ID) error {
	mentioning, err := ids(w.tx.QueryContext(w.ctx, "SELECT article FROM entity_report WHERE entity = ? ORDER BY article", string(from)))
	if err != nil {
		return err
	}
	to := func(id news.ID) news.ID {
		if id == from {
			return into
		}
		return id
	}
	for _, article := range mentioning {
		g, err := w.graph(article)
		if err != nil {
			return err
		}
		for old, now := range store.RenamedFacts(g, to) {
			if err := w.rename(old, now); err != nil {
				return err
			}
		}
		if err := w.replace(g.Rename(to)); err != nil {
			return err
		}
	}
	return nil
}

package sqlite

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Merge makes from another name of into: every article that refers to from says
// what it says of into instead.
func (s *Store) Merge(ctx context.Context, into, from news.ID) error {
	if err := s.writing(ctx, func(w *writer) error { return w.merge(ctx, into, from) }); err != nil {
		return fmt.Errorf("merge %s into %s: %w", from, into, err)
	}
	return nil
}

func (w *writer) merge(ctx context.Context, into, from news.ID) error {
	renamed, err := w.names(ctx, []news.ID{into, from})
	if err != nil {
		return err
	}
	into, from = renamed.to(into), renamed.to(from)
	for _, id := range [...]news.ID{into, from} {
		found, err := w.ids(ctx, "SELECT id FROM entity WHERE id = ?", string(id))
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return fmt.Errorf("%s: %w", id, store.ErrNotFound)
		}
	}
	if into == from {
		return nil
	}
	if err := store.CheckMerge(into, from); err != nil {
		return err
	}
	if err := w.rename(ctx, from, into); err != nil {
		return err
	}
	return w.renameReports(ctx, into, from)
}

// rename notes what became of an ID; whatever meant the old one means the new.
func (w *writer) rename(ctx context.Context, old, now news.ID) error {
	if err := w.exec(ctx, "UPDATE renamed SET new = ? WHERE new = ?", string(now), string(old)); err != nil {
		return err
	}
	return w.exec(ctx, "INSERT OR REPLACE INTO renamed(old, new) VALUES (?, ?)", string(old), string(now))
}

// renameReports has every article that refers to from say it of into.
func (w *writer) renameReports(ctx context.Context, into, from news.ID) error {
	mentioning, err := w.ids(ctx, "SELECT article FROM entity_report WHERE entity = ? ORDER BY article", string(from))
	if err != nil {
		return err
	}
	to := names{from: into}.to
	for _, article := range mentioning {
		g, err := w.said(ctx, article)
		if err != nil {
			return err
		}
		if err := w.withdraw(ctx, article); err != nil {
			return err
		}
		if err := w.reportRenamed(ctx, g, to); err != nil {
			return err
		}
	}
	return nil
}

// reportRenamed stores what an article says, with its entities renamed, and
// notes which facts have other IDs by that.
func (w *writer) reportRenamed(ctx context.Context, g news.Graph, to func(news.ID) news.ID) error {
	for old, now := range store.RenamedFacts(g, to) {
		if err := w.rename(ctx, old, now); err != nil {
			return err
		}
	}
	return w.report(ctx, g.Rename(to))
}

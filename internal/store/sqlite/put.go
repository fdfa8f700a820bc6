package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Put stores graphs.
func (s *Store) Put(ctx context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	return store.PutInParts(graphs, func(part []news.Graph) ([]store.Outcome, error) {
		outcomes := make([]store.Outcome, 0, len(part))
		err := s.writing(ctx, func(w *writer) error {
			for _, g := range part {
				outcome, err := w.put(ctx, g)
				if err != nil {
					return fmt.Errorf("%s: %w", g.Article.ID, err)
				}
				outcomes = append(outcomes, outcome)
			}
			return nil
		})
		return outcomes, err
	})
}

func (w *writer) put(ctx context.Context, g news.Graph) (store.Outcome, error) {
	digest := store.Digest(g)
	var old string
	outcome := store.Replaced
	switch err := w.one(ctx, "SELECT digest FROM article WHERE id = ?", []any{string(g.Article.ID)}, &old); {
	case errors.Is(err, sql.ErrNoRows):
		outcome = store.Added
	case err != nil:
		return "", err
	case old == digest:
		return store.Unchanged, nil
	}
	if outcome == store.Replaced {
		if err := w.delete(ctx, g.Article.ID); err != nil {
			return "", err
		}
	}
	if err := w.insertArticle(ctx, g.Article, digest); err != nil {
		return "", err
	}
	renamed, err := w.names(ctx, entityIDs(g))
	if err != nil {
		return "", err
	}
	return outcome, w.reportRenamed(ctx, g, renamed.to)
}

func entityIDs(g news.Graph) []news.ID {
	ids := make([]news.ID, 0, len(g.Entities)+len(g.Events))
	for _, e := range g.Entities {
		ids = append(ids, e.ID)
	}
	for _, e := range g.Events {
		ids = append(ids, e.ID)
	}
	return ids
}

const insertArticle = `INSERT INTO article(id, sk, digest, url, title, outlet, authors, published, recorded, text)
	VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING num`

// insertArticle writes the article's row and its searchable terms.
func (w *writer) insertArticle(ctx context.Context, a news.Article, digest string) error {
	var num int64
	if err := w.one(ctx, insertArticle, []any{
		string(a.ID), a.SortKey(), digest, a.URL, a.Title, a.Outlet, asJSON(a.Authors), seconds(a.Published), seconds(a.Recorded), a.Text,
	}, &num); err != nil {
		return err
	}
	w.index("article_text", num, false, news.Fold(a.Title)+" "+news.Fold(a.Text))
	return nil
}

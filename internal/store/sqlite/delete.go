package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Delete removes an article and what it alone supported.
func (s *Store) Delete(ctx context.Context, article news.ID) error {
	if err := s.writing(ctx, func(w *writer) error { return w.delete(ctx, article) }); err != nil {
		return fmt.Errorf("delete %s: %w", article, err)
	}
	return nil
}

func (w *writer) delete(ctx context.Context, article news.ID) error {
	num, err := w.remove(ctx, "article", article)
	if err != nil {
		return err
	}
	if num == 0 {
		return store.ErrNotFound
	}
	w.unindex("article_text", num)
	return w.withdraw(ctx, article)
}

// remove deletes a row and returns its num; 0 where there was none.
func (w *writer) remove(ctx context.Context, table string, id news.ID) (num int64, err error) {
	err = w.one(ctx, "DELETE FROM "+table+" WHERE id = ? RETURNING num", []any{string(id)}, &num)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return num, err
}

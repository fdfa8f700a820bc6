package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Nodes returns nodes by ID.
func (s *Store) Nodes(ctx context.Context, ids []news.ID) ([]store.Node, error) {
	if err := store.CheckBatch(len(ids)); err != nil {
		return nil, err
	}
	return answer(ctx, s, ids, func(id news.ID) []news.ID { return []news.ID{id} }, func(r *reader, id news.ID) (store.Node, error) {
		id = r.to(id)
		switch prefix := id.Prefix(); {
		case prefix == news.ArticlePrefix:
			return node(ctx, r, articles, "x.id", id)
		case prefix == news.RelationPrefix:
			return node(ctx, r, relations, "x.id", id)
		case prefix == news.StatementPrefix:
			return node(ctx, r, statements, "x.id", id)
		case id.Kind() == news.Happening:
			return node(ctx, r, events, "x.event", id)
		}
		return node(ctx, r, entities, "x.id", id)
	})
}

// node reads one row of a list by its ID; nil where there is none.
func node[T any](ctx context.Context, r *reader, l list[T], column string, id news.ID) (store.Node, error) {
	item, err := l.scan(r.row(ctx, "SELECT "+l.columns+" FROM "+l.table+" x WHERE "+column+" = ?", string(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil //nolint:nilnil // the contract: absence is nil
	}
	return item, err
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	var out store.Stats
	err := s.reading(ctx, nil, func(r *reader) error {
		return r.row(ctx, `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM entity WHERE kind <> 'EVENT'), (SELECT count(*) FROM event),
			(SELECT count(*) FROM relation), (SELECT count(*) FROM statement), (SELECT count(*) FROM statement WHERE speaker = '')`,
		).Scan(&out.Articles, &out.Entities, &out.Events, &out.Relations, &out.Statements, &out.Unattributed)
	})
	return out, err
}

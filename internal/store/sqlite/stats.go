package sqlite

import (
	"context"

	"hearsay/internal/store"
)

const statsQuery = `SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM entity) - (SELECT count(*) FROM event), (SELECT count(*) FROM event),
	(SELECT count(*) FROM relation), (SELECT count(*) FROM statement), (SELECT count(*) FROM statement WHERE speaker = '')`

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	var out store.Stats
	err := s.reading(ctx, nil, func(r *reader) error {
		return r.one(ctx, statsQuery, nil, &out.Articles, &out.Entities, &out.Events, &out.Relations, &out.Statements, &out.Unattributed)
	})
	return out, err
}

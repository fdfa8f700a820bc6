package sqlite

import (
	"context"
	"slices"

	"hearsay/internal/news"
)

// reader is one read transaction and what the merges renamed of the IDs that
// it was asked about.
type reader struct {
	*session
	renamed names
}

// names are the new IDs of those that a merge took away.
type names map[news.ID]news.ID

// to returns what an ID means now.
func (n names) to(id news.ID) news.ID {
	if now, ok := n[id]; ok {
		return now
	}
	return id
}

// names looks up what became of the IDs.
func (s *session) names(ctx context.Context, ids []news.ID) (names, error) {
	out := names{}
	if len(ids) == 0 {
		return out, nil
	}
	slices.Sort(ids)
	err := s.each(ctx, "SELECT old, new FROM renamed WHERE old IN (SELECT value FROM json_each(?))", []any{asList(slices.Compact(ids))}, func(row scanner) error {
		var old, now news.ID
		err := row.Scan(&old, &now)
		out[old] = now
		return err
	})
	return out, err
}

// reading opens a read transaction, looks up what the IDs mean now, and hands
// both on. It may order the IDs.
func (s *Store) reading(ctx context.Context, ids []news.ID, use func(*reader) error) error {
	s.gate.RLock()
	defer s.gate.RUnlock()
	return explain(s.read.use(ctx, func(db *session) error {
		return db.transact(ctx, "BEGIN", func() error {
			renamed, err := db.names(ctx, ids)
			if err != nil {
				return err
			}
			return use(&reader{db, renamed})
		})
	}))
}

// asks is a query or filter that names IDs.
type asks interface{ IDs() []news.ID }

// answer answers each query of a batch, all in one read transaction.
func answer[Q asks, A any](ctx context.Context, s *Store, qs []Q, one func(*reader, Q) (A, error)) ([]A, error) {
	if len(qs) == 0 {
		return nil, nil
	}
	var ids []news.ID
	for _, q := range qs {
		ids = append(ids, q.IDs()...)
	}
	out := make([]A, 0, len(qs))
	err := s.reading(ctx, ids, func(r *reader) error {
		for _, q := range qs {
			a, err := one(r, q)
			if err != nil {
				return err
			}
			out = append(out, a)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// ids reads a column of IDs.
func (s *session) ids(ctx context.Context, query string, args ...any) ([]news.ID, error) {
	var out []news.ID
	err := s.each(ctx, query, args, func(row scanner) error {
		var id news.ID
		err := row.Scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

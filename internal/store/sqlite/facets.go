package sqlite

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// counting counts the rows of one selection.
type counting struct {
	*reader
	ctx   context.Context //nolint:containedctx // lives as long as one query
	table string
	where string
	args  []any
}

func (r *reader) counting(ctx context.Context, table string, s selection) counting {
	where, args := s.all.where()
	return counting{r, ctx, table, where, args}
}

// totals counts all rows and the undated among them.
func (c counting) totals(total, undated *int) error {
	args := append([]any{news.DatedFloor}, c.args...)
	return c.row(c.ctx, "SELECT count(*), count(*) FILTER (WHERE x.sk < ?) FROM "+c.table+" x WHERE "+c.where, args...).Scan(total, undated)
}

// tally counts by an expression; the empty key is left out.
func (c counting) tally(key, join string) ([]store.Tally, error) {
	rows, err := c.query(c.ctx, "SELECT "+key+" AS k, count(*) AS n FROM "+c.table+" x "+join+" WHERE "+c.where+" GROUP BY k HAVING k <> '' ORDER BY n DESC, k LIMIT ?", append(append([]any{}, c.args...), store.MaxFacets)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var out []store.Tally
	for rows.Next() {
		var t store.Tally
		if err := rows.Scan(&t.Key, &t.Count); err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, rows.Err()
}

func (c counting) months() ([]store.Bucket, error) {
	rows, err := c.query(c.ctx, "SELECT substr(x.sk, 1, 7) AS k, count(*) FROM "+c.table+" x WHERE "+c.where+" AND x.sk >= ? GROUP BY k ORDER BY k", append(append([]any{}, c.args...), news.DatedFloor)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var out []store.Bucket
	for rows.Next() {
		var b store.Bucket
		if err := rows.Scan(&b.Month, &b.Count); err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	return out, rows.Err()
}

// fill runs the steps until one fails.
func fill(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// into stores what a step returns.
func into[T any](to *T, read func() (T, error)) func() error {
	return func() (err error) {
		*to, err = read()
		return err
	}
}

const joinTargets = "CROSS JOIN about m ON m.statement = x.id"

// RelationFacets counts relations.
func (s *Store) RelationFacets(ctx context.Context, filters []store.RelationFilter) ([]store.RelationFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, store.RelationFilter.IDs, func(r *reader, f store.RelationFilter) (store.RelationFacets, error) {
		var out store.RelationFacets
		c := r.counting(ctx, relations.table, selectRelations(f.Rename(r.to)))
		return out, fill(
			func() error { return c.totals(&out.Total, &out.Undated) },
			into(&out.Types, func() ([]store.Tally, error) { return c.tally("x.type", "") }),
			into(&out.Months, c.months),
		)
	})
}

// StatementFacets counts statements.
func (s *Store) StatementFacets(ctx context.Context, filters []store.StatementFilter) ([]store.StatementFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, store.StatementFilter.IDs, func(r *reader, f store.StatementFilter) (store.StatementFacets, error) {
		var out store.StatementFacets
		c := r.counting(ctx, statements.table, selectStatements(f.Rename(r.to)))
		return out, fill(
			func() error { return c.totals(&out.Total, &out.Undated) },
			into(&out.Speakers, func() ([]store.Tally, error) { return c.tally("x.speaker", "") }),
			into(&out.Targets, func() ([]store.Tally, error) { return c.tally("m.entity", joinTargets) }),
			into(&out.Stances, func() ([]store.Tally, error) { return c.tally("m.stance", joinTargets) }),
			into(&out.Months, c.months),
		)
	})
}

// EventFacets counts events.
func (s *Store) EventFacets(ctx context.Context, filters []store.EventFilter) ([]store.EventFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, store.EventFilter.IDs, func(r *reader, f store.EventFilter) (store.EventFacets, error) {
		var out store.EventFacets
		c := r.counting(ctx, events.table, selectEvents(f.Rename(r.to)))
		return out, fill(
			func() error { return c.totals(&out.Total, &out.Undated) },
			into(&out.Types, func() ([]store.Tally, error) { return c.tally("x.type", "") }),
			into(&out.Months, c.months),
		)
	})
}

package sqlite

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// The facets that any list of facts has.
const (
	byTotal = iota
	byUndated
	byMonth
	byColumn // and those after it: one for each column that is counted by
)

// facet is a column that rows are counted by, and the join that it comes from.
type facet struct{ column, join string }

const joinTargets = " CROSS JOIN about t ON t.statement = m.num"

var (
	relationFacets  = []facet{{"m.type", ""}}
	statementFacets = []facet{{"m.speaker", ""}, {"t.entity", joinTargets}, {"t.stance", joinTargets}}
	eventFacets     = relationFacets
)

// counts are what the rows of one selection have in common.
type counts struct {
	total, undated int
	months         []store.Bucket
	tallies        [][]store.Tally // one for each facet
}

// facets counts the rows of a selection, which are gathered once, by columns:
// its own one and those that joins bring.
func (r *reader) facets(ctx context.Context, table, own string, s selection, by []facet) (counts, error) {
	out := counts{tallies: make([][]store.Tally, len(by))}
	common, err := r.common(ctx, s.text)
	if err != nil {
		return out, err
	}
	q := facetQuery(table, own, s.forCount(table, common), by)
	return out, r.each(ctx, q.text.String(), q.args, func(row scanner) error {
		var which, n int
		var key string
		err := row.Scan(&which, &key, &n)
		out.add(which, key, n)
		return err
	})
}

func (c *counts) add(which int, key string, n int) {
	switch which {
	case byTotal:
		c.total = n
	case byUndated:
		c.undated = n
	case byMonth:
		c.months = append(c.months, store.Bucket{Month: key, Count: n})
	default:
		c.tallies[which-byColumn] = append(c.tallies[which-byColumn], store.Tally{Key: key, Count: n})
	}
}

// facetQuery writes one query for all facets: which one, the key and its count.
// A facet leaves the empty key out.
func facetQuery(table, own string, s selection, by []facet) *query {
	q := &query{}
	q.add("WITH m AS MATERIALIZED (SELECT x.num, x.sk, x." + own)
	s.rows(q, table, "")
	q.add(fmt.Sprintf(") SELECT %d, '', count(*) FROM m UNION ALL SELECT %d, '', count(*) FROM m WHERE m.sk < ?", byTotal, byUndated), news.DatedFloor)
	q.add(fmt.Sprintf(" UNION ALL SELECT * FROM (SELECT %d, substr(m.sk, 1, 7) AS k, count(*) FROM m WHERE m.sk >= ? GROUP BY k ORDER BY k)", byMonth), news.DatedFloor)
	for i, f := range by {
		q.add(fmt.Sprintf(" UNION ALL SELECT * FROM (SELECT %d, %s AS k, count(*) AS n FROM m%s WHERE %s <> '' GROUP BY k ORDER BY n DESC, k LIMIT ?)",
			byColumn+i, f.column, f.join, f.column), store.MaxFacets)
	}
	return q
}

// RelationFacets counts relations.
func (s *Store) RelationFacets(ctx context.Context, filters []store.RelationFilter) ([]store.RelationFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, func(r *reader, f store.RelationFilter) (store.RelationFacets, error) {
		c, err := r.facets(ctx, relations.table, "type", selectRelations(f.Rename(r.renamed.to)), relationFacets)
		return store.RelationFacets{Total: c.total, Undated: c.undated, Months: c.months, Types: c.tallies[0]}, err
	})
}

// StatementFacets counts statements.
func (s *Store) StatementFacets(ctx context.Context, filters []store.StatementFilter) ([]store.StatementFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, func(r *reader, f store.StatementFilter) (store.StatementFacets, error) {
		c, err := r.facets(ctx, statements.table, "speaker", selectStatements(f.Rename(r.renamed.to)), statementFacets)
		return store.StatementFacets{
			Total: c.total, Undated: c.undated, Months: c.months,
			Speakers: c.tallies[0], Targets: c.tallies[1], Stances: c.tallies[2],
		}, err
	})
}

// EventFacets counts events.
func (s *Store) EventFacets(ctx context.Context, filters []store.EventFilter) ([]store.EventFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	return answer(ctx, s, filters, func(r *reader, f store.EventFilter) (store.EventFacets, error) {
		c, err := r.facets(ctx, events.table, "type", selectEvents(f.Rename(r.renamed.to)), eventFacets)
		return store.EventFacets{Total: c.total, Undated: c.undated, Months: c.months, Types: c.tallies[0]}, err
	})
}

package neo4j

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// facet counts what selections match, by a key of x or of an edge of it.
func (s *Store) facet(ctx context.Context, whole, tail string, asking []asked, use func(at int, f *fields)) error {
	groups := map[string][]asked{}
	for _, q := range asking {
		q.params["after"] = "~"
		text := q.prologue() + "CALL (q, found) {\n  " + q.shape(whole, store.Newest, "") + "\n}\nWITH DISTINCT i, x\n" + tail
		groups[text] = append(groups[text], q)
	}
	return each(ctx, s, groups, func(q asked, f *fields) error {
		use(q.at, f)
		return nil
	})
}

// totals counts all and the undated.
func (s *Store) totals(ctx context.Context, whole, sk string, asking []asked, to func(at, total, undated int)) error {
	tail := fmt.Sprintf("RETURN i, count(x), sum(CASE WHEN x.%s < '%s' THEN 1 ELSE 0 END)", sk, news.DatedFloor)
	return s.facet(ctx, whole, tail, asking, func(at int, f *fields) { to(at, f.number(), f.number()) })
}

// tally counts by a key; match leads from x to where the key is.
func (s *Store) tally(ctx context.Context, whole, match, key string, asking []asked, to func(at int) *[]store.Tally) error {
	tail := match + fmt.Sprintf(`WITH i, %s AS k, count(*) AS n WHERE k <> '' WITH i, k, n ORDER BY i, n DESC, k
WITH i, collect([k, n])[0..%d] AS top UNWIND top AS t RETURN i, t[0], t[1]`, key, store.MaxFacets)
	return s.facet(ctx, whole, tail, asking, func(at int, f *fields) {
		list := to(at)
		*list = append(*list, store.Tally{Key: f.text(), Count: f.number()})
	})
}

func (s *Store) months(ctx context.Context, whole, sk string, asking []asked, to func(at int) *[]store.Bucket) error {
	tail := fmt.Sprintf("WITH i, x WHERE x.%s >= '%s' WITH i, left(x.%s, 7) AS k, count(*) AS n ORDER BY i, k RETURN i, k, n", sk, news.DatedFloor, sk)
	return s.facet(ctx, whole, tail, asking, func(at int, f *fields) {
		list := to(at)
		*list = append(*list, store.Bucket{Month: f.text(), Count: f.number()})
	})
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// RelationFacets counts relations.
func (s *Store) RelationFacets(ctx context.Context, filters []store.RelationFilter) ([]store.RelationFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, filters, store.RelationFilter.IDs, func(f store.RelationFilter, to func(news.ID) news.ID) asked {
		return asked{selection: selectRelations(f.Rename(to))}
	})
	if err != nil {
		return nil, err
	}
	out := make([]store.RelationFacets, len(filters))
	return out, firstError(
		func() error {
			return s.totals(ctx, relationPattern, "sk", asking, func(at, total, undated int) { out[at].Total, out[at].Undated = total, undated })
		},
		func() error {
			return s.tally(ctx, relationPattern, "", "x.type", asking, func(at int) *[]store.Tally { return &out[at].Types })
		},
		func() error {
			return s.months(ctx, relationPattern, "sk", asking, func(at int) *[]store.Bucket { return &out[at].Months })
		},
	)
}

const toTargets = "MATCH (x)-[a:ABOUT]->()\n"

// StatementFacets counts statements.
func (s *Store) StatementFacets(ctx context.Context, filters []store.StatementFilter) ([]store.StatementFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, filters, store.StatementFilter.IDs, func(f store.StatementFilter, to func(news.ID) news.ID) asked {
		return asked{selection: selectStatements(f.Rename(to))}
	})
	if err != nil {
		return nil, err
	}
	out := make([]store.StatementFacets, len(filters))
	return out, firstError(
		func() error {
			return s.totals(ctx, statementPattern, "sk", asking, func(at, total, undated int) { out[at].Total, out[at].Undated = total, undated })
		},
		func() error {
			return s.tally(ctx, statementPattern, "", "x.speaker", asking, func(at int) *[]store.Tally { return &out[at].Speakers })
		},
		func() error {
			return s.tally(ctx, statementPattern, toTargets, "a.entity", asking, func(at int) *[]store.Tally { return &out[at].Targets })
		},
		func() error {
			return s.tally(ctx, statementPattern, toTargets, "a.stance", asking, func(at int) *[]store.Tally { return &out[at].Stances })
		},
		func() error {
			return s.months(ctx, statementPattern, "sk", asking, func(at int) *[]store.Bucket { return &out[at].Months })
		},
	)
}

// EventFacets counts events.
func (s *Store) EventFacets(ctx context.Context, filters []store.EventFilter) ([]store.EventFacets, error) {
	if err := store.CheckFilters(filters); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, filters, store.EventFilter.IDs, func(f store.EventFilter, to func(news.ID) news.ID) asked {
		return asked{selection: selectEvents(f.Rename(to))}
	})
	if err != nil {
		return nil, err
	}
	out := make([]store.EventFacets, len(filters))
	return out, firstError(
		func() error {
			return s.totals(ctx, eventPattern, "eventSk", asking, func(at, total, undated int) { out[at].Total, out[at].Undated = total, undated })
		},
		func() error {
			return s.tally(ctx, eventPattern, "", "x.eventType", asking, func(at int) *[]store.Tally { return &out[at].Types })
		},
		func() error {
			return s.months(ctx, eventPattern, "eventSk", asking, func(at int) *[]store.Bucket { return &out[at].Months })
		},
	)
}

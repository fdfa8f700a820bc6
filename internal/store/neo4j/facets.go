package neo4j

import (
	"context"
	"fmt"
	gostrings "strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// facet is one way to count the nodes xs: rows of a key and a number.
type facet struct {
	name string
	text string // UNWINDs xs and returns a list of [key, number]
	use  func(at int, key string, count int)
}

// tally counts by a key; match leads from x to where the key is.
func tally(name, match, key string, to func(at int) *[]store.Tally) facet {
	text := fmt.Sprintf("UNWIND xs AS x %s WITH %s AS k, count(*) AS n WHERE k <> '' WITH k, n ORDER BY n DESC, k LIMIT %d RETURN collect([k, n]) AS %s",
		match, key, store.MaxFacets, name)
	return facet{name, text, func(at int, key string, count int) {
		list := to(at)
		*list = append(*list, store.Tally{Key: key, Count: count})
	}}
}

// months counts the dated by month, and as their total and the undated.
func months(sk string, total func(at, total, undated int), to func(at int) *[]store.Bucket) facet {
	text := fmt.Sprintf("UNWIND xs AS x WITH CASE WHEN %s < '%s' THEN '' ELSE left(%s, 7) END AS k, count(*) AS n ORDER BY k RETURN collect([k, n]) AS months",
		sk, news.DatedFloor, sk)
	return facet{"months", text, func(at int, key string, count int) {
		if key == "" {
			total(at, count, count)
			return
		}
		total(at, count, 0)
		list := to(at)
		*list = append(*list, store.Bucket{Month: key, Count: count})
	}}
}

// count counts what selections match in every way, in one query for those of
// one shape.
func (s *Store) count(ctx context.Context, whole arm, asking []asked, facets ...facet) error {
	tail := "WITH i, collect(DISTINCT x) AS xs\n"
	names := make([]string, len(facets))
	for n, f := range facets {
		tail += "CALL (xs) { " + f.text + " }\n"
		names[n] = f.name
	}
	tail += "RETURN i, " + gostrings.Join(names, ", ")
	all := batches{}
	for _, q := range asking {
		all.add(batch{text: q.rows(whole, store.Newest, "") + tail}, q, q.question(store.Newest, ""))
	}
	return each(ctx, s, all, func(q asked, f *fields) error {
		for _, facet := range facets {
			for _, entry := range next[[]any](f) {
				e := fields{list: entry.(row)}
				key := e.text()
				facet.use(q.at, key, e.number())
				if e.err != nil {
					return e.err
				}
			}
		}
		return nil
	})
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
	return out, s.count(ctx, relations.whole, asking,
		tally("types", "", "x.type", func(at int) *[]store.Tally { return &out[at].Types }),
		months("x.sk", func(at, total, undated int) { out[at].Total += total; out[at].Undated += undated }, func(at int) *[]store.Bucket { return &out[at].Months }),
	)
}

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
	const targets = "MATCH (x)-[a:ABOUT]->()"
	out := make([]store.StatementFacets, len(filters))
	return out, s.count(ctx, statements.whole, asking,
		tally("speakers", "", "x.speaker", func(at int) *[]store.Tally { return &out[at].Speakers }),
		tally("targets", targets, "a.entity", func(at int) *[]store.Tally { return &out[at].Targets }),
		tally("stances", targets, "a.stance", func(at int) *[]store.Tally { return &out[at].Stances }),
		months("x.sk", func(at, total, undated int) { out[at].Total += total; out[at].Undated += undated }, func(at int) *[]store.Bucket { return &out[at].Months }),
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
	return out, s.count(ctx, events.whole, asking,
		tally("types", "", "x.eventType", func(at int) *[]store.Tally { return &out[at].Types }),
		months("x.eventSk", func(at, total, undated int) { out[at].Total += total; out[at].Undated += undated }, func(at int) *[]store.Bucket { return &out[at].Months }),
	)
}

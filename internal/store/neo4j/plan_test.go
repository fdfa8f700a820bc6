package neo4j

import (
	"context"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// degree is how much of everything the hub has. It is so much greater than a
// page that a plan which reads all of it shows.
const degree = 10_000

// The bounds. A page may read so much for each of its items and the one that
// tells whether there are more; sorting is for what is cut already. What counts
// or joins has to look at all that it counts.
const (
	onPage       = 20
	hitsPerItem  = 60
	sortedPerArm = 4 * (onPage + 1)
	hitsPerCount = 40 // for what one article says of the hub
)

// TestPlans profiles reads of an entity that is in everything.
func TestPlans(t *testing.T) {
	s := empty(t)
	start := time.Now()
	hubs(t, s, degree)
	t.Logf("%d articles put in %v", degree, time.Since(start))
	if err := s.run(t.Context(), "CALL db.clearQueryCaches()", nil); err != nil { // plans for what was there before
		t.Fatal(err)
	}
	t.Run("pages", func(t *testing.T) { testPages(t, s) })
	t.Run("batch", func(t *testing.T) { testBatch(t, s) })
	t.Run("counts", func(t *testing.T) { testCounts(t, s) })
}

// reading asks for a page of a list, and returns where the next one begins.
type reading func(ctx context.Context, s *Store, p store.PageRequest) (store.Cursor, error)

func reads[T interface{ SortKey() string }](filter any, order store.Order, ask func(context.Context, *Store, store.PageRequest) ([]store.Page[T], error)) reading {
	return func(ctx context.Context, s *Store, p store.PageRequest) (store.Cursor, error) {
		pages, err := ask(ctx, s, p)
		if err != nil || len(pages[0].Items) == 0 {
			return "", err
		}
		return store.EncodeCursor(filter, order, pages[0].Items[len(pages[0].Items)-1].SortKey()), nil
	}
}

func relationsBy(f store.RelationFilter, order store.Order) reading {
	return reads(f, order, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Relation], error) {
		return s.Relations(ctx, []store.RelationQuery{{RelationFilter: f, Order: order, PageRequest: p}})
	})
}

func statementsBy(f store.StatementFilter, order store.Order) reading {
	return reads(f, order, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Statement], error) {
		return s.Statements(ctx, []store.StatementQuery{{StatementFilter: f, Order: order, PageRequest: p}})
	})
}

func articlesBy(f store.ArticleFilter, order store.Order) reading {
	return reads(f, order, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Article], error) {
		return s.Articles(ctx, []store.ArticleQuery{{ArticleFilter: f, Order: order, PageRequest: p}})
	})
}

func eventsBy(f store.EventFilter, order store.Order) reading {
	return reads(f, order, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Event], error) {
		return s.Events(ctx, []store.EventQuery{{EventFilter: f, Order: order, PageRequest: p}})
	})
}

func entitiesBy(f store.EntityFilter) reading {
	return reads(f, store.Newest, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Entity], error) {
		return s.Entities(ctx, []store.EntityQuery{{EntityFilter: f, PageRequest: p}})
	})
}

func evidenceOf(fact news.ID) reading {
	return reads(store.EvidenceQuery{Fact: fact}, store.Newest, func(ctx context.Context, s *Store, p store.PageRequest) ([]store.Page[news.Evidence], error) {
		return s.Evidence(ctx, []store.EvidenceQuery{{Fact: fact, PageRequest: p}})
	})
}

// halfYear is a period in which the hub has part in half of everything.
func halfYear() store.Period {
	return store.Period{From: time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC), Until: time.Date(2031, 9, 1, 0, 0, 0, 0, time.UTC)}
}

// testPages holds that a page costs what is on it, wherever in the list it is,
// and however long that is. Where few match what is asked for beyond the way
// into the list, the way there is read, and no test can hold otherwise.
func testPages(t *testing.T, s *Store) {
	one := []news.ID{hub.ID}
	for name, read := range map[string]reading{
		"relations by subject":          relationsBy(store.RelationFilter{Subjects: one}, store.Newest),
		"relations by object":           relationsBy(store.RelationFilter{Objects: one}, store.Newest),
		"relations with":                relationsBy(store.RelationFilter{With: one}, store.Newest),
		"relations with, oldest":        relationsBy(store.RelationFilter{With: one}, store.Oldest),
		"relations of a seldom type":    relationsBy(store.RelationFilter{With: one, Types: []news.RelationType{"PRAISED"}}, store.Newest),
		"relations by modality":         relationsBy(store.RelationFilter{Subjects: one, Modalities: []news.Modality{news.Asserted}}, store.Newest),
		"relations by confidence":       relationsBy(store.RelationFilter{With: one, MinConfidence: 0.5}, store.Newest),
		"relations in a period":         relationsBy(store.RelationFilter{With: one, Period: halfYear()}, store.Newest),
		"relations by source":           relationsBy(store.RelationFilter{AttributedTo: one}, store.Newest),
		"relations by type":             relationsBy(store.RelationFilter{Types: []news.RelationType{"INVITED"}}, store.Newest),
		"all relations":                 relationsBy(store.RelationFilter{}, store.Newest),
		"statements about":              statementsBy(store.StatementFilter{About: one}, store.Newest),
		"statements about, oldest":      statementsBy(store.StatementFilter{About: one}, store.Oldest),
		"statements about, by stance":   statementsBy(store.StatementFilter{About: one, Stances: news.Stances()[:1]}, store.Newest),
		"statements by speaker":         statementsBy(store.StatementFilter{Speakers: one}, store.Newest),
		"statements by speaker, period": statementsBy(store.StatementFilter{Speakers: one, Period: halfYear()}, store.Newest),
		"statements involving":          statementsBy(store.StatementFilter{Involving: one}, store.Newest),
		"statements on a platform":      statementsBy(store.StatementFilter{Platforms: []news.ID{platform.ID}}, store.Newest),
		"all statements":                statementsBy(store.StatementFilter{Attributed: store.Present}, store.Newest),
		"articles of":                   articlesBy(store.ArticleFilter{Entities: one}, store.Newest),
		"articles of, oldest":           articlesBy(store.ArticleFilter{Entities: one, Outlets: []string{"Fjord Radio"}}, store.Oldest),
		"all articles":                  articlesBy(store.ArticleFilter{Published: halfYear()}, store.Newest),
		"events with":                   eventsBy(store.EventFilter{Participants: one}, store.Newest),
		"events with, by type":          eventsBy(store.EventFilter{Participants: one, Types: news.EventTypes()[:1]}, store.Oldest),
		"all events":                    eventsBy(store.EventFilter{}, store.Newest),
		"all entities":                  entitiesBy(store.EntityFilter{}),
		"entities by kind":              entitiesBy(store.EntityFilter{Kinds: []news.Kind{news.Person}}),
		"entities by name":              entitiesBy(store.EntityFilter{Names: []string{"hub lorn"}}),
		"evidence":                      evidenceOf(news.StatementID(hub.ID, wire)),
	} {
		t.Run(name, func(t *testing.T) {
			page := store.PageRequest{First: onPage}
			far, err := read(t.Context(), s, store.PageRequest{First: store.MaxPage})
			if err != nil {
				t.Fatal(err)
			}
			for _, page.After = range []store.Cursor{"", far} {
				all := profiled(t, s, func(s *Store) error { _, err := read(t.Context(), s, page); return err })
				for _, p := range all {
					checkPage(t, p.text, p.plan)
				}
				if n := all[len(all)-1].plan.Records(); n != onPage+1 && name != "entities by name" {
					t.Errorf("%d rows show nothing", n)
				}
			}
		})
	}
}

// testBatch holds that many questions are one query, of the cost of each.
func testBatch(t *testing.T, s *Store) {
	const questions = 20
	var qs []store.RelationQuery
	for i := range questions {
		f := store.RelationFilter{Subjects: []news.ID{hub.ID}, Period: store.Period{From: halfYear().From.AddDate(0, 0, i)}}
		qs = append(qs, store.RelationQuery{RelationFilter: f, PageRequest: store.PageRequest{First: onPage}})
	}
	all := profiled(t, s, func(s *Store) error { _, err := s.Relations(t.Context(), qs); return err })
	var total int64
	for _, p := range all {
		total += hits(p.plan)
	}
	if len(all) != 2 || total > questions*hitsPerItem*(onPage+1) {
		t.Errorf("%d questions took %d queries and %d hits", questions, len(all), total)
	}
}

// checkPage holds the plan of a page to the bounds.
func checkPage(t *testing.T, text string, plan neo4j.ProfiledPlan) {
	t.Helper()
	if n := hits(plan); n > hitsPerItem*(onPage+1) {
		t.Errorf("a page of %d takes %d hits", onPage, n)
	}
	walk(plan, func(operator string, rows int64) {
		switch operator {
		case "AllNodesScan", "NodeByLabelScan", "UnionNodeByLabelsScan":
			t.Errorf("%s of %d rows", operator, rows)
		case "Sort", "Top", "PartialSort", "PartialTop", "OrderedDistinct", "Distinct":
			if rows > sortedPerArm {
				t.Errorf("%s of %d rows", operator, rows)
			}
		}
	})
	if t.Failed() {
		t.Logf("%s\n%s", text, drawn(plan, ""))
	}
}

// testCounts holds that what is counted is found by the same indexes. It costs
// the degree of the hub, since there are no counters for every filter.
func testCounts(t *testing.T, s *Store) {
	one := []news.ID{hub.ID}
	relation, statement := store.RelationFilter{With: one, MinConfidence: 0.1}, store.StatementFilter{Involving: one, Forms: []news.Form{news.Direct}}
	count := store.PageRequest{Count: true}
	for name, read := range map[string]func(*Store) error{
		"relations":  only1(func(s *Store) (any, error) { return relationsBy(relation, store.Newest)(t.Context(), s, count) }),
		"statements": only1(func(s *Store) (any, error) { return statementsBy(statement, store.Newest)(t.Context(), s, count) }),
		"articles": only1(func(s *Store) (any, error) {
			return articlesBy(store.ArticleFilter{Entities: one}, store.Newest)(t.Context(), s, count)
		}),
		"events": only1(func(s *Store) (any, error) {
			return eventsBy(store.EventFilter{Participants: one}, store.Newest)(t.Context(), s, count)
		}),
		"relation facets":  only1(func(s *Store) (any, error) { return s.RelationFacets(t.Context(), []store.RelationFilter{relation}) }),
		"statement facets": only1(func(s *Store) (any, error) { return s.StatementFacets(t.Context(), []store.StatementFilter{statement}) }),
		"event facets": only1(func(s *Store) (any, error) {
			return s.EventFacets(t.Context(), []store.EventFilter{{Participants: one}})
		}),
		"matrix": only1(func(s *Store) (any, error) {
			return s.Matrix(t.Context(), store.MatrixQuery{Filter: statement, Speakers: 5, Targets: 5})
		}),
		"adjacent":         only1(func(s *Store) (any, error) { return s.Adjacent(t.Context(), one, nil) }),
		"adjacent by type": only1(func(s *Store) (any, error) { return s.Adjacent(t.Context(), one, []news.RelationType{"INVITED"}) }),
		"nodes":            only1(func(s *Store) (any, error) { return s.Nodes(t.Context(), []news.ID{hub.ID, platform.ID}) }),
		"words": only1(func(s *Store) (any, error) {
			return statementsBy(store.StatementFilter{Text: "rope"}, store.Newest)(t.Context(), s, store.PageRequest{First: onPage})
		}),
		"stats": only1(func(s *Store) (any, error) { return s.Stats(t.Context()) }),
	} {
		t.Run(name, func(t *testing.T) {
			for _, p := range profiled(t, s, read) {
				n := hits(p.plan)
				t.Logf("%d hits, %.1f of each", n, float64(n)/degree)
				if n > hitsPerCount*degree {
					t.Errorf("%d hits are too many\n%s\n%s", n, p.text, drawn(p.plan, ""))
				}
				walk(p.plan, func(operator string, _ int64) {
					if operator == "AllNodesScan" || operator == "NodeByLabelScan" {
						t.Errorf("%s\n%s\n%s", operator, p.text, drawn(p.plan, ""))
					}
				})
			}
		})
	}
}

// only1 leaves the answer of a read, of which the profile is wanted.
func only1(read func(*Store) (any, error)) func(*Store) error {
	return func(s *Store) error {
		_, err := read(s)
		return err
	}
}

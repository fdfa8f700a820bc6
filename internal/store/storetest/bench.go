package storetest

import (
	"context"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// warm is how often each thing is done before it is measured, since an engine
// may plan and compile what it runs.
const warm = 100

// Bench measures an engine over a generated graph of so many articles with a
// tenth as many entities, one of which has part in a fifth of the facts. Nothing in
// it knows the engine, so that figures of engines and of machines compare.
func Bench(b *testing.B, open func(b *testing.B) store.Store, articles int) {
	s := open(b)
	defer s.Close(context.WithoutCancel(b.Context())) //nolint:errcheck // nothing depends on it
	g := NewGenerator(1, articles/10)
	fill(b, s, g, articles)
	hub := g.Cast()[0].ID
	page := store.PageRequest{First: 20}
	ctx := b.Context()
	for _, bench := range []struct {
		name string
		read func() error
	}{
		{"node", func() error {
			_, err := s.Nodes(ctx, []news.ID{hub})
			return err
		}},
		{"page of relations of the hub", func() error {
			_, err := s.Relations(ctx, []store.RelationQuery{{RelationFilter: store.RelationFilter{With: []news.ID{hub}}, PageRequest: page}})
			return err
		}},
		{"page from the middle", middle(b, s, hub)},
		{"page of a seldom type", func() error {
			f := store.RelationFilter{With: []news.ID{hub}, Types: []news.RelationType{"FAMILY_OF"}, Modalities: []news.Modality{news.Asserted}}
			_, err := s.Relations(ctx, []store.RelationQuery{{RelationFilter: f, PageRequest: page}})
			return err
		}},
		{"statements about the hub", func() error {
			_, err := s.Statements(ctx, []store.StatementQuery{{StatementFilter: store.StatementFilter{About: []news.ID{hub}}, PageRequest: page}})
			return err
		}},
		{"20 entities with 20 relations", func() error { return nested(ctx, s) }},
		{"names by their beginning", func() error {
			_, err := s.Entities(ctx, []store.EntityQuery{{EntityFilter: store.EntityFilter{Text: "lor a"}, PageRequest: page}})
			return err
		}},
		{"statements by words", func() error {
			_, err := s.Statements(ctx, []store.StatementQuery{{StatementFilter: store.StatementFilter{Text: "tide budget"}, PageRequest: page}})
			return err
		}},
		{"timeline of the hub", func() error {
			f := store.TimelineFilter{Entities: []news.ID{hub}}
			_, err := store.Timelines(ctx, s, []store.TimelineQuery{{TimelineFilter: f, PageRequest: page}})
			return err
		}},
		{"neighbourhood of 40", func() error {
			_, err := store.Neighborhood(ctx, s, store.SubgraphQuery{Roots: []news.ID{hub}, Depth: 1, Nodes: 40})
			return err
		}},
		{"path", func() error {
			_, err := store.Paths(ctx, s, store.PathQuery{From: g.Cast()[len(g.Cast())-1].ID, To: g.Cast()[len(g.Cast())-2].ID, Hops: 4, First: 1})
			return err
		}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			for range warm {
				if err := bench.read(); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if err := bench.read(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
	b.Run("put an article", func(b *testing.B) {
		put := func() {
			articles++
			if _, err := s.Put(ctx, []news.Graph{g.Article(articles, 0)}); err != nil {
				b.Fatal(err)
			}
		}
		for range warm {
			put()
		}
		for b.Loop() {
			put()
		}
	})
}

// fill puts articles in batches.
func fill(b *testing.B, s store.Store, g *Generator, articles int) {
	b.Helper()
	for from := 0; from < articles; from += 100 {
		var batch []news.Graph
		for i := from; i < min(from+100, articles); i++ {
			batch = append(batch, g.Article(i, 0))
		}
		if _, err := s.Put(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
	}
}

// middle reads the page after the 200th relation of an entity.
func middle(b *testing.B, s store.Store, id news.ID) func() error {
	b.Helper()
	f := store.RelationFilter{With: []news.ID{id}}
	pages, err := s.Relations(b.Context(), []store.RelationQuery{{RelationFilter: f, PageRequest: store.PageRequest{First: store.MaxPage}}})
	if err != nil {
		b.Fatal(err)
	}
	q := store.RelationQuery{RelationFilter: f, PageRequest: store.PageRequest{First: 20}}
	if items := pages[0].Items; len(items) > 0 {
		q.After = store.EncodeCursor(f, store.Newest, items[len(items)-1].SortKey())
	}
	return func() error {
		_, err := s.Relations(b.Context(), []store.RelationQuery{q})
		return err
	}
}

// nested reads the entities of most articles, and the newest relations of each.
func nested(ctx context.Context, s store.Store) error {
	entities, err := s.Entities(ctx, []store.EntityQuery{{PageRequest: store.PageRequest{First: 20}}})
	if err != nil {
		return err
	}
	var qs []store.RelationQuery
	for _, e := range entities[0].Items {
		qs = append(qs, store.RelationQuery{
			RelationFilter: store.RelationFilter{Subjects: []news.ID{e.ID}}, PageRequest: store.PageRequest{First: 20},
		})
	}
	_, err = s.Relations(ctx, qs)
	return err
}

package storetest

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// testDerived holds that what is made of an engine's reads is what is made of
// the model's.
func testDerived(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(17, 40)
	put(t, s, graphs...)
	put(t, model, graphs...)
	cast := w.Cast()
	for _, entity := range append([]news.ID{cast[5].ID}, w.events[:2]...) {
		timelines := []store.TimelineQuery{
			{TimelineFilter: store.TimelineFilter{Entities: []news.ID{entity}}, PageRequest: store.PageRequest{First: 9, Count: true}},
			{Order: store.Oldest, PageRequest: store.PageRequest{First: 20}},
		}
		compare(t, s, model, func(s store.Store) (any, error) { return store.Timelines(t.Context(), s, timelines) })
		subgraph := store.SubgraphQuery{Roots: []news.ID{entity, cast[0].ID}, Depth: 2, Nodes: 12}
		compare(t, s, model, func(s store.Store) (any, error) { return store.Neighborhood(t.Context(), s, subgraph) })
		for _, other := range cast {
			path := store.PathQuery{From: entity, To: other.ID, Hops: 5, First: 4}
			compare(t, s, model, func(s store.Store) (any, error) { return store.Paths(t.Context(), s, path) })
		}
	}
}

func compare(t *testing.T, s, model store.Store, read func(store.Store) (any, error)) {
	t.Helper()
	want, err := read(model)
	if err != nil {
		t.Fatal(err)
	}
	got, err := read(s)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, equal, cmpopts.IgnoreUnexported(store.TimelineItem{})); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

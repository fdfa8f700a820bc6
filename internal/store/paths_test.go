package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// TestPaths compares with a plain search that follows every chain.
func TestPaths(t *testing.T) {
	m, cast := filled(t, 23, 18)
	graph := adjacency(t, m)
	found := 0
	for _, a := range cast {
		for _, b := range cast {
			paths, err := store.Paths(t.Context(), m, store.PathQuery{From: a.ID, To: b.ID, Hops: 4, First: store.MaxPaths})
			if err != nil {
				t.Fatal(err)
			}
			want := shortest(graph, a.ID, b.ID, 4)
			var got [][]news.ID
			for _, p := range paths {
				got = append(got, p.Entities)
				checkHops(t, p)
			}
			if diff := cmp.Diff(want[:min(len(want), store.MaxPaths)], got); diff != "" && len(want)+len(got) > 0 {
				t.Errorf("%s to %s: -want +got\n%s", a.Name, b.Name, diff)
			}
			found += len(got)
		}
	}
	if found == 0 {
		t.Error("no path at all was found")
	}
}

func adjacency(t *testing.T, m store.Reader) map[news.ID][]news.ID {
	t.Helper()
	pages, err := m.Entities(t.Context(), []store.EntityQuery{{PageRequest: store.PageRequest{First: store.MaxPage}}})
	if err != nil {
		t.Fatal(err)
	}
	out := map[news.ID][]news.ID{}
	for _, e := range pages[0].Items {
		adjacent, err := m.Adjacent(t.Context(), []news.ID{e.ID}, nil)
		if err != nil {
			t.Fatal(err)
		}
		out[e.ID] = adjacent[0]
	}
	return out
}

// shortest returns all shortest chains from a to b, in the order of their IDs.
func shortest(graph map[news.ID][]news.ID, a, b news.ID, hops int) [][]news.ID {
	if a == b {
		return nil
	}
	chains := [][]news.ID{{a}}
	for range hops {
		var longer, done [][]news.ID
		for _, chain := range chains {
			for _, id := range graph[chain[len(chain)-1]] {
				if slices.Contains(chain, id) {
					continue
				}
				next := append(slices.Clone(chain), id)
				longer = append(longer, next)
				if id == b {
					done = append(done, next)
				}
			}
		}
		if len(done) > 0 {
			slices.SortFunc(done, slices.Compare)
			return done
		}
		chains = longer
	}
	return nil
}

func checkHops(t *testing.T, p store.Path) {
	t.Helper()
	if len(p.Hops) != len(p.Entities)-1 {
		t.Errorf("%d hops between %d entities", len(p.Hops), len(p.Entities))
	}
	for i, relations := range p.Hops {
		for _, r := range relations {
			ends := []news.ID{r.Subject, r.Object}
			if !slices.Contains(ends, p.Entities[i]) || !slices.Contains(ends, p.Entities[i+1]) || r.Modality != news.Asserted || r.Polarity != news.Positive {
				t.Errorf("hop %d of %v shows %+v", i, p.Entities, r)
			}
		}
		if len(relations) == 0 {
			t.Errorf("hop %d of %v shows no relation", i, p.Entities)
		}
	}
}

func TestPathsFewest(t *testing.T) {
	m, hub, others := star(t, 4)
	ask := func(from, to news.ID, hops int, types ...news.RelationType) []store.Path {
		t.Helper()
		paths, err := store.Paths(t.Context(), m, store.PathQuery{From: from, To: to, Hops: hops, First: 5, Types: types})
		if err != nil {
			t.Fatal(err)
		}
		return paths
	}
	if got := ask(others[1], others[2], 2); len(got) != 1 || !slices.Equal(got[0].Entities, []news.ID{others[1], hub, others[2]}) {
		t.Errorf("over the hub: %+v", got)
	}
	if got := ask(others[0], others[3], 6); len(got) != 1 || len(got[0].Hops) != 1 {
		t.Errorf("straight: %+v", got)
	}
	for name, got := range map[string][]store.Path{
		"too far":         ask(others[1], others[2], 1),
		"of another type": ask(others[1], others[2], 6, "PRAISED"),
		"to itself":       ask(hub, hub, 6),
		"to nobody":       ask(hub, "per_nobody", 6),
		"to an article":   ask(hub, news.ArticleID("https://example.org/star", ""), 6),
	} {
		if got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestPathsRefuse(t *testing.T) {
	for name, q := range map[string]store.PathQuery{
		"hops":  {Hops: store.MaxPathHops + 1, First: 1},
		"none":  {Hops: 1},
		"many":  {Hops: 1, First: store.MaxPaths + 1},
		"types": {Hops: 1, First: 1, Types: []news.RelationType{"HUGGED"}},
	} {
		if _, err := store.Paths(t.Context(), storetest.NewModel(), q); !errors.Is(err, store.ErrBadQuery) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

// crowd is a store in which everybody knows very many others.
type crowd struct{ store.Store }

func (crowd) Nodes(_ context.Context, ids []news.ID) ([]store.Node, error) {
	out := make([]store.Node, len(ids))
	for i, id := range ids {
		out[i] = news.Entity{ID: id}
	}
	return out, nil
}

func (crowd) Adjacent(_ context.Context, ids []news.ID, _ []news.RelationType) ([][]news.ID, error) {
	out := make([][]news.ID, len(ids))
	for i, id := range ids {
		for n := range 1000 {
			out[i] = append(out[i], news.ID(fmt.Sprint(id, ".", n)))
		}
	}
	return out, nil
}

func TestPathsGiveUp(t *testing.T) {
	_, err := store.Paths(t.Context(), crowd{}, store.PathQuery{From: "a", To: "b", Hops: 6, First: 1})
	if !errors.Is(err, store.ErrBadQuery) {
		t.Errorf("got %v, want a refusal to search among too many", err)
	}
}

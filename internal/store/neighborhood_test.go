package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

func TestNeighborhood(t *testing.T) {
	m, cast := filled(t, 22, 60)
	root := cast[0].ID
	for _, nodes := range []int{3, 8, store.MaxSubgraphNodes} {
		sub := neighborhood(t, m, store.SubgraphQuery{Roots: []news.ID{root, root}, Depth: 2, Nodes: nodes})
		if len(sub.Nodes) > nodes || sub.Nodes[0].Entity != root || sub.Nodes[0].Hop != 0 {
			t.Errorf("%d nodes: got %+v", nodes, sub.Nodes)
		}
		inside := map[news.ID]bool{}
		for _, n := range sub.Nodes {
			inside[n.Entity] = true
		}
		checkNodes(t, m, sub, inside)
		for _, e := range sub.Edges {
			if !inside[e.Source] || !inside[e.Target] || e.Count == 0 || len(e.Relations) == 0 || len(e.Relations) > e.Count {
				t.Errorf("edge %+v leaves the neighbourhood or is empty", e)
			}
		}
		if nodes < 10 && !sub.Truncated {
			t.Errorf("%d nodes: it does not say that it is a sample", nodes)
		}
	}
}

// checkNodes compares degrees with the neighbours that a store knows.
func checkNodes(t *testing.T, m store.Reader, sub store.Subgraph, inside map[news.ID]bool) {
	t.Helper()
	for _, n := range sub.Nodes {
		adjacent, err := m.Adjacent(t.Context(), []news.ID{n.Entity}, nil)
		if err != nil {
			t.Fatal(err)
		}
		hidden := 0
		for _, id := range adjacent[0] {
			if !inside[id] {
				hidden++
			}
		}
		if n.Degree != len(adjacent[0]) || n.Hidden != hidden {
			t.Errorf("%+v has %d neighbours, %d of them hidden", n, len(adjacent[0]), hidden)
		}
	}
}

func neighborhood(t *testing.T, r store.Reader, q store.SubgraphQuery) store.Subgraph {
	t.Helper()
	sub, err := store.Neighborhood(t.Context(), r, q)
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

// star returns a store in which a hub invited n others, the i-th of them i
// times on days after another, and the last is invited by the first.
func star(t *testing.T, n int) (m store.Store, hub news.ID, others []news.ID) {
	t.Helper()
	m = storetest.NewModel()
	a := news.Article{URL: "https://example.org/star", Text: "Hub invited them all."}
	a.ID = news.ArticleID(a.URL, a.Text)
	g := news.Graph{Article: a}
	entity := func(name string) news.ID {
		id := news.EntityID(news.Person, name)
		g.Entities = append(g.Entities, news.Entity{
			ID: id, Kind: news.Person, Name: name, Aliases: []news.Alias{{Text: name, Kind: news.FullName, Articles: 1}}, Mentions: 1, Articles: 1,
		})
		return id
	}
	proof, err := a.Quote(news.NewOffsets(a.Text), news.Span{End: 3}, news.Span{End: len(a.Text)})
	if err != nil {
		t.Fatal(err)
	}
	proof.Extractor = "test/1"
	invite := func(subject, object news.ID, day int) {
		r := news.Relation{
			Type: "INVITED", Subject: subject, Object: object, Polarity: news.Positive, Modality: news.Asserted, Evidence: []news.Evidence{proof},
			When: news.NewWhen(time.Date(2031, 1, 1+day, 0, 0, 0, 0, time.UTC), news.Day, news.Explicit, ""),
		}
		r.ID = news.RelationID(r.Key())
		g.Relations = append(g.Relations, r)
	}
	hub = entity("Hub")
	for i := range n {
		others = append(others, entity(fmt.Sprint("Other ", i)))
		for day := range i + 1 {
			invite(hub, others[i], day)
		}
	}
	invite(others[0], others[n-1], 0)
	if _, err := m.Put(t.Context(), []news.Graph{g}); err != nil {
		t.Fatal(err)
	}
	return m, hub, others
}

func TestNeighborhoodKeepsTheMostFrequent(t *testing.T) {
	m, hub, others := star(t, 6)
	sub := neighborhood(t, m, store.SubgraphQuery{Roots: []news.ID{hub, "per_nobody"}, Depth: 1, Nodes: 3})
	chosen := []news.ID{others[4], others[5]}
	slices.Sort(chosen)
	want := []store.SubgraphNode{
		{Entity: hub, Degree: 6, Hidden: 4}, {Entity: chosen[0], Hop: 1}, {Entity: chosen[1], Hop: 1},
	}
	for i := range want[1:] {
		want[i+1].Degree = 1
		if want[i+1].Entity == others[5] {
			want[i+1].Degree, want[i+1].Hidden = 2, 1 // the first invited him
		}
	}
	if diff := cmp.Diff(want, sub.Nodes); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if !sub.Truncated || len(sub.Edges) != 2 {
		t.Fatalf("got %+v", sub)
	}
	for _, e := range sub.Edges {
		n := slices.Index(others, e.Target) + 1
		if e.Source != hub || e.Type != "INVITED" || e.Count != n || len(e.Relations) != min(n, 5) ||
			e.First.EDTF() != "2031-01-01" || e.Last.EDTF() != fmt.Sprintf("2031-01-%02d", n) {
			t.Errorf("edge to number %d: %+v", n, e)
		}
	}
}

func TestNeighborhoodDepth(t *testing.T) {
	m, hub, others := star(t, 3)
	for depth, want := range map[int]int{1: 3, 2: 4} {
		sub := neighborhood(t, m, store.SubgraphQuery{Roots: []news.ID{others[0]}, Depth: depth, Nodes: 10})
		if len(sub.Nodes) != want || sub.Truncated {
			t.Errorf("depth %d: %+v", depth, sub)
		}
		if hop := slices.IndexFunc(sub.Nodes, func(n store.SubgraphNode) bool { return n.Entity == hub }); sub.Nodes[hop].Hop != 1 {
			t.Errorf("depth %d: the hub is at %d", depth, sub.Nodes[hop].Hop)
		}
	}
	none := neighborhood(t, m, store.SubgraphQuery{Roots: []news.ID{"per_nobody"}, Depth: 2, Nodes: 10})
	if diff := cmp.Diff(store.Subgraph{}, none); diff != "" {
		t.Errorf("the neighbourhood of nobody:\n%s", diff)
	}
}

func TestNeighborhoodRefuses(t *testing.T) {
	root := []news.ID{"per_a"}
	for name, q := range map[string]store.SubgraphQuery{
		"no roots":   {Depth: 1, Nodes: 5},
		"many roots": {Roots: []news.ID{"per_a", "per_b"}, Depth: 1, Nodes: 1},
		"too deep":   {Roots: root, Depth: store.MaxSubgraphDepth + 1, Nodes: 5},
		"no depth":   {Roots: root, Nodes: 5},
		"too many":   {Roots: root, Depth: 1, Nodes: store.MaxSubgraphNodes + 1},
		"ends":       {Roots: root, Depth: 1, Nodes: 5, Filter: store.RelationFilter{With: root}},
		"type":       {Roots: root, Depth: 1, Nodes: 5, Filter: store.RelationFilter{Types: []news.RelationType{"HUGGED"}}},
	} {
		if _, err := store.Neighborhood(t.Context(), storetest.NewModel(), q); !errors.Is(err, store.ErrBadQuery) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

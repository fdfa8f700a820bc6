package storetest

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func filled(t *testing.T, seed uint64, n int) (store.Store, *world) {
	t.Helper()
	m := NewModel()
	graphs, w := some(seed, n)
	put(t, m, graphs...)
	return m, w
}

func TestTimelines(t *testing.T) {
	m, g := filled(t, 21, 40)
	for name, filter := range map[string]store.TimelineFilter{
		"everything":      {},
		"of one":          {Entities: []news.ID{g.Cast()[0].ID}},
		"relations":       {Kinds: []store.TimelineKind{store.TimelineRelations}, Modalities: []news.Modality{news.Asserted}},
		"of one type":     {Types: []news.RelationType{"INVITED", "MET_WITH"}},
		"within a period": {Period: store.Period{From: g.day(), Until: g.day().AddDate(1, 0, 0)}},
	} {
		for _, order := range []store.Order{store.Newest, store.Oldest} {
			t.Run(name+" "+string(order), func(t *testing.T) {
				whole := walkTimeline(t, m, filter, order, 100)
				if diff := cmp.Diff(whole, walkTimeline(t, m, filter, order, 3)); diff != "" {
					t.Errorf("pages of 3 differ from pages of 100:\n%s", diff)
				}
				if !slices.IsSortedFunc(whole, func(a, b string) int { return compareKeys(a, b, order) }) || len(whole) == 0 {
					t.Errorf("not in order, or empty: %q", whole)
				}
			})
		}
	}
}

// walkTimeline returns the sort keys of all pages, and checks the counts.
func walkTimeline(t *testing.T, m store.Reader, f store.TimelineFilter, order store.Order, size int) []string {
	t.Helper()
	var keys []string
	var after store.Cursor
	for {
		pages, err := store.Timelines(t.Context(), m, []store.TimelineQuery{{TimelineFilter: f, Order: order, PageRequest: store.PageRequest{First: size, After: after, Count: true}}})
		if err != nil {
			t.Fatal(err)
		}
		page := pages[0]
		for _, item := range page.Items {
			if item.When.IsZero() {
				t.Errorf("undated item %v", item)
			}
			keys = append(keys, item.SortKey())
		}
		if !page.HasNext {
			sum := 0
			for _, b := range page.Months {
				sum += b.Count
			}
			if page.Total != len(keys) || sum != len(keys) {
				t.Errorf("total %d, by month %d, of %d items", page.Total, sum, len(keys))
			}
			return keys
		}
		after = store.EncodeCursor(f, order, keys[len(keys)-1])
	}
}

func TestNeighborhood(t *testing.T) {
	m, g := filled(t, 22, 60)
	root := g.Cast()[0].ID
	for _, nodes := range []int{3, 8, 150} {
		sub, err := store.Neighborhood(t.Context(), m, store.SubgraphQuery{Roots: []news.ID{root}, Depth: 2, Nodes: nodes})
		if err != nil {
			t.Fatal(err)
		}
		if len(sub.Nodes) > nodes || sub.Nodes[0].Entity != root || sub.Nodes[0].Hop != 0 {
			t.Errorf("%d nodes: got %+v", nodes, sub.Nodes)
		}
		if (nodes < 10) != sub.Truncated {
			t.Errorf("%d nodes: truncated is %v", nodes, sub.Truncated)
		}
		inside := map[news.ID]bool{}
		for _, n := range sub.Nodes {
			inside[n.Entity] = true
			if n.Hidden > n.Degree || nodes == 150 && n.Hop < 2 && n.Hidden > 0 {
				t.Errorf("node %+v hides neighbours", n)
			}
		}
		for _, e := range sub.Edges {
			if !inside[e.Source] || !inside[e.Target] || e.Count == 0 || len(e.Relations) == 0 {
				t.Errorf("edge %+v leaves the neighbourhood or is empty", e)
			}
		}
	}
	for name, q := range map[string]store.SubgraphQuery{
		"no roots": {Depth: 1, Nodes: 5}, "too deep": {Roots: []news.ID{root}, Depth: 9, Nodes: 5},
		"too many": {Roots: []news.ID{root}, Depth: 1, Nodes: 5000},
	} {
		if _, err := store.Neighborhood(t.Context(), m, q); err == nil {
			t.Errorf("%s was accepted", name)
		}
	}
}

func TestPaths(t *testing.T) {
	m, g := filled(t, 23, 25)
	cast := g.Cast()
	found := 0
	for _, a := range cast {
		for _, b := range cast {
			paths, err := store.Paths(t.Context(), m, store.PathQuery{From: a.ID, To: b.ID, Hops: 4, First: 5})
			if err != nil {
				t.Fatal(err)
			}
			want := distance(t, m, a.ID, b.ID)
			if (len(paths) > 0) != (want > 0 && want <= 4) {
				t.Errorf("%s to %s: %d paths, distance %d", a.Name, b.Name, len(paths), want)
			}
			for _, p := range paths {
				found++
				checkPath(t, p, a.ID, b.ID, want)
			}
		}
	}
	if found == 0 {
		t.Error("no path at all was found")
	}
}

func checkPath(t *testing.T, p store.Path, a, b news.ID, hops int) {
	t.Helper()
	if p.Entities[0] != a || p.Entities[len(p.Entities)-1] != b || len(p.Hops) != hops || len(p.Entities) != hops+1 {
		t.Errorf("path %+v is not the shortest of %d hops", p, hops)
	}
	for i, relations := range p.Hops {
		if len(relations) == 0 {
			t.Errorf("hop %d of %v shows no relation", i, p.Entities)
		}
	}
}

// distance is a plain breadth-first search.
func distance(t *testing.T, m store.Reader, a, b news.ID) int {
	t.Helper()
	dist := map[news.ID]int{a: 0}
	for queue := []news.ID{a}; len(queue) > 0; queue = queue[1:] {
		adjacent, err := m.Adjacent(t.Context(), queue[:1], nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range adjacent[0] {
			if _, ok := dist[other]; !ok {
				dist[other] = dist[queue[0]] + 1
				queue = append(queue, other)
			}
		}
	}
	return dist[b]
}

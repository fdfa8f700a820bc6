package storetest

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Open opens a fresh, empty store; the test closes it.
type Open func(t *testing.T) store.Store

// Run holds an engine to the contract. Nothing in it knows the engine.
func Run(t *testing.T, open Open) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, Open)
	}{
		{"scripts", runScripts},
		{"put", testPut},
		{"put twice is put once", testPutTwice},
		{"a changed article replaces what it said", testReplace},
		{"the order of articles does not matter", testOrder},
		{"delete leaves nothing behind", testDelete},
		{"merge", testMerge},
		{"merge before put is merge after put", testMergeCommutes},
		{"pages", testPages},
		{"cursors", testCursors},
		{"bad queries", testBadQueries},
		{"bad graphs", testBadGraphs},
		{"differential", testDifferential},
		{"concurrent", testConcurrent},
		{"cancelled", testCancelled},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, open) })
	}
}

// fresh opens a store and closes it after the test.
func fresh(t *testing.T, open Open) store.Store {
	t.Helper()
	s := open(t)
	t.Cleanup(func() {
		if err := s.Close(context.WithoutCancel(t.Context())); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return s
}

func put(t *testing.T, s store.Store, graphs ...news.Graph) []store.Outcome {
	t.Helper()
	outcomes, err := s.Put(t.Context(), graphs)
	if err != nil {
		t.Fatalf("put: %v", err)
	}
	return outcomes
}

// some returns the graphs of n articles.
func some(seed uint64, n int) ([]news.Graph, *Generator) {
	g := NewGenerator(seed, 0)
	graphs := make([]news.Graph, n)
	for i := range graphs {
		graphs[i] = g.Article(i, 0)
	}
	return graphs, g
}

// same holds a store to what a model with the same content answers.
func same(t *testing.T, s, model store.Store, g *Generator) {
	t.Helper()
	rng := rand.New(rand.NewPCG(99, 7))
	for range 150 {
		ask(t, s, model, newQuestion(rng, g))
	}
	if t.Failed() {
		t.FailNow()
	}
}

var equal = cmp.Options{cmpopts.EquateEmpty()}

func ask(t *testing.T, s, model store.Store, q question) {
	t.Helper()
	want, wantErr := q.ask(t.Context(), model)
	got, err := q.ask(t.Context(), s)
	if (err == nil) != (wantErr == nil) {
		t.Errorf("%s: got error %v, want %v", q, err, wantErr)
		return
	}
	if diff := cmp.Diff(want, got, equal); diff != "" {
		t.Errorf("%s: -want +got\n%s", q, diff)
	}
}

func testPut(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(1, 30)
	outcomes := put(t, s, graphs...)
	put(t, model, graphs...)
	for _, outcome := range outcomes {
		if outcome != store.Added {
			t.Errorf("got %s, want added", outcome)
		}
	}
	same(t, s, model, g)
}

func testPutTwice(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(2, 20)
	put(t, model, graphs...)
	put(t, s, graphs...)
	for i := range graphs {
		graphs[i].Article.Recorded = g.day()
	}
	for _, outcome := range put(t, s, graphs...) {
		if outcome != store.Unchanged {
			t.Errorf("got %s, want unchanged", outcome)
		}
	}
	same(t, s, model, g)
}

func testReplace(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(3, 20)
	put(t, s, graphs...)
	var changed []news.Graph
	for i := range graphs {
		changed = append(changed, g.Article(i, 1))
	}
	for i, outcome := range put(t, s, changed...) {
		if outcome != store.Replaced {
			t.Errorf("article %d: got %s, want replaced", i, outcome)
		}
	}
	put(t, model, changed...)
	same(t, s, model, g)
}

func testOrder(t *testing.T, open Open) {
	forward, backward := fresh(t, open), NewModel()
	graphs, g := some(4, 25)
	put(t, forward, graphs...)
	slices.Reverse(graphs)
	put(t, backward, graphs...)
	same(t, forward, backward, g)
}

func testDelete(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(5, 20)
	put(t, s, graphs...)
	put(t, model, graphs[:10]...)
	for _, graph := range graphs[10:] {
		if err := s.Delete(t.Context(), graph.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	same(t, s, model, g)
	for _, graph := range graphs[:10] {
		if err := s.Delete(t.Context(), graph.Article.ID); err != nil {
			t.Fatal(err)
		}
	}
	stats, err := s.Stats(t.Context())
	if err != nil || stats != (store.Stats{}) {
		t.Errorf("got %+v, %v after deleting everything", stats, err)
	}
	if err := s.Delete(t.Context(), graphs[0].Article.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("deleting again: got %v, want not found", err)
	}
}

func testMerge(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(6, 40)
	put(t, s, graphs...)
	put(t, model, graphs...)
	cast := g.Cast()
	for _, pair := range [][2]int{{0, 3}, {0, 1}, {1, 2}, {6, 7}, {11, 6}, {3, 0}} {
		into, from := cast[pair[0]].ID, cast[pair[1]].ID
		want, got := model.Merge(t.Context(), into, from), s.Merge(t.Context(), into, from)
		if (want == nil) != (got == nil) {
			t.Fatalf("merge %s into %s: got %v, want %v", cast[pair[1]].Name, cast[pair[0]].Name, got, want)
		}
		same(t, s, model, g)
	}
	if err := s.Merge(t.Context(), cast[0].ID, news.EntityID(news.Person, "Nobody")); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("merging nobody: got %v, want not found", err)
	}
	if err := s.Merge(t.Context(), cast[0].ID, cast[len(cast)-1].ID); err == nil {
		t.Errorf("a person and a topic became one")
	}
	put(t, s, g.Article(3, 9))
	rewritten := g.Article(4, 9)
	put(t, s, rewritten)
	put(t, model, rewritten)
	if err := s.Delete(t.Context(), graphs[3].Article.ID); err != nil {
		t.Fatal(err)
	}
	if err := model.Delete(t.Context(), graphs[3].Article.ID); err != nil {
		t.Fatal(err)
	}
	same(t, s, model, g)
}

func testMergeCommutes(t *testing.T, open Open) {
	before, after := fresh(t, open), NewModel()
	graphs, g := some(7, 30)
	into, from := g.Cast()[0].ID, g.Cast()[1].ID
	put(t, before, graphs[:20]...)
	if err := before.Merge(t.Context(), into, from); err != nil {
		t.Fatal(err)
	}
	put(t, before, graphs[20:]...)
	put(t, after, graphs...)
	if err := after.Merge(t.Context(), into, from); err != nil {
		t.Fatal(err)
	}
	stats := func(s store.Store) store.Stats {
		got, err := s.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	if got, want := stats(before), stats(after); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	for _, q := range []question{
		{name: "relations", page: store.PageRequest{First: store.MaxPage}}, {name: "statements", page: store.PageRequest{First: store.MaxPage}},
	} {
		ask(t, before, after, q)
	}
}

func testPages(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, _ := some(8, 30)
	put(t, s, graphs...)
	for _, order := range []store.Order{store.Newest, store.Oldest} {
		var keys [2][]string
		for i, size := range []int{1, 100} {
			after := store.Cursor("")
			for {
				q := store.RelationQuery{Order: order, PageRequest: store.PageRequest{First: size, After: after, Count: true}}
				pages, err := s.Relations(t.Context(), []store.RelationQuery{q})
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range pages[0].Items {
					keys[i] = append(keys[i], r.SortKey())
				}
				if !pages[0].HasNext {
					if pages[0].Total != len(keys[i]) {
						t.Errorf("total is %d of %d", pages[0].Total, len(keys[i]))
					}
					break
				}
				after = store.EncodeCursor(q.RelationFilter, order, keys[i][len(keys[i])-1])
			}
		}
		if diff := cmp.Diff(keys[0], keys[1]); diff != "" {
			t.Errorf("pages of 1 and of 100 differ in order %q:\n%s", order, diff)
		}
		if !slices.IsSortedFunc(keys[0], func(a, b string) int { return compareKeys(a, b, order) }) {
			t.Errorf("order %q is not kept", order)
		}
	}
}

func testCursors(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, g := some(9, 5)
	put(t, s, graphs...)
	cursor := store.EncodeCursor(store.RelationFilter{}, store.Newest, graphs[0].Relations[0].SortKey())
	for name, q := range map[string]store.RelationQuery{
		"of another filter": {RelationFilter: store.RelationFilter{Subjects: []news.ID{g.Cast()[0].ID}}, PageRequest: store.PageRequest{First: 1, After: cursor}},
		"of another order":  {Order: store.Oldest, PageRequest: store.PageRequest{First: 1, After: cursor}},
		"made up":           {PageRequest: store.PageRequest{First: 1, After: "made up"}},
	} {
		if _, err := s.Relations(t.Context(), []store.RelationQuery{q}); !errors.Is(err, store.ErrBadCursor) {
			t.Errorf("a cursor %s: got %v, want a bad cursor", name, err)
		}
	}
}

func testBadQueries(t *testing.T, open Open) {
	s := fresh(t, open)
	ctx := t.Context()
	for name, ask := range map[string]func() error{
		"type": func() error {
			_, err := s.Relations(ctx, []store.RelationQuery{{RelationFilter: store.RelationFilter{Types: []news.RelationType{"HUGGED"}}}})
			return err
		},
		"modality": func() error {
			_, err := s.RelationFacets(ctx, []store.RelationFilter{{Modalities: []news.Modality{"MAYBE"}}})
			return err
		},
		"kind": func() error {
			_, err := s.Entities(ctx, []store.EntityQuery{{EntityFilter: store.EntityFilter{Kinds: []news.Kind{"ROBOT"}}}})
			return err
		},
		"stance": func() error {
			_, err := s.Statements(ctx, []store.StatementQuery{{StatementFilter: store.StatementFilter{Stances: []news.Stance{"MEH"}}}})
			return err
		},
		"page": func() error {
			_, err := s.Articles(ctx, []store.ArticleQuery{{PageRequest: store.PageRequest{First: store.MaxPage + 1}}})
			return err
		},
		"negative page": func() error {
			_, err := s.Events(ctx, []store.EventQuery{{PageRequest: store.PageRequest{First: -1}}})
			return err
		},
		"matrix": func() error {
			_, err := s.Matrix(ctx, store.MatrixQuery{})
			return err
		},
		"batch": func() error {
			_, err := s.Nodes(ctx, make([]news.ID, store.MaxBatch+1))
			return err
		},
		"adjacent type": func() error {
			_, err := s.Adjacent(ctx, nil, []news.RelationType{"HUGGED"})
			return err
		},
	} {
		if err := ask(); !errors.Is(err, store.ErrBadQuery) {
			t.Errorf("%s: got %v, want a bad query", name, err)
		}
	}
}

func testBadGraphs(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, _ := some(10, 3)
	graphs[1].Article.Text += "changed behind its facts"
	graphs[1].Article.URL = ""
	outcomes, err := s.Put(t.Context(), graphs)
	if !errors.Is(err, store.ErrBadGraph) || len(outcomes) != 1 {
		t.Fatalf("got %v, %v, want one outcome and a bad graph", outcomes, err)
	}
	stats, err := s.Stats(t.Context())
	if err != nil || stats.Articles != 1 {
		t.Errorf("got %+v, %v, want the one article before the bad one", stats, err)
	}
}

func testConcurrent(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, g := some(12, 24)
	put(t, model, graphs...)
	var group sync.WaitGroup
	for worker := range 4 {
		group.Go(func() {
			for i := range graphs {
				if _, err := s.Put(t.Context(), []news.Graph{graphs[(i*5+worker)%len(graphs)]}); err != nil {
					t.Error(err)
				}
				q := store.RelationQuery{PageRequest: store.PageRequest{First: 20}}
				if _, err := s.Relations(t.Context(), []store.RelationQuery{q, q}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	same(t, s, model, g)
}

func testCancelled(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, _ := some(13, 2)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if outcomes, err := s.Put(ctx, graphs); err == nil || len(outcomes) != 0 {
		t.Errorf("got %v, %v from a cancelled put", outcomes, err)
	}
	stats, err := s.Stats(t.Context())
	if err != nil || stats != (store.Stats{}) {
		t.Errorf("got %+v, %v after a cancelled put", stats, err)
	}
}

// testDifferential changes and asks a store and a model at random.
func testDifferential(t *testing.T, open Open) {
	const rounds, asked = 12, 200
	s, model := fresh(t, open), NewModel()
	seed := uint64(20310304)
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 2))
	g := NewGenerator(seed, 0)
	for round := range rounds {
		change(t, s, model, g, rng, round)
		for range asked {
			ask(t, s, model, newQuestion(rng, g))
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
}

// change makes the same random changes to both stores.
func change(t *testing.T, s, model store.Store, g *Generator, rng *rand.Rand, round int) {
	t.Helper()
	both := func(what string, do func(store.Store) error) {
		t.Helper()
		want, got := do(model), do(s)
		if (want == nil) != (got == nil) {
			t.Fatalf("%s: got %v, want %v", what, got, want)
		}
	}
	for range 6 {
		graph := g.Article(rng.IntN(30), round)
		both("put", func(s store.Store) error {
			_, err := s.Put(t.Context(), []news.Graph{graph})
			return err
		})
	}
	article := news.ArticleID(fmt.Sprintf("https://example.org/%d", rng.IntN(30)), "")
	both("delete", func(s store.Store) error { return s.Delete(t.Context(), article) })
	if round%3 == 2 {
		into, from := g.Cast()[rng.IntN(len(g.Cast()))].ID, g.Cast()[rng.IntN(len(g.Cast()))].ID
		both(fmt.Sprintf("merge %s into %s", from, into), func(s store.Store) error { return s.Merge(t.Context(), into, from) })
	}
}

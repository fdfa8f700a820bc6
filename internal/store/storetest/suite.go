package storetest

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Open opens a fresh, empty store; the test closes it. It may empty what it
// opened before, since an engine may have but one place: a test that needs two
// stores fills one after the other and holds both to a model.
type Open func(t *testing.T) store.Store

// Run holds an engine to the contract. Nothing in it knows the engine.
//
// It takes two settings from the environment: HEARSAY_TEST_SEED for the seed of
// the random run, and HEARSAY_TEST_ROUNDS for its length in rounds.
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
		{"a batch is its articles one by one", testBatch},
		{"delete leaves nothing behind", testDelete},
		{"merge", testMerge},
		{"merge before put is merge after put", testMergeCommutes},
		{"the order of merges does not matter", testMergeOrder},
		{"pages of any length make one list", testPages},
		{"cursors", testCursors},
		{"limits", testLimits},
		{"derived reads", testDerived},
		{"differential", testDifferential},
		{"concurrent", testConcurrent},
		{"cancelled", testCancelled},
		{"cancelled anywhere", testCancelledAnywhere},
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

// world is what a test is about: a generator, and all that its graphs name, so
// that questions can be asked about it.
type world struct {
	*Generator
	articles []news.ID
	facts    []news.ID // as the graphs give them; merges may rename them
	events   []news.ID
}

func newWorld(seed uint64) *world { return &world{Generator: NewGenerator(seed, 0)} }

// article returns a graph, and remembers what it names.
func (w *world) article(number, revision int) news.Graph {
	g := w.Article(number, revision)
	w.articles = append(w.articles, g.Article.ID)
	for _, r := range g.Relations {
		w.facts = append(w.facts, r.ID)
	}
	for _, s := range g.Statements {
		w.facts = append(w.facts, s.ID)
	}
	for _, e := range g.Events {
		w.events = append(w.events, e.ID)
	}
	return g
}

// some returns a world with the graphs of n articles.
func some(seed uint64, n int) ([]news.Graph, *world) {
	w := newWorld(seed)
	graphs := make([]news.Graph, n)
	for i := range graphs {
		graphs[i] = w.article(i, 0)
	}
	return graphs, w
}

func put(t *testing.T, s store.Store, graphs ...news.Graph) []store.Outcome {
	t.Helper()
	outcomes, err := s.Put(t.Context(), graphs)
	if err != nil {
		t.Fatalf("put: %v", err)
	}
	return outcomes
}

func remove(t *testing.T, s store.Store, article news.ID) {
	t.Helper()
	if err := s.Delete(t.Context(), article); err != nil {
		t.Fatal(err)
	}
}

func merge(t *testing.T, s store.Store, into, from news.ID) {
	t.Helper()
	if err := s.Merge(t.Context(), into, from); err != nil {
		t.Fatal(err)
	}
}

func stats(t *testing.T, s store.Store) store.Stats {
	t.Helper()
	got, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// same holds a store to what a model with the same content answers.
func same(t *testing.T, s, model store.Store, w *world) {
	t.Helper()
	rng := rand.New(rand.NewPCG(99, 7))
	for _, q := range everything(w) {
		ask(t, s, model, q)
	}
	for range 100 {
		ask(t, s, model, newQuestion(rng, w))
	}
	if t.Failed() {
		t.FailNow()
	}
}

var equal = cmp.Options{cmpopts.EquateEmpty()}

// ask puts a question to both and compares the answers in every field.
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

package storetest

import (
	"slices"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func testPut(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(1, 30)
	for _, outcome := range put(t, s, graphs...) {
		if outcome != store.Added {
			t.Errorf("got %s, want added", outcome)
		}
	}
	put(t, model, graphs...)
	same(t, s, model, w)
}

func testPutTwice(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(2, 20)
	put(t, model, graphs...)
	put(t, s, graphs...)
	for i := range graphs {
		graphs[i].Article.Recorded = w.day()
	}
	for _, outcome := range put(t, s, graphs...) {
		if outcome != store.Unchanged {
			t.Errorf("got %s, want unchanged", outcome)
		}
	}
	same(t, s, model, w)
}

func testReplace(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(3, 20)
	put(t, s, graphs...)
	var changed []news.Graph
	for i := range graphs {
		changed = append(changed, w.article(i, 1))
	}
	for i, outcome := range put(t, s, changed...) {
		if outcome != store.Replaced {
			t.Errorf("article %d: got %s, want replaced", i, outcome)
		}
	}
	put(t, model, changed...)
	same(t, s, model, w)
}

func testOrder(t *testing.T, open Open) {
	model := NewModel()
	graphs, w := some(4, 25)
	put(t, model, graphs...)
	for range 2 {
		s := fresh(t, open)
		put(t, s, graphs...)
		same(t, s, model, w)
		slices.Reverse(graphs)
	}
}

func testBatch(t *testing.T, open Open) {
	model := NewModel()
	graphs, w := some(14, 12)
	graphs = append(graphs, w.article(3, 1), graphs[5], w.article(3, 2))
	put(t, model, graphs...)
	batch := fresh(t, open)
	outcomes := put(t, batch, graphs...)
	same(t, batch, model, w)
	single := fresh(t, open)
	for i, g := range graphs {
		if got := put(t, single, g)[0]; got != outcomes[i] {
			t.Errorf("graph %d: %s alone, %s in the batch", i, got, outcomes[i])
		}
	}
	same(t, single, model, w)
}

func testDelete(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(5, 20)
	put(t, s, graphs...)
	put(t, model, graphs[:10]...)
	for _, g := range graphs[10:] {
		remove(t, s, g.Article.ID)
	}
	same(t, s, model, w)
	for _, g := range graphs[:10] {
		remove(t, s, g.Article.ID)
	}
	same(t, s, NewModel(), w)
}

// testMerge merges entities that have much in common, and goes on to write
// after that.
func testMerge(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(6, 40)
	put(t, s, graphs...)
	put(t, model, graphs...)
	cast := w.Cast()
	for _, pair := range [...][2]int{{0, 3}, {0, 1}, {1, 2}, {6, 7}, {11, 6}, {3, 0}, {0, 3}} {
		merge(t, model, cast[pair[0]].ID, cast[pair[1]].ID)
		merge(t, s, cast[pair[0]].ID, cast[pair[1]].ID)
		same(t, s, model, w)
	}
	rewritten := []news.Graph{w.article(3, 9), w.article(50, 9)}
	put(t, s, rewritten...)
	put(t, model, rewritten...)
	remove(t, s, graphs[4].Article.ID)
	remove(t, model, graphs[4].Article.ID)
	same(t, s, model, w)
	for _, id := range slices.Compact(slices.Sorted(slices.Values(w.articles))) {
		if id != graphs[4].Article.ID {
			remove(t, s, id)
		}
	}
	if got := stats(t, s); got != (store.Stats{}) {
		t.Errorf("got %+v after deleting everything", got)
	}
}

func testMergeCommutes(t *testing.T, open Open) {
	model := NewModel()
	graphs, w := some(7, 30)
	into, from := w.Cast()[0].ID, w.Cast()[1].ID
	put(t, model, graphs...)
	merge(t, model, into, from)
	for _, first := range []int{20, len(graphs)} {
		s := fresh(t, open)
		put(t, s, graphs[:first]...)
		merge(t, s, into, from)
		put(t, s, graphs[first:]...)
		same(t, s, model, w)
	}
}

func testMergeOrder(t *testing.T, open Open) {
	model := NewModel()
	graphs, w := some(15, 30)
	for i, pairs := range [][][2]int{{{0, 1}, {0, 2}, {7, 8}}, {{7, 8}, {1, 2}, {0, 1}}} {
		s := fresh(t, open)
		put(t, s, graphs...)
		if i == 0 {
			put(t, model, graphs...)
		}
		for _, pair := range pairs {
			merge(t, s, w.Cast()[pair[0]].ID, w.Cast()[pair[1]].ID)
			if i == 0 {
				merge(t, model, w.Cast()[pair[0]].ID, w.Cast()[pair[1]].ID)
			}
		}
		same(t, s, model, w)
	}
}

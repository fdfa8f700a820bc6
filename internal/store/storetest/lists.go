package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// keys is a page of a list, by the sort keys of its items.
type keys struct {
	keys    []string
	hasNext bool
	total   int
}

// lister is a list of a store, of any kind.
type lister struct {
	name   string
	filter any
	order  store.Order
	ask    func(t *testing.T, s store.Store, p store.PageRequest) (keys, error)
}

func keysOf[T interface{ SortKey() string }](pages []store.Page[T], err error) (keys, error) {
	if err != nil {
		return keys{}, err
	}
	out := keys{hasNext: pages[0].HasNext, total: pages[0].Total}
	for _, item := range pages[0].Items {
		out.keys = append(out.keys, item.SortKey())
	}
	return out, nil
}

// listers returns the lists of all kinds, some of them narrowed.
func listers(w *world) []lister {
	hub := []news.ID{w.Cast()[0].ID}
	out := []lister{
		{"entities", store.EntityFilter{}, store.Newest, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
			return keysOf(s.Entities(t.Context(), []store.EntityQuery{{PageRequest: p}}))
		}},
		{"evidence", store.EvidenceQuery{Fact: w.facts[0]}, store.Newest, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
			return keysOf(s.Evidence(t.Context(), []store.EvidenceQuery{{Fact: w.facts[0], PageRequest: p}}))
		}},
	}
	for _, order := range []store.Order{store.Newest, store.Oldest} {
		relations := store.RelationFilter{With: hub}
		statements := store.StatementFilter{Involving: hub, Attributed: store.Present}
		articles := store.ArticleFilter{Entities: hub}
		out = append(out,
			lister{"relations", relations, order, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
				return keysOf(s.Relations(t.Context(), []store.RelationQuery{{RelationFilter: relations, Order: order, PageRequest: p}}))
			}},
			lister{"all relations", store.RelationFilter{}, order, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
				return keysOf(s.Relations(t.Context(), []store.RelationQuery{{Order: order, PageRequest: p}}))
			}},
			lister{"statements", statements, order, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
				return keysOf(s.Statements(t.Context(), []store.StatementQuery{{StatementFilter: statements, Order: order, PageRequest: p}}))
			}},
			lister{"events", store.EventFilter{}, order, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
				return keysOf(s.Events(t.Context(), []store.EventQuery{{Order: order, PageRequest: p}}))
			}},
			lister{"articles", articles, order, func(t *testing.T, s store.Store, p store.PageRequest) (keys, error) {
				return keysOf(s.Articles(t.Context(), []store.ArticleQuery{{ArticleFilter: articles, Order: order, PageRequest: p}}))
			}},
		)
	}
	return out
}

// walk reads a list in pages, from the stores in turn, which hold the same.
func (l lister) walk(t *testing.T, size int, stores ...store.Store) []string {
	t.Helper()
	var all []string
	var after store.Cursor
	for i := 0; ; i++ {
		page, err := l.ask(t, stores[i%len(stores)], store.PageRequest{First: size, After: after, Count: true})
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, page.keys...)
		if !page.hasNext {
			if page.total != len(all) {
				t.Errorf("total is %d of %d items", page.total, len(all))
			}
			return all
		}
		if len(page.keys) != size {
			t.Fatalf("a page of %d has %d items, and there are more", size, len(page.keys))
		}
		after = store.EncodeCursor(l.filter, l.order, all[len(all)-1])
	}
}

func testPages(t *testing.T, open Open) {
	s, model := fresh(t, open), NewModel()
	graphs, w := some(8, 40)
	put(t, s, graphs...)
	put(t, model, graphs...)
	whole := map[string][]string{}
	for _, l := range listers(w) {
		t.Run(fmt.Sprint(l.name, l.order), func(t *testing.T) {
			want := l.walk(t, 100, model)
			for _, size := range []int{1, 7, 100} {
				if diff := cmp.Diff(want, l.walk(t, size, s)); diff != "" {
					t.Errorf("pages of %d: -want +got\n%s", size, diff)
				}
			}
			if diff := cmp.Diff(want, l.walk(t, 3, s, model)); diff != "" {
				t.Errorf("cursors that move between engines: -want +got\n%s", diff)
			}
			if reversed := slices.Clone(whole[l.name]); l.order == store.Oldest {
				slices.Reverse(reversed)
				if diff := cmp.Diff(reversed, want); diff != "" {
					t.Errorf("the oldest first are not the newest first in reverse:\n%s", diff)
				}
			}
			whole[l.name] = want
		})
	}
}

// testCursors gives every list the cursors of all others.
func testCursors(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, w := some(9, 5)
	put(t, s, graphs...)
	lists := listers(w)
	key := news.SortKey(w.day(), w.facts[0])
	for i, l := range lists {
		for j, other := range lists {
			cursor := store.EncodeCursor(other.filter, other.order, key)
			_, err := l.ask(t, s, store.PageRequest{First: 1, After: cursor})
			if i != j && !errors.Is(err, store.ErrBadCursor) || i == j && err != nil {
				t.Errorf("%s %q with a cursor of %s %q: got %v", l.name, l.order, other.name, other.order, err)
			}
		}
	}
}

func testLimits(t *testing.T, open Open) {
	s := fresh(t, open)
	ctx := t.Context()
	ids := make([]news.ID, store.MaxBatch)
	for i := range ids {
		ids[i] = news.EntityID(news.Person, fmt.Sprint("Nobody ", i))
	}
	if got, err := s.Nodes(ctx, ids); err != nil || len(got) != len(ids) {
		t.Errorf("a batch of %d: %d answers, %v", len(ids), len(got), err)
	}
	many := store.RelationQuery{RelationFilter: store.RelationFilter{Among: ids}}
	if _, err := s.Relations(ctx, []store.RelationQuery{many}); err != nil {
		t.Errorf("a filter of %d IDs: %v", len(ids), err)
	}
	many.Among = append(many.Among, ids[0])
	_, nodes := s.Nodes(ctx, append(ids, ids[0]))
	_, relations := s.Relations(ctx, []store.RelationQuery{many})
	_, adjacent := s.Adjacent(ctx, append(ids, ids[0]), nil)
	_, facets := s.StatementFacets(ctx, make([]store.StatementFilter, store.MaxBatch+1))
	for i, err := range []error{nodes, relations, adjacent, facets} {
		if !errors.Is(err, store.ErrBadQuery) {
			t.Errorf("beyond limit %d: got %v", i, err)
		}
	}
	if got, err := s.Relations(ctx, nil); err != nil || len(got) != 0 {
		t.Errorf("an empty batch: got %v, %v", got, err)
	}
	if got, err := s.Put(ctx, nil); err != nil || len(got) != 0 {
		t.Errorf("putting nothing: got %v, %v", got, err)
	}
}

package neo4j

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// faulty opens an empty store through a proxy, with some articles in it.
func faulty(t *testing.T, timeout time.Duration) (*Store, *proxy, []news.Graph) {
	t.Helper()
	direct := empty(t)
	g := storetest.NewGenerator(31, 0)
	var graphs []news.Graph
	for i := range 20 {
		graphs = append(graphs, g.Article(i, 0))
	}
	if _, err := direct.Put(t.Context(), graphs); err != nil {
		t.Fatal(err)
	}
	if err := direct.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	p, o := newProxy(t)
	o.Timeout = timeout
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.WithoutCancel(t.Context())) })
	return s, p, graphs
}

// all reads what the store holds, in a fair number of bytes.
func all(ctx context.Context, s store.Reader) (any, error) {
	page := store.PageRequest{First: store.MaxPage}
	articles, err := s.Articles(ctx, []store.ArticleQuery{{PageRequest: page}})
	if err != nil {
		return nil, err
	}
	relations, err := s.Relations(ctx, []store.RelationQuery{{PageRequest: page}})
	if err != nil {
		return nil, err
	}
	statements, err := s.Statements(ctx, []store.StatementQuery{{PageRequest: page}})
	if err != nil {
		return nil, err
	}
	entities, err := s.Entities(ctx, []store.EntityQuery{{PageRequest: page}})
	return []any{articles, relations, statements, entities}, err
}

func mustAll(t *testing.T, s *Store) any {
	t.Helper()
	got, err := all(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func differ(a, b any) string { return cmp.Diff(a, b, cmpopts.EquateEmpty()) }

// A read of which the answer is cut off is asked again, and is right.
func TestReadsSurviveCuts(t *testing.T) {
	s, p, _ := faulty(t, 20*time.Second)
	want := mustAll(t, s)
	for n := 1; n < 60_000; n += 1 + n/2 {
		p.cutAfter(n)
		if diff := differ(want, mustAll(t, s)); diff != "" {
			t.Fatalf("cut after %d bytes: -want +got\n%s", n, diff)
		}
		p.heal()
	}
}

// A restart of the server leaves every connection of the pool dead.
func TestReadsSurviveRestarts(t *testing.T) {
	s, p, _ := faulty(t, 20*time.Second)
	var group sync.WaitGroup
	for range 2 * maxConnections() {
		group.Go(func() {
			if _, err := all(t.Context(), s); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	p.cut()
	mustAll(t, s)
}

// While the server is away, reads and writes fail in time, also those without a
// deadline: this test ends. Then all is as before.
func TestOutage(t *testing.T) {
	const timeout = 1500 * time.Millisecond
	for name, start := range map[string]func(*proxy){"refused": (*proxy).refuse, "stalled": (*proxy).stall} {
		t.Run(name, func(t *testing.T) {
			s, p, graphs := faulty(t, timeout)
			want := mustAll(t, s)
			start(p)
			if _, err := all(t.Context(), s); !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("a read: got %v", err)
			}
			short, cancel := context.WithTimeout(t.Context(), timeout/5)
			defer cancel()
			if _, err := all(short, s); !errors.Is(err, context.DeadlineExceeded) && !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("a read with a deadline: got %v", err)
			}
			if err := s.Ping(t.Context()); !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("a ping: got %v", err)
			}
			writing, cancel := context.WithTimeout(t.Context(), 2*timeout)
			defer cancel()
			if err := s.Delete(writing, graphs[0].Article.ID); !errors.Is(err, store.ErrUnavailable) && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("a write: got %v", err)
			}
			p.heal()
			p.cut()
			if diff := differ(want, mustAll(t, s)); diff != "" {
				t.Errorf("afterwards: -want +got\n%s", diff)
			}
			if err := s.Delete(t.Context(), graphs[0].Article.ID); err != nil {
				t.Error(err)
			}
		})
	}
}

// Writes that are cut off at any point have done all of their work or nothing,
// and where they say that it is done, it is.
func TestWritesAreWhole(t *testing.T) {
	s, p, graphs := faulty(t, 20*time.Second)
	before := mustAll(t, s)
	change := storetest.NewGenerator(77, 0).Article(3, 1)
	put := func(g news.Graph) error {
		_, err := s.Put(t.Context(), []news.Graph{g})
		return err
	}
	if err := put(change); err != nil {
		t.Fatal(err)
	}
	after := mustAll(t, s)
	if differ(before, after) == "" {
		t.Fatal("this write changes nothing")
	}
	if err := put(graphs[3]); err != nil {
		t.Fatal(err)
	}
	from := p.answers()
	if err := put(change); err != nil {
		t.Fatal(err)
	}
	const cuts = 40
	length, failed := p.answers()-from, 0
	for i := range cuts {
		n := length - i*i*length/(cuts*cuts) // most of them towards the end, where the commit is
		if err := put(graphs[3]); err != nil {
			t.Fatal(err)
		}
		p.cutAfter(n)
		err := put(change)
		p.heal()
		switch got := mustAll(t, s); {
		case err == nil && differ(after, got) != "":
			t.Fatalf("cut after %d bytes: done, but\n%s", n, differ(after, got))
		case err != nil && !errors.Is(err, store.ErrUnavailable):
			t.Fatalf("cut after %d bytes: %v", n, err)
		case err != nil && differ(before, got) != "" && differ(after, got) != "":
			t.Fatalf("cut after %d bytes: half done", n)
		case err != nil:
			failed++
		}
	}
	if failed == 0 {
		t.Error("no commit was cut off")
	}
	checkOrphans(t, s)
}

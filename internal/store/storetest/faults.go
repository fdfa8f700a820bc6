package storetest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// testConcurrent has workers put overlapping articles, merge, delete what is
// theirs, and read meanwhile; the end is what the model makes of it in turn.
func testConcurrent(t *testing.T, open Open) {
	const workers = 4
	s, model := fresh(t, open), NewModel()
	graphs, w := some(12, 24)
	own := make([]news.Graph, workers)
	for i := range own {
		own[i] = w.article(100+i, 0)
	}
	into, from := w.Cast()[0].ID, w.Cast()[1].ID
	put(t, model, graphs...)
	merge(t, model, into, from)
	put(t, s, graphs[:12]...)
	var group sync.WaitGroup
	for worker := range workers {
		group.Go(func() {
			if err := work(t.Context(), s, graphs, own[worker], worker); err != nil {
				t.Error(err)
			}
		})
	}
	group.Go(func() {
		if err := s.Merge(t.Context(), into, from); err != nil {
			t.Error(err)
		}
	})
	group.Wait()
	same(t, s, model, w)
}

func work(ctx context.Context, s store.Store, graphs []news.Graph, own news.Graph, worker int) error {
	for i := range graphs {
		if _, err := s.Put(ctx, []news.Graph{own, graphs[(i*5+worker*7)%len(graphs)]}); err != nil {
			return err
		}
		q := store.RelationQuery{PageRequest: store.PageRequest{First: 20, Count: true}}
		if _, err := s.Relations(ctx, []store.RelationQuery{q, q}); err != nil {
			return err
		}
		nodes, err := s.Nodes(ctx, []news.ID{own.Article.ID})
		if err != nil {
			return err
		}
		if nodes[0] == nil {
			return errors.New("a write was not read by the one who wrote it")
		}
		if err := s.Delete(ctx, own.Article.ID); err != nil {
			return err
		}
	}
	return nil
}

func testCancelled(t *testing.T, open Open) {
	s := fresh(t, open)
	graphs, _ := some(13, 2)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if outcomes, err := s.Put(ctx, graphs); err == nil || len(outcomes) != 0 {
		t.Errorf("got %v, %v from a cancelled put", outcomes, err)
	}
	if got := stats(t, s); got != (store.Stats{}) {
		t.Errorf("got %+v after a cancelled put", got)
	}
	if _, err := s.Stats(ctx); err == nil {
		t.Errorf("a cancelled read gave an answer")
	}
}

// fuse is a context that is cancelled when it is looked at for the n-th time,
// so that an engine fails at each of its steps in turn.
type fuse struct {
	context.Context //nolint:containedctx // it is a context
	left            *atomic.Int64
	cancel          context.CancelFunc
}

func newFuse(ctx context.Context, n int64) (fuse, func() bool) {
	ctx, cancel := context.WithCancel(ctx)
	f := fuse{ctx, new(atomic.Int64), cancel}
	f.left.Store(n)
	return f, func() bool {
		blown := f.left.Load() <= 0
		cancel()
		return blown
	}
}

func (f fuse) burn() {
	if f.left.Add(-1) == 0 {
		f.cancel()
	}
}

// Done burns the fuse.
func (f fuse) Done() <-chan struct{} {
	f.burn()
	return f.Context.Done()
}

// Err burns the fuse.
func (f fuse) Err() error {
	f.burn()
	return f.Context.Err()
}

// testCancelledAnywhere cancels writes at later and later steps, until they get
// through. An interrupted write has done all of its work or nothing.
func testCancelledAnywhere(t *testing.T, open Open) {
	graphs, w := some(16, 12)
	changed := w.article(2, 1)
	into, from := w.Cast()[0].ID, w.Cast()[1].ID
	for name, write := range map[string]func(context.Context, store.Store) error{
		"put": func(ctx context.Context, s store.Store) error {
			_, err := s.Put(ctx, []news.Graph{changed})
			return err
		},
		"delete": func(ctx context.Context, s store.Store) error { return s.Delete(ctx, graphs[2].Article.ID) },
		"merge":  func(ctx context.Context, s store.Store) error { return s.Merge(ctx, into, from) },
	} {
		t.Run(name, func(t *testing.T) {
			s, old, done := fresh(t, open), NewModel(), NewModel()
			for _, s := range []store.Store{s, old, done} {
				put(t, s, graphs...)
			}
			if err := write(t.Context(), done); err != nil {
				t.Fatal(err)
			}
			if stats(t, old) == stats(t, done) {
				t.Fatal("this write does not show in the counts")
			}
			for n := int64(1); ; n += 1 + n/4 {
				ctx, blown := newFuse(t.Context(), n)
				err := write(ctx, s)
				if !blown() || stats(t, s) == stats(t, done) {
					break
				}
				if err == nil {
					t.Fatalf("step %d: no error, and nothing done", n)
				}
				for _, q := range everything(w) {
					ask(t, s, old, q)
				}
			}
			same(t, s, done, w)
		})
	}
}

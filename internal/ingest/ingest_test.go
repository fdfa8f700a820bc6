package ingest

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var errUnreadable = errors.New("unreadable")

// reader fails on articles that say so, and counts how many it reads at once.
type reader struct{ now, most atomic.Int32 }

func (r *reader) Extract(ctx context.Context, a news.Article) (news.Draft, error) {
	r.most.Store(max(r.most.Load(), r.now.Add(1)))
	defer r.now.Add(-1)
	if strings.Contains(a.Text, "bad") {
		return news.Draft{}, errUnreadable
	}
	return news.Draft{Extractor: "test/1"}, ctx.Err()
}

type plain struct{}

func (plain) Resolve(_ context.Context, a news.Article, _ news.Draft) (news.Graph, error) {
	return news.Graph{Article: a}, nil
}

// memory keeps what was put, in order.
type memory struct {
	store.Writer
	texts []string
	fail  func(news.Graph) error
}

func (m *memory) Put(_ context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	if m.fail != nil {
		if err := m.fail(graphs[0]); err != nil {
			return nil, err
		}
	}
	if slices.Contains(m.texts, graphs[0].Article.Text) {
		return []store.Outcome{store.Unchanged}, nil
	}
	m.texts = append(m.texts, graphs[0].Article.Text)
	return []store.Outcome{store.Added}, nil
}

func inputs(texts ...string) iter.Seq[Input] {
	return func(yield func(Input) bool) {
		for i, text := range texts {
			input := Input{Name: fmt.Sprint(i), Article: news.Article{Text: text}}
			if text == "" {
				input.Err = news.ErrEmptyText
			}
			if !yield(input) {
				return
			}
		}
	}
}

func pipeline(m *memory, workers int) *Pipeline {
	return &Pipeline{Extractor: &reader{}, Resolver: plain{}, Store: m, Now: func() time.Time { return time.Unix(0, 5) }, Workers: workers}
}

func TestRun(t *testing.T) {
	texts := []string{"a", "b", "bad c", "", "a", "d"}
	for _, workers := range []int{0, 1, 4} {
		t.Run(fmt.Sprint(workers, " workers"), func(t *testing.T) {
			var m memory
			var summary Summary
			var names []string
			err := pipeline(&m, workers).Run(t.Context(), inputs(texts...), func(r Result) {
				summary.Add(r)
				names = append(names, r.Name)
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := summary.String(); got != "added 3, unchanged 1, failed 2" {
				t.Errorf("got %q", got)
			}
			if !slices.Equal(m.texts, []string{"a", "b", "d"}) || !slices.IsSorted(names) {
				t.Errorf("stored %q, reported %q: not in order", m.texts, names)
			}
		})
	}
}

func TestRunBoundsItsWorkers(t *testing.T) {
	p := pipeline(&memory{}, 3)
	texts := make([]string, 200)
	for i := range texts {
		texts[i] = fmt.Sprint("text ", i)
	}
	if err := p.Run(t.Context(), inputs(texts...), func(Result) {}); err != nil {
		t.Fatal(err)
	}
	if most := p.Extractor.(*reader).most.Load(); most > 3 {
		t.Errorf("%d articles were read at once, want at most 3", most)
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	m := memory{fail: func(g news.Graph) error {
		if g.Article.Text == "c" {
			cancel()
			return ctx.Err()
		}
		return nil
	}}
	var reported []string
	err := pipeline(&m, 2).Run(ctx, inputs("a", "b", "c", "d", "e"), func(r Result) { reported = append(reported, r.Name) })
	if !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v, want that the context was cancelled", err)
	}
	if !slices.Equal(m.texts, []string{"a", "b"}) || len(reported) != 2 {
		t.Errorf("stored %q, reported %q", m.texts, reported)
	}
}

func TestRunEndsWhenTheStoreIsGone(t *testing.T) {
	m := memory{fail: func(news.Graph) error { return fmt.Errorf("put: %w", store.ErrUnavailable) }}
	err := pipeline(&m, 2).Run(t.Context(), inputs("a", "b", "c"), func(r Result) { t.Errorf("%s was reported", r.Name) })
	if !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v, want that the store cannot be reached", err)
	}
}

func TestOneSaysWhichStepFailed(t *testing.T) {
	_, _, err := pipeline(&memory{}, 1).One(t.Context(), news.Article{Text: "bad"})
	if !errors.Is(err, errUnreadable) || !strings.HasPrefix(err.Error(), "extract: ") {
		t.Errorf("got %v", err)
	}
}

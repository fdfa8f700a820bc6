package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

func TestALevelIsAskedOnce(t *testing.T) {
	const size = 200
	l := newLevel[int](loader{})
	members := make([]member[int], size)
	for i := range members {
		members[i] = l.add(i)
	}
	var asked atomic.Int32
	var group sync.WaitGroup
	for i, m := range members {
		group.Go(func() {
			got, err := ask(m, question{field: "double"}, func(items []int) ([]int, error) {
				asked.Add(1)
				return each(items, func(i int) int { return 2 * i }), nil
			})
			if err != nil || got != 2*i {
				t.Errorf("member %d is answered %d, %v", i, got, err)
			}
		})
	}
	group.Wait()
	if asked.Load() != 1 {
		t.Errorf("asked %d times", asked.Load())
	}
}

func TestANodeIsOneMember(t *testing.T) {
	l := newLevel[string](loader{})
	a, b := l.addNode("per_a", "first"), l.addNode("per_b", "second")
	if again := l.addNode("per_a", "again"); again != a || a == b || !slices.Equal(l.items, []string{"first", "second"}) {
		t.Errorf("the level holds %q", l.items)
	}
}

func TestAQuestionThatFails(t *testing.T) {
	failed := errors.New("failed")
	for name, load := range map[string]func([]int) ([]int, error){
		"with an error": func([]int) ([]int, error) { return nil, failed },
		"too short":     func([]int) ([]int, error) { return []int{1}, nil },
		"in panic":      func([]int) ([]int, error) { panic(failed) },
	} {
		t.Run(name, func(t *testing.T) {
			l := newLevel[int](loader{})
			first, second := l.add(1), l.add(2)
			func() {
				defer func() { recover() }()           //nolint:errcheck // the executor recovers likewise
				ask(first, question{field: "f"}, load) //nolint:errcheck // looked at below
			}()
			if _, err := ask(second, question{field: "f"}, load); err == nil {
				t.Error("the others are told nothing")
			}
		})
	}
}

// unreachable is a store whose statements cannot be reached.
type unreachable struct{ store.Store }

func (unreachable) Statements(context.Context, []store.StatementQuery) ([]store.Page[news.Statement], error) {
	return nil, fmt.Errorf("%w: dial 10.0.0.7", store.ErrUnavailable)
}

func TestAStoreThatFailsMidway(t *testing.T) {
	e := newExecutor(Options{Store: unreachable{fill(t, storetest.NewModel(), []news.Graph{crowd(t, 3)})}})
	got := run(t, e, `{ relations { nodes { object { statementsBy { totalCount } } } } stats { articles } }`, nil)
	if !strings.Contains(got, "UNAVAILABLE") || strings.Contains(got, "10.0.0.7") {
		t.Error(got)
	}
}

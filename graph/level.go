package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"hearsay/internal/news"
)

// level is what one field of a query was answered with, for all the objects
// that it was asked of: all siblings and cousins in the answer's tree. Whoever
// of them is first asked for a field asks the store for the whole level; the
// others find the answer. So one field of one level is one store call, whichever
// way leads to the objects (nodes, edges, fragments, aliases), and however many
// they are, up to [store.MaxBatch] of them in a call.
type level[T any] struct {
	loader
	items []T
	index map[news.ID]int // of the items that have an ID: each stands once

	mu    sync.Mutex
	asked map[question]*answer
	args  map[*ast.Field]string // the arguments of fields, as text
}

// member is one item of a level.
type member[T any] struct {
	level *level[T]
	at    int
}

func newLevel[T any](l loader) *level[T] {
	return &level[T]{loader: l, index: map[news.ID]int{}, asked: map[question]*answer{}, args: map[*ast.Field]string{}}
}

// add puts an item into the level. It must not be called any more once the
// level was asked something.
func (l *level[T]) add(item T) member[T] {
	l.items = append(l.items, item)
	return member[T]{l, len(l.items) - 1}
}

// addNode is add for what has an ID; the same node is one member.
func (l *level[T]) addNode(id news.ID, item T) member[T] {
	if at, ok := l.index[id]; ok {
		return member[T]{l, at}
	}
	l.index[id] = len(l.items)
	return l.add(item)
}

// question is something that is asked of a level. Fields with the same name,
// arguments and wants are one question.
type question struct {
	field string
	args  string
	want  want
}

type answer struct {
	once  sync.Once
	value any
	err   error
}

// errUnanswered stands in an answer whose question panicked.
var errUnanswered = errors.New("the question was given up")

// share answers a question once for the whole level.
func share[T, A any](l *level[T], q question, load func([]T) (A, error)) (A, error) {
	a := l.answer(q)
	a.once.Do(func() {
		a.err = errUnanswered
		a.value, a.err = load(l.items)
	})
	if a.err != nil {
		var none A
		return none, a.err
	}
	return a.value.(A), nil
}

// ask answers a question for a member; load answers it for all, in their order.
func ask[T, A any](m member[T], q question, load func([]T) ([]A, error)) (A, error) {
	all, err := share(m.level, q, func(items []T) ([]A, error) {
		all, err := load(items)
		if err == nil && len(all) != len(items) {
			err = fmt.Errorf("%s: %d answers for %d items", q.field, len(all), len(items))
		}
		return all, err
	})
	if err != nil {
		var none A
		return none, err
	}
	return all[m.at], nil
}

func (l *level[T]) answer(q question) *answer {
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.asked[q]
	if a == nil {
		a = &answer{}
		l.asked[q] = a
	}
	return a
}

// question returns what the field that is being resolved asks.
func (l *level[T]) question(ctx context.Context) (question, error) {
	field := graphql.GetFieldContext(ctx)
	q := question{field: field.Field.Name, want: wanted(ctx)}
	l.mu.Lock()
	defer l.mu.Unlock()
	args, ok := l.args[field.Field.Field]
	if !ok {
		text, err := json.Marshal(field.Args)
		if err != nil {
			return question{}, fmt.Errorf("arguments of %s: %w", q.field, err)
		}
		args = string(text)
		l.args[field.Field.Field] = args
	}
	q.args = args
	return q, nil
}

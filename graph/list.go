package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"hearsay/internal/store"
)

// want says what a query wants of a list.
type want struct {
	rows  bool // nodes, edges, pageInfo or groups
	count bool // totalCount, or undated and months of a timeline
}

// window is the part of a list that a field is asked for.
type window struct {
	order store.Order
	first int
	after *store.Cursor
}

// page returns what the store is asked for.
func (w want) page(part window) store.PageRequest {
	page := store.PageRequest{First: part.first, Count: w.count}
	if !w.rows {
		page.First = 0
	}
	if part.after != nil {
		page.After = *part.after
	}
	return page
}

// wanted looks ahead into the selection of the list that is being resolved.
func wanted(ctx context.Context) want {
	var w want
	for _, field := range graphql.CollectFieldsCtx(ctx, nil) {
		switch field.Name {
		case "nodes", "edges", "pageInfo", "groups":
			w.rows = true
		case "totalCount", "undated", "months":
			w.count = true
		}
	}
	return w
}

// lister asks for a list for each of some filters, in one store call.
type lister[F, C any] func(loader, context.Context, []F, store.Order, store.PageRequest) ([]C, error)

// whole answers a list that is a root field.
func whole[F, C any](ctx context.Context, l loader, filter F, part window, list lister[F, C]) (C, error) {
	return first(list(l, ctx, []F{filter}, part.order, wanted(ctx).page(part)))
}

// within answers a list that is a field of the members of a level: for each of
// them the filter narrowed to it.
func within[T, F, C any](ctx context.Context, m member[T], part window, filter func(loader) (F, error), narrow func(*F, T), list lister[F, C]) (C, error) {
	q, err := m.level.question(ctx)
	if err != nil {
		var none C
		return none, err
	}
	return ask(m, q, func(items []T) ([]C, error) {
		base, err := filter(m.level.loader)
		if err != nil {
			return nil, err
		}
		filters := each(items, func(item T) F {
			f := base
			narrow(&f, item)
			return f
		})
		return list(m.level.loader, ctx, filters, part.order, q.want.page(part))
	})
}

// first returns the only answer of a level of one.
func first[A any](all []A, err error) (A, error) {
	if err != nil {
		var none A
		return none, err
	}
	return all[0], nil
}

// each maps the items of a level.
func each[T, A any](items []T, to func(T) A) []A {
	out := make([]A, len(items))
	for i, item := range items {
		out[i] = to(item)
	}
	return out
}

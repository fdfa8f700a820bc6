package graph

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Facts name entities by ID. The fields that give the entities themselves
// (subject, object, speaker, targets, …) share one store call for all that the
// facts of a level name; each field has a level of its own to go on from.

// pointer is a field whose value is entities that an item names.
type pointer[T any] struct {
	field string
	all   func(T) []news.ID // the entities that any field of the item names
	ids   func(T) []news.ID // those that this field names
}

// follow returns the entities that the field of the member names, in its order,
// nil in the place of "" and of one that was deleted meanwhile.
func (p pointer[T]) follow(ctx context.Context, m member[T]) ([]Entity, error) {
	return ask(m, question{field: p.field}, func(items []T) ([][]Entity, error) {
		nodes, err := share(m.level, question{field: "entities named"}, func(items []T) (map[news.ID]store.Node, error) {
			var ids []news.ID
			for _, item := range items {
				ids = append(ids, p.all(item)...)
			}
			return m.level.nodes(ctx, ids)
		})
		if err != nil {
			return nil, err
		}
		siblings := newLevel[being](m.level.loader)
		return each(items, func(item T) []Entity {
			return each(p.ids(item), func(id news.ID) Entity { return entityOf(siblings, nodes[id]) })
		}), nil
	})
}

// optional returns the one entity that the field names; nil where it names none.
func (p pointer[T]) optional(ctx context.Context, m member[T]) (Entity, error) {
	found, err := p.follow(ctx, m)
	if err != nil {
		return nil, err
	}
	return found[0], nil
}

// required is optional for a field that always names one.
func (p pointer[T]) required(ctx context.Context, m member[T]) (Entity, error) {
	e, err := p.optional(ctx, m)
	if err == nil && e == nil {
		err = fmt.Errorf("%s: %w", p.field, errGone)
	}
	return e, err
}

// entityOf returns the entity that a node is, nil for any other node.
func entityOf(siblings *level[being], node store.Node) Entity {
	switch n := node.(type) {
	case news.Entity:
		return newEntity(siblings, being{Entity: &n})
	case news.Event:
		return newEntity(siblings, being{&n.Entity, &n})
	}
	return nil
}

// one makes the list of one ID, for a pointer.
func one(id news.ID) []news.ID { return []news.ID{id} }

// present leaves out the entities that were deleted meanwhile.
func present(entities []Entity) []Entity {
	out := make([]Entity, 0, len(entities))
	for _, e := range entities {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}

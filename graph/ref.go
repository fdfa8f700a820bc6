package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// resolve returns the IDs that lists of references mean, list by list. All
// names are looked up in one store call, and without names there is none.
//
// A name that nobody has is reported beside the answer, and stands for an ID
// that nothing has, so that it finds nothing instead of everything.
func (l loader) resolve(ctx context.Context, lists ...[]EntityRef) ([][]news.ID, error) {
	var queries []store.EntityQuery
	for _, refs := range lists {
		for _, ref := range refs {
			if !news.ID(ref).Valid() {
				queries = append(queries, byName(ref))
			}
		}
	}
	found, err := inBatches(ctx, queries, l.store.Entities)
	if err != nil {
		return nil, err
	}
	ids := make([][]news.ID, len(lists))
	for i, refs := range lists {
		for _, ref := range refs {
			id := news.ID(ref)
			if !id.Valid() {
				id, found = named(ctx, ref, found[0]), found[1:]
			}
			ids[i] = append(ids[i], id)
		}
	}
	return ids, nil
}

// byName asks for the entity that a name means: the first of those with it, in
// the order of entities.
func byName(ref EntityRef) store.EntityQuery {
	return store.EntityQuery{
		EntityFilter: store.EntityFilter{Names: []string{string(ref)}},
		PageRequest:  store.PageRequest{First: 1},
	}
}

func named(ctx context.Context, ref EntityRef, found store.Page[news.Entity]) news.ID {
	if len(found.Items) > 0 {
		return found.Items[0].ID
	}
	graphql.AddError(ctx, notFound("nobody and nothing is called %q; searchEntities finds names by their beginnings", ref))
	return news.NewID(news.Topic.Prefix(), "nobody", string(ref))
}

// entity returns what a reference means, of the kind where one is given; nil
// where there is none.
func (l loader) entity(ctx context.Context, ref EntityRef, kind *news.Kind) (Entity, error) {
	siblings := newLevel[being](l)
	if id := news.ID(ref); id.Valid() {
		nodes, err := l.nodes(ctx, []news.ID{id})
		e := entityOf(siblings, nodes[id])
		if err != nil || e == nil || (kind != nil && siblings.items[0].Kind != *kind) {
			return nil, err
		}
		return e, nil
	}
	query := byName(ref)
	if kind != nil {
		query.Kinds = []news.Kind{*kind}
	}
	found, err := l.store.Entities(ctx, []store.EntityQuery{query})
	if err != nil || len(found[0].Items) == 0 {
		return nil, err
	}
	return newEntity(siblings, being{Entity: &found[0].Items[0]}), nil
}

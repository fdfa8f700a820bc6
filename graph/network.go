package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Subgraph answers what surrounds some entities.
func (q query) Subgraph(ctx context.Context, roots []EntityRef, depth, nodes int, filter RelationFilter) (Subgraph, error) {
	f, err := q.relationFilter(ctx, filter, "subjects", "objects", "with", "among")
	if err != nil {
		return Subgraph{}, err
	}
	ids, err := q.resolve(ctx, roots)
	if err != nil {
		return Subgraph{}, err
	}
	found, err := store.Neighborhood(ctx, q.store, store.SubgraphQuery{Roots: ids[0], Depth: depth, Nodes: nodes, Filter: f})
	if err != nil {
		return Subgraph{}, err
	}
	corners, lines := newLevel[store.SubgraphNode](q.loader), newLevel[store.SubgraphEdge](q.loader)
	return Subgraph{
		Nodes:     each(found.Nodes, func(n store.SubgraphNode) SubgraphNode { return SubgraphNode{n, corners.add(n)} }),
		Edges:     each(found.Edges, func(e store.SubgraphEdge) SubgraphEdge { return SubgraphEdge{e, lines.add(e)} }),
		Truncated: found.Truncated,
	}, nil
}

// SubgraphNode is an entity of a subgraph.
type SubgraphNode struct {
	store.SubgraphNode
	member[store.SubgraphNode]
}

// Entity returns the entity.
func (n SubgraphNode) Entity(ctx context.Context) (Entity, error) {
	id := func(n store.SubgraphNode) []news.ID { return one(n.Entity) }
	return pointer[store.SubgraphNode]{field: "entity", ids: id, all: id}.required(ctx, n.member)
}

// SubgraphEdge is what one entity did to another.
type SubgraphEdge struct {
	store.SubgraphEdge
	member[store.SubgraphEdge]
}

// Source returns who did it.
func (e SubgraphEdge) Source(ctx context.Context) (Entity, error) {
	return e.end("source", func(e store.SubgraphEdge) []news.ID { return one(e.Source) }).required(ctx, e.member)
}

// Target returns to whom it was done.
func (e SubgraphEdge) Target(ctx context.Context) (Entity, error) {
	return e.end("target", func(e store.SubgraphEdge) []news.ID { return one(e.Target) }).required(ctx, e.member)
}

func (SubgraphEdge) end(field string, ids func(store.SubgraphEdge) []news.ID) pointer[store.SubgraphEdge] {
	return pointer[store.SubgraphEdge]{field: field, ids: ids, all: func(e store.SubgraphEdge) []news.ID {
		return []news.ID{e.Source, e.Target}
	}}
}

// First returns when the first dated relation begins, nil where none has a time.
func (e SubgraphEdge) First() *When { return newWhen(e.SubgraphEdge.First) }

// Last returns when the last dated relation begins, nil where none has a time.
func (e SubgraphEdge) Last() *When { return newWhen(e.SubgraphEdge.Last) }

// Relations returns the newest of the relations.
func (e SubgraphEdge) Relations(ctx context.Context) ([]Relation, error) {
	return ask(e.member, question{field: "relations"}, func(edges []store.SubgraphEdge) ([][]Relation, error) {
		var ids []news.ID
		for _, edge := range edges {
			ids = append(ids, edge.Relations...)
		}
		nodes, err := e.level.nodes(ctx, ids)
		if err != nil {
			return nil, err
		}
		siblings := newLevel[*news.Relation](e.level.loader)
		return each(edges, func(edge store.SubgraphEdge) []Relation {
			out := make([]Relation, 0, len(edge.Relations))
			for _, id := range edge.Relations {
				if r, ok := nodes[id].(news.Relation); ok {
					out = append(out, Relation{&r, siblings.addNode(r.ID, &r)})
				}
			}
			return out
		}), nil
	})
}

// Paths answers how two entities are joined.
func (q query) Paths(ctx context.Context, from, to EntityRef, hops int, types []news.RelationType, families []news.Family, most int) ([]Path, error) {
	ids, err := q.resolve(ctx, []EntityRef{from, to})
	if err != nil {
		return nil, err
	}
	found, err := store.Paths(ctx, q.store, store.PathQuery{
		From: ids[0][0], To: ids[0][1], Hops: hops, Types: relationTypes(types, families), First: most,
	})
	if err != nil {
		return nil, err
	}
	chains, siblings := newLevel[store.Path](q.loader), newLevel[*news.Relation](q.loader)
	return each(found, func(p store.Path) Path {
		return Path{
			member: chains.add(p),
			Hops: each(p.Hops, func(relations []news.Relation) PathHop {
				hop := PathHop{Relations: make([]Relation, len(relations))}
				for i := range relations {
					hop.Relations[i] = Relation{&relations[i], siblings.addNode(relations[i].ID, &relations[i])}
				}
				return hop
			}),
		}
	}), nil
}

// Path is a chain of relations between two entities.
type Path struct {
	member[store.Path]
	Hops []PathHop
}

// Entities returns the entities on the way.
func (p Path) Entities(ctx context.Context) ([]Entity, error) {
	ids := func(p store.Path) []news.ID { return p.Entities }
	found, err := pointer[store.Path]{field: "entities", ids: ids, all: ids}.follow(ctx, p.member)
	return present(found), err
}

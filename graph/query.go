package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// query answers the root fields of queries.
type query struct{ loader }

// Node returns the node with the ID, nil where there is none.
func (q query) Node(ctx context.Context, id news.ID) (Node, error) {
	return first(q.Nodes(ctx, []news.ID{id}))
}

// Nodes returns the nodes with the IDs, nil where there is none.
func (q query) Nodes(ctx context.Context, ids []news.ID) ([]Node, error) {
	if len(ids) > store.MaxPage {
		return nil, badInput("%d IDs are more than the %d that can be asked for at once", len(ids), store.MaxPage)
	}
	found, err := q.nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	typed := newNodes(q.loader)
	return each(ids, func(id news.ID) Node { return typed.of(found[id]) }), nil
}

// Entity returns whom a reference means, nil where there is nobody.
func (q query) Entity(ctx context.Context, ref EntityRef, kind *news.Kind) (Entity, error) {
	return q.entity(ctx, ref, kind)
}

// SearchEntities finds entities by the beginnings of words of their names.
func (q query) SearchEntities(ctx context.Context, text string, kinds []news.Kind, first int, after *store.Cursor) (EntityConnection, error) {
	filter := store.EntityFilter{Kinds: kinds, Text: text}
	return whole(ctx, q.loader, filter, window{store.Newest, first, after}, loader.entities)
}

// Articles lists articles.
func (q query) Articles(ctx context.Context, filter ArticleFilter, order store.Order, first int, after *store.Cursor) (ArticleConnection, error) {
	f, err := q.articleFilter(ctx, filter)
	if err != nil {
		return ArticleConnection{}, err
	}
	return whole(ctx, q.loader, f, window{order, first, after}, loader.articles)
}

// Relations lists who did what to whom.
func (q query) Relations(ctx context.Context, filter RelationFilter, order store.Order, first int, after *store.Cursor) (RelationConnection, error) {
	f, err := q.relationFilter(ctx, filter)
	if err != nil {
		return RelationConnection{}, err
	}
	return whole(ctx, q.loader, f, window{order, first, after}, loader.relations)
}

// Statements lists who said what about whom.
func (q query) Statements(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	f, err := q.statementFilter(ctx, filter)
	if err != nil {
		return StatementConnection{}, err
	}
	return whole(ctx, q.loader, f, window{order, first, after}, loader.statements)
}

// StatementMatrix counts who said how much about whom.
func (q query) StatementMatrix(ctx context.Context, filter StatementFilter, speakers, targets int) ([]MatrixCell, error) {
	f, err := q.statementFilter(ctx, filter)
	if err != nil {
		return nil, err
	}
	cells, err := q.store.Matrix(ctx, store.MatrixQuery{Filter: f, Speakers: speakers, Targets: targets})
	return newMatrix(q.loader, cells), err
}

// Events lists what happened.
func (q query) Events(ctx context.Context, filter EventFilter, order store.Order, first int, after *store.Cursor) (EventConnection, error) {
	f, err := q.eventFilter(ctx, filter)
	if err != nil {
		return EventConnection{}, err
	}
	return whole(ctx, q.loader, f, window{order, first, after}, loader.events)
}

// RelationTypes returns the table of relation types, or that of some families.
func (query) RelationTypes(_ context.Context, families []news.Family) ([]RelationTypeInfo, error) {
	if families == nil {
		families = news.Families()
	}
	return each(typesOf(families), func(i news.RelationInfo) RelationTypeInfo { return RelationTypeInfo{i} }), nil
}

// Stats counts what the store holds.
func (q query) Stats(ctx context.Context) (store.Stats, error) { return q.store.Stats(ctx) }

// nodes gives nodes their types in the API; those of one kind are one level.
type nodes struct {
	entities   *level[being]
	articles   *level[*news.Article]
	relations  *level[*news.Relation]
	statements *level[*news.Statement]
}

func newNodes(l loader) nodes {
	return nodes{newLevel[being](l), newLevel[*news.Article](l), newLevel[*news.Relation](l), newLevel[*news.Statement](l)}
}

func (ns nodes) of(node store.Node) Node {
	switch n := node.(type) {
	case news.Article:
		return Article{&n, ns.articles.addNode(n.ID, &n)}
	case news.Relation:
		return Relation{&n, ns.relations.addNode(n.ID, &n)}
	case news.Statement:
		return Statement{&n, ns.statements.addNode(n.ID, &n)}
	case news.Entity, news.Event:
		return entityOf(ns.entities, node)
	}
	return nil
}

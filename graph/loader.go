package graph

import (
	"context"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// loader asks the store and makes levels of its answers. Each of its methods is
// one store call for the whole of its argument.
type loader struct{ store store.Reader }

// nodes returns the nodes with the IDs, by ID; what does not exist is left out.
func (l loader) nodes(ctx context.Context, ids []news.ID) (map[news.ID]store.Node, error) {
	wanted := slices.Compact(slices.Sorted(slices.Values(ids)))
	wanted = slices.DeleteFunc(wanted, func(id news.ID) bool { return id == "" })
	byID := make(map[news.ID]store.Node, len(wanted))
	if len(wanted) == 0 {
		return byID, nil
	}
	found, err := inBatches(ctx, wanted, l.store.Nodes)
	if err != nil {
		return nil, err
	}
	for i, node := range found {
		if node != nil {
			byID[wanted[i]] = node
		}
	}
	return byID, nil
}

// listing is how lists of one kind are asked for: F is what they are narrowed
// to, Q the store's query, T what the store answers, N what the API gives.
type listing[F, Q, T, N any] struct {
	call  func(context.Context, []Q) ([]store.Page[T], error)
	query func(F, store.Order, store.PageRequest) Q
	key   func(T) string
	node  func(*T) N
}

// connections asks for a list for each of the filters. Where the query wants no
// rows and no count, such as for facets alone, it does not ask.
func (l listing[F, Q, T, N]) connections(ctx context.Context, filters []F, order store.Order, page store.PageRequest) ([]Connection[N], error) {
	pages := make([]store.Page[T], len(filters))
	if page.First != 0 || page.Count {
		queries := make([]Q, len(filters))
		for i, filter := range filters {
			queries[i] = l.query(filter, order, page)
		}
		var err error
		if pages, err = inBatches(ctx, queries, l.call); err != nil {
			return nil, err
		}
	}
	connections := make([]Connection[N], len(pages))
	for i, p := range pages {
		connections[i] = connect(p, page, store.Cursors(filters[i], order), l.key, l.node)
	}
	return connections, nil
}

// entities have one order only.
func (l loader) entities(ctx context.Context, filters []store.EntityFilter, _ store.Order, page store.PageRequest) ([]EntityConnection, error) {
	siblings := newLevel[being](l)
	return listing[store.EntityFilter, store.EntityQuery, news.Entity, Entity]{
		call: l.store.Entities,
		query: func(f store.EntityFilter, _ store.Order, p store.PageRequest) store.EntityQuery {
			return store.EntityQuery{EntityFilter: f, PageRequest: p}
		},
		key:  news.Entity.SortKey,
		node: func(e *news.Entity) Entity { return newEntity(siblings, being{Entity: e}) },
	}.connections(ctx, filters, store.Newest, page)
}

func (l loader) articles(ctx context.Context, filters []store.ArticleFilter, order store.Order, page store.PageRequest) ([]ArticleConnection, error) {
	siblings := newLevel[*news.Article](l)
	return listing[store.ArticleFilter, store.ArticleQuery, news.Article, Article]{
		call: l.store.Articles,
		query: func(f store.ArticleFilter, o store.Order, p store.PageRequest) store.ArticleQuery {
			return store.ArticleQuery{ArticleFilter: f, Order: o, PageRequest: p}
		},
		key:  news.Article.SortKey,
		node: func(a *news.Article) Article { return Article{a, siblings.addNode(a.ID, a)} },
	}.connections(ctx, filters, order, page)
}

func (l loader) relations(ctx context.Context, filters []store.RelationFilter, order store.Order, page store.PageRequest) ([]RelationConnection, error) {
	siblings := newLevel[*news.Relation](l)
	connections, err := listing[store.RelationFilter, store.RelationQuery, news.Relation, Relation]{
		call: l.store.Relations,
		query: func(f store.RelationFilter, o store.Order, p store.PageRequest) store.RelationQuery {
			return store.RelationQuery{RelationFilter: f, Order: o, PageRequest: p}
		},
		key:  news.Relation.SortKey,
		node: func(r *news.Relation) Relation { return Relation{r, siblings.addNode(r.ID, r)} },
	}.connections(ctx, filters, order, page)
	return withFacets(l, filters, connections, func(c Connection[Relation], m member[store.RelationFilter]) RelationConnection {
		return RelationConnection{c, m}
	}), err
}

func (l loader) statements(ctx context.Context, filters []store.StatementFilter, order store.Order, page store.PageRequest) ([]StatementConnection, error) {
	siblings := newLevel[*news.Statement](l)
	connections, err := listing[store.StatementFilter, store.StatementQuery, news.Statement, Statement]{
		call: l.store.Statements,
		query: func(f store.StatementFilter, o store.Order, p store.PageRequest) store.StatementQuery {
			return store.StatementQuery{StatementFilter: f, Order: o, PageRequest: p}
		},
		key:  news.Statement.SortKey,
		node: func(s *news.Statement) Statement { return Statement{s, siblings.addNode(s.ID, s)} },
	}.connections(ctx, filters, order, page)
	return withFacets(l, filters, connections, func(c Connection[Statement], m member[store.StatementFilter]) StatementConnection {
		return StatementConnection{c, m}
	}), err
}

func (l loader) events(ctx context.Context, filters []store.EventFilter, order store.Order, page store.PageRequest) ([]EventConnection, error) {
	siblings := newLevel[being](l)
	connections, err := listing[store.EventFilter, store.EventQuery, news.Event, Event]{
		call: l.store.Events,
		query: func(f store.EventFilter, o store.Order, p store.PageRequest) store.EventQuery {
			return store.EventQuery{EventFilter: f, Order: o, PageRequest: p}
		},
		key:  news.Event.SortKey,
		node: func(e *news.Event) Event { return Event{addEntity(siblings, being{&e.Entity, e})} },
	}.connections(ctx, filters, order, page)
	return withFacets(l, filters, connections, func(c Connection[Event], m member[store.EventFilter]) EventConnection {
		return EventConnection{c, m}
	}), err
}

// evidence is of the fact that a filter names, and has one order only.
func (l loader) evidence(ctx context.Context, filters []store.EvidenceQuery, _ store.Order, page store.PageRequest) ([]EvidenceConnection, error) {
	siblings := newLevel[*news.Evidence](l)
	return listing[store.EvidenceQuery, store.EvidenceQuery, news.Evidence, Evidence]{
		call: l.store.Evidence,
		query: func(q store.EvidenceQuery, _ store.Order, p store.PageRequest) store.EvidenceQuery {
			q.PageRequest = p
			return q
		},
		key:  news.Evidence.SortKey,
		node: func(e *news.Evidence) Evidence { return Evidence{e, siblings.add(e)} },
	}.connections(ctx, filters, store.Newest, page)
}

// withFacets joins lists with what they were narrowed to, of which their facets
// are asked, for all lists of the level at once.
func withFacets[F, N, C any](l loader, filters []F, connections []Connection[N], join func(Connection[N], member[F]) C) []C {
	lists := newLevel[F](l)
	out := make([]C, len(connections))
	for i, c := range connections {
		out[i] = join(c, lists.add(filters[i]))
	}
	return out
}

// inBatches asks the store in parts of at most [store.MaxBatch].
func inBatches[Q, A any](ctx context.Context, queries []Q, call func(context.Context, []Q) ([]A, error)) ([]A, error) {
	answers := make([]A, 0, len(queries))
	for part := range slices.Chunk(queries, store.MaxBatch) {
		some, err := call(ctx, part)
		if err != nil {
			return nil, err
		}
		answers = append(answers, some...)
	}
	return answers, nil
}

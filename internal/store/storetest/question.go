package storetest

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// kind of question.
type kind string

const (
	askEntities        kind = "entities"
	askArticles        kind = "articles"
	askRelations       kind = "relations"
	askStatements      kind = "statements"
	askEvents          kind = "events"
	askEvidence        kind = "evidence"
	askRelationFacets  kind = "relation facets"
	askStatementFacets kind = "statement facets"
	askEventFacets     kind = "event facets"
	askMatrix          kind = "matrix"
	askNodes           kind = "nodes"
	askAdjacent        kind = "adjacent"
	askStats           kind = "stats"
)

// question is any question to a store, as data. A kind of question uses the
// fields that it needs.
type question struct {
	kind       kind
	ids        []news.ID
	types      []news.RelationType
	order      store.Order
	page       store.PageRequest
	entities   store.EntityFilter
	articles   store.ArticleFilter
	relations  store.RelationFilter
	statements store.StatementFilter
	events     store.EventFilter
	speakers   int
	targets    int
}

func (q question) String() string {
	switch q.kind {
	case askEntities, askArticles, askRelations, askStatements, askEvents, askRelationFacets, askStatementFacets, askEventFacets:
		return fmt.Sprintf("%s %+v %q %+v", q.kind, q.filter(), q.order, q.page)
	case askMatrix:
		return fmt.Sprintf("%s %+v %d %d", q.kind, q.statements, q.speakers, q.targets)
	}
	return fmt.Sprintf("%s %v %v %+v", q.kind, q.ids, q.types, q.page)
}

// filter returns the filter of the question's list, for its cursor.
func (q question) filter() any {
	switch q.kind {
	case askEntities:
		return q.entities
	case askArticles:
		return q.articles
	case askStatements, askStatementFacets:
		return q.statements
	case askEvents, askEventFacets:
		return q.events
	}
	return q.relations
}

// ask puts the question, lists in a batch with another one.
func (q question) ask(ctx context.Context, s store.Store) (any, error) {
	two := store.PageRequest{First: 2}
	switch q.kind {
	case askEntities:
		return s.Entities(ctx, []store.EntityQuery{{EntityFilter: q.entities, PageRequest: q.page}, {PageRequest: two}})
	case askArticles:
		return s.Articles(ctx, []store.ArticleQuery{{ArticleFilter: q.articles, Order: q.order, PageRequest: q.page}, {PageRequest: two}})
	case askRelations:
		return s.Relations(ctx, []store.RelationQuery{{RelationFilter: q.relations, Order: q.order, PageRequest: q.page}, {PageRequest: two}})
	case askStatements:
		return s.Statements(ctx, []store.StatementQuery{{PageRequest: two}, {StatementFilter: q.statements, Order: q.order, PageRequest: q.page}})
	case askEvents:
		return s.Events(ctx, []store.EventQuery{{EventFilter: q.events, Order: q.order, PageRequest: q.page}, {PageRequest: two}})
	case askEvidence:
		var qs []store.EvidenceQuery
		for _, id := range q.ids {
			qs = append(qs, store.EvidenceQuery{Fact: id, PageRequest: q.page})
		}
		return s.Evidence(ctx, qs)
	}
	return q.count(ctx, s)
}

// count puts the questions that are not lists.
func (q question) count(ctx context.Context, s store.Store) (any, error) {
	switch q.kind {
	case askRelationFacets:
		return s.RelationFacets(ctx, []store.RelationFilter{q.relations, {}})
	case askStatementFacets:
		return s.StatementFacets(ctx, []store.StatementFilter{q.statements, {}})
	case askEventFacets:
		return s.EventFacets(ctx, []store.EventFilter{{}, q.events})
	case askMatrix:
		return s.Matrix(ctx, store.MatrixQuery{Filter: q.statements, Speakers: q.speakers, Targets: q.targets})
	case askNodes:
		return s.Nodes(ctx, q.ids)
	case askAdjacent:
		return s.Adjacent(ctx, q.ids, q.types)
	case askStats:
		return s.Stats(ctx)
	}
	panic("storetest: no question is of kind " + string(q.kind))
}

// everything returns the questions that show all that a store holds, as far as
// pages go.
func everything(w *world) []question {
	page := store.PageRequest{First: store.MaxPage, Count: true}
	var cast []news.ID
	for _, e := range w.cast {
		cast = append(cast, e.ID)
	}
	out := []question{
		{kind: askStats},
		{kind: askEntities, page: page}, {kind: askArticles, page: page}, {kind: askRelations, page: page},
		{kind: askStatements, page: page}, {kind: askEvents, page: page},
		{kind: askRelationFacets}, {kind: askStatementFacets}, {kind: askEventFacets}, {kind: askMatrix, speakers: 20, targets: 20},
		{kind: askNodes, ids: cast}, {kind: askNodes, ids: w.articles}, {kind: askAdjacent, ids: append(cast, w.events...)},
	}
	for _, ids := range [][]news.ID{w.facts, w.events} {
		out = append(out, question{kind: askNodes, ids: ids}, question{kind: askEvidence, ids: ids, page: page})
	}
	return out
}

// Package storetest holds what every store must do: a naive model of the
// contract, and the suite that holds an engine to it.
package storetest

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Model is a store that is plainly right: it keeps the graphs as they were
// given and works every answer out anew with slices and loops. It is slow.
type Model struct {
	mu     sync.Mutex
	graphs map[news.ID]news.Graph
	names  map[news.ID]news.ID // what became of the IDs that were merged
	view   *view               // worked out when first asked for after a write
}

var _ store.Store = (*Model)(nil)

// NewModel returns an empty model.
func NewModel() *Model {
	return &Model{graphs: map[news.ID]news.Graph{}, names: map[news.ID]news.ID{}}
}

// Ping does nothing.
func (m *Model) Ping(context.Context) error { return nil }

// Close does nothing.
func (m *Model) Close(context.Context) error { return nil }

// to returns what an ID means now.
func (m *Model) to(id news.ID) news.ID {
	for {
		next, ok := m.names[id]
		if !ok {
			return id
		}
		id = next
	}
}

// Put stores graphs.
func (m *Model) Put(ctx context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var outcomes []store.Outcome
	for _, g := range graphs {
		if err := ctx.Err(); err != nil {
			return outcomes, err
		}
		if err := g.Verify(); err != nil {
			return outcomes, fmt.Errorf("%w: %s: %w", store.ErrBadGraph, g.Article.ID, err)
		}
		outcomes = append(outcomes, m.put(g))
	}
	return outcomes, nil
}

func (m *Model) put(g news.Graph) store.Outcome {
	old, ok := m.graphs[g.Article.ID]
	if ok && store.Digest(old) == store.Digest(g) {
		return store.Unchanged
	}
	m.graphs[g.Article.ID] = g
	maps.Copy(m.names, store.RenamedFacts(g, m.to)) // the IDs in the graph as given resolve, too
	m.view = nil
	if ok {
		return store.Replaced
	}
	return store.Added
}

// Delete removes an article.
func (m *Model) Delete(ctx context.Context, article news.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if _, ok := m.graphs[article]; !ok {
		return fmt.Errorf("delete %s: %w", article, store.ErrNotFound)
	}
	delete(m.graphs, article)
	m.view = nil
	return nil
}

// Merge renames an entity in all graphs, and notes what becomes of the facts.
func (m *Model) Merge(ctx context.Context, into, from news.ID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	into, from = m.to(into), m.to(from)
	v := m.current()
	for _, id := range []news.ID{into, from} {
		if _, ok := v.entities[id]; !ok {
			return fmt.Errorf("merge %s: %w", id, store.ErrNotFound)
		}
	}
	if into == from {
		return nil
	}
	if err := store.CheckMerge(into, from); err != nil {
		return err
	}
	rename := func(id news.ID) news.ID {
		if id == from {
			return into
		}
		return id
	}
	facts := map[news.ID]news.ID{}
	for _, g := range m.graphs {
		maps.Copy(facts, store.RenamedFacts(g.Rename(m.to), rename))
	}
	m.names[from] = into
	maps.Copy(m.names, facts)
	m.view = nil
	return nil
}

// current returns the view of what is stored now; the lock must be held.
func (m *Model) current() *view {
	if m.view == nil {
		graphs := slices.Collect(maps.Values(m.graphs))
		for i := range graphs {
			graphs[i] = graphs[i].Rename(m.to)
		}
		m.view = newView(graphs)
	}
	return m.view
}

// answers answers each query of a batch from one view of what is stored.
func answers[Q, P any](ctx context.Context, m *Model, qs []Q, check error, answer func(*view, Q) P) ([]P, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := cmp.Or(check, ctx.Err()); err != nil {
		return nil, err
	}
	v := m.current()
	out := make([]P, len(qs))
	for i, q := range qs {
		out[i] = answer(v, q)
	}
	return out, nil
}

// Nodes returns nodes by ID.
func (m *Model) Nodes(ctx context.Context, ids []news.ID) ([]store.Node, error) {
	return answers(ctx, m, ids, store.CheckBatch(len(ids)), func(v *view, id news.ID) store.Node { return v.node(m.to(id)) })
}

// Entities lists entities.
func (m *Model) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	return answers(ctx, m, qs, store.CheckEntities(qs), func(v *view, q store.EntityQuery) store.Page[news.Entity] {
		f := q.Rename(m.to)
		return page(v.allEntities(), q.EntityFilter, store.Newest, q.PageRequest, func(item news.Entity) bool { return v.matchEntity(item, f) })
	})
}

// Articles lists articles.
func (m *Model) Articles(ctx context.Context, qs []store.ArticleQuery) ([]store.Page[news.Article], error) {
	return answers(ctx, m, qs, store.CheckArticles(qs), func(v *view, q store.ArticleQuery) store.Page[news.Article] {
		f := q.Rename(m.to)
		return page(v.articles, q.ArticleFilter, q.Order, q.PageRequest, func(item news.Article) bool { return v.matchArticle(item, f) })
	})
}

// Relations lists relations.
func (m *Model) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	return answers(ctx, m, qs, store.CheckRelations(qs), func(v *view, q store.RelationQuery) store.Page[news.Relation] {
		f := q.Rename(m.to)
		return page(v.allRelations(), q.RelationFilter, q.Order, q.PageRequest, func(item news.Relation) bool { return v.matchRelation(item, f) })
	})
}

// Statements lists statements.
func (m *Model) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	return answers(ctx, m, qs, store.CheckStatements(qs), func(v *view, q store.StatementQuery) store.Page[news.Statement] {
		f := q.Rename(m.to)
		return page(v.allStatements(), q.StatementFilter, q.Order, q.PageRequest, func(item news.Statement) bool { return v.matchStatement(item, f) })
	})
}

// Events lists events.
func (m *Model) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	return answers(ctx, m, qs, store.CheckEvents(qs), func(v *view, q store.EventQuery) store.Page[news.Event] {
		f := q.Rename(m.to)
		return page(v.allEvents(), q.EventFilter, q.Order, q.PageRequest, func(item news.Event) bool { return v.matchEvent(item, f) })
	})
}

// Evidence lists the evidence of facts.
func (m *Model) Evidence(ctx context.Context, qs []store.EvidenceQuery) ([]store.Page[news.Evidence], error) {
	return answers(ctx, m, qs, store.CheckEvidence(qs), func(v *view, q store.EvidenceQuery) store.Page[news.Evidence] {
		all := v.evidence(m.to(q.Fact))
		return page(all, store.EvidenceQuery{Fact: q.Fact}, store.Newest, q.PageRequest, func(news.Evidence) bool { return true })
	})
}

// Adjacent returns neighbours.
func (m *Model) Adjacent(ctx context.Context, entities []news.ID, types []news.RelationType) ([][]news.ID, error) {
	check := cmp.Or(store.CheckBatch(len(entities)), store.CheckTypes(types))
	return answers(ctx, m, entities, check, func(v *view, id news.ID) []news.ID { return v.adjacent(m.to(id), types) })
}

// Stats counts.
func (m *Model) Stats(ctx context.Context) (store.Stats, error) {
	out, err := answers(ctx, m, []store.Stats{{}}, nil, func(v *view, _ store.Stats) store.Stats { return v.stats() })
	if err != nil {
		return store.Stats{}, err
	}
	return out[0], nil
}

// page filters, orders and cuts a list.
func page[T interface{ SortKey() string }](all []T, filter any, order store.Order, p store.PageRequest, match func(T) bool) store.Page[T] {
	after, err := p.After.SortKey(filter, order)
	if err != nil {
		panic(err) // it was checked
	}
	var list []T
	for _, item := range all {
		if match(item) {
			list = append(list, item)
		}
	}
	slices.SortFunc(list, func(a, b T) int { return compareKeys(a.SortKey(), b.SortKey(), order) })
	out := store.Page[T]{Total: -1}
	if p.Count {
		out.Total = len(list)
	}
	for _, item := range list {
		if p.After != "" && compareKeys(item.SortKey(), after, order) <= 0 {
			continue
		}
		if len(out.Items) == p.First {
			out.HasNext = true
			break
		}
		out.Items = append(out.Items, item)
	}
	return out
}

// compareKeys orders sort keys: descending, or ascending from the oldest.
func compareKeys(a, b string, order store.Order) int {
	switch {
	case a == b:
		return 0
	case (a > b) == (order == store.Newest):
		return -1
	}
	return 1
}

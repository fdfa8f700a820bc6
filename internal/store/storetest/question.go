package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// question is any question to a store, as data.
type question struct {
	name       string
	ids        []news.ID
	types      []news.RelationType
	order      store.Order
	page       store.PageRequest
	entities   store.EntityFilter
	articles   store.ArticleFilter
	relations  store.RelationFilter
	statements store.StatementFilter
	events     store.EventFilter
	matrix     store.MatrixQuery
}

func (q question) String() string {
	switch q.name {
	case "relations", "relation facets":
		return fmt.Sprintf("%s %+v %q %+v", q.name, q.relations, q.order, q.page)
	case "statements", "statement facets":
		return fmt.Sprintf("%s %+v %q %+v", q.name, q.statements, q.order, q.page)
	case "events", "event facets":
		return fmt.Sprintf("%s %+v %q %+v", q.name, q.events, q.order, q.page)
	case "entities":
		return fmt.Sprintf("%s %+v %+v", q.name, q.entities, q.page)
	case "articles":
		return fmt.Sprintf("%s %+v %q %+v", q.name, q.articles, q.order, q.page)
	case "matrix":
		return fmt.Sprintf("%s %+v", q.name, q.matrix)
	}
	return fmt.Sprintf("%s %v %v", q.name, q.ids, q.types)
}

// ask puts the question, in a batch with the whole list.
func (q question) ask(ctx context.Context, s store.Store) (any, error) {
	switch q.name {
	case "relations":
		return s.Relations(ctx, []store.RelationQuery{{RelationFilter: q.relations, Order: q.order, PageRequest: q.page}, {PageRequest: store.PageRequest{First: 2}}})
	case "statements":
		return s.Statements(ctx, []store.StatementQuery{{StatementFilter: q.statements, Order: q.order, PageRequest: q.page}, {PageRequest: store.PageRequest{First: 2}}})
	case "events":
		return s.Events(ctx, []store.EventQuery{{EventFilter: q.events, Order: q.order, PageRequest: q.page}, {PageRequest: store.PageRequest{First: 2}}})
	case "entities":
		return s.Entities(ctx, []store.EntityQuery{{EntityFilter: q.entities, PageRequest: q.page}, {PageRequest: store.PageRequest{First: 2}}})
	case "articles":
		return s.Articles(ctx, []store.ArticleQuery{{ArticleFilter: q.articles, Order: q.order, PageRequest: q.page}, {PageRequest: store.PageRequest{First: 2}}})
	case "relation facets":
		return s.RelationFacets(ctx, []store.RelationFilter{q.relations, {}})
	case "statement facets":
		return s.StatementFacets(ctx, []store.StatementFilter{q.statements, {}})
	case "event facets":
		return s.EventFacets(ctx, []store.EventFilter{q.events, {}})
	case "matrix":
		return s.Matrix(ctx, q.matrix)
	case "nodes":
		return s.Nodes(ctx, q.ids)
	case "adjacent":
		return s.Adjacent(ctx, q.ids, q.types)
	case "evidence":
		return evidenceOfFirst(ctx, s, q)
	case "stats":
		return s.Stats(ctx)
	}
	panic("storetest: no question " + q.name)
}

// evidenceOfFirst asks for the evidence of the first facts of the lists.
func evidenceOfFirst(ctx context.Context, s store.Store, q question) (any, error) {
	relations, err := s.Relations(ctx, []store.RelationQuery{{PageRequest: store.PageRequest{First: 3}}})
	if err != nil {
		return nil, err
	}
	statements, err := s.Statements(ctx, []store.StatementQuery{{PageRequest: store.PageRequest{First: 3}}})
	if err != nil {
		return nil, err
	}
	qs := []store.EvidenceQuery{{Fact: "rel_none", PageRequest: q.page}}
	for _, r := range relations[0].Items {
		qs = append(qs, store.EvidenceQuery{Fact: r.ID, PageRequest: q.page})
	}
	for _, s := range statements[0].Items {
		qs = append(qs, store.EvidenceQuery{Fact: s.ID, PageRequest: q.page})
	}
	return s.Evidence(ctx, qs)
}

var questionNames = []string{
	"relations", "relations", "relations", "statements", "statements", "statements", "entities", "entities", "articles", "events",
	"relation facets", "statement facets", "event facets", "matrix", "nodes", "adjacent", "evidence", "stats",
}

// newQuestion returns a question at random.
func newQuestion(rng *rand.Rand, g *Generator) question {
	r := random{rng, g}
	q := question{
		name:       questionNames[rng.IntN(len(questionNames))],
		ids:        r.entities(3),
		types:      pick(r, []news.RelationType{"INVITED", "MET_WITH", "PRAISED", "ASKED"}),
		order:      []store.Order{store.Newest, store.Oldest}[rng.IntN(2)],
		page:       store.PageRequest{First: rng.IntN(12), Count: rng.IntN(2) == 0},
		entities:   r.entityFilter(),
		articles:   r.articleFilter(),
		relations:  r.relationFilter(),
		statements: r.statementFilter(),
		events:     r.eventFilter(),
	}
	q.matrix = store.MatrixQuery{Filter: r.statementFilter(), Speakers: 1 + rng.IntN(6), Targets: 1 + rng.IntN(6)}
	if rng.IntN(3) == 0 { // a cursor somewhere in the list, not always at an item
		key := news.SortKey(g.day(), news.RelationID(news.RelationKey{}))
		q.page.After = store.EncodeCursor(q.filter(), q.orderOfList(), key)
	}
	return q
}

// filter returns the filter of the question's list, for its cursor.
func (q question) filter() any {
	switch q.name {
	case "statements":
		return q.statements
	case "events":
		return q.events
	case "entities":
		return q.entities
	case "articles":
		return q.articles
	}
	return q.relations
}

func (q question) orderOfList() store.Order {
	if q.name == "entities" {
		return store.Newest
	}
	return q.order
}

// random draws parts of questions. Most parts stay empty.
type random struct {
	*rand.Rand
	g *Generator
}

func (r random) seldom() bool { return r.IntN(5) == 0 }

func (r random) entities(n int) []news.ID {
	var out []news.ID
	for range r.IntN(n + 1) {
		out = append(out, r.g.cast[r.IntN(len(r.g.cast))].ID)
	}
	return out
}

func (r random) some(n int) []news.ID {
	if !r.seldom() {
		return nil
	}
	return r.entities(n)
}

func (r random) articles() []news.ID {
	if r.IntN(8) > 0 {
		return nil
	}
	return []news.ID{news.ArticleID(fmt.Sprintf("https://example.org/%d", r.IntN(30)), "")}
}

func (r random) text() string {
	if !r.seldom() {
		return ""
	}
	return []string{"tide", "Ferry budget", "ärger", "x", "lor", "Q", "a AND (b", "", "…", `"`, "josé"}[r.IntN(11)]
}

func (r random) period() store.Period {
	var p store.Period
	if !r.seldom() {
		return p
	}
	if r.IntN(2) == 0 {
		p.From = r.g.day()
	}
	if r.IntN(2) == 0 {
		p.Until = p.From.Add(40 * 24 * time.Hour)
		if p.From.IsZero() {
			p.Until = r.g.day()
		}
	}
	return p
}

func (r random) presence() store.Presence {
	if r.IntN(6) > 0 {
		return store.Either
	}
	return []store.Presence{store.Present, store.Absent}[r.IntN(2)]
}

func (r random) confidence() float64 {
	if !r.seldom() {
		return 0
	}
	return r.Float64()
}

func pick[T any](r random, all []T) []T {
	if !r.seldom() {
		return nil
	}
	var out []T
	for range 1 + r.IntN(2) {
		out = append(out, all[r.IntN(len(all))])
	}
	return out
}

func (r random) entityFilter() store.EntityFilter {
	f := store.EntityFilter{Kinds: pick(r, news.Kinds()), Text: r.text(), Articles: r.articles()}
	if r.seldom() {
		f.Names = []string{"LORN", "josé ñandú", "x", "nobody"}[r.IntN(3):]
	}
	return f
}

func (r random) articleFilter() store.ArticleFilter {
	return store.ArticleFilter{Entities: r.some(2), Text: r.text(), Outlets: pick(r, []string{"", "Fjord Radio", "None"}), Published: r.period()}
}

func (r random) relationFilter() store.RelationFilter {
	return store.RelationFilter{
		Subjects: r.some(2), Objects: r.some(2), With: r.some(2), Among: r.some(8),
		Types: pick(r, []news.RelationType{"INVITED", "MET_WITH", "PRAISED", "ACCUSED"}), Polarities: pick(r, news.Polarities()),
		Modalities: pick(r, news.Modalities()), AttributedTo: r.some(2), Articles: r.articles(), Period: r.period(), Dated: r.presence(),
		MinConfidence: r.confidence(), MinSources: r.IntN(6) / 5 * 2,
	}
}

func (r random) statementFilter() store.StatementFilter {
	return store.StatementFilter{
		Speakers: r.some(2), About: r.some(2), Involving: r.some(2), Stances: pick(r, news.Stances()), Forms: pick(r, news.Forms()),
		Text: r.text(), Articles: r.articles(), Period: r.period(), Dated: r.presence(), Attributed: r.presence(), MinConfidence: r.confidence(),
	}
}

func (r random) eventFilter() store.EventFilter {
	return store.EventFilter{
		Types: pick(r, []news.EventType{"INTERVIEW", "MEETING"}), Participants: r.some(3), Text: r.text(), Articles: r.articles(),
		Period: r.period(), Dated: r.presence(),
	}
}

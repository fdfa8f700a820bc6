package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

const (
	entityPattern = "(x:Entity)"
	eventPattern  = "(x:Event)"
	entityColumns = "x.id, x.kind, x.name, x.aliases, x.named, x.mentions, x.articles, x.first, x.last"
)

var entities = list[news.Entity]{whole: entityPattern, sort: "sk", columns: entityColumns, scan: scanEntity}

func scanEntity(f *fields) news.Entity {
	e := news.Entity{ID: f.id(), Kind: news.Kind(f.text()), Name: f.text()}
	f.json(&e.Aliases)
	e.Unnamed = f.number() == 0
	e.Mentions, e.Articles = f.number(), f.number()
	e.First, e.Last = f.instant(), f.instant()
	return e
}

func selectEntities(f store.EntityFilter) selection {
	s := newSelection()
	in(&s, "x.kind", "kinds2", f.Kinds)
	s.match("entity_text", f.Text, "*")
	var names []news.ID
	for _, name := range f.Names {
		names = append(names, news.ID(news.Fold(name)))
	}
	if len(names) > 0 {
		s.add("EXISTS { MATCH (x)-[:KNOWN_AS]->(n:NameForm) WHERE n.folded IN q.names }", "names", strings(names))
	}
	if len(f.Articles) > 0 {
		s.add("EXISTS { MATCH (x)<-[:MENTIONS]-(a:Article) WHERE a.id IN q.articles }", "articles", strings(f.Articles))
	}
	switch {
	case len(names) > 0:
		s.enter(arm{match: "(:NameForm {folded: v})<-[:KNOWN_AS]-(x:Entity)", sk: "x.sk"}, names)
	case len(f.Articles) > 0:
		s.enter(arm{match: "(:Article {id: v})-[:MENTIONS]->(x:Entity)", sk: "x.sk"}, f.Articles)
	case len(f.Kinds) > 0:
		s.arms = append(s.arms, arm{match: entityPattern, columns: []string{"x.kind"}, sk: "x.sk"})
		s.params["keys"] = strings(f.Kinds)
	}
	return s
}

// Entities lists entities.
func (s *Store) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	if err := store.CheckEntities(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, func(q store.EntityQuery) []news.ID { return q.EntityFilter.IDs() },
		func(q store.EntityQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectEntities(q.EntityFilter.Rename(to)), filter: q.EntityFilter, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, entities, asking)
}

var events = list[news.Event]{
	whole:   eventPattern,
	sort:    "eventSk",
	columns: "x.eventType, x.participants, x.begins, x.ends, x.grain, x.basis, x.words, x.confidence, " + entityColumns,
	scan: func(f *fields) news.Event {
		e := news.Event{Type: news.EventType(f.text())}
		f.json(&e.Participants)
		e.When, e.Confidence = f.when(), f.float()
		e.Entity = scanEntity(f)
		return e
	},
}

func selectEvents(f store.EventFilter) selection {
	s := newSelection()
	in(&s, "x.eventType", "types", f.Types)
	if len(f.Participants) > 0 {
		s.add("EXISTS { MATCH (x)<-[:TOOK_PART]-(p:Entity) WHERE p.id IN q.participants }", "participants", strings(f.Participants))
	}
	s.match("entity_text", f.Text, "*")
	if s.params["text"] != nil { // the index holds all entities
		s.add("x:Event", "", nil)
	}
	s.reportedBy(f.Articles)
	s.period("x.eventSk", f.Period)
	s.dated("x.eventSk", f.Dated)
	switch {
	case len(f.Articles) > 0:
		s.enter(arm{match: "(:Article {id: v})<-[:IN]-(x:Event)", sk: "x.eventSk"}, f.Articles)
	case len(f.Participants) > 0:
		s.enter(arm{match: "(:Entity {id: v})-[:TOOK_PART]->(x:Event)", sk: "x.eventSk"}, f.Participants)
	}
	return s
}

// Events lists events.
func (s *Store) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	if err := store.CheckEvents(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, func(q store.EventQuery) []news.ID { return q.EventFilter.IDs() },
		func(q store.EventQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectEvents(q.EventFilter.Rename(to)), filter: q.EventFilter, order: q.Order, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, events, asking)
}

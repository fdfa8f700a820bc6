package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

const entityColumns = "x.id, x.kind, x.name, x.aliases, x.named, x.mentions, x.articles, x.first, x.last"

var entities = list[news.Entity]{whole: arm{match: "(x:Entity)", sk: "x.sk"}, columns: entityColumns, scan: scanEntity}

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
	names := make([]string, len(f.Names))
	for i, name := range f.Names {
		names[i] = news.Fold(name)
	}
	where(&s, "names", "EXISTS { MATCH (x)-[:KNOWN_AS]->(n:NameForm) WHERE n.folded IN q.names }", names)
	where(&s, "articles", "EXISTS { MATCH (x)<-[:MENTIONS]-(a:Article) WHERE a.id IN q.articles }", strings(f.Articles))
	in(&s, "kinds", "x.kind", f.Kinds)
	s.match("entity_text", f.Text, "*")
	s.enter("names", arm{match: "(:NameForm {folded: v})<-[:KNOWN_AS]-(x:Entity)", sk: "x.sk", repeats: true})
	s.enter("articles", arm{match: "(:Article {id: v})-[:MENTIONS]->(x:Entity)", sk: "x.sk"})
	s.enter("kinds", arm{match: "(x:Entity)", columns: []string{"x.kind"}, sk: "x.sk"})
	return s
}

// Entities lists entities.
func (s *Store) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	if err := store.CheckEntities(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, store.EntityQuery.IDs,
		func(q store.EntityQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectEntities(q.Rename(to)), filter: q.EntityFilter, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, entities, asking)
}

var events = list[news.Event]{
	whole:   arm{match: "(x:Event)", sk: "x.eventSk"},
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
	where(&s, "participants", "EXISTS { MATCH (x)<-[:TOOK_PART]-(p:Entity) WHERE p.id IN q.participants }", strings(f.Participants))
	in(&s, "types", "x.eventType", f.Types)
	s.reportedBy(f.Articles)
	s.match("entity_text", f.Text, "*")
	s.period(f.Period)
	s.dated(f.Dated)
	s.enter("articles", arm{match: "(:Article {id: v})<-[:IN]-(x:Event)", sk: "x.eventSk"})
	s.enter("participants", arm{match: "(:Entity)-[e:TOOK_PART]->(x:Event)", columns: []string{"e.entity"}, sk: "e.sk"})
	return s
}

// Events lists events.
func (s *Store) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	if err := store.CheckEvents(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, store.EventQuery.IDs,
		func(q store.EventQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectEvents(q.Rename(to)), filter: q.EventFilter, order: q.Order, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, events, asking)
}

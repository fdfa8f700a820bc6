package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Node is anything that has an ID.
type Node interface{ isNode() }

// Entity is a [Person], [Organization], [Platform], [Event] or [Thing].
type Entity interface {
	Node
	isEntity()
}

// The types that entities have in the API.
type (
	// Person is an entity of that kind.
	Person struct{ entity }
	// Organization is an entity of that kind.
	Organization struct{ entity }
	// Platform is an entity of that kind.
	Platform struct{ entity }
	// Thing is an entity of any other kind.
	Thing struct{ entity }
)

// being is an entity as the store gave it: with what it is as an event, where it
// was asked for as one.
type being struct {
	*news.Entity
	event *news.Event
}

// entity is what all entities have.
type entity struct {
	*news.Entity
	member[being]
}

func (entity) isNode()   {}
func (entity) isEntity() {}

// addEntity puts an entity among its siblings.
func addEntity(siblings *level[being], b being) entity {
	return entity{b.Entity, siblings.addNode(b.ID, b)}
}

// newEntity is addEntity with the type that the entity's kind has in the API.
func newEntity(siblings *level[being], b being) Entity {
	e := addEntity(siblings, b)
	switch b.Kind {
	case news.Person:
		return Person{e}
	case news.Organization:
		return Organization{e}
	case news.Platform:
		return Platform{e}
	case news.Happening:
		return Event{e}
	}
	return Thing{e}
}

// ArticleCount returns how many articles refer to the entity.
func (e entity) ArticleCount() int { return e.Entity.Articles }

// Relations lists what it did and what was done to it.
func (e entity) Relations(ctx context.Context, filter RelationFilter, direction Direction, order store.Order, first int, after *store.Cursor) (RelationConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.RelationFilter, error) {
			return l.relationFilter(ctx, filter, "subjects", "objects", "among")
		},
		func(f *store.RelationFilter, b being) { toward(f, direction, b.ID) },
		loader.relations)
}

// toward narrows relations to those in which the entity is the end that the
// direction says; With of the filter then means the other end.
func toward(f *store.RelationFilter, direction Direction, id news.ID) {
	others := f.With
	switch direction {
	case DirectionOut:
		f.Subjects, f.Objects, f.With = one(id), others, nil
	case DirectionIn:
		f.Subjects, f.Objects, f.With = others, one(id), nil
	default:
		f.With = one(id)
		if len(others) > 0 { // one end is it, both are among it and the others
			f.Among = append(one(id), others...)
		}
	}
}

// StatementsBy lists what it said.
func (e entity) StatementsBy(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.StatementFilter, error) { return l.statementFilter(ctx, filter, "speakers") },
		func(f *store.StatementFilter, b being) { f.Speakers = one(b.ID) },
		loader.statements)
}

// StatementsAbout lists what was said about it.
func (e entity) StatementsAbout(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.StatementFilter, error) { return l.statementFilter(ctx, filter, "about") },
		func(f *store.StatementFilter, b being) { f.About = one(b.ID) },
		loader.statements)
}

// StatementsOn lists what was said on a platform.
func (p Platform) StatementsOn(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return within(ctx, p.member, window{order, first, after},
		func(l loader) (store.StatementFilter, error) { return l.statementFilter(ctx, filter, "platforms") },
		func(f *store.StatementFilter, b being) { f.Platforms = one(b.ID) },
		loader.statements)
}

// Events lists the events in which it takes part.
func (e entity) Events(ctx context.Context, filter EventFilter, order store.Order, first int, after *store.Cursor) (EventConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.EventFilter, error) { return l.eventFilter(ctx, filter, "participants") },
		func(f *store.EventFilter, b being) { f.Participants = one(b.ID) },
		loader.events)
}

// Articles lists the articles that refer to it.
func (e entity) Articles(ctx context.Context, filter ArticleFilter, order store.Order, first int, after *store.Cursor) (ArticleConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.ArticleFilter, error) { return l.articleFilter(ctx, filter, "entities") },
		func(f *store.ArticleFilter, b being) { f.Entities = one(b.ID) },
		loader.articles)
}

// Timeline lists what it had part in.
func (e entity) Timeline(ctx context.Context, filter TimelineFilter, order store.Order, first int, after *store.Cursor) (TimelineConnection, error) {
	return within(ctx, e.member, window{order, first, after},
		func(l loader) (store.TimelineFilter, error) { return l.timelineFilter(ctx, filter, "entities") },
		func(f *store.TimelineFilter, b being) { f.Entities = one(b.ID) },
		loader.timelines)
}

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

// The kinds of entities that have a type of their own in the API; all others
// are a Thing.
type (
	Person       struct{ entity }
	Organization struct{ entity }
	Platform     struct{ entity }
	Thing        struct{ entity }
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
	return list(ctx, e.member, func(w want, entities []being) ([]RelationConnection, error) {
		base, err := e.level.relationFilter(ctx, filter, "subjects", "objects", "among")
		if err != nil {
			return nil, err
		}
		return e.level.relations(ctx, each(entities, func(b being) store.RelationFilter {
			return toward(base, direction, b.ID)
		}), order, w.page(first, after))
	})
}

// toward narrows relations to those in which the entity is the end that the
// direction says; With of the filter then means the other end.
func toward(f store.RelationFilter, direction Direction, id news.ID) store.RelationFilter {
	others := f.With
	switch direction {
	case DirectionOut:
		f.Subjects, f.Objects, f.With = []news.ID{id}, others, nil
	case DirectionIn:
		f.Subjects, f.Objects, f.With = others, []news.ID{id}, nil
	default:
		f.With = []news.ID{id}
		if len(others) > 0 { // one end is it, both are among it and the others
			f.Among = append([]news.ID{id}, others...)
		}
	}
	return f
}

// StatementsBy lists what it said.
func (e entity) StatementsBy(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return e.statements(ctx, filter, "speakers", func(f *store.StatementFilter, id news.ID) { f.Speakers = []news.ID{id} }, order, first, after)
}

// StatementsAbout lists what was said about it.
func (e entity) StatementsAbout(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return e.statements(ctx, filter, "about", func(f *store.StatementFilter, id news.ID) { f.About = []news.ID{id} }, order, first, after)
}

// StatementsOn lists what was said on a platform.
func (p Platform) StatementsOn(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return p.statements(ctx, filter, "platforms", func(f *store.StatementFilter, id news.ID) { f.Platforms = []news.ID{id} }, order, first, after)
}

// statements lists the statements in which the entity has the role that the
// field of the filter names and that narrow sets.
func (e entity) statements(ctx context.Context, filter StatementFilter, role string, narrow func(*store.StatementFilter, news.ID), order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return list(ctx, e.member, func(w want, entities []being) ([]StatementConnection, error) {
		base, err := e.level.statementFilter(ctx, filter, role)
		if err != nil {
			return nil, err
		}
		return e.level.statements(ctx, each(entities, func(b being) store.StatementFilter {
			f := base
			narrow(&f, b.ID)
			return f
		}), order, w.page(first, after))
	})
}

// Events lists the events in which it takes part.
func (e entity) Events(ctx context.Context, filter EventFilter, order store.Order, first int, after *store.Cursor) (EventConnection, error) {
	return list(ctx, e.member, func(w want, entities []being) ([]EventConnection, error) {
		base, err := e.level.eventFilter(ctx, filter, "participants")
		if err != nil {
			return nil, err
		}
		return e.level.events(ctx, each(entities, func(b being) store.EventFilter {
			f := base
			f.Participants = []news.ID{b.ID}
			return f
		}), order, w.page(first, after))
	})
}

// Articles lists the articles that refer to it.
func (e entity) Articles(ctx context.Context, filter ArticleFilter, order store.Order, first int, after *store.Cursor) (ArticleConnection, error) {
	return list(ctx, e.member, func(w want, entities []being) ([]ArticleConnection, error) {
		base, err := e.level.articleFilter(ctx, filter, "entities")
		if err != nil {
			return nil, err
		}
		return e.level.articles(ctx, each(entities, func(b being) store.ArticleFilter {
			f := base
			f.Entities = []news.ID{b.ID}
			return f
		}), order, w.page(first, after))
	})
}

// each maps the items of a level.
func each[T, A any](items []T, to func(T) A) []A {
	out := make([]A, len(items))
	for i, item := range items {
		out[i] = to(item)
	}
	return out
}

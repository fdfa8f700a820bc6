package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Article is a news text as it was fed in.
type Article struct {
	*news.Article
	member[*news.Article]
}

func (Article) isNode() {}

// URL returns where it stands, nil where unknown.
func (a Article) URL() *string { return orNull(a.Article.URL) }

// Title returns its headline, nil where unknown.
func (a Article) Title() *string { return orNull(a.Article.Title) }

// Outlet returns who published it, nil where unknown.
func (a Article) Outlet() *string { return orNull(a.Article.Outlet) }

// Entities lists whom and what it refers to.
func (a Article) Entities(ctx context.Context, kinds []news.Kind, first int, after *store.Cursor) (EntityConnection, error) {
	return within(ctx, a.member, window{store.Newest, first, after},
		func(loader) (store.EntityFilter, error) { return store.EntityFilter{Kinds: kinds}, nil },
		func(f *store.EntityFilter, a *news.Article) { f.Articles = one(a.ID) },
		loader.entities)
}

// Relations lists what it says that somebody did.
func (a Article) Relations(ctx context.Context, filter RelationFilter, order store.Order, first int, after *store.Cursor) (RelationConnection, error) {
	return within(ctx, a.member, window{order, first, after},
		func(l loader) (store.RelationFilter, error) { return l.relationFilter(ctx, filter, "articles") },
		func(f *store.RelationFilter, a *news.Article) { f.Articles = one(a.ID) },
		loader.relations)
}

// Statements lists what it says that somebody said.
func (a Article) Statements(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return within(ctx, a.member, window{order, first, after},
		func(l loader) (store.StatementFilter, error) { return l.statementFilter(ctx, filter, "articles") },
		func(f *store.StatementFilter, a *news.Article) { f.Articles = one(a.ID) },
		loader.statements)
}

// Events lists the events that it tells of.
func (a Article) Events(ctx context.Context, filter EventFilter, order store.Order, first int, after *store.Cursor) (EventConnection, error) {
	return within(ctx, a.member, window{order, first, after},
		func(l loader) (store.EventFilter, error) { return l.eventFilter(ctx, filter, "articles") },
		func(f *store.EventFilter, a *news.Article) { f.Articles = one(a.ID) },
		loader.events)
}

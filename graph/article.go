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
	return list(ctx, a.member, func(w want, articles []*news.Article) ([]EntityConnection, error) {
		return a.level.entities(ctx, each(articles, func(a *news.Article) store.EntityFilter {
			return store.EntityFilter{Kinds: kinds, Articles: []news.ID{a.ID}}
		}), w.page(first, after))
	})
}

// Relations lists what it says that somebody did.
func (a Article) Relations(ctx context.Context, filter RelationFilter, order store.Order, first int, after *store.Cursor) (RelationConnection, error) {
	return list(ctx, a.member, func(w want, articles []*news.Article) ([]RelationConnection, error) {
		base, err := a.level.relationFilter(ctx, filter, "articles")
		if err != nil {
			return nil, err
		}
		return a.level.relations(ctx, each(articles, func(a *news.Article) store.RelationFilter {
			f := base
			f.Articles = []news.ID{a.ID}
			return f
		}), order, w.page(first, after))
	})
}

// Statements lists what it says that somebody said.
func (a Article) Statements(ctx context.Context, filter StatementFilter, order store.Order, first int, after *store.Cursor) (StatementConnection, error) {
	return list(ctx, a.member, func(w want, articles []*news.Article) ([]StatementConnection, error) {
		base, err := a.level.statementFilter(ctx, filter, "articles")
		if err != nil {
			return nil, err
		}
		return a.level.statements(ctx, each(articles, func(a *news.Article) store.StatementFilter {
			f := base
			f.Articles = []news.ID{a.ID}
			return f
		}), order, w.page(first, after))
	})
}

// Events lists the events that it tells of.
func (a Article) Events(ctx context.Context, filter EventFilter, order store.Order, first int, after *store.Cursor) (EventConnection, error) {
	return list(ctx, a.member, func(w want, articles []*news.Article) ([]EventConnection, error) {
		base, err := a.level.eventFilter(ctx, filter, "articles")
		if err != nil {
			return nil, err
		}
		return a.level.events(ctx, each(articles, func(a *news.Article) store.EventFilter {
			f := base
			f.Articles = []news.ID{a.ID}
			return f
		}), order, w.page(first, after))
	})
}

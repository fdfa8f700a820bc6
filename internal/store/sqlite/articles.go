package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// The text comes last, so that the other columns are found without reading it.
var articleColumns = []string{"id", "url", "title", "outlet", "authors", "published", "recorded", "text"}

var articles = list[news.Article]{table: "article", columns: of("x", articleColumns), scan: scanArticle}

func scanArticle(row scanner) (news.Article, error) {
	var a news.Article
	var authors sql.RawBytes
	var published, recorded sql.NullInt64
	if err := row.Scan(&a.ID, &a.URL, &a.Title, &a.Outlet, &authors, &published, &recorded, &a.Text); err != nil {
		return a, err
	}
	a.Published, a.Recorded = instant(published), instant(recorded)
	return a, json.Unmarshal(authors, &a.Authors)
}

// selectArticles turns a filter into SQL.
func selectArticles(f store.ArticleFilter) selection {
	var s selection
	if len(f.Entities) > 0 {
		by := oneOf("m.entity", f.Entities)
		s.all.add("EXISTS (SELECT 1 FROM entity_report m WHERE m.article = x.id AND "+by.sql+")", by.args...)
	}
	in(&s.all, "x.outlet", f.Outlets)
	s.key.period(f.Published)
	s.matching("article_text", f.Text, "")
	switch {
	case len(f.Entities) > 0:
		enter(&s, "entity_report m CROSS JOIN article x ON x.id = m.article", "m.entity", "m.sk", f.Entities)
	default:
		enter(&s, "article x", "x.outlet", "x.sk", f.Outlets)
	}
	return s
}

// Articles lists articles.
func (s *Store) Articles(ctx context.Context, qs []store.ArticleQuery) ([]store.Page[news.Article], error) {
	if err := store.CheckArticles(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(r *reader, q store.ArticleQuery) (store.Page[news.Article], error) {
		return articles.page(ctx, r, selectArticles(q.Rename(r.renamed.to)), q.ArticleFilter, q.Order, q.PageRequest)
	})
}

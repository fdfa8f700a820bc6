package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var articles = list[news.Article]{
	table:   "article",
	columns: "x.sk AS sk, x.id, x.url, x.title, x.text, x.outlet, x.authors, x.published, x.recorded",
	scan:    scanArticle,
}

func scanArticle(row scanner) (news.Article, error) {
	var a news.Article
	var sk, authors string
	var published, recorded sql.NullInt64
	if err := row.Scan(&sk, &a.ID, &a.URL, &a.Title, &a.Text, &a.Outlet, &authors, &published, &recorded); err != nil {
		return a, err
	}
	a.Published, a.Recorded = instant(published), instant(recorded)
	return a, json.Unmarshal([]byte(authors), &a.Authors)
}

func selectArticles(f store.ArticleFilter) selection {
	var s selection
	if clause, args, ok := oneOf("m.entity", f.Entities); ok {
		s.all.add("EXISTS (SELECT 1 FROM entity_report m WHERE m.article = x.id AND "+clause+")", args...)
	}
	s.all.match("x.num", "article_text", f.Text, "")
	in(&s.all, "x.outlet", f.Outlets)
	s.all.period("x.sk", f.Published)
	switch {
	case len(f.Entities) > 0:
		enter(&s, "entity_report m CROSS JOIN article x ON x.id = m.article", "m.entity", "x.sk", f.Entities)
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
	return answer(ctx, s, qs, func(q store.ArticleQuery) []news.ID { return q.ArticleFilter.IDs() },
		func(r *reader, q store.ArticleQuery) (store.Page[news.Article], error) {
			return page(ctx, r, articles, selectArticles(q.ArticleFilter.Rename(r.to)), q.ArticleFilter, q.Order, q.PageRequest)
		})
}

var evidence = list[news.Evidence]{
	table:   "evidence",
	columns: "x.sk AS sk, x.evidence",
	scan: func(row scanner) (news.Evidence, error) {
		var e news.Evidence
		var sk, text string
		if err := row.Scan(&sk, &text); err != nil {
			return e, err
		}
		return e, json.Unmarshal([]byte(text), &e)
	},
}

// Evidence lists the evidence of facts.
func (s *Store) Evidence(ctx context.Context, qs []store.EvidenceQuery) ([]store.Page[news.Evidence], error) {
	if err := store.CheckEvidence(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(q store.EvidenceQuery) []news.ID { return []news.ID{q.Fact} },
		func(r *reader, q store.EvidenceQuery) (store.Page[news.Evidence], error) {
			var sel selection
			sel.all.add("x.fact = ?", string(r.to(q.Fact)))
			return page(ctx, r, evidence, sel, store.EvidenceQuery{Fact: q.Fact}, store.Newest, q.PageRequest)
		})
}

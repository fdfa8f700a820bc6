package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var articles = list[news.Article]{
	whole:   arm{match: "(x:Article)", sk: "x.sk"},
	columns: "x.id, x.url, x.title, x.text, x.outlet, x.authors, x.published, x.recorded",
	scan: func(f *fields) news.Article {
		a := news.Article{ID: f.id(), URL: f.text(), Title: f.text(), Text: f.text(), Outlet: f.text()}
		f.json(&a.Authors)
		a.Published, a.Recorded = f.instant(), f.instant()
		return a
	},
}

func selectArticles(f store.ArticleFilter) selection {
	s := newSelection()
	where(&s, "entities", "EXISTS { MATCH (x)-[:MENTIONS]->(m:Entity) WHERE m.id IN q.entities }", strings(f.Entities))
	in(&s, "outlets", "x.outlet", f.Outlets)
	s.match("article_text", f.Text, "")
	s.period(f.Published)
	s.enter("entities", arm{match: "(x:Article)-[e:MENTIONS]->(:Entity)", columns: []string{"e.entity"}, sk: "e.sk"})
	return s
}

// Articles lists articles.
func (s *Store) Articles(ctx context.Context, qs []store.ArticleQuery) ([]store.Page[news.Article], error) {
	if err := store.CheckArticles(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, store.ArticleQuery.IDs,
		func(q store.ArticleQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectArticles(q.Rename(to)), filter: q.ArticleFilter, order: q.Order, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, articles, asking)
}

var evidence = list[news.Evidence]{
	whole:   arm{match: "(x:Evidence)", sk: "x.sk"},
	columns: "x.evidence",
	scan: func(f *fields) news.Evidence {
		var e news.Evidence
		f.json(&e)
		return e
	},
}

// Evidence lists the evidence of facts.
func (s *Store) Evidence(ctx context.Context, qs []store.EvidenceQuery) ([]store.Page[news.Evidence], error) {
	if err := store.CheckEvidence(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, func(q store.EvidenceQuery) []news.ID { return []news.ID{q.Fact} },
		func(q store.EvidenceQuery, to func(news.ID) news.ID) asked {
			sel := newSelection()
			where(&sel, "facts", "", []string{string(to(q.Fact))})
			sel.enter("facts", arm{match: "(x:Evidence)", columns: []string{"x.fact"}, sk: "x.sk"})
			return asked{selection: sel, filter: store.EvidenceQuery{Fact: q.Fact}, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, evidence, asking)
}

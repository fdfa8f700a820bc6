package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Evidence is the words of an article that prove a fact.
type Evidence struct {
	*news.Evidence
	member[*news.Evidence]
}

// evidence answers the evidence of facts, or of what a fact's ID stands for.
func evidence[T any](ctx context.Context, m member[T], part window, id func(T) news.ID) (EvidenceConnection, error) {
	return within(ctx, m, part,
		func(loader) (store.EvidenceQuery, error) { return store.EvidenceQuery{}, nil },
		func(q *store.EvidenceQuery, item T) { q.Fact = id(item) },
		loader.evidence)
}

// Article returns the article.
func (e Evidence) Article(ctx context.Context) (Article, error) {
	found, err := ask(e.member, question{field: "article"}, func(evidence []*news.Evidence) ([]*Article, error) {
		nodes, err := e.level.nodes(ctx, each(evidence, func(e *news.Evidence) news.ID { return e.Article }))
		siblings := newLevel[*news.Article](e.level.loader)
		return each(evidence, func(e *news.Evidence) *Article {
			if a, ok := nodes[e.Article].(news.Article); ok {
				return &Article{&a, siblings.addNode(a.ID, &a)}
			}
			return nil
		}), err
	})
	if err != nil {
		return Article{}, err
	}
	if found == nil {
		return Article{}, errGone
	}
	return *found, nil
}

// Start returns where the words begin, in code points.
func (e Evidence) Start() int { return e.CodePoints.Start }

// End returns where the words end, in code points.
func (e Evidence) End() int { return e.CodePoints.End }

// StartUtf16 returns where the words begin, in UTF-16 units.
func (e Evidence) StartUtf16() int { return e.UTF16.Start }

// EndUtf16 returns where the words end, in UTF-16 units.
func (e Evidence) EndUtf16() int { return e.UTF16.End }

// Sentence returns the sentence around the words.
func (e Evidence) Sentence() string { return e.Context }

// Cue returns the word that told, nil where no single word did.
func (e Evidence) Cue() *string { return orNull(e.Evidence.Cue) }

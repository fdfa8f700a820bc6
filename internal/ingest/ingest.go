// Package ingest is the pipeline that takes articles in: each is extracted,
// resolved and stored. A bounded number of workers read at once; writes follow
// each other, since a store takes one at a time. An article that fails is
// reported with the reason and never stops the others; one that is already
// stored as it is changes nothing.
package ingest

import (
	"context"
	"fmt"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Extractor reads what an article says.
type Extractor interface {
	Extract(ctx context.Context, article news.Article) (news.Draft, error)
}

// Resolver gives the names in a draft their identities.
type Resolver interface {
	Resolve(ctx context.Context, article news.Article, draft news.Draft) (news.Graph, error)
}

// Pipeline takes articles in. All fields but Workers must be set.
type Pipeline struct {
	Extractor Extractor
	Resolver  Resolver
	Store     store.Writer
	Now       func() time.Time // the clock of Article.Recorded
	Workers   int              // articles read at once; 0 is one
}

// Result is what became of one article.
type Result struct {
	Name    string // what the caller calls the input
	Graph   news.Graph
	Outcome store.Outcome // "" where Err is set
	Err     error
}

// One takes one article in.
func (p *Pipeline) One(ctx context.Context, article news.Article) (news.Graph, store.Outcome, error) {
	draft, err := p.Extractor.Extract(ctx, article)
	if err != nil {
		return news.Graph{}, "", fmt.Errorf("extract: %w", err)
	}
	return p.put(ctx, article, draft)
}

func (p *Pipeline) put(ctx context.Context, article news.Article, draft news.Draft) (news.Graph, store.Outcome, error) {
	article.Recorded = p.Now().UTC().Truncate(time.Second)
	graph, err := p.Resolver.Resolve(ctx, article, draft)
	if err != nil {
		return news.Graph{}, "", fmt.Errorf("resolve: %w", err)
	}
	outcomes, err := p.Store.Put(ctx, []news.Graph{graph})
	if err != nil {
		return news.Graph{}, "", fmt.Errorf("store: %w", err)
	}
	return graph, outcomes[0], nil
}

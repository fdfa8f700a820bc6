package graph

import (
	"context"
	"fmt"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// putter stands for the pipeline: it knows beforehand what articles say.
type putter struct {
	store store.Store
	known []news.Graph
}

func (p *putter) Ingest(ctx context.Context, input IngestInput) (news.Graph, store.Outcome, error) {
	if strings.TrimSpace(input.Text) == "" {
		return news.Graph{}, "", fmt.Errorf("%w: %w", ErrBadInput, news.ErrEmptyText)
	}
	graph := news.Graph{Article: news.Article{ID: news.ArticleID("", input.Text), Text: input.Text}}
	for _, g := range p.known {
		if g.Article.Text == input.Text {
			graph = g
		}
	}
	outcomes, err := p.store.Put(ctx, []news.Graph{graph})
	if err != nil {
		return news.Graph{}, "", err
	}
	return graph, outcomes[0], nil
}

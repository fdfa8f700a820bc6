package main

import (
	"context"
	_ "embed" // the schema is part of the program
	"errors"
	"fmt"

	"hearsay/graph"
	"hearsay/internal/ingest"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
	"hearsay/internal/source"
	"hearsay/internal/store"
)

//go:embed schema.graphqls
var schema string

// ingester takes the articles in that come through the API.
type ingester struct{ pipeline *ingest.Pipeline }

// Ingest reads and stores one article.
func (i ingester) Ingest(ctx context.Context, in graph.IngestInput) (news.Graph, store.Outcome, error) {
	article, err := source.New(in.Text, source.Meta{
		Title: value(in.Title), URL: value(in.URL), Date: value(in.Date), Outlet: value(in.Outlet), Authors: in.Authors,
	})
	if err != nil {
		return news.Graph{}, "", fmt.Errorf("%w: %w", graph.ErrBadInput, err)
	}
	g, outcome, err := i.pipeline.One(ctx, article)
	var language *nlp.LanguageError
	if errors.As(err, &language) {
		return news.Graph{}, "", fmt.Errorf("%w: %w", graph.ErrBadInput, language)
	}
	return g, outcome, err
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// newAPI builds the GraphQL API over a store.
func newAPI(s store.Store) graph.Options {
	return graph.Options{Store: s, Ingest: ingester{newPipeline(s, 1)}}
}

package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// mutation answers the root fields of mutations.
type mutation struct {
	loader
	write  store.Writer
	ingest Ingester
}

// Ingest reads an article and stores what it says.
func (m mutation) Ingest(ctx context.Context, input IngestInput) (IngestPayload, error) {
	graph, outcome, err := m.ingest.Ingest(ctx, input)
	if err != nil {
		return IngestPayload{}, err
	}
	nodes, err := m.nodes(ctx, []news.ID{graph.Article.ID})
	if err != nil {
		return IngestPayload{}, err
	}
	article, ok := newNodes(m.loader).of(nodes[graph.Article.ID]).(Article)
	if !ok {
		return IngestPayload{}, errGone
	}
	return IngestPayload{
		Outcome: outcome,
		Article: article,
		Counts: IngestCounts{
			Entities:   len(graph.Entities),
			Events:     len(graph.Events),
			Relations:  len(graph.Relations),
			Statements: len(graph.Statements),
		},
	}, nil
}

// DeleteArticle removes an article and what it alone supports.
func (m mutation) DeleteArticle(ctx context.Context, id news.ID) (DeleteArticlePayload, error) {
	if err := m.write.Delete(ctx, id); err != nil {
		return DeleteArticlePayload{}, err
	}
	return DeleteArticlePayload{ID: id}, nil
}

// MergeEntities makes two entities one.
func (m mutation) MergeEntities(ctx context.Context, into, from news.ID) (MergeEntitiesPayload, error) {
	if err := m.write.Merge(ctx, into, from); err != nil {
		return MergeEntitiesPayload{}, err
	}
	left, err := m.entity(ctx, EntityRef(into), nil)
	if err == nil && left == nil {
		err = errGone
	}
	return MergeEntitiesPayload{Entity: left}, err
}

// IngestPayload is what an article added.
type IngestPayload struct {
	Outcome store.Outcome
	Article Article
	Counts  IngestCounts
}

// Entities lists whom and what the article refers to.
func (p IngestPayload) Entities(ctx context.Context, first int, after *store.Cursor) (EntityConnection, error) {
	return p.Article.Entities(ctx, nil, first, after)
}

// Relations lists what it says that somebody did, of any polarity and modality.
func (p IngestPayload) Relations(ctx context.Context, first int, after *store.Cursor) (RelationConnection, error) {
	return p.Article.Relations(ctx, RelationFilter{}, store.Newest, first, after)
}

// Statements lists what it says that somebody said.
func (p IngestPayload) Statements(ctx context.Context, first int, after *store.Cursor) (StatementConnection, error) {
	return p.Article.Statements(ctx, StatementFilter{}, store.Newest, first, after)
}

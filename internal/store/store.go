package store

import (
	"context"

	"hearsay/internal/news"
)

// Store is a graph of news that can be asked and changed.
type Store interface {
	Reader
	Writer
	// Ping returns an error where the engine cannot be reached; it does no work.
	Ping(ctx context.Context) error
	Close(ctx context.Context) error
}

// Node is anything that has an ID: a news.Entity, news.Event, news.Article,
// news.Relation or news.Statement.
type Node any

// Reader answers questions. The rules of the package say what they mean.
type Reader interface {
	// Nodes returns the nodes with the IDs, aligned; nil where there is none.
	// An event is a news.Event, not the news.Entity that it also is.
	Nodes(ctx context.Context, ids []news.ID) ([]Node, error)
	Entities(ctx context.Context, qs []EntityQuery) ([]Page[news.Entity], error)
	Articles(ctx context.Context, qs []ArticleQuery) ([]Page[news.Article], error)
	Relations(ctx context.Context, qs []RelationQuery) ([]Page[news.Relation], error)
	Statements(ctx context.Context, qs []StatementQuery) ([]Page[news.Statement], error)
	Events(ctx context.Context, qs []EventQuery) ([]Page[news.Event], error)
	// Evidence returns the evidence of relations, statements and events.
	Evidence(ctx context.Context, qs []EvidenceQuery) ([]Page[news.Evidence], error)
	// Facets count what filters match, by what the matches have in common.
	RelationFacets(ctx context.Context, filters []RelationFilter) ([]RelationFacets, error)
	StatementFacets(ctx context.Context, filters []StatementFilter) ([]StatementFacets, error)
	EventFacets(ctx context.Context, filters []EventFilter) ([]EventFacets, error)
	// Matrix counts statements by speaker and target.
	Matrix(ctx context.Context, q MatrixQuery) ([]Cell, error)
	// Adjacent returns for each entity those that an asserted, positive
	// relation of one of the types (any, where there are none) joins it to, in
	// either direction, by rising ID.
	Adjacent(ctx context.Context, entities []news.ID, types []news.RelationType) ([][]news.ID, error)
	Stats(ctx context.Context) (Stats, error)
}

// Writer changes the graph.
type Writer interface {
	// Put stores graphs, each of them wholly or not at all, and says what became
	// of each. On an error the outcomes up to the failing graph are returned
	// with it; that graph and those after it are not stored.
	Put(ctx context.Context, graphs []news.Graph) ([]Outcome, error)
	// Delete removes an article. It returns ErrNotFound where there is none.
	Delete(ctx context.Context, article news.ID) error
	// Merge makes from another name of into. It returns ErrNotFound where one
	// of them does not exist, and ErrBadMerge where they are of kinds that
	// cannot be one: only entities of one kind, or two that can act, can be.
	Merge(ctx context.Context, into, from news.ID) error
}

// Outcome says what Put did with a graph.
type Outcome string

// The outcomes of Put.
const (
	Added     Outcome = "added"
	Replaced  Outcome = "replaced"
	Unchanged Outcome = "unchanged"
)

// Stats counts what a store holds.
type Stats struct {
	Articles     int
	Entities     int // without events
	Events       int
	Relations    int
	Statements   int
	Unattributed int // statements without a speaker
}

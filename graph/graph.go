package graph

import (
	"context"

	"github.com/99designs/gqlgen/graphql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

//go:generate sh -c "cd .. && go tool gqlgen generate"

// Ingester takes an article in and says what became of it, and what it says. An
// error about the article itself wraps [ErrBadInput].
type Ingester interface {
	Ingest(ctx context.Context, input IngestInput) (news.Graph, store.Outcome, error)
}

// Options are what the API is made of. All must be set.
type Options struct {
	Store  store.Store
	Ingest Ingester
}

// New returns the API over a store, to be served by a handler of gqlgen. The
// handler should use [ErrorPresenter] and [Recoverer].
func New(o Options) graphql.ExecutableSchema {
	l := loader{store: o.Store}
	return costed{NewExecutableSchema(Config{
		Resolvers: resolvers{query{l}, mutation{loader: l, write: o.Store, ingest: o.Ingest}},
	})}
}

// resolvers joins the roots of the API.
type resolvers struct {
	query    query
	mutation mutation
}

// Query returns what answers queries.
func (r resolvers) Query() QueryResolver { return r.query }

// Mutation returns what answers mutations.
func (r resolvers) Mutation() MutationResolver { return r.mutation }

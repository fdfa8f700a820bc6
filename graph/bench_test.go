package graph

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// nested asks for 20 relations of a host, and 20 statements of each guest.
const nested = `{
  entity(ref: "Host") {
    relations(first: 20) {
      nodes {
        id type confidence when { edtf }
        object { id name kind statementsBy(first: 20) { nodes { id text form confidence sources } } }
      }
    }
  }
}`

// bare makes the store calls that answer the nested query.
func bare(b *testing.B, s store.Store) {
	ctx := b.Context()
	hosts, err := s.Entities(ctx, []store.EntityQuery{byName("Host")})
	if err != nil {
		b.Fatal(err)
	}
	relations, err := s.Relations(ctx, []store.RelationQuery{{
		RelationFilter: store.RelationFilter{
			With:       []news.ID{hosts[0].Items[0].ID},
			Polarities: []news.Polarity{news.Positive},
			Modalities: []news.Modality{news.Asserted},
		},
		PageRequest: store.PageRequest{First: 20},
	}})
	if err != nil {
		b.Fatal(err)
	}
	guests := each(relations[0].Items, func(r news.Relation) news.ID { return r.Object })
	if _, err := s.Nodes(ctx, guests); err != nil {
		b.Fatal(err)
	}
	statements, err := s.Statements(ctx, each(guests, func(id news.ID) store.StatementQuery {
		return store.StatementQuery{StatementFilter: store.StatementFilter{Speakers: []news.ID{id}}, PageRequest: store.PageRequest{First: 20}}
	}))
	if err != nil || len(statements) != 20 || len(statements[19].Items) != 20 {
		b.Fatal(len(statements), err)
	}
}

// BenchmarkNested compares the nested query, by the executor and over HTTP, with
// the bare store calls. The figures of the day are in the package documentation.
func BenchmarkNested(b *testing.B) {
	s := fill(b, openSQLite(b), []news.Graph{crowd(b, 20)})
	b.Run("store", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			bare(b, s)
		}
	})
	b.Run("executor", func(b *testing.B) {
		e := newExecutor(Options{Store: s})
		e.SetQueryCache(lru.New[*ast.QueryDocument](10))
		b.ReportAllocs()
		for b.Loop() {
			ctx := graphql.StartOperationTrace(b.Context())
			operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: nested})
			if len(errs) > 0 {
				b.Fatal(errs)
			}
			respond, ctx := e.DispatchOperation(ctx, operation)
			if response := respond(ctx); len(response.Errors) > 0 {
				b.Fatal(response.Errors)
			}
		}
	})
	b.Run("http", func(b *testing.B) {
		server := handler.New(New(Options{Store: s}))
		server.AddTransport(transport.POST{})
		server.SetQueryCache(lru.New[*ast.QueryDocument](10))
		body, err := json.Marshal(map[string]string{"query": nested})
		if err != nil {
			b.Fatal(err)
		}
		b.ReportAllocs()
		for b.Loop() {
			request := httptest.NewRequest(http.MethodPost, "/graphql", strings.NewReader(string(body)))
			request.Header.Set("Content-Type", "application/json")
			recorder := httptest.NewRecorder()
			server.ServeHTTP(recorder, request)
			if recorder.Body.Len() < 20*20*100 {
				b.Fatal(recorder.Body.String())
			}
		}
	})
}

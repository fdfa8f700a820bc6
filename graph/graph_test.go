package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"flag"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"golang.org/x/tools/txtar"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/sqlite"
	"hearsay/internal/store/storetest"
)

var update = flag.Bool("update", false, "write the answers into the test files")

// engines open an empty store each.
func engines(t *testing.T) map[string]store.Store {
	return map[string]store.Store{"model": storetest.NewModel(), "sqlite": openSQLite(t)}
}

func openSQLite(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: ":memory:"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.WithoutCancel(t.Context())) }) //nolint:errcheck // it is in memory
	return s
}

// fill puts graphs into a store and returns it.
func fill(t testing.TB, s store.Store, graphs []news.Graph) store.Store {
	t.Helper()
	if _, err := s.Put(t.Context(), graphs); err != nil {
		t.Fatal(err)
	}
	return s
}

// generated returns the graphs of invented articles.
func generated(articles int) []news.Graph {
	g := storetest.NewGenerator(7, 20)
	graphs := make([]news.Graph, articles)
	for i := range graphs {
		graphs[i] = g.Article(i, 0)
	}
	return graphs
}

// newExecutor returns what runs queries over a store, with the errors as a
// server shows them.
func newExecutor(o Options) *executor.Executor {
	log := slog.New(slog.DiscardHandler)
	e := executor.New(New(o))
	e.SetErrorPresenter(ErrorPresenter(log, func(context.Context) string { return "request" }))
	e.SetRecoverFunc(Recoverer(log))
	return e
}

// run runs a query and returns its response as JSON.
func run(t testing.TB, e *executor.Executor, query string, variables map[string]any) string {
	t.Helper()
	ctx := graphql.StartOperationTrace(t.Context())
	operation, errs := e.CreateOperationContext(ctx, &graphql.RawParams{Query: query, Variables: variables})
	var response *graphql.Response
	if len(errs) > 0 {
		response = e.DispatchError(graphql.WithOperationContext(ctx, operation), errs)
	} else {
		respond, ctx := e.DispatchOperation(ctx, operation)
		response = respond(ctx)
	}
	slices.SortFunc(response.Errors, func(a, b *gqlerror.Error) int { // fields run side by side
		return cmp.Compare(a.Path.String(), b.Path.String())
	})
	data, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	return layout(data)
}

// TestAnswers runs the queries of testdata. Each file holds articles with what
// they say (news.yaml; ingest.yaml for those that are yet to come in), and
// queries (NAME.graphql, with NAME.variables.json where it has some), each
// followed by its answer (NAME.json), the same on every engine. Run with -update to
// write the answers anew, and read the difference.
func TestAnswers(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no test files: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			for name, s := range engines(t) {
				t.Run(name, func(t *testing.T) { testAnswers(t, file, s) })
			}
		})
	}
}

func testAnswers(t *testing.T, file string, s store.Store) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]*txtar.File{}
	for i := range archive.Files {
		parts[archive.Files[i].Name] = &archive.Files[i]
	}
	fill(t, s, readFixtures(t, parts["news.yaml"].Data))
	ingester := &putter{store: s}
	if p := parts["ingest.yaml"]; p != nil {
		ingester.known = readFixtures(t, p.Data)
	}
	e := newExecutor(Options{Store: s, Ingest: ingester})
	for _, part := range archive.Files {
		name, ok := strings.CutSuffix(part.Name, ".graphql")
		if !ok {
			continue
		}
		t.Run(name, func(t *testing.T) {
			var variables map[string]any
			if v := parts[name+".variables.json"]; v != nil {
				if err := json.Unmarshal(v.Data, &variables); err != nil {
					t.Fatal(err)
				}
			}
			want := parts[name+".json"]
			got := run(t, e, string(part.Data), variables)
			if *update {
				want.Data = []byte(got)
			}
			if diff := gocmp.Diff(string(want.Data), got); diff != "" {
				t.Error(diff)
			}
		})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

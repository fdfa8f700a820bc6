package web_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"hearsay/graph"
	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/sqlite"
	"hearsay/internal/store/storetest"
	"hearsay/internal/web"
)

// articles is how many articles the store of a test holds.
const articles = 3

// openStore returns a store that holds a few invented articles.
func openStore(t testing.TB) store.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), sqlite.Options{Path: sqlite.Memory})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.WithoutCancel(t.Context())) }) //nolint:errcheck // it is in memory
	g := storetest.NewGenerator(3, 10)
	for i := range articles {
		if _, err := s.Put(t.Context(), []news.Graph{g.Article(i, 0)}); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// options are those of a server over a store, as the command serve has them.
func options(s store.Store, log io.Writer) web.Options {
	logger := slog.New(slog.NewTextHandler(log, nil))
	return web.Options{
		API:     graph.New(graph.Options{Store: s, Ingest: taker{s}}),
		Errors:  graph.ErrorPresenter(logger, web.RequestID),
		Recover: graph.Recoverer(logger),
		Schema:  "type Query { stats: Stats! }\n",
		Ready:   s.Ping,
		Tabs:    []web.Tab{{Title: "How much there is", Query: "{ stats { articles } }"}},
		Log:     logger,
	}
}

func newHandler(t testing.TB, o web.Options) http.Handler {
	t.Helper()
	h, err := web.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// taker takes any text in as an article that says nothing.
type taker struct{ store store.Store }

func (k taker) Ingest(ctx context.Context, input graph.IngestInput) (news.Graph, store.Outcome, error) {
	g := news.Graph{Article: news.Article{ID: news.ArticleID("", input.Text), Text: input.Text}}
	outcomes, err := k.store.Put(ctx, []news.Graph{g})
	if err != nil {
		return news.Graph{}, "", fmt.Errorf("take in: %w", err)
	}
	return g, outcomes[0], nil
}

// exchange sends a request to a handler and returns the response and its body.
// The headers are pairs of name and value.
func exchange(t testing.TB, h http.Handler, method, path, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, "http://127.0.0.1:8080"+path, strings.NewReader(body))
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		}
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	response := w.Result()
	defer response.Body.Close() //nolint:errcheck // it is in memory
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(text)
}

// ask posts a request of GraphQL.
func ask(t testing.TB, h http.Handler, body string, headers ...string) (*http.Response, string) {
	t.Helper()
	return exchange(t, h, http.MethodPost, "/graphql", body, append([]string{"Content-Type", "application/json"}, headers...)...)
}

// notebook is a log that may be read while it is written.
type notebook struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (n *notebook) Write(p []byte) (int, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.Write(p)
}

func (n *notebook) String() string {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.text.String()
}

// lines returns the lines of the log with a message.
func (n *notebook) lines(message string) []string {
	var all []string
	for line := range strings.Lines(n.String()) {
		if strings.Contains(line, "msg="+message+" ") || strings.Contains(line, `msg="`+message+`"`) {
			all = append(all, strings.TrimSpace(line))
		}
	}
	return all
}

package web

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"hearsay/internal/web/guard"
)

// Options are what a server is made of.
type Options struct {
	API     graphql.ExecutableSchema
	Errors  graphql.ErrorPresenterFunc
	Recover graphql.RecoverFunc
	Schema  string                      // the schema's text, served at /schema.graphqls
	Ready   func(context.Context) error // whether what the API stands on can be reached
	Tabs    []Tab                       // what the playground opens with
	Log     *slog.Logger
	Token   string // that mutations must carry as a bearer token; "" for none
	Limits  Limits
}

// Limits bound what one request may cost. A zero limit is the default.
type Limits struct {
	Query   guard.Limits
	Body    int64         // bytes of a request; 8 MB, which the longest of books fits
	Request time.Duration // time to answer; 30 s
	Ready   time.Duration // time for the readiness check; 3 s
}

func (l Limits) withDefaults() Limits {
	if l.Body == 0 {
		l.Body = 8 << 20
	}
	if l.Request == 0 {
		l.Request = 30 * time.Second
	}
	if l.Ready == 0 {
		l.Ready = 3 * time.Second
	}
	return l
}

// cachedQueries is how many queries are kept parsed. The longest that the guard
// lets through take some 600 kB each.
const cachedQueries = 100

// New returns the handler of a server.
func New(o Options) (http.Handler, error) {
	o.Limits = o.Limits.withDefaults()
	pages, err := newPages(o)
	if err != nil {
		return nil, err
	}
	m := newMetrics()
	mux := http.NewServeMux()
	mux.Handle("/graphql", o.sameSite(o.bounded(o.graphQL())))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { writeText(w, http.StatusOK, "ok\n") })
	mux.HandleFunc("GET /readyz", o.ready)
	mux.Handle("GET /metrics", m.handler())
	pages.register(mux)
	return observed(o.Log, m, mux), nil
}

// graphQL returns the executor behind its guard.
func (o Options) graphQL() http.Handler {
	server := handler.New(o.API)
	server.AddTransport(transport{})
	server.SetQueryCache(lru.New[*ast.QueryDocument](cachedQueries))
	server.Use(guard.New(o.Limits.Query))
	server.Use(extension.Introspection{})
	server.AroundOperations(o.authorize)
	if o.Errors != nil {
		server.SetErrorPresenter(o.Errors)
	}
	if o.Recover != nil {
		server.SetRecoverFunc(o.Recover)
	}
	return server
}

// bounded limits the body and the time of a request.
func (o Options) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), o.Limits.Request)
		defer cancel()
		limit := o.Limits.Body
		if r.ContentLength > limit {
			limit = 0 // it need not be read to be refused
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

func (o Options) ready(w http.ResponseWriter, r *http.Request) {
	ctx, cancel := context.WithTimeout(r.Context(), o.Limits.Ready)
	defer cancel()
	if o.Ready == nil {
		writeText(w, http.StatusOK, "ready\n")
		return
	}
	if err := o.Ready(ctx); err != nil {
		o.Log.WarnContext(ctx, "not ready", "error", err)
		writeText(w, http.StatusServiceUnavailable, "the store cannot be reached\n")
		return
	}
	writeText(w, http.StatusOK, "ready\n")
}

func writeText(w http.ResponseWriter, status int, text string) {
	w.Header().Set("Content-Type", mediaText)
	w.WriteHeader(status)
	_, _ = w.Write([]byte(text)) // the client is gone where this fails
}

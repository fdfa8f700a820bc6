package web_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"hearsay/internal/store"
	"hearsay/internal/web"
)

// TestRequestLog finds each request in the log, under the ID that its sender has.
func TestRequestLog(t *testing.T) {
	var log notebook
	h := newHandler(t, options(openStore(t), &log))
	ids := map[string]bool{}
	for i, c := range []struct {
		method, path, body string
		status             int
	}{
		{http.MethodPost, "/graphql", `{"query":"{stats{articles}}"}`, 200},
		{http.MethodPost, "/graphql", `{"query":"{stats{articles}}"}`, 200},
		{http.MethodPost, "/graphql", `{`, 400},
		{http.MethodGet, "/healthz?secret=1", "", 200},
		{http.MethodGet, "/nowhere", "", 404},
		{http.MethodDelete, "/healthz", "", 405},
	} {
		response, body := exchange(t, h, c.method, c.path, c.body, "Content-Type", "application/json")
		id := response.Header.Get("X-Request-Id")
		if len(id) < 16 || ids[id] {
			t.Errorf("%s %s has the ID %q", c.method, c.path, id)
		}
		ids[id] = true
		lines := log.lines("request")
		if len(lines) != i+1 {
			t.Fatalf("%d requests have %d lines:\n%s", i+1, len(lines), log.String())
		}
		path, _, _ := strings.Cut(c.path, "?")
		want := fmt.Sprintf(`^time=\S+ level=INFO msg=request request=%s method=%s path=%s status=%d bytes=%d took=[0-9.]+(ns|µs|ms|s)$`, id, c.method, path, c.status, len(body))
		if !regexp.MustCompile(want).MatchString(lines[i]) {
			t.Errorf("the log says\n%s\nwhich is not like\n%s", lines[i], want)
		}
	}
}

// TestMetrics counts requests by route, also where a path has no route or is
// one of many.
func TestMetrics(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for range 3 {
		ask(t, h, `{"query":"{stats{articles}}"}`)
	}
	ask(t, h, `{`)
	exchange(t, h, http.MethodGet, "/healthz", "")
	for i := range 50 {
		exchange(t, h, http.MethodGet, fmt.Sprintf("/nowhere/%d", i), "")
		exchange(t, h, http.MethodGet, fmt.Sprintf("/assets/%d.js", i), "")
	}
	response, text := exchange(t, h, http.MethodGet, "/metrics", "")
	if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || !strings.HasPrefix(got, "text/plain; version=0.0.4") {
		t.Errorf("got %s %s", response.Status, got)
	}
	for _, want := range []string{
		`hearsay_http_requests_total{route="/graphql",status="200"} 3`,
		`hearsay_http_requests_total{route="/graphql",status="400"} 1`,
		`hearsay_http_requests_total{route="GET /healthz",status="200"} 1`,
		`hearsay_http_requests_total{route="/",status="404"} 100`,
		`hearsay_http_request_seconds_count{route="/graphql"} 4`,
		"hearsay_http_requests_running 1", // this one
		"go_goroutines ",
	} {
		if !strings.Contains(text, "\n"+want) {
			t.Errorf("no %s", want)
		}
	}
	if strings.Contains(text, "nowhere") {
		t.Error("every path that somebody tries is a metric of its own")
	}
}

// broken is a store of which one thing fails.
type broken struct {
	store.Store
	ping, stats func() error
}

func (b broken) Ping(ctx context.Context) error {
	if err := b.ping(); err != nil {
		return err
	}
	return b.Store.Ping(ctx)
}

func (b broken) Stats(ctx context.Context) (store.Stats, error) {
	if err := b.stats(); err != nil {
		return store.Stats{}, err
	}
	return b.Store.Stats(ctx)
}

// TestReadiness takes the store away and gives it back. The server lives meanwhile.
func TestReadiness(t *testing.T) {
	var log notebook
	var fault error
	h := newHandler(t, options(broken{Store: openStore(t), ping: func() error { return fault }}, &log))
	for _, c := range []struct {
		fault  error
		status int
		says   string
	}{
		{nil, 200, "ready\n"},
		{fmt.Errorf("%w: dial 192.0.2.7", store.ErrUnavailable), 503, "the store cannot be reached\n"},
		{context.DeadlineExceeded, 503, "the store cannot be reached\n"},
		{nil, 200, "ready\n"},
	} {
		fault = c.fault
		response, body := exchange(t, h, http.MethodGet, "/readyz", "")
		if response.StatusCode != c.status || body != c.says {
			t.Errorf("with %v: got %d %q", c.fault, response.StatusCode, body)
		}
		if response, body := exchange(t, h, http.MethodGet, "/healthz", ""); response.StatusCode != http.StatusOK || body != "ok\n" {
			t.Errorf("the server lives, but says %d %q", response.StatusCode, body)
		}
	}
	if lines := log.lines("not ready"); len(lines) != 2 || !strings.Contains(lines[0], "192.0.2.7") {
		t.Errorf("the log says %q", lines)
	}
}

// TestReadinessHasABound asks about a store that never answers.
func TestReadinessHasABound(t *testing.T) {
	o := options(openStore(t), io.Discard)
	o.Limits.Ready = 1 // ns
	o.Ready = func(ctx context.Context) error {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(patience):
			return nil
		}
	}
	if response, body := exchange(t, newHandler(t, o), http.MethodGet, "/readyz", ""); response.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("got %s %s", response.Status, body)
	}
}

// TestFaults has the store fail within a query. Who asked is told a code and an
// ID, under which the log tells more.
func TestFaults(t *testing.T) {
	for _, c := range []struct {
		name, code string
		fault      func() error
	}{
		{"an unknown error", "INTERNAL", func() error { return errors.New("the harbor is closed") }},
		{"a panic", "INTERNAL", func() error { panic("the harbor is closed") }},
		{"no store", "UNAVAILABLE", func() error { return fmt.Errorf("the harbor is closed: %w", store.ErrUnavailable) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			var log notebook
			h := newHandler(t, options(broken{Store: openStore(t), stats: c.fault}, &log))
			response, body := ask(t, h, `{"query":"{stats{articles}}"}`)
			id := response.Header.Get("X-Request-Id")
			for _, part := range []string{`"code":"` + c.code + `"`, `"requestId":"` + id + `"`, `"path":["stats"]`} {
				if response.StatusCode != http.StatusOK || !strings.Contains(body, part) {
					t.Errorf("got %s %s without %s", response.Status, body, part)
				}
			}
			if strings.Contains(body, "harbor") || strings.Contains(body, ".go") {
				t.Errorf("the answer tells internals: %s", body)
			}
			failed := log.lines("query failed")
			if len(failed) != 1 || !strings.Contains(failed[0], "harbor") || !strings.Contains(failed[0], "request="+id+" ") {
				t.Errorf("the log does not tell what happened to %s:\n%s", id, log.String())
			}
			if panicked := log.lines("resolver panicked"); (len(panicked) == 1) != (c.name == "a panic") {
				t.Errorf("the log says %q", panicked)
			}
		})
	}
}

// TestPanicOutsideAResolver has a handler panic.
func TestPanicOutsideAResolver(t *testing.T) {
	var log notebook
	o := options(openStore(t), &log)
	o.Ready = func(context.Context) error { panic("the harbor is closed") }
	h := newHandler(t, o)
	response, body := exchange(t, h, http.MethodGet, "/readyz", "")
	id := response.Header.Get("X-Request-Id")
	if response.StatusCode != http.StatusInternalServerError || !strings.Contains(body, id) || strings.Contains(body, "harbor") {
		t.Errorf("got %s %s", response.Status, body)
	}
	lines := log.lines("panic")
	if len(lines) != 1 || !strings.Contains(lines[0], "request="+id+" ") || !strings.Contains(lines[0], "harbor") || !strings.Contains(lines[0], "observe_test.go") {
		t.Errorf("the log says %q", lines)
	}
	if _, text := exchange(t, h, http.MethodGet, "/metrics", ""); !strings.Contains(text, `hearsay_http_requests_total{route="GET /readyz",status="500"} 1`) {
		t.Error("it was not counted")
	}
}

func TestRequestIDWithoutARequest(t *testing.T) {
	if got := web.RequestID(t.Context()); got != "" {
		t.Errorf("got %q", got)
	}
}

//go:build linux

package web_test

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"os"
	"strings"
	"testing"
)

// mostGrowth is by how many kB the peak of the server's memory may grow.
const mostGrowth = 64 << 10

// TestHostile sends hostile requests to a server in a process of its own, whose
// memory is bounded. It answers each of them, and goes on to answer others.
func TestHostile(t *testing.T) {
	if os.Getenv(childVariable) != "" {
		serveHostile(t)
		return
	}
	c := startChild(t)
	for range 20 {
		c.healthy(t)
	}
	before := c.peak(t)
	requests := corpus()
	if len(requests) < 200 {
		t.Errorf("only %d requests", len(requests))
	}
	for _, r := range requests {
		t.Run(r.name, func(t *testing.T) { c.answers(t, r) })
	}
	c.healthy(t)
	if grown := c.peak(t) - before; grown > mostGrowth && !raced() {
		t.Errorf("the memory of the server grew by %d MB", grown>>10)
	}
	c.stop(t)
}

// healthy asks something honest.
func (c *child) healthy(t *testing.T) {
	t.Helper()
	response, body := c.send(t, hostile{head: postJSON, body: `{"query":"{stats{articles}}"}`})
	if want := fmt.Sprintf(`{"data":{"stats":{"articles":%d}}}`, articles); response.StatusCode != http.StatusOK || string(body) != want {
		t.Fatalf("an honest query is answered with %s %s, want %s", response.Status, body, want)
	}
}

// answers holds the answer to a hostile request to what is promised of each.
func (c *child) answers(t *testing.T, r hostile) {
	response, body := c.send(t, r)
	if response.StatusCode >= 500 || response.StatusCode < 200 {
		t.Errorf("answered with %s: %.300s", response.Status, body)
	}
	media, _, _ := mime.ParseMediaType(response.Header.Get("Content-Type"))
	switch {
	case media == "application/json" && json.Valid(body):
	case media == "text/plain" && len(body) < 1000:
	case len(body) == 0:
	case media == "text/html" && response.StatusCode != http.StatusOK && len(body) < 1000: // of net/http's redirects
	default:
		t.Errorf("answered with %q, which is no such thing: %.300s", media, body)
	}
	const most, step = 320, 160
	for _, sent := range []string{r.head, r.body} {
		for i := 0; i+most <= len(sent); i += step {
			if strings.Contains(string(body), sent[i:i+most]) {
				t.Fatalf("the answer repeats %.100q…", sent[i:i+most])
			}
		}
	}
}

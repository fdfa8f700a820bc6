package web_test

import (
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"testing"

	"hearsay/internal/web"
)

// served are the files that every build serves, with their media types and
// words that they hold.
var served = map[string][2]string{
	"/":                     {"text/html; charset=utf-8", "Open the playground"},
	"/playground":           {"text/html; charset=utf-8", "playground"},
	"/pages.css":            {"text/css; charset=utf-8", "font:"},
	"/playground/tabs.json": {"application/json", "How much there is"},
	"/schema.graphqls":      {"text/plain; charset=utf-8", "type Query { stats: Stats! }"},
}

func TestPages(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for path, want := range served {
		t.Run(path, func(t *testing.T) {
			response, plain := exchange(t, h, http.MethodGet, path, "")
			if got := response.Header.Get("Content-Type"); response.StatusCode != http.StatusOK || got != want[0] || !strings.Contains(plain, want[1]) {
				t.Errorf("got %s %s: %s", response.Status, got, plain)
			}
			if got := response.Header.Get("Content-Encoding"); got != "" {
				t.Errorf("%q was not asked for", got)
			}
			packed, body := exchange(t, h, http.MethodGet, path, "", "Accept-Encoding", "br, gzip")
			if got := packed.Header.Get("Content-Encoding"); got != "gzip" || unpack(t, body) != plain {
				t.Errorf("%q is something else than the plain file", got)
			}
			if got, want := packed.Header.Get("Content-Type"), response.Header.Get("Content-Type"); got != want {
				t.Errorf("packed it is %q, else %q", got, want)
			}
			if tag := response.Header.Get("ETag"); tag == "" || tag == packed.Header.Get("ETag") {
				t.Errorf("both forms are called %q", tag)
			}
			for _, r := range []*http.Response{response, packed} {
				if r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Cache-Control") != "no-cache" {
					t.Errorf("caches are told %v", r.Header)
				}
			}
		})
	}
}

func unpack(t *testing.T, text string) string {
	t.Helper()
	r, err := gzip.NewReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(plain)
}

// TestPagesAreNotSentTwice asks again with what the server called the file.
func TestPagesAreNotSentTwice(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for path := range served {
		for _, encoding := range []string{"identity", "gzip"} {
			first, _ := exchange(t, h, http.MethodGet, path, "", "Accept-Encoding", encoding)
			tag := first.Header.Get("ETag")
			for ifNone, status := range map[string]int{tag: 304, `"other", ` + tag: 304, "*": 304, "W/" + tag: 304, `"other"`: 200} {
				again, body := exchange(t, h, http.MethodGet, path, "", "Accept-Encoding", encoding, "If-None-Match", ifNone)
				if again.StatusCode != status || (body == "") != (status == 304) {
					t.Errorf("%s as %s with If-None-Match: %s is answered with %s and %d bytes", path, encoding, ifNone, again.Status, len(body))
				}
				if got := again.Header.Get("ETag"); got != tag {
					t.Errorf("%s is called %q, then %q", path, tag, got)
				}
			}
		}
	}
	o := options(openStore(t), io.Discard)
	o.Schema += "type Stats { articles: Int! }\n"
	for path := range served {
		before, _ := exchange(t, h, http.MethodGet, path, "")
		after, _ := exchange(t, newHandler(t, o), http.MethodGet, path, "")
		if same := before.Header.Get("ETag") == after.Header.Get("ETag"); same != (path != "/schema.graphqls") {
			t.Errorf("%s has the same name after the schema was changed: %v", path, same)
		}
	}
}

func TestAcceptEncoding(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for accept, packed := range map[string]bool{
		"gzip": true, "GZIP": true, "deflate, gzip;q=0.5": true, "gzip ; q=1": true, "br,gzip": true,
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.000": false, "notgzip": false, "identity": false,
	} {
		response, _ := exchange(t, h, http.MethodGet, "/pages.css", "", "Accept-Encoding", accept)
		if got := response.Header.Get("Content-Encoding") == "gzip"; got != packed {
			t.Errorf("%q: packed is %v", accept, got)
		}
	}
}

// TestBuiltPages asks for what the build put in its place, in both forms.
func TestBuiltPages(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	_, page := exchange(t, h, http.MethodGet, "/playground", "")
	packed, err := os.ReadFile("dist/playground.js.gz")
	if err != nil {
		if !strings.Contains(page, "make pages") {
			t.Errorf("the playground was not built, and its page does not say so: %s", page)
		}
		if response, _ := exchange(t, h, http.MethodGet, "/assets/playground.js", ""); response.StatusCode != http.StatusNotFound {
			t.Errorf("got %s", response.Status)
		}
		return
	}
	if !strings.Contains(page, `src="/assets/playground.js"`) {
		t.Errorf("the page has no script: %s", page)
	}
	response, body := exchange(t, h, http.MethodGet, "/assets/playground.js", "", "Accept-Encoding", "gzip")
	if got := response.Header.Get("Content-Type"); body != string(packed) || got != "text/javascript; charset=utf-8" {
		t.Errorf("got %d bytes of %q, want %d", len(body), got, len(packed))
	}
	if _, plain := exchange(t, h, http.MethodGet, "/assets/playground.js", ""); plain != unpack(t, body) {
		t.Errorf("got %d bytes, which are not what is packed", len(plain))
	}
}

// TestHead asks for what a page is like.
func TestHead(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for path := range served {
		response, body := exchange(t, h, http.MethodHead, path, "")
		if response.StatusCode != http.StatusOK || body != "" || response.Header.Get("ETag") == "" {
			t.Errorf("%s: got %s, %d bytes, %v", path, response.Status, len(body), response.Header)
		}
	}
}

// TestSecurityHeaders looks at responses of every sort.
func TestSecurityHeaders(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for _, path := range []string{"/", "/playground", "/pages.css", "/schema.graphqls", "/healthz", "/metrics", "/nowhere", "/graphql?query={stats{articles}}", "/graphql"} {
		response, _ := exchange(t, h, http.MethodGet, path, "")
		policy := response.Header.Get("Content-Security-Policy")
		for _, part := range []string{"default-src 'self'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'", "connect-src 'self'"} {
			if !strings.Contains(policy, part) {
				t.Errorf("%s: the policy lacks %s", path, part)
			}
		}
		if response.Header.Get("X-Content-Type-Options") != "nosniff" || response.Header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("%s: got %v", path, response.Header)
		}
	}
}

// TestTitlesAreText gives tabs names that are markup.
func TestTitlesAreText(t *testing.T) {
	o := options(openStore(t), io.Discard)
	o.Tabs = []web.Tab{{Title: "<script>alert(1)</script>", Query: "{ a } </code><script>alert(2)</script>"}}
	h := newHandler(t, o)
	if _, page := exchange(t, h, http.MethodGet, "/", ""); strings.Contains(page, "<script") || !strings.Contains(page, "&lt;script&gt;alert(1)") {
		t.Errorf("got %s", page)
	}
	var tabs []web.Tab
	if _, text := exchange(t, h, http.MethodGet, "/playground/tabs.json", ""); json.Unmarshal([]byte(text), &tabs) != nil || len(tabs) != 1 || tabs[0] != o.Tabs[0] {
		t.Errorf("got %s", text)
	}
}

// TestNowhere asks for what is not there, and for what is there by other methods.
func TestNowhere(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for _, c := range []struct {
		method, path string
		status       int
		says         string
	}{
		{http.MethodGet, "/nowhere", 404, "/graphql"},
		{http.MethodPost, "/graphq", 404, "/graphql"},
		{http.MethodPost, "/graphql/", 404, "/graphql"},
		{http.MethodGet, "/assets/", 404, "/playground"},
		{http.MethodGet, "/assets/README.md", 404, "/playground"},
		{http.MethodGet, "/assets/..%2fserver.go", 404, "/playground"},
		{http.MethodGet, "/pages/home.html", 404, "/playground"},
		{http.MethodPost, "/", 405, "GET"},
		{http.MethodDelete, "/healthz", 405, "GET"},
		{http.MethodPost, "/schema.graphqls", 405, "GET"},
	} {
		response, body := exchange(t, h, c.method, c.path, "")
		if got := response.Header.Get("Content-Type"); response.StatusCode != c.status || got != "text/plain; charset=utf-8" || !strings.Contains(body, c.says) {
			t.Errorf("%s %s: got %s %q %s", c.method, c.path, response.Status, got, body)
		}
		if got := response.Header.Get("Allow"); (got == "GET, HEAD") != (c.status == 405) {
			t.Errorf("%s %s: got Allow: %q", c.method, c.path, got)
		}
	}
}

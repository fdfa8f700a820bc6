package web_test

import (
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"hearsay/internal/web"
)

const (
	inJSON     = "application/json; charset=utf-8"
	inResponse = "application/graphql-response+json; charset=utf-8"
	counted    = `{"data":{"stats":{"articles":3}}}`
	nobody     = "per_aaaaaaaaaaaaaaaaaaaaaaaaaa" // an ID of nobody in the store
)

// code is a part of an answer with an error of this code.
func code(name string) string { return `"extensions":{"code":"` + name + `"}` }

func refusal(message, name string) string {
	return `{"errors":[{"message":` + strconv.Quote(message) + `,` + code(name) + `}]}`
}

func TestPost(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	const (
		two     = `{"query":"query A{stats{articles}} query B{__typename}"`
		missing = `query is missing: send {\"query\": \"{ … }\"}`
		noJSON  = "the request is not a JSON object with a query"
	)
	for _, c := range []struct {
		name, body string
		status     int
		says       string // all of the answer, or a part of it where it does not begin with {
	}{
		{"a query", `{"query":"{stats{articles}}"}`, 200, counted},
		{"nulls", `{"query":"{stats{articles}}","operationName":null,"variables":null,"extensions":null}`, 200, counted},
		{"unknown entries", `{"query":"{stats{articles}}","id":1}`, 200, counted},
		{"space around", " \n{\"query\":\"{stats{articles}}\"}\n ", 200, counted},
		{"variables", `{"query":"query($i:[ID!]!){nodes(ids:$i){id}}","variables":{"i":["` + nobody + `"]}}`, 200, `{"data":{"nodes":[null]}}`},
		{"the operation A", two + `,"operationName":"A"}`, 200, counted},
		{"the operation B", two + `,"operationName":"B"}`, 200, `{"data":{"__typename":"Query"}}`},
		{"a mutation", `{"query":"mutation{ingest(input:{text:\"Rain fell.\"}){outcome}}"}`, 200, `{"data":{"ingest":{"outcome":"ADDED"}}}`},
		{"an error of a resolver", `{"query":"{relations(first:-1){nodes{id}}}"}`, 200, code("BAD_INPUT")},

		{"no operation is named", two + `}`, 200, "operation"},
		{"an unknown operation", two + `,"operationName":"C"}`, 200, "operation C not found"},
		{"a query that cannot be parsed", `{"query":"{"}`, 200, code("GRAPHQL_PARSE_FAILED")},
		{"an unknown field", `{"query":"{weather}"}`, 200, code("GRAPHQL_VALIDATION_FAILED")},
		{"a variable is missing", `{"query":"query($i:ID!){node(id:$i){id}}"}`, 200, code("GRAPHQL_VALIDATION_FAILED")},
		{"a variable of another type", `{"query":"query($n:Int!){relations(first:$n){totalCount}}","variables":{"n":"many"}}`, 200, code("GRAPHQL_VALIDATION_FAILED")},

		{"nothing", ``, 400, refusal(noJSON, "BAD_REQUEST")},
		{"no JSON", `{"query":`, 400, refusal(noJSON, "BAD_REQUEST")},
		{"a text", `"{stats{articles}}"`, 400, refusal(noJSON, "BAD_REQUEST")},
		{"a batch", `[{"query":"{stats{articles}}"},{"query":"{stats{articles}}"}]`, 400, refusal(noJSON, "BAD_REQUEST")},
		{"two objects", `{"query":"{stats{articles}}"}{"query":"{stats{articles}}"}`, 400, refusal(noJSON, "BAD_REQUEST")},
		{"an empty object", `{}`, 400, missing},
		{"null", `null`, 400, missing},
		{"an empty query", `{"query":""}`, 400, missing},
		{"query is null", `{"query":null}`, 400, missing},
		{"query is a number", `{"query":7}`, 400, refusal("query must be a string", "BAD_REQUEST")},
		{"operationName is a list", `{"query":"{stats{articles}}","operationName":["A"]}`, 400, refusal("operationName must be a string or null", "BAD_REQUEST")},
		{"variables are a text", `{"query":"{stats{articles}}","variables":"{}"}`, 400, refusal("variables must be an object or null", "BAD_REQUEST")},
		{"variables are a list", `{"query":"{stats{articles}}","variables":[]}`, 400, refusal("variables must be an object or null", "BAD_REQUEST")},
		{"extensions are true", `{"query":"{stats{articles}}","extensions":true}`, 400, refusal("extensions must be an object or null", "BAD_REQUEST")},
	} {
		t.Run(c.name, func(t *testing.T) {
			response, body := ask(t, h, c.body)
			holds(t, response, body, c.status, inJSON, c.says)
		})
	}
}

// holds fails the test where a response is another one.
func holds(t *testing.T, response *http.Response, body string, status int, media, says string) {
	t.Helper()
	if got := response.Header.Get("Content-Type"); response.StatusCode != status || got != media {
		t.Errorf("got %d %q, want %d %q", response.StatusCode, got, status, media)
	}
	if strings.HasPrefix(says, "{") && body != says || !strings.Contains(body, says) {
		t.Errorf("got %s\nwant %s", body, says)
	}
}

func TestMediaTypes(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	unsupported := refusal("send the query as application/json in UTF-8", "UNSUPPORTED_MEDIA_TYPE")
	for media, status := range map[string]int{
		"application/json":                  200,
		"Application/JSON":                  200,
		"application/json; charset=utf-8":   200,
		`application/json;charset="UTF-8"`:  200,
		"":                                  415,
		"text/plain":                        415,
		"application/json; charset=latin1":  415,
		"application/jsonlines":             415,
		"application/graphql":               415,
		"application/x-www-form-urlencoded": 415,
		"multipart/form-data; boundary=x":   415,
		"application/json;":                 200,
		"application/json; charset":         415,
	} {
		t.Run(media, func(t *testing.T) {
			response, body := ask(t, h, `{"query":"{stats{articles}}"}`, "Content-Type", media)
			want := unsupported
			if status == 200 {
				want = counted
			}
			holds(t, response, body, status, inJSON, want)
		})
	}
}

// TestAccept asks for the media type of the specification, in which the status
// tells whether the query was executed, and for JSON, in which it does not.
func TestAccept(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for accept, media := range map[string]string{
		"":                                  inJSON,
		"*/*":                               inJSON,
		"text/html":                         inJSON,
		"application/json":                  inJSON,
		"application/*":                     inJSON,
		"application/graphql-response+json": inResponse,
		"application/graphql-response+json; charset=utf-8, application/json;q=0.9": inResponse,
		"application/json, application/graphql-response+json":                      inJSON,
		"text/html, ;;, application/graphql-response+json":                         inResponse,
	} {
		t.Run(accept, func(t *testing.T) {
			invalid := http.StatusOK
			if media == inResponse {
				invalid = http.StatusBadRequest
			}
			for query, status := range map[string]int{"{stats{articles}}": 200, "{weather}": invalid, "{": invalid} {
				response, body := ask(t, h, `{"query":"`+query+`"}`, "Accept", accept)
				if got := response.Header.Get("Content-Type"); got != media || response.StatusCode != status {
					t.Errorf("%s: got %d %q, want %d %q", query, response.StatusCode, got, status, media)
				}
				if data := strings.Contains(body, `"data"`); data != (body == counted) {
					t.Errorf("%s: got %s", query, body)
				}
				if !strings.Contains(strings.Join(response.Header.Values("Vary"), ","), "Accept") {
					t.Errorf("a cache would give one client what another accepts: %v", response.Header)
				}
			}
		})
	}
}

func TestGet(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	const (
		mutation = `mutation{ingest(input:{text:"Rain fell."}){outcome}}`
		two      = `query A{stats{articles}} mutation B{ingest(input:{text:"Rain fell."}){outcome}}`
	)
	for _, c := range []struct {
		name       string
		parameters map[string]string
		status     int
		says       string
	}{
		{"a query", map[string]string{"query": "{stats{articles}}"}, 200, counted},
		{"an operation", map[string]string{"query": two, "operationName": "A"}, 200, counted},
		{"variables", map[string]string{"query": "query($i:[ID!]!){nodes(ids:$i){id}}", "variables": `{"i":["` + nobody + `"]}`}, 200, `{"data":{"nodes":[null]}}`},
		{"variables are null", map[string]string{"query": "{stats{articles}}", "variables": "null"}, 200, counted},
		{"no query", nil, 400, "query is missing"},
		{"variables are no JSON", map[string]string{"query": "{stats{articles}}", "variables": "{"}, 400, refusal("variables must be an object or null", "BAD_REQUEST")},
		{"variables are a list", map[string]string{"query": "{stats{articles}}", "variables": "[]"}, 400, refusal("variables must be an object or null", "BAD_REQUEST")},
		{"extensions are a number", map[string]string{"query": "{stats{articles}}", "extensions": "1"}, 400, refusal("extensions must be an object or null", "BAD_REQUEST")},
		{"a mutation", map[string]string{"query": mutation}, 405, refusal("GET is for queries; send mutations by POST", "METHOD_NOT_ALLOWED")},
		{"a named mutation", map[string]string{"query": two, "operationName": "B"}, 405, code("METHOD_NOT_ALLOWED")},
	} {
		t.Run(c.name, func(t *testing.T) {
			values := url.Values{}
			for name, value := range c.parameters {
				values.Set(name, value)
			}
			response, body := exchange(t, h, http.MethodGet, "/graphql?"+values.Encode(), "")
			holds(t, response, body, c.status, inJSON, c.says)
			if allow := response.Header.Get("Allow"); (allow == "GET, POST") != (c.status == 405) {
				t.Errorf("got Allow: %q", allow)
			}
		})
	}
	if _, body := ask(t, h, `{"query":"{stats{articles}}"}`); body != counted {
		t.Errorf("a mutation was executed: %s", body)
	}
}

func TestMethods(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	for _, method := range []string{http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions, "BREW"} {
		t.Run(method, func(t *testing.T) {
			response, body := exchange(t, h, method, "/graphql", `{"query":"{stats{articles}}"}`, "Content-Type", "application/json")
			holds(t, response, body, 405, inJSON, refusal("send queries by POST or GET", "METHOD_NOT_ALLOWED"))
			if got := response.Header.Get("Allow"); got != "GET, POST" {
				t.Errorf("got Allow: %q", got)
			}
		})
	}
}

// TestBodyLimit sends bodies around the limit.
func TestBodyLimit(t *testing.T) {
	const query = `{"query":"{stats{articles}}"}`
	o := options(openStore(t), io.Discard)
	o.Limits = web.Limits{Body: 100}
	h := newHandler(t, o)
	for length, want := range map[int]string{
		100: counted,
		101: refusal("the request is larger than this server takes", "REQUEST_TOO_LARGE"),
		900: refusal("the request is larger than this server takes", "REQUEST_TOO_LARGE"),
	} {
		t.Run(strconv.Itoa(length), func(t *testing.T) {
			status := http.StatusRequestEntityTooLarge
			if want == counted {
				status = http.StatusOK
			}
			response, body := ask(t, h, query+strings.Repeat(" ", length-len(query)))
			holds(t, response, body, status, inJSON, want)
		})
	}
}

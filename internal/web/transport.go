package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// transport is GraphQL over HTTP as its specification has it, by POST and, for
// queries only, by GET. gqlgen's own fails some of the specification's audits
// and repeats broken bodies in its errors.
type transport struct{}

var _ graphql.Transport = transport{}

const (
	mediaJSON     = "application/json"
	mediaResponse = "application/graphql-response+json"
)

// Supports takes every GET and POST, so that bad ones get an answer that says why.
func (transport) Supports(r *http.Request) bool {
	return (r.Method == http.MethodGet || r.Method == http.MethodPost) && r.Header.Get("Upgrade") == ""
}

// Do answers one request.
func (t transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	answer := answer{w: w, media: negotiate(r.Header.Get("Accept"))}
	start := graphql.Now()
	params, status, problem := readParams(w, r)
	if problem != "" {
		answer.refuse(status, problem)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		status := http.StatusOK
		if answer.media == mediaResponse {
			status = http.StatusBadRequest
		}
		answer.write(status, exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
		return
	}
	if r.Method == http.MethodGet && op.Operation.Operation != ast.Query {
		w.Header().Set("Allow", http.MethodPost)
		answer.refuse(http.StatusMethodNotAllowed, "GET is for queries; send mutations by POST")
		return
	}
	responses, ctx := exec.DispatchOperation(r.Context(), op)
	answer.write(http.StatusOK, responses(ctx))
}

// answer writes one response in the media type that the client takes.
type answer struct {
	w     http.ResponseWriter
	media string
}

func (a answer) write(status int, response *graphql.Response) {
	a.w.Header().Set("Content-Type", a.media+"; charset=utf-8")
	body, err := json.Marshal(response)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"the answer could not be written"}]}`)
	}
	a.w.WriteHeader(status)
	_, _ = a.w.Write(body) // the client is gone where this fails
}

func (a answer) refuse(status int, problem string) {
	a.write(status, &graphql.Response{Errors: gqlerror.List{{Message: problem, Extensions: map[string]any{"code": "BAD_REQUEST"}}}})
}

// negotiate chooses the media type of the response: that of the specification
// where the client names it, JSON otherwise.
func negotiate(accept string) string {
	for _, part := range strings.Split(accept, ",") {
		media, _, err := mime.ParseMediaType(strings.TrimSpace(part))
		if err != nil {
			continue
		}
		if media == mediaResponse || media == mediaJSON {
			return media
		}
	}
	return mediaJSON
}

// request is the body of a request. Raw parts tell absent, null and wrong apart.
type request struct {
	Query         json.RawMessage `json:"query"`
	OperationName json.RawMessage `json:"operationName"`
	Variables     json.RawMessage `json:"variables"`
	Extensions    json.RawMessage `json:"extensions"`
}

func readParams(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, int, string) {
	if r.Method == http.MethodGet {
		return readQuery(r.URL.Query())
	}
	media, params, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if charset := strings.ToLower(params["charset"]); err != nil || media != mediaJSON || (charset != "" && charset != "utf-8" && charset != "utf8") {
		return nil, http.StatusUnsupportedMediaType, "send the query as application/json in UTF-8"
	}
	body, err := io.ReadAll(r.Body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge, "the request is larger than this server takes"
	case err != nil:
		return nil, http.StatusBadRequest, "the request could not be read to its end"
	}
	var q request
	if err := json.Unmarshal(body, &q); err != nil {
		return nil, http.StatusBadRequest, "the request is not a JSON object with a query"
	}
	_ = w
	return q.params()
}

// readQuery reads the parameters of a GET.
func readQuery(values url.Values) (*graphql.RawParams, int, string) {
	q := request{}
	for name, to := range map[string]*json.RawMessage{"query": &q.Query, "operationName": &q.OperationName} {
		if values.Has(name) {
			text, err := json.Marshal(values.Get(name))
			if err != nil {
				return nil, http.StatusBadRequest, "the parameter " + name + " is not text"
			}
			*to = text
		}
	}
	for name, to := range map[string]*json.RawMessage{"variables": &q.Variables, "extensions": &q.Extensions} {
		if text := values.Get(name); text != "" {
			if !json.Valid([]byte(text)) {
				return nil, http.StatusBadRequest, "the parameter " + name + " is not JSON"
			}
			*to = json.RawMessage(text)
		}
	}
	return q.params()
}

func (q request) params() (*graphql.RawParams, int, string) {
	p := &graphql.RawParams{}
	for _, part := range [...]struct {
		name string
		raw  json.RawMessage
		to   any
		kind string
	}{
		{"query", q.Query, &p.Query, "a string"},
		{"operationName", q.OperationName, &p.OperationName, "a string or null"},
		{"variables", q.Variables, &p.Variables, "an object or null"},
		{"extensions", q.Extensions, &p.Extensions, "an object or null"},
	} {
		if len(part.raw) > 0 && string(part.raw) != "null" && json.Unmarshal(part.raw, part.to) != nil {
			return nil, http.StatusBadRequest, part.name + " must be " + part.kind
		}
	}
	if p.Query == "" {
		return nil, http.StatusBadRequest, "query is missing: send {\"query\": \"{ … }\"}"
	}
	return p, 0, ""
}

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
)

// problemError is why a request is refused before it reaches the executor. Its
// text is fixed: nothing of the request is repeated in it.
type problemError struct {
	status int
	code   string
	text   string
}

func (p *problemError) Error() string { return p.text }

func badRequest(text string) *problemError {
	return &problemError{http.StatusBadRequest, "BAD_REQUEST", text}
}

// readParams reads what is asked from a request.
func readParams(r *http.Request) (*graphql.RawParams, *problemError) {
	switch r.Method {
	case http.MethodGet:
		return readQuery(r.URL.RawQuery)
	case http.MethodPost:
		return readBody(r)
	}
	return nil, &problemError{http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "send queries by POST or GET"}
}

// request is what a client sends. Raw parts tell absent, null and wrong apart.
type request struct {
	Query         json.RawMessage `json:"query"`
	OperationName json.RawMessage `json:"operationName"`
	Variables     json.RawMessage `json:"variables"`
	Extensions    json.RawMessage `json:"extensions"`
}

// readBody reads the body of a POST.
func readBody(r *http.Request) (*graphql.RawParams, *problemError) {
	if !jsonInUTF8(r.Header.Get("Content-Type")) {
		return nil, &problemError{http.StatusUnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "send the query as application/json in UTF-8"}
	}
	body, err := io.ReadAll(r.Body)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &problemError{http.StatusRequestEntityTooLarge, "REQUEST_TOO_LARGE", "the request is larger than this server takes"}
	case err != nil:
		return nil, badRequest("the request could not be read to its end")
	}
	var q request
	if err := json.Unmarshal(body, &q); err != nil {
		return nil, badRequest("the request is not a JSON object with a query")
	}
	return q.params()
}

func jsonInUTF8(contentType string) bool {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil || media != mediaJSON {
		return false
	}
	switch strings.ToLower(params["charset"]) {
	case "", "utf-8", "utf8":
		return true
	}
	return false
}

// readQuery reads the parameters of a GET.
func readQuery(raw string) (*graphql.RawParams, *problemError) {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, badRequest("the parameters of the address are not well formed")
	}
	p := &graphql.RawParams{Query: values.Get("query"), OperationName: values.Get("operationName")}
	q := request{Variables: json.RawMessage(values.Get("variables")), Extensions: json.RawMessage(values.Get("extensions"))}
	return q.complete(p)
}

// params decodes the parts of a body.
func (q request) params() (*graphql.RawParams, *problemError) {
	p := &graphql.RawParams{}
	if !decode(q.Query, &p.Query) {
		return nil, badRequest("query must be a string")
	}
	if !decode(q.OperationName, &p.OperationName) {
		return nil, badRequest("operationName must be a string or null")
	}
	return q.complete(p)
}

// complete adds the parts that are JSON by POST as well as by GET.
func (q request) complete(p *graphql.RawParams) (*graphql.RawParams, *problemError) {
	switch {
	case !decode(q.Variables, &p.Variables):
		return nil, badRequest("variables must be an object or null")
	case !decode(q.Extensions, &p.Extensions):
		return nil, badRequest("extensions must be an object or null")
	case p.Query == "":
		return nil, badRequest(`query is missing: send {"query": "{ … }"}`)
	}
	return p, nil
}

// decode reports whether a part is absent or of the type that to points to.
func decode(part json.RawMessage, to any) bool {
	return len(part) == 0 || json.Unmarshal(part, to) == nil
}

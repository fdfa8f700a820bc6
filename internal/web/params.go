package web

import (
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

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

var errNoQuery = badRequest(`query is missing: send {"query": "{ … }"}`)

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

// request is what a client sends.
type request struct {
	Query         string         `json:"query"`
	OperationName string         `json:"operationName"`
	Variables     map[string]any `json:"variables"`
	Extensions    map[string]any `json:"extensions"`
}

// readBody reads the body of a POST.
func readBody(r *http.Request) (*graphql.RawParams, *problemError) {
	if !jsonInUTF8(r.Header.Get("Content-Type")) {
		return nil, &problemError{http.StatusUnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE", "send the query as application/json in UTF-8"}
	}
	body, err := readAll(r.Body, r.ContentLength)
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, &problemError{http.StatusRequestEntityTooLarge, "REQUEST_TOO_LARGE", "the request is larger than this server takes"}
	case err != nil:
		return nil, badRequest("the request could not be read to its end")
	}
	return decode(body)
}

// readAll is io.ReadAll for a body whose length is announced, or -1: it makes
// room for that once, but only when an eighth of it came.
func readAll(r io.Reader, announced int64) ([]byte, error) {
	body := make([]byte, 0, 64<<10)
	for {
		n, err := r.Read(body[len(body):cap(body)])
		body = body[:len(body)+n]
		switch {
		case errors.Is(err, io.EOF):
			return body, nil
		case err != nil:
			return nil, err
		case len(body) < cap(body):
		case announced < int64(len(body)):
			body = slices.Grow(body, len(body))
		default:
			body = slices.Grow(body, int(min(announced+1, 8*int64(len(body))))-len(body))
		}
	}
}

// decode decodes the body of a POST.
func decode(body []byte) (*graphql.RawParams, *problemError) {
	if values(body) > mostValues {
		return nil, &problemError{http.StatusRequestEntityTooLarge, "REQUEST_TOO_LARGE", "the request holds more values than this server takes"}
	}
	if !utf8.Valid(body) {
		return nil, badRequest("the request is not in UTF-8")
	}
	var q request
	var wrong *json.UnmarshalTypeError
	err := json.Unmarshal(body, &q)
	switch {
	case errors.As(err, &wrong) && wrong.Field == "query":
		return nil, badRequest("query must be a string")
	case errors.As(err, &wrong) && wrong.Field == "operationName":
		return nil, badRequest("operationName must be a string or null")
	case errors.As(err, &wrong) && wrong.Field != "":
		return nil, badRequest(wrong.Field + " must be an object or null")
	case err != nil:
		return nil, badRequest("the request is not a JSON object with a query")
	case q.Query == "":
		return nil, errNoQuery
	}
	return &graphql.RawParams{Query: q.Query, OperationName: q.OperationName, Variables: q.Variables, Extensions: q.Extensions}, nil
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
	parameters, err := url.ParseQuery(raw)
	if err != nil {
		return nil, badRequest("the parameters of the address are not well formed")
	}
	p := &graphql.RawParams{Query: parameters.Get("query"), OperationName: parameters.Get("operationName")}
	for name, to := range map[string]*map[string]any{"variables": &p.Variables, "extensions": &p.Extensions} {
		if text := parameters.Get(name); text != "" && json.Unmarshal([]byte(text), to) != nil {
			return nil, badRequest(name + " must be an object or null")
		}
	}
	if p.Query == "" {
		return nil, errNoQuery
	}
	return p, nil
}

// mostValues is how many values a body may hold: decoded, each takes up to fifty
// times the memory of its text.
const mostValues = 10_000

// values counts the values in a text of JSON, roughly.
func values(text []byte) int {
	n, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\':
			i++ // what is escaped is no mark
		case c == '"':
			quoted = !quoted
		case !quoted && (c == ',' || c == '[' || c == '{'):
			n++
		}
	}
	return n
}

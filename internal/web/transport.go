package web

import (
	"encoding/json"
	"mime"
	"net/http"
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

// Supports takes every request, so that bad ones get an answer that says why.
func (transport) Supports(*http.Request) bool { return true }

// Do answers one request.
func (transport) Do(w http.ResponseWriter, r *http.Request, exec graphql.GraphExecutor) {
	a := newAnswer(w, r)
	start := graphql.Now()
	params, problem := readParams(r)
	if problem != nil {
		a.refuse(problem)
		return
	}
	params.Headers = r.Header
	params.ReadTime = graphql.TraceTiming{Start: start, End: graphql.Now()}
	op, errs := exec.CreateOperationContext(r.Context(), params)
	if errs != nil {
		a.respond(exec.DispatchError(graphql.WithOperationContext(r.Context(), op), errs))
		return
	}
	if r.Method == http.MethodGet && op.Operation.Operation != ast.Query {
		a.refuse(&problemError{http.StatusMethodNotAllowed, "METHOD_NOT_ALLOWED", "GET is for queries; send mutations by POST"})
		return
	}
	responses, ctx := exec.DispatchOperation(r.Context(), op)
	response := responses(ctx)
	if response == nil { // gqlgen's sign that the context ended before the answer was there
		a.refuse(&problemError{http.StatusServiceUnavailable, "TIMEOUT", "the answer took longer than this server allows"})
		return
	}
	a.respond(response)
}

// answer writes one response in the media type that the client takes.
type answer struct {
	w     http.ResponseWriter
	media string
}

func newAnswer(w http.ResponseWriter, r *http.Request) answer {
	a := answer{w: w, media: negotiate(r.Header.Values("Accept"))}
	w.Header().Set("Content-Type", a.media+"; charset=utf-8")
	w.Header().Add("Vary", "Accept")
	return a
}

// respond writes what the executor says. What was not executed has no data; the
// specification's media type tells that by the status too.
func (a answer) respond(response *graphql.Response) {
	for _, e := range response.Errors {
		e.Message = shortened(e.Message)
	}
	switch {
	case response.Data != nil:
		a.write(http.StatusOK, response)
	case a.media == mediaResponse:
		a.write(http.StatusBadRequest, failure{response.Errors, response.Extensions})
	default:
		a.write(http.StatusOK, failure{response.Errors, response.Extensions})
	}
}

// shortened cuts a message: those of the parser and the validator repeat names and
// values of the query, however long they are.
func shortened(message string) string {
	const most = 300 // bytes
	if len(message) <= most {
		return message
	}
	return strings.ToValidUTF8(message[:most], "") + "…"
}

func (a answer) refuse(p *problemError) {
	if p.status == http.StatusMethodNotAllowed {
		a.w.Header().Set("Allow", "GET, POST")
	}
	a.write(p.status, failure{Errors: gqlerror.List{{Message: p.text, Extensions: map[string]any{"code": p.code}}}})
}

// failure is a response without the entry for data.
type failure struct {
	Errors     gqlerror.List  `json:"errors"`
	Extensions map[string]any `json:"extensions,omitempty"`
}

func (a answer) write(status int, response any) {
	body, err := json.Marshal(response)
	if err != nil {
		status, body = http.StatusInternalServerError, []byte(`{"errors":[{"message":"the answer could not be written"}]}`)
	}
	a.w.WriteHeader(status)
	_, _ = a.w.Write(body) // the client is gone where this fails
}

// negotiate chooses the media type of the response: that of the specification
// where the client names it first, JSON otherwise.
func negotiate(accept []string) string {
	for _, part := range strings.Split(strings.Join(accept, ","), ",") {
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

package graph

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"hearsay/internal/store"
)

// Code says of an error, in its extensions, what a program can do about it.
type Code string

// The codes. Errors in the query itself have those of the parser and validator,
// GRAPHQL_PARSE_FAILED and GRAPHQL_VALIDATION_FAILED.
const (
	NotFound    Code = "NOT_FOUND"   // what was named does not exist
	BadCursor   Code = "BAD_CURSOR"  // the cursor belongs to another list: ask for the first page
	BadInput    Code = "BAD_INPUT"   // an argument cannot be understood: correct it
	Unavailable Code = "UNAVAILABLE" // the store cannot be reached or written to: try later
	Timeout     Code = "TIMEOUT"     // the answer took too long: ask for less
	Internal    Code = "INTERNAL"    // a fault of hearsay: the log tells more
)

// ErrBadInput is wrapped by an error about an article that cannot be taken in.
// The person who sent it is shown the error's text.
var ErrBadInput = errors.New("bad input")

// errGone says that something was deleted between two steps of a query.
var errGone = notFound("it was deleted while the query ran; ask again")

// userError is an error whose text is for the person who asked.
type userError struct {
	code Code
	text string
}

func (e userError) Error() string { return e.text }

func badInput(format string, args ...any) error {
	return userError{BadInput, fmt.Sprintf(format, args...)}
}

func notFound(format string, args ...any) error {
	return userError{NotFound, fmt.Sprintf(format, args...)}
}

// quoted writes an input value for an error, shortened.
func quoted(v any) string {
	const most = 80
	text := fmt.Sprint(v)
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return strconv.Quote(text)
}

// explain maps an error of a resolver to its code and its sentence. It is the
// one place that does.
func explain(err error) (Code, string) {
	var user userError
	var number *strconv.NumError
	switch {
	case errors.As(err, &user):
		return user.code, user.text
	case errors.Is(err, store.ErrNotFound):
		return NotFound, "what was named does not exist"
	case errors.Is(err, store.ErrBadCursor):
		return BadCursor, from(store.ErrBadCursor, err)
	case errors.Is(err, store.ErrBadQuery):
		return BadInput, from(store.ErrBadQuery, err)
	case errors.Is(err, ErrBadInput):
		return BadInput, from(ErrBadInput, err)
	case errors.Is(err, store.ErrBadMerge):
		return BadInput, "these cannot be one; both must be of one kind, or of kinds that can act"
	case errors.As(err, &number):
		return BadInput, fmt.Sprintf("%s is no number that can be used here", quoted(number.Num))
	case errors.Is(err, context.DeadlineExceeded):
		return Timeout, "the answer took too long; ask for less at once"
	case errors.Is(err, context.Canceled):
		return Unavailable, "the request was ended before it was answered"
	case errors.Is(err, store.ErrReadOnly):
		return Unavailable, "the store cannot be written to"
	case errors.Is(err, store.ErrUnavailable), errors.Is(err, store.ErrClosed), errors.Is(err, store.ErrNewer):
		return Unavailable, "the store cannot be reached; try again later"
	}
	return Internal, "something went wrong inside; the log tells more"
}

// from returns what an error says from the sentinel on. What is before it differs
// with the engine, and answers must not.
func from(sentinel, err error) string {
	text := err.Error()
	if at := strings.Index(text, sentinel.Error()); at >= 0 {
		return text[at:]
	}
	return sentinel.Error()
}

// ErrorPresenter returns what turns the errors of a request into what its sender
// is shown: a sentence, with a code and the ID of the request as extensions.
// Internals go to the log under the same ID. The requestID may be nil, or
// return "" where a request has none; a random one is used then.
func ErrorPresenter(log *slog.Logger, requestID func(context.Context) string) graphql.ErrorPresenterFunc {
	return func(ctx context.Context, err error) *gqlerror.Error {
		shown := graphql.DefaultErrorPresenter(ctx, err)
		err = cause(err)
		if err == nil { // made by the executor, for the person who asked
			return shown
		}
		code, text := explain(err)
		shown.Message = text
		if shown.Extensions == nil {
			shown.Extensions = map[string]any{}
		}
		shown.Extensions["code"] = code
		if code == Internal || code == Unavailable || code == Timeout {
			id := orRandom(ctx, requestID)
			shown.Extensions["requestId"] = id
			log.ErrorContext(ctx, "query failed", "request", id, "code", code, "path", shown.Path.String(), "error", err)
		}
		return shown
	}
}

// cause takes off what the executor wraps around an error; it returns nil for an
// error that the executor itself made.
func cause(err error) error {
	var wrapped *gqlerror.Error
	for errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	return err
}

func orRandom(ctx context.Context, requestID func(context.Context) string) string {
	if requestID != nil {
		if id := requestID(ctx); id != "" {
			return id
		}
	}
	return rand.Text()
}

// Recoverer returns what turns a panic of a resolver into an error, and logs
// where it happened.
func Recoverer(log *slog.Logger) graphql.RecoverFunc {
	return func(ctx context.Context, panicked any) error {
		log.ErrorContext(ctx, "resolver panicked", "panic", panicked, "stack", string(debug.Stack()))
		return fmt.Errorf("panic: %v", panicked)
	}
}

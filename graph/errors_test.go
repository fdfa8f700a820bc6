package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"hearsay/internal/store"
)

func TestErrorsGetACode(t *testing.T) {
	var log bytes.Buffer
	present := ErrorPresenter(slog.New(slog.NewTextHandler(&log, nil)), func(context.Context) string { return "r-17" })
	secret := errors.New("dial tcp 10.0.0.7:7687: connection refused")
	for _, c := range []struct {
		name   string
		err    error
		code   Code
		says   string
		logged bool
	}{
		{name: "not found", err: fmt.Errorf("delete: %w", store.ErrNotFound), code: NotFound, says: "does not exist"},
		{name: "cursor", err: fmt.Errorf("engine: %w: ask again", store.ErrBadCursor), code: BadCursor, says: "bad cursor: ask again"},
		{name: "query", err: store.ErrBadQuery, code: BadInput, says: "bad query"},
		{name: "merge", err: store.ErrBadMerge, code: BadInput, says: "cannot be one"},
		{name: "article", err: fmt.Errorf("%w: no text", ErrBadInput), code: BadInput, says: "no text"},
		{name: "scalar", err: badInput("no time"), code: BadInput, says: "no time"},
		{name: "number", err: numberError(), code: BadInput, says: `"99999999999999999999"`},
		{name: "deadline", err: fmt.Errorf("%w: %w", secret, context.DeadlineExceeded), code: Timeout, says: "too long", logged: true},
		{name: "unreachable", err: fmt.Errorf("%w: %w", store.ErrUnavailable, secret), code: Unavailable, says: "cannot be reached", logged: true},
		{name: "read-only", err: store.ErrReadOnly, code: Unavailable, says: "written", logged: true},
		{name: "fault", err: secret, code: Internal, says: "inside", logged: true},
		{name: "bad graph", err: fmt.Errorf("%w: %w", store.ErrBadGraph, secret), code: Internal, says: "inside", logged: true},
	} {
		t.Run(c.name, func(t *testing.T) {
			log.Reset()
			got := present(t.Context(), c.err)
			if got.Extensions["code"] != c.code || !strings.Contains(got.Message, c.says) {
				t.Errorf("shown %q with %v, want %s that says %q", got.Message, got.Extensions, c.code, c.says)
			}
			if strings.Contains(got.Message, "10.0.0.7") || strings.Contains(got.Message, "engine") {
				t.Errorf("%q tells internals", got.Message)
			}
			if c.logged != strings.Contains(log.String(), "r-17") || c.logged != (got.Extensions["requestId"] == "r-17") {
				t.Errorf("logged %q, extensions %v", log.String(), got.Extensions)
			}
		})
	}
}

func numberError() error {
	_, err := graphql.UnmarshalInt64("99999999999999999999")
	return err
}

func TestErrorsOfTheExecutorStay(t *testing.T) {
	invalid := gqlerror.Errorf("cannot query field")
	invalid.Extensions = map[string]any{"code": "GRAPHQL_VALIDATION_FAILED"}
	got := ErrorPresenter(slog.New(slog.DiscardHandler), nil)(t.Context(), invalid)
	if got.Message != "cannot query field" || got.Extensions["code"] != "GRAPHQL_VALIDATION_FAILED" {
		t.Errorf("got %v %v", got.Message, got.Extensions)
	}
}

func TestErrorsWithoutARequestGetAnID(t *testing.T) {
	got := ErrorPresenter(slog.New(slog.DiscardHandler), nil)(t.Context(), errors.New("fault"))
	if id, _ := got.Extensions["requestId"].(string); len(id) < 16 {
		t.Errorf("got %v", got.Extensions)
	}
}

func TestPanicsAreLoggedAndHidden(t *testing.T) {
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	err := Recoverer(logger)(t.Context(), "index out of range")
	if !strings.Contains(log.String(), "errors_test.go") {
		t.Errorf("the log does not say where: %q", log.String())
	}
	if got := ErrorPresenter(logger, nil)(t.Context(), err); got.Extensions["code"] != Internal || strings.Contains(got.Message, "range") {
		t.Errorf("shown %q with %v", got.Message, got.Extensions)
	}
}

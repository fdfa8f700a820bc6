package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"hearsay/graph"
	"hearsay/internal/store"
	"hearsay/internal/web/guard"
)

type queryCmd struct {
	Query     string `arg:"" help:"A GraphQL query or mutation; - reads it from standard input."`
	Variables string `help:"Variables, as a JSON object." short:"v"`
	Operation string `help:"Which operation to run, where the query holds several." placeholder:"NAME"`
}

// maxQuery bounds a query on standard input, in bytes.
const maxQuery = 1 << 20

// Run prints the answer as JSON; an answer with errors is a failure.
func (c *queryCmd) Run(a *app) error {
	params := graphql.RawParams{Query: c.Query, OperationName: c.Operation}
	if c.Query == standardInput {
		text, err := io.ReadAll(io.LimitReader(a.stdin, maxQuery))
		if err != nil {
			return err
		}
		params.Query = string(text)
	}
	if c.Variables != "" {
		if err := json.Unmarshal([]byte(c.Variables), &params.Variables); err != nil {
			return fmt.Errorf("%w: --variables is no JSON object like {\"name\": \"Mara Voss\"}", errUsage)
		}
	}
	return a.withStored(func(s store.Store) error {
		exec := executor.New(graph.New(newAPI(s)))
		exec.Use(guard.New(guard.Limits{}))
		exec.SetErrorPresenter(graph.ErrorPresenter(a.log, nil))
		exec.SetRecoverFunc(graph.Recoverer(a.log))
		return a.answer(exec, params)
	})
}

func (a *app) answer(exec *executor.Executor, params graphql.RawParams) error {
	ctx := graphql.StartOperationTrace(a.ctx)
	op, errs := exec.CreateOperationContext(ctx, &params)
	var response *graphql.Response
	if errs != nil {
		response = exec.DispatchError(graphql.WithOperationContext(ctx, op), errs)
	} else {
		answer, ctx := exec.DispatchOperation(ctx, op)
		response = answer(ctx)
	}
	encoder := json.NewEncoder(a.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(response); err != nil {
		return err
	}
	return answerError(response.Errors)
}

// answerError makes one error of those in an answer, each with the field or
// variable that it is about.
func answerError(list gqlerror.List) error {
	if len(list) == 0 {
		return nil
	}
	err := errAnswer
	for _, e := range list {
		text := e.Message
		if len(e.Path) > 0 {
			text = e.Path.String() + ": " + text
		}
		err = fmt.Errorf("%w\n  %s", err, text)
	}
	return err
}

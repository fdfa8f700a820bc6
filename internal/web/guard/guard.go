// Package guard refuses hostile GraphQL queries before they are validated.
//
// Validation is quadratic in the fields of a document, and counting complexity
// is exponential in its fragments, so a query of a kilobyte can hold a server
// for minutes. The guard reads a document once: fragments are worked out once by
// name, numbers saturate, and a document that exceeds a limit is refused in
// time that is linear in its length.
package guard

import (
	"context"
	"errors"
	"fmt"
	"math"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Limits bound a document. A zero limit is the default.
type Limits struct {
	Tokens     int // of the document; 2,000
	Depth      int // nested selections; 20, which the usual introspection fits
	Aliases    int // after fragments are put in; 60
	Directives int // 60
	RootFields int // of the operation; 20
	Fields     int // of the operation, after fragments are put in; 2,000
	Cost       int // fields that an answer may have; 200,000
}

func (l Limits) withDefaults() Limits {
	for _, d := range [...]struct {
		limit *int
		value int
	}{{&l.Tokens, 2000}, {&l.Depth, 20}, {&l.Aliases, 60}, {&l.Directives, 60}, {&l.RootFields, 20}, {&l.Fields, 2000}, {&l.Cost, 200_000}} {
		if *d.limit == 0 {
			*d.limit = d.value
		}
	}
	return l
}

// Code is the extension code of the guard's errors.
const Code = "QUERY_TOO_LARGE"

// Guard is an extension of gqlgen's handler.
type Guard struct {
	limits Limits
	schema *ast.Schema
}

var (
	_ graphql.HandlerExtension          = (*Guard)(nil)
	_ graphql.OperationParameterMutator = (*Guard)(nil)
)

// New returns a guard with the limits.
func New(limits Limits) *Guard { return &Guard{limits: limits.withDefaults()} }

// ExtensionName names the extension.
func (*Guard) ExtensionName() string { return "guard" }

// Validate takes the schema over.
func (g *Guard) Validate(schema graphql.ExecutableSchema) error {
	g.schema = schema.Schema()
	return nil
}

// MutateOperationParameters refuses a document that exceeds a limit; documents
// that cannot be parsed are left to the executor, which says why.
func (g *Guard) MutateOperationParameters(_ context.Context, request *graphql.RawParams) *gqlerror.Error {
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, g.limits.Tokens)
	if err != nil {
		return g.parseError(err)
	}
	if err := g.check(doc, request); err != nil {
		return refusal(err)
	}
	return nil
}

// parseError passes on what is wrong with the document, shortened.
func (g *Guard) parseError(err error) *gqlerror.Error {
	var parse *gqlerror.Error
	if !errors.As(err, &parse) {
		parse = gqlerror.Wrap(err)
	}
	const most = 300
	if len(parse.Message) > most {
		parse.Message = parse.Message[:most] + "…"
	}
	if parse.Extensions == nil {
		parse.Extensions = map[string]any{}
	}
	parse.Extensions["code"] = "GRAPHQL_PARSE_FAILED"
	return parse
}

func refusal(err error) *gqlerror.Error {
	return &gqlerror.Error{Message: err.Error(), Extensions: map[string]any{"code": Code}}
}

func (g *Guard) check(doc *ast.QueryDocument, request *graphql.RawParams) error {
	w := walker{guard: g, fragments: doc.Fragments, variables: request.Variables, known: map[string]size{}, open: map[string]bool{}}
	for _, op := range doc.Operations {
		if request.OperationName != "" && op.Name != request.OperationName {
			continue
		}
		w.defaults = op.VariableDefinitions
		if len(op.SelectionSet) > g.limits.RootFields {
			return fmt.Errorf("the query asks for %d things at once, at most %d are allowed", len(op.SelectionSet), g.limits.RootFields)
		}
		total := w.selection(op.SelectionSet, g.root(op.Operation), false)
		total.directives += len(op.Directives)
		if err := g.judge(total, w.cyclic); err != nil {
			return err
		}
	}
	return nil
}

func (g *Guard) root(op ast.Operation) *ast.Definition {
	if g.schema == nil {
		return nil
	}
	switch op {
	case ast.Mutation:
		return g.schema.Mutation
	case ast.Subscription:
		return g.schema.Subscription
	}
	return g.schema.Query
}

func (g *Guard) judge(s size, cyclic string) error {
	l := g.limits
	switch {
	case cyclic != "":
		return fmt.Errorf("fragment %q contains itself", cyclic)
	case s.depth > l.Depth:
		return fmt.Errorf("the query is nested more than %d deep", l.Depth)
	case s.aliases > l.Aliases:
		return fmt.Errorf("the query has more than %d aliases", l.Aliases)
	case s.directives > l.Directives:
		return fmt.Errorf("the query has more than %d directives", l.Directives)
	case s.fields > l.Fields:
		return fmt.Errorf("the query has more than %d fields", l.Fields)
	case s.cost > l.Cost:
		return fmt.Errorf("the answer could have more than %d fields; ask for fewer items with first, or for less of each", l.Cost)
	}
	return nil
}

// size is what a part of a document comes to. All numbers saturate.
type size struct{ depth, fields, aliases, directives, cost int }

func (s size) plus(o size) size {
	return size{
		max(s.depth, o.depth), add(s.fields, o.fields), add(s.aliases, o.aliases), add(s.directives, o.directives), add(s.cost, o.cost),
	}
}

func add(a, b int) int {
	if a > math.MaxInt32-b {
		return math.MaxInt32
	}
	return a + b
}

func multiply(a, b int) int {
	if a > 0 && b > math.MaxInt32/a {
		return math.MaxInt32
	}
	return a * b
}

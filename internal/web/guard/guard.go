// Package guard refuses hostile GraphQL queries before they are validated.
//
// Validation is quadratic in the fields of a document, and counting complexity
// is exponential in its fragments, so a query of a kilobyte can hold a server
// for minutes. The guard reads a document once: fragments are worked out once,
// numbers saturate, and a document that exceeds a limit is refused in
// time that is linear in its length.
package guard

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
	"github.com/vektah/gqlparser/v2/parser"
)

// Limits bound a document. A zero limit is the default.
type Limits struct {
	Bytes      int // of the document, and of the texts in the variables of a query; 100,000
	Tokens     int // of the document; 2,000
	Depth      int // nested selections; 20, which the usual introspection fits
	Aliases    int // of an operation, after fragments are put in; 60
	Directives int // of an operation, after fragments are put in; 60
	RootFields int // of an operation, after fragments are put in; 20
	SetFields  int // of one selection set, after fragments are put in; 200
	Fields     int // of an operation, after fragments are put in; 2,000
	Cost       int // fields that an answer may have; 200,000
}

func (l Limits) withDefaults() Limits {
	for _, d := range [...]struct {
		limit *int
		value int
	}{
		{&l.Bytes, 100_000}, {&l.Tokens, 2000}, {&l.Depth, 20}, {&l.Aliases, 60}, {&l.Directives, 60},
		{&l.RootFields, 20}, {&l.SetFields, 200}, {&l.Fields, 2000}, {&l.Cost, 200_000},
	} {
		if *d.limit == 0 {
			*d.limit = d.value
		}
	}
	return l
}

// Code is the extension code of the errors about a limit.
const Code = "QUERY_TOO_LARGE"

// Guard is an extension of gqlgen's handler.
type Guard struct {
	limits Limits
	api    graphql.ExecutableSchema
}

var (
	_ graphql.HandlerExtension          = (*Guard)(nil)
	_ graphql.OperationParameterMutator = (*Guard)(nil)
)

// New returns a guard with the limits.
func New(limits Limits) *Guard { return &Guard{limits: limits.withDefaults()} }

// ExtensionName names the extension.
func (*Guard) ExtensionName() string { return "guard" }

// Validate takes the schema over, which says what fields cost.
func (g *Guard) Validate(schema graphql.ExecutableSchema) error {
	g.api = schema
	return nil
}

// MutateOperationParameters refuses a document that exceeds a limit, and one that
// cannot be parsed.
func (g *Guard) MutateOperationParameters(ctx context.Context, request *graphql.RawParams) *gqlerror.Error {
	if len(request.Query) > g.limits.Bytes {
		return refusal(fmt.Errorf("the query is longer than %d bytes; send the text of an article as a variable", g.limits.Bytes))
	}
	doc, err := parser.ParseQueryWithTokenLimit(&ast.Source{Input: request.Query}, g.limits.Tokens)
	if err != nil {
		return g.parseError(err)
	}
	if err := g.check(ctx, doc, request); err != nil {
		return refusal(err)
	}
	return nil
}

// parseError says what is wrong with a document that cannot be parsed. The parser
// gives up at the limit of tokens with an error that only its text tells.
func (g *Guard) parseError(err error) *gqlerror.Error {
	var parse *gqlerror.Error
	if !errors.As(err, &parse) {
		parse = gqlerror.Wrap(err)
	}
	if parse.Message == fmt.Sprintf("exceeded token limit of %d", g.limits.Tokens) {
		return refusal(fmt.Errorf("the query has more than %d tokens", g.limits.Tokens))
	}
	errcode.Set(parse, errcode.ParseFailed)
	return parse
}

// refusal says that a document exceeds a limit. Nothing of it is repeated.
func refusal(err error) *gqlerror.Error {
	return &gqlerror.Error{Message: err.Error(), Extensions: map[string]any{"code": Code}}
}

// check holds the limits against the whole document, since all of it will be
// validated. Its cost is that of the operation that will run.
func (g *Guard) check(ctx context.Context, doc *ast.QueryDocument, request *graphql.RawParams) error {
	asked := doc.Operations.ForName(request.OperationName)
	if asked != nil && asked.Operation != ast.Mutation && texts(request.Variables) > g.limits.Bytes {
		return fmt.Errorf("the variables of a query are longer than %d bytes", g.limits.Bytes)
	}
	w := newWalker(g.api, doc.Fragments, variables(asked, request.Variables))
	for _, f := range doc.Fragments {
		if err := g.judge(w.fragment(ctx, f).withoutCost(), w.cyclic); err != nil {
			return err
		}
	}
	for _, op := range doc.Operations {
		s := w.operation(ctx, op)
		if op != asked {
			s = s.withoutCost()
		}
		if s.width > g.limits.RootFields {
			return fmt.Errorf("the query asks for more than %d things at once", g.limits.RootFields)
		}
		if err := g.judge(s, w.cyclic); err != nil {
			return err
		}
	}
	return nil
}

func (g *Guard) judge(s size, cyclic bool) error {
	l := g.limits
	switch {
	case cyclic:
		return errors.New("a fragment contains itself")
	case s.depth > l.Depth:
		return fmt.Errorf("the query is nested more than %d deep", l.Depth)
	case s.aliases > l.Aliases:
		return fmt.Errorf("the query has more than %d aliases", l.Aliases)
	case s.directives > l.Directives:
		return fmt.Errorf("the query has more than %d directives", l.Directives)
	case s.widest > l.SetFields:
		return fmt.Errorf("the query asks for more than %d fields of one thing", l.SetFields)
	case s.fields > l.Fields:
		return fmt.Errorf("the query has more than %d fields", l.Fields)
	case s.cost > l.Cost:
		return fmt.Errorf("the answer could have more than %d fields; ask for fewer items with first, or for less of each", l.Cost)
	}
	return nil
}

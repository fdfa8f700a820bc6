package guard_test

import (
	"os"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/99designs/gqlgen/graphql/executor"

	"hearsay/graph"
	"hearsay/internal/web/guard"
)

// TestParseErrors leaves what is no document to the parser's own words.
func TestParseErrors(t *testing.T) {
	g := newGuard(t, guard.Limits{})
	for query, says := range map[string]string{
		"{":                "Expected Name",
		"}":                "Unexpected }",
		"{stats{articles}": "Expected Name",
		`{a(b:"`:           "Unexpected <Invalid>",
		"\x00":             "Unexpected <Invalid>",
	} {
		t.Run(query, func(t *testing.T) {
			err := g.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: query})
			refused(t, err, errcode.ParseFailed, says)
		})
	}
}

// TestNoEcho gives every refusal long names to repeat.
func TestNoEcho(t *testing.T) {
	secret := strings.Repeat("Secret", 50)
	g := newGuard(t, guard.Limits{})
	for _, query := range []string{
		repeat("a:"+secret+" ", 21),
		fieldsOf(secret+" ", 201),
		fieldsOf(secret+":articles ", 61),
		fieldsOf("articles@"+secret+" ", 61),
		"{..." + secret + "}fragment " + secret + " on Query{..." + secret + "}",
		"query " + secret + "{" + strings.Repeat(secret+"{", 30) + secret + strings.Repeat("}", 31),
		"query " + secret + "{relations(first:200){nodes{" + secret + ":evidence(first:200){nodes{id article{" + secret + ":relations(first:200){nodes{id}}}}}}}}",
		fieldsOf(secret+" ", 2000),
	} {
		err := g.MutateOperationParameters(t.Context(), &graphql.RawParams{Query: query, OperationName: secret})
		refused(t, err, guard.Code, "")
		if strings.Contains(err.Error(), "Secret") {
			t.Errorf("the refusal repeats the query: %v", err)
		}
	}
}

// introspection is the question that GraphiQL asks before all others, with all of
// its options.
const introspection = `Introspection
query IntrospectionQuery {
  __schema {
    description
    queryType { name kind }
    mutationType { name kind }
    subscriptionType { name kind }
    types { ...FullType }
    directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
  }
}
fragment FullType on __Type {
  kind name description specifiedByURL isOneOf
  fields(includeDeprecated: true) {
    name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason
  }
  inputFields(includeDeprecated: true) { ...InputValue }
  interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef }
}
fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
fragment TypeRef on __Type { kind name ` + ofTypes + `}`

const ofTypes = `ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }`

// TestQuestionsPass lets through what honest clients ask: introspection, and the
// questions that the playground opens with.
func TestQuestionsPass(t *testing.T) {
	questions, err := os.ReadFile("../../../questions.graphql")
	if err != nil {
		t.Fatal(err)
	}
	api := graph.New(graph.Options{})
	server := executor.New(api)
	server.Use(guard.New(guard.Limits{}))
	for i, query := range append(strings.Split(string(questions), "\n# ")[1:], introspection) {
		ctx := graphql.StartOperationTrace(t.Context())
		if _, errs := server.CreateOperationContext(ctx, &graphql.RawParams{Query: "# " + query}); errs != nil {
			t.Errorf("question %d: %v", i+1, errs)
		}
	}
}

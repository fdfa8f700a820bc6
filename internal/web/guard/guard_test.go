package guard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"hearsay/graph"
	"hearsay/internal/web/guard"
)

// newGuard returns a guard of our API.
func newGuard(tb testing.TB, limits guard.Limits) *guard.Guard {
	tb.Helper()
	g := guard.New(limits)
	if err := g.Validate(graph.New(graph.Options{})); err != nil {
		tb.Fatal(err)
	}
	return g
}

// fields returns a query of so many fields of one thing.
func fields(n int) string { return "{stats{" + strings.Repeat("articles ", n) + "}}" }

// nested returns a query that is nested so deep.
func nested(n int) string {
	return "{" + strings.Repeat("stats{", n-1) + "articles" + strings.Repeat("}", n)
}

// spread returns a query that is a fragment on Stats, written out so often.
func spread(n int, fragment string) string {
	return "{stats{" + strings.Repeat("...F ", n) + "}} fragment F on Stats{" + fragment + "}"
}

// doubling returns fragments each of which holds the next one twice, so that the
// field of the last is asked for 2^n times.
func doubling(n int, field string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " fragment F%d on Stats{...F%d ...F%d}", i, i+1, i+1)
	}
	return b.String() + fmt.Sprintf(" fragment F%d on Stats{%s}", n, field)
}

const (
	directive = "@include(if:true)"
	pages     = "{relations(first:%s){nodes{id}}}" // costs 1 + 2 for each
	paged     = "query($n:Int%s){relations(first:$n){nodes{id}}}"
)

// TestLimits holds a document at each limit, which passes, and one past it.
func TestLimits(t *testing.T) {
	cost := guard.Limits{Cost: 41}
	for _, c := range []struct {
		name         string
		limits       guard.Limits
		passes, past graphql.RawParams
		says         string
	}{
		{"bytes", guard.Limits{Bytes: 17}, doc("{stats{articles}}"), doc("{stats{articles} }"), "longer than 17 bytes"},
		{"bytes by default", guard.Limits{}, doc("{__typename}" + strings.Repeat(",", 100_000-12)), doc("{__typename}" + strings.Repeat(",", 100_000-11)), "longer than 100000 bytes"},
		{"bytes of variables", guard.Limits{Bytes: 60}, with(paged, "", strings.Repeat("n", 59)), with(paged, "", []any{strings.Repeat("n", 59), map[string]any{"n": 1.0}}), "variables of a query are longer than 60 bytes"},
		{"bytes of another operation's variables", guard.Limits{Bytes: 50}, texts("B", 50), texts("A", 50), "variables of a query are longer than 50 bytes"},
		{"tokens", guard.Limits{Tokens: 6}, doc("{stats{articles}}"), doc("{stats{articles facts}}"), "more than 6 tokens"},
		{"tokens of comments", guard.Limits{Tokens: 6}, doc("{stats{articles}}"), doc("#\n{stats{articles}}"), "more than 6 tokens"},
		{"depth", guard.Limits{Depth: 5}, doc(nested(5)), doc(nested(6)), "more than 5 deep"},
		{"depth by default", guard.Limits{}, doc(nested(20)), doc(nested(21)), "more than 20 deep"},
		{"depth of a fragment", guard.Limits{Depth: 2}, doc(spread(1, "articles")), doc(spread(1, "articles{articles}")), "more than 2 deep"},
		{"aliases", guard.Limits{Aliases: 3}, doc(fieldsOf("a:articles ", 3)), doc(fieldsOf("a:articles ", 4)), "more than 3 aliases"},
		{"aliases by default", guard.Limits{}, doc(fieldsOf("a:articles ", 60)), doc(fieldsOf("a:articles ", 61)), "more than 60 aliases"},
		{"aliases of fragments", guard.Limits{Aliases: 3}, doc(spread(3, "a:articles")), doc(spread(4, "a:articles")), "more than 3 aliases"},
		{"the name itself as alias", guard.Limits{Aliases: 1}, doc(fieldsOf("articles:articles ", 9)), doc(fieldsOf("a:articles ", 2)), "more than 1 aliases"},
		{"directives of fields", guard.Limits{Directives: 2}, doc(spread(1, "articles"+directive+directive)), doc(spread(1, "articles"+strings.Repeat(directive, 3))), "more than 2 directives"},
		{"directives of spreads", guard.Limits{Directives: 2}, doc(fieldsOf("..."+directive+"{articles}", 2)), doc(fieldsOf("..."+directive+"{articles}", 3)), "more than 2 directives"},
		{"directives of operations", guard.Limits{Directives: 1}, doc("query @a{__typename}"), doc("query @a @a{__typename}"), "more than 1 directives"},
		{"directives of variables", guard.Limits{Directives: 1}, doc("query($n:Int@a){__typename}"), doc("query($n:Int@a@a){__typename}"), "more than 1 directives"},
		{"directives by default", guard.Limits{}, doc(fieldsOf("articles"+directive+" ", 60)), doc(fieldsOf("articles"+directive+" ", 61)), "more than 60 directives"},
		{"root fields", guard.Limits{RootFields: 2}, doc("{a:stats{articles}b:stats{articles}}"), doc("{__typename stats{articles}stats{articles}}"), "more than 2 things"},
		{"root fields of fragments", guard.Limits{RootFields: 2}, doc("{...F ...F}fragment F on Query{__typename}"), doc("{...F ...F}fragment F on Query{__typename __typename}"), "more than 2 things"},
		{"root fields by default", guard.Limits{}, doc(repeat("__typename ", 20)), doc(repeat("__typename ", 21)), "more than 20 things"},
		{"fields of a set", guard.Limits{SetFields: 6}, doc(fields(6)), doc(fields(7)), "more than 6 fields of one"},
		{"fields of a set from fragments", guard.Limits{SetFields: 6}, doc(spread(3, "articles facts")), doc(spread(3, "articles facts facts")), "more than 6 fields of one"},
		{"fields of a set from doubling fragments", guard.Limits{SetFields: 8}, doc("{stats{...F0}}" + doubling(3, "articles")), doc("{stats{...F0}}" + doubling(4, "articles")), "more than 8 fields of one"},
		{"fields of a set by default", guard.Limits{}, doc(fields(200)), doc(fields(201)), "more than 200 fields of one"},
		{"fields", guard.Limits{Fields: 5}, doc(fields(4)), doc(fields(5)), "more than 5 fields"},
		{"fields of fragments", guard.Limits{Fields: 7}, doc(spread(3, "articles facts")), doc(spread(3, "articles facts facts")), "more than 7 fields"},
		{"cost of a number", cost, doc(fmt.Sprintf(pages, "20")), doc(fmt.Sprintf(pages, "21")), "more than 41 fields"},
		{"cost of a variable", cost, with(paged, "!", 20.0), with(paged, "!", 21.0), "more than 41 fields"},
		{"cost of a variable in quotes", cost, with(paged, "!", "20"), with(paged, "!", "21"), "more than 41 fields"},
		{"cost of a variable's default", cost, with(paged, "=20", nil), with(paged, "=21", nil), "more than 41 fields"},
		{"cost of a variable in place of its default", cost, with(paged, "=21", 20.0), with(paged, "=20", 21.0), "more than 41 fields"},
		{"cost of the schema's default", cost, doc("{relations{nodes{id}}}"), doc("{relations{nodes{id type}}}"), "more than 41 fields"},
		{"cost of an absent variable", cost, with(paged, "", nil), with("query($n:Int%s){relations(first:$n){nodes{id type}}}", "", nil), "more than 41 fields"},
		{"cost of a matrix", guard.Limits{Cost: 13}, doc("{statementMatrix(speakers:4 targets:3){count}}"), doc("{statementMatrix(speakers:4 targets:4){count}}"), "more than 13 fields"},
		{"cost of IDs", guard.Limits{Cost: 3}, doc(`{nodes(ids:["a","b"]){id}}`), doc(`{nodes(ids:["a","b","c"]){id}}`), "more than 3 fields"},
		{"cost of pages in pages", guard.Limits{}, doc(pageInPages(50, 50)), doc(pageInPages(1000, 200)), "ask for fewer items"},
		{"cost of numbers that overflow", guard.Limits{}, doc(pageInPages(1, 1)), doc(pageInPages(1<<62, 1<<62)), "ask for fewer items"},
		{"cost of another operation", cost, named("A", "query A{__typename}query B"+fmt.Sprintf(pages, "99")), named("B", "query A{__typename}query B"+fmt.Sprintf(pages, "99")), "more than 41 fields"},
		{"another operation", guard.Limits{}, named("A", "query A{__typename}query B"+fields(200)), named("A", "query A{__typename}query B"+fields(201)), "more than 200 fields of one"},
		{"no operation of the name", guard.Limits{}, named("Z", "query A"+fields(200)), named("Z", "query A"+fields(201)), "more than 200 fields of one"},
		{"an unused fragment", guard.Limits{}, doc("{__typename}" + doubling(7, "articles")), doc("{__typename}" + doubling(8, "articles")), "more than 200 fields of one"},
		{"a second fragment of the name", guard.Limits{SetFields: 2}, doc(spread(1, "articles") + "fragment F on Stats{articles facts}"), doc(spread(1, "articles") + "fragment F on Stats{articles facts facts}"), "more than 2 fields of one"},
		{"a fragment in itself", guard.Limits{}, doc("{stats{...F0}}" + doubling(1, "articles")), doc("{stats{...F0}}" + doubling(1, "...F0")), "contains itself"},
		{"an unused fragment in itself", guard.Limits{}, doc("{__typename}" + doubling(1, "articles")), doc("{__typename}" + doubling(1, "...F1")), "contains itself"},
		{"doubling fragments", guard.Limits{}, doc("{stats{...F0}}" + doubling(7, "articles")), doc("{stats{...F0}}" + doubling(100, "articles")), "more than 200 fields of one"},
		{"nested inline fragments", guard.Limits{}, doc(inline(600)), doc(inline(700)), "more than 2000 tokens"},
	} {
		t.Run(c.name, func(t *testing.T) {
			g := newGuard(t, c.limits)
			if err := g.MutateOperationParameters(t.Context(), &c.passes); err != nil {
				t.Errorf("at the limit: %v", err)
			}
			refused(t, g.MutateOperationParameters(t.Context(), &c.past), guard.Code, c.says)
		})
	}
}

func doc(query string) graphql.RawParams { return graphql.RawParams{Query: query} }

func named(operation, query string) graphql.RawParams {
	return graphql.RawParams{Query: query, OperationName: operation}
}

// with returns a query whose variable n is declared so and has the value, or none.
func with(query, declared string, n any) graphql.RawParams {
	p := doc(fmt.Sprintf(query, declared))
	if n != nil {
		p.Variables = map[string]any{"n": n}
	}
	return p
}

// texts returns a query A and a mutation B of which one is asked for, with a variable.
func texts(operation string, length int) graphql.RawParams {
	p := named(operation, "query A{__typename}mutation B{__typename}")
	p.Variables = map[string]any{"n": strings.Repeat("n", length)}
	return p
}

func repeat(field string, n int) string { return "{" + strings.Repeat(field, n) + "}" }

func fieldsOf(field string, n int) string { return "{stats" + repeat(field, n) + "}" }

func inline(n int) string { return strings.Repeat("{...", n) + "{__typename}" + strings.Repeat("}", n) }

func pageInPages(outer, inner int) string {
	return fmt.Sprintf("{relations(first:%d){nodes{object{relations(first:%d){nodes{id}}}}}}", outer, inner)
}

// refused fails the test where an error has another code or does not say why.
func refused(t *testing.T, err *gqlerror.Error, code, says string) {
	t.Helper()
	if err == nil {
		t.Fatal("it passes")
	}
	if err.Extensions["code"] != code || !strings.Contains(err.Message, says) {
		t.Errorf("refused with %v %q, want %s and %q", err.Extensions["code"], err.Message, code, says)
	}
}

package guard_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"

	"hearsay/internal/web/guard"
)

// FuzzGuard asks the guard about any document twice: it must not panic, must say
// the same both times, leave the request as it is, and say why it refuses
// without telling more than that.
func FuzzGuard(f *testing.F) {
	for _, query := range []string{
		"", "{", "{stats{articles}}", "\x00", "{a(b:\"\xff\")}", "#", "query A query A{a}", introspection, `{a(b:"""` + "\n" + `"""){c}}`,
		fields(201), nested(21), spread(3, "articles facts"), doubling(30, "articles"), "{stats{...F0}}" + doubling(1, "...F0"), inline(100),
		fieldsOf("a:articles"+directive+" ", 61), fmt.Sprintf(pages, "99999999999999999999"), fmt.Sprintf(pages, "-1"), fmt.Sprintf(pages, "null"),
		pageInPages(1<<62, 1<<62), "{statementMatrix(speakers:-9223372036854775808 targets:-1){count}}", "{statementMatrix(speakers:9223372036854775807 targets:2){count}}",
		"{nodes(ids:[[],{a:$n},$n]){id}}", "mutation{ingest(input:{text:$n}){article{id}}}", "subscription{a}", "{...on Nobody{a{b}}}", "{...F}fragment F on Nobody{a{b}}",
		fmt.Sprintf(paged, "=[$n]"), fmt.Sprintf(paged, "={a:99999999999999999999}"), "query A{a}query B{a}{a}", "type A{a:B}",
	} {
		f.Add(query, "A", "20", 21.0)
	}
	g := newGuard(f, guard.Limits{})
	f.Fuzz(func(t *testing.T, query, operation, text string, number float64) {
		for _, n := range []any{nil, text, number, []any{text, number}} {
			ask := func() (string, any) {
				p := graphql.RawParams{Query: query, OperationName: operation, Variables: map[string]any{"n": n, text: number}}
				err := g.MutateOperationParameters(t.Context(), &p)
				if p.Query != query || p.OperationName != operation {
					t.Errorf("the guard changes the request %q", query)
				}
				if err == nil {
					return "", nil
				}
				return err.Message, err.Extensions["code"]
			}
			message, code := ask()
			if again, code2 := ask(); message != again || code != code2 {
				t.Errorf("%q is judged in two ways: %s", query, cmp.Diff(message, again))
			}
			if code == guard.Code && (len(message) > 100 || strings.ContainsAny(message, "\"{}$")) {
				t.Errorf("%q is refused with %q", query, message)
			}
			if (message == "") != (code == nil) {
				t.Errorf("%q is refused with code %v and message %q", query, code, message)
			}
		}
	})
}

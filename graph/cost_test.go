package graph

import (
	"testing"

	"github.com/99designs/gqlgen/complexity"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"
)

func TestCost(t *testing.T) {
	api := New(Options{})
	for _, c := range []struct {
		query     string
		variables map[string]any
		want      int
	}{
		{query: `{ stats { articles } }`, want: 2},
		{query: `{ relations { totalCount } }`, want: 21},
		{query: `{ relations(first: 200) { nodes { id } } }`, want: 401},
		{query: `query ($n: Int!) { relations(first: $n) { nodes { id } } }`, variables: map[string]any{"n": int64(5)}, want: 11},
		{query: `query ($n: Int!) { relations(first: $n) { nodes { id } } }`, variables: map[string]any{"n": "5"}, want: 11},
		{query: `{ relations(first: 5) { edges { node { id } } } }`, want: 16},
		{query: `{ nodes(ids: ["a", "b", "c"]) { id } }`, want: 4},
		{query: `{ statementMatrix(speakers: 4, targets: 3) { count } }`, want: 13},
		{query: `{ subgraph(roots: "a", nodes: 30) { nodes { hops } } }`, want: 61},
		{query: `{ relationTypes { type } }`, want: 11},
		{query: `{ relations(first: 20) { nodes { object { statementsBy(first: 20) { nodes { id } } } } } }`, want: 861},
		{query: `{ relations(first: -5) { nodes { id } } }`, want: 3},
	} {
		t.Run(c.query, func(t *testing.T) {
			doc, err := gqlparser.LoadQueryWithRules(api.Schema(), c.query, rules.NewDefaultRules())
			if err != nil {
				t.Fatal(err)
			}
			if got := complexity.Calculate(t.Context(), api, doc.Operations[0], c.variables); got != c.want {
				t.Errorf("costs %d, want %d", got, c.want)
			}
		})
	}
}

func TestCostSaturates(t *testing.T) {
	api := New(Options{})
	doc, err := gqlparser.LoadQueryWithRules(api.Schema(), `{ relations(first: 200) { nodes { object { relations(first: 2000000000) { nodes { object { relations(first: 2000000000) { totalCount } } } } } } } }`, rules.NewDefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	if got := complexity.Calculate(t.Context(), api, doc.Operations[0], nil); got < 1<<31-1 {
		t.Errorf("costs %d, which a limit might allow", got)
	}
}

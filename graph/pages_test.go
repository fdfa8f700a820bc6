package graph

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"

	"hearsay/internal/store/storetest"
)

// TestPagesOfOneAreTheWholeList walks every kind of list by its cursors.
func TestPagesOfOneAreTheWholeList(t *testing.T) {
	e := newExecutor(Options{Store: fill(t, storetest.NewModel(), generated(12))})
	for _, c := range []struct{ name, field, node string }{
		{"relations", `relations(filter: {modalities: []}, order: OLDEST, %s)`, `id`},
		{"statements", `statements(%s)`, `id`},
		{"events", `events(%s)`, `id`},
		{"articles", `articles(order: OLDEST, %s)`, `id`},
		{"entities", `searchEntities(text: "l", %s)`, `id`},
		{"timeline", `timeline(%s)`, `fact { ... on Node { id } }`},
	} {
		t.Run(c.name, func(t *testing.T) {
			whole, _ := walk(t, e, fmt.Sprintf(c.field, "first: 200"), c.node)
			var ones []string
			for after := ""; ; {
				page, info := walk(t, e, fmt.Sprintf(c.field, "first: 1"+after), c.node)
				ones = append(ones, page...)
				if !info.HasNextPage {
					break
				}
				after = fmt.Sprintf(", after: %q", info.EndCursor)
			}
			if diff := cmp.Diff(whole, ones); diff != "" || len(whole) < 2 {
				t.Errorf("the list of %d (-) and its pages (+) differ:\n%s", len(whole), diff)
			}
		})
	}
}

type pageInfo struct {
	HasNextPage bool
	EndCursor   string
}

// walk asks for a page and returns its nodes, as text.
func walk(t *testing.T, e *executor.Executor, field, node string) ([]string, pageInfo) {
	t.Helper()
	var answer struct {
		Data struct {
			Page struct {
				Edges []struct {
					Cursor string
					Node   json.RawMessage
				}
				PageInfo pageInfo
			}
		}
		Errors []any
	}
	query := fmt.Sprintf(`{ page: %s { edges { cursor node { %s } } pageInfo { hasNextPage endCursor } } }`, field, node)
	if err := json.Unmarshal([]byte(run(t, e, query, nil)), &answer); err != nil || answer.Errors != nil {
		t.Fatal(err, answer.Errors)
	}
	page := answer.Data.Page
	nodes := make([]string, len(page.Edges))
	for i, edge := range page.Edges {
		nodes[i] = string(edge.Node)
	}
	if len(nodes) > 0 && page.Edges[len(nodes)-1].Cursor != page.PageInfo.EndCursor {
		t.Error("the last edge is not where the page ends")
	}
	return nodes, page.PageInfo
}

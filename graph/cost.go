package graph

import (
	"context"
	"encoding/json"
	"math"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
)

// costed tells the executor what fields cost, so that a limit on complexity
// holds what it says: a list costs its fields times its length.
type costed struct{ graphql.ExecutableSchema }

const listCost = 10 // the length that a list without `first` is taken to have

// Complexity returns the cost of a field: one, and its own fields as often as
// they will be answered. That is `first` times for a page, for each of the IDs
// of nodes, each cell of a matrix, each entity of a subgraph, and ten times for a list whose length
// nobody says. It saturates instead of overflowing.
func (c costed) Complexity(_ context.Context, typeName, fieldName string, child int, args map[string]any) (int, bool) {
	times := 1
	switch {
	case args["first"] != nil:
		times = number(args["first"])
	case fieldName == "statementMatrix":
		times = saturate(number(args["speakers"]), number(args["targets"]))
	case fieldName == "subgraph":
		times = number(args["nodes"])
	case fieldName == "nodes" && typeName == "Query":
		times = len(graphql.CoerceList(args["ids"]))
	case c.isList(typeName, fieldName):
		times = listCost
	}
	return max(saturate(max(times, 1), child), child) + 1, true
}

// isList reports whether the field is a list of objects that is no part of a page.
func (c costed) isList(typeName, fieldName string) bool {
	if fieldName == "nodes" || fieldName == "edges" {
		return false // the page has counted them
	}
	schema := c.Schema()
	field := schema.Types[typeName].Fields.ForName(fieldName)
	return field != nil && field.Type.Elem != nil && schema.Types[field.Type.Name()].IsCompositeType()
}

// saturate multiplies numbers that are not negative, up to what no limit allows.
func saturate(a, b int) int {
	const most = math.MaxInt32
	if a > 0 && b > most/a {
		return most
	}
	return a * b
}

// number reads an argument as the executor gives it before it is coerced.
func number(v any) int {
	switch n := v.(type) {
	case int64:
		return int(n)
	case json.Number:
		i, err := n.Int64()
		if err == nil {
			return int(i)
		}
	case int:
		return n
	case float64:
		return int(n)
	case string: // which variables may be
		i, err := strconv.Atoi(n)
		if err == nil {
			return i
		}
	}
	return 0
}

package sqlite

import (
	"slices"
	"strings"
)

// of names columns of a table known by an alias.
func of(alias string, columns []string) string {
	return alias + "." + strings.Join(columns, ", "+alias+".")
}

// upsert writes a statement that writes a row with an id, or rewrites it where
// there is one, which keeps its num. Counters among the columns are added to.
func upsert(table string, columns []string, counters ...string) string {
	sets := make([]string, 0, len(columns))
	for _, c := range columns {
		switch {
		case c == "id" || c == "num":
		case slices.Contains(counters, c):
			sets = append(sets, c+" = "+table+"."+c+" + excluded."+c)
		default:
			sets = append(sets, c+" = excluded."+c)
		}
	}
	return "INSERT INTO " + table + "(" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) +
		") ON CONFLICT(id) DO UPDATE SET " + strings.Join(sets, ", ")
}

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
// there is one. The counters among the columns are added to; the conflicting
// row keeps its num.
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
	return insert(table, columns) + " ON CONFLICT(id) DO UPDATE SET " + strings.Join(sets, ", ")
}

// adding ends an insert whose row may be there: its counters are added to.
func adding(key string, counters ...string) string {
	sets := make([]string, len(counters))
	for i, c := range counters {
		sets[i] = c + " = " + c + " + excluded." + c
	}
	return " ON CONFLICT(" + key + ") DO UPDATE SET " + strings.Join(sets, ", ")
}

// insert writes a statement that inserts a row.
func insert(table string, columns []string) string {
	return "INSERT INTO " + table + "(" + strings.Join(columns, ", ") + ") VALUES (?" + strings.Repeat(", ?", len(columns)-1) + ")"
}

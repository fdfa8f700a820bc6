package sqlite

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// selection is a filter as SQL: what its rows fulfil, and how to find them.
type selection struct {
	all  conditions
	key  bounds // on the sort key
	arms []arm  // the list is their union; without any it is the whole table
	text search // the search that rows must match, if any
}

// arm is one way into a list by an index: a table or a pinned join in which x
// is the table of the list, what it is entered by, and the column that the
// index then orders by. Each arm is cut to the page before they are put
// together, so that a page never costs more than its arms.
type arm struct {
	from    string
	by      []entrance
	key     string
	repeats bool // whether one row may come up more than once
}

// entrance is a column, or several, with the values it is entered by.
type entrance struct {
	column string // may follow conditions that a partial index asks for
	values []string
}

// enter adds an arm that is entered by one of the values.
func enter[T ~string](s *selection, from, column, key string, values []T) {
	if len(values) > 0 {
		s.arms = append(s.arms, arm{from: from, by: []entrance{{column, plain(values)}}, key: key})
	}
}

// maxEntries bounds the number of times that an index is entered for one page.
const maxEntries = 1024

// split has each arm be entered by another column as well, so that an index
// over both serves. It leaves arms that would be entered too often.
func split[T ~string](s *selection, column string, values []T) {
	if len(values) == 0 {
		return
	}
	for i, a := range s.arms {
		if len(a.by[0].values)*len(values) <= maxEntries {
			s.arms[i].by = append(a.by, entrance{column, plain(values)})
		}
	}
}

// plain returns the values as strings, each once.
func plain[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// single reports whether the arm enters its index once and gives no row twice.
func (a arm) single() bool {
	for _, e := range a.by {
		if len(e.values) > 1 {
			return false
		}
	}
	return !a.repeats
}

// search is a search over a full-text table, whose rowids are the nums of x.
type search struct {
	table string
	match string // "" for no search
}

// rare is the number of matches up to which a list is read from the matches
// rather than in its own order.
const rare = 1000

// matching adds that the words of a text are found; with a suffix of "*" the
// starts of words are enough.
func (s *selection) matching(table, text, suffix string) {
	if text == "" {
		return
	}
	terms := news.Terms(text)
	if len(terms) == 0 {
		s.all.add("false")
		return
	}
	for i, term := range terms {
		terms[i] = `"` + term + `"` + suffix
	}
	s.text = search{table, strings.Join(terms, " AND ")}
}

// among is the condition that a row is among the matches.
func (t search) among() conditions {
	if t.match == "" {
		return nil
	}
	return conditions{{"+x.num IN (SELECT rowid FROM " + t.table + " WHERE " + t.table + " MATCH ?)", []any{t.match}}}
}

// enterByText makes the matches the only way into the list of a table.
func (s *selection) enterByText(table string) {
	t := s.text
	s.text = search{}
	s.arms = []arm{{from: t.table + " f CROSS JOIN " + table + " x ON x.num = f.rowid", by: []entrance{{"f." + t.table, []string{t.match}}}, key: "+x.sk"}}
}

package sqlite

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/store"
)

// query is a statement under construction.
type query struct {
	text strings.Builder
	args []any
}

func (q *query) add(text string, args ...any) {
	q.text.WriteString(text)
	q.args = append(q.args, args...)
}

// where adds conditions that must all hold.
func (q *query) where(all ...conditions) {
	for i, c := range all {
		text, args := c.where()
		q.add([]string{" WHERE ", " AND "}[min(i, 1)]+text, args...)
	}
}

// list describes how the rows of a table become items.
type list[T any] struct {
	table   string // known as x
	columns string
	join    string // what the columns need beside x
	scan    func(row scanner) (T, error)
}

// page reads a page of the list that the selection describes. The filter is the
// one that was asked, for the cursor.
func (l list[T]) page(ctx context.Context, r *reader, s selection, filter any, order store.Order, p store.PageRequest) (store.Page[T], error) {
	out := store.Page[T]{Total: -1}
	after, err := p.After.SortKey(filter, order)
	if err != nil {
		return out, err
	}
	common, err := r.common(ctx, s.text)
	if err != nil {
		return out, err
	}
	if p.Count {
		if out.Total, err = r.count(ctx, l.table, s.forCount(l.table, common)); err != nil {
			return out, err
		}
	}
	if s.text.match != "" && !common {
		s.enterByText(l.table)
	}
	q := l.query(s, order, after, p.First+1)
	err = r.each(ctx, q.text.String(), q.args, func(row scanner) error {
		if len(out.Items) == p.First {
			out.HasNext = true
			return nil
		}
		item, err := l.scan(row)
		out.Items = append(out.Items, item)
		return err
	})
	return out, err
}

// common reports whether a search has many matches.
func (r *reader) common(ctx context.Context, t search) (bool, error) {
	if t.match == "" {
		return false, nil
	}
	var n int
	err := r.one(ctx, "SELECT count(*) FROM (SELECT 1 FROM "+t.table+" WHERE "+t.table+" MATCH ? LIMIT ?)", []any{t.match, rare}, &n)
	return n == rare, err
}

// query writes the query for the first rows beyond a sort key.
func (l list[T]) query(s selection, order store.Order, after string, limit int) *query {
	c := cut{selection: s, table: l.table, direction: "DESC", limit: limit}
	beyond := "< ?"
	if order == store.Oldest {
		c.direction, beyond = "ASC", "> ?"
	}
	if after != "" {
		c.key = append(slices.Clone(s.key), condition{beyond, []any{after}})
	}
	q := &query{}
	arms := c.ways(l.table)
	if len(arms) == 1 && arms[0].single() {
		q.add("SELECT " + l.columns + " FROM " + arms[0].from + l.join)
		c.end(q, arms[0], arms[0].entries())
		return q
	}
	q.add("SELECT " + l.columns + " FROM (")
	for i, a := range arms {
		if i > 0 {
			q.add(" UNION ")
		}
		c.arm(q, a)
	}
	q.add(") p CROSS JOIN "+l.table+" x ON x.num = p.num"+l.join+" ORDER BY x.sk "+c.direction+" LIMIT ?", limit)
	return q
}

// cut is a selection of which the first rows are wanted.
type cut struct {
	selection
	table     string
	direction string
	limit     int
}

// arm writes the query for the nums of an arm's first rows.
func (c cut) arm(q *query, a arm) {
	if a.single() {
		q.add("SELECT num FROM (SELECT x.num FROM " + a.from)
		c.end(q, a, a.entries())
		q.add(")")
		return
	}
	q.add("SELECT DISTINCT y.num FROM ")
	for i, e := range a.by {
		q.add("json_each(?) "+each(i)+" CROSS JOIN ", asList(e.values))
	}
	q.add(c.table + " y ON y.num IN (SELECT DISTINCT x.num FROM " + a.from)
	c.end(q, a, a.entriesLateral())
	q.add(")")
}

// end writes the conditions, the order and the limit of an arm.
func (c cut) end(q *query, a arm, entries conditions) {
	q.where(entries, c.all, c.text.among(), c.key.of(a.key))
	q.add(" ORDER BY "+a.key+" "+c.direction+" LIMIT ?", c.limit)
}

// ways returns the arms; without any, the whole table in its order.
func (s selection) ways(table string) []arm {
	if len(s.arms) > 0 {
		return s.arms
	}
	return []arm{{from: table + " x", key: "x.sk"}}
}

// entries are the conditions by which the arm is entered, by its values.
func (a arm) entries() conditions {
	out := make(conditions, len(a.by))
	for i, e := range a.by {
		out[i] = oneOf(e.column, e.values)
	}
	return out
}

// entriesLateral are the same by the values of the json_each tables j0, j1, ….
func (a arm) entriesLateral() conditions {
	out := make(conditions, len(a.by))
	for i, e := range a.by {
		out[i] = condition{sql: e.column + " = " + each(i) + ".value"}
	}
	return out
}

func each(i int) string { return "j" + strconv.Itoa(i) }

package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// condition is a part of a WHERE clause with its arguments.
type condition struct {
	sql  string
	args []any
}

// conditions are conditions that must all hold.
type conditions []condition

func (c *conditions) add(sql string, args ...any) { *c = append(*c, condition{sql, args}) }

// where returns the conditions as a WHERE clause, with "true" for none.
func (c conditions) where() (string, []any) {
	parts := []string{"true"}
	var args []any
	for _, cond := range c {
		parts = append(parts, cond.sql)
		args = append(args, cond.args...)
	}
	return strings.Join(parts, " AND "), args
}

// in adds that a column has one of the values; no values are no condition.
func in[T ~string](c *conditions, column string, values []T) {
	if sql, args, ok := oneOf(column, values); ok {
		c.add(sql, args...)
	}
}

func oneOf[T ~string](column string, values []T) (string, []any, bool) {
	if len(values) == 0 {
		return "", nil, false
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = string(v)
	}
	return column + " IN (?" + strings.Repeat(",?", len(values)-1) + ")", args, true
}

// period adds that a fact begins within the period, by its sort key.
func (c *conditions) period(column string, p store.Period) {
	if p == (store.Period{}) {
		return
	}
	c.add(column+" >= ?", max(news.DatedFloor, floorKey(p)))
	if !p.Until.IsZero() {
		c.add(column+" < ?", news.TimeKey(p.Until))
	}
}

func floorKey(p store.Period) string {
	if p.From.IsZero() {
		return ""
	}
	return news.TimeKey(p.From)
}

func (c *conditions) dated(column string, p store.Presence) {
	switch p {
	case store.Present:
		c.add(column+" >= ?", news.DatedFloor)
	case store.Absent:
		c.add(column+" < ?", news.DatedFloor)
	}
}

// filled adds that a text column is empty or not.
func (c *conditions) filled(column string, p store.Presence) {
	switch p {
	case store.Present:
		c.add(column + " <> ''")
	case store.Absent:
		c.add(column + " = ''")
	}
}

// match adds a search over a full-text table whose rowids are the column's values.
func (c *conditions) match(column, table, text string, suffix string) {
	if text == "" {
		return
	}
	terms := news.Terms(text)
	if len(terms) == 0 {
		c.add("false")
		return
	}
	for i, term := range terms {
		terms[i] = `"` + term + `"` + suffix
	}
	c.add(column+" IN (SELECT rowid FROM "+table+" WHERE "+table+" MATCH ?)", strings.Join(terms, " AND "))
}

// arm is one way into a list by an index: a table or an ordered join, and what
// it is entered by. A list is the union of its arms; each is cut to the page
// before they are put together, so that a page costs no more than its arms.
type arm struct {
	from string // with x as the table of the list
	key  string // the sort key's column, in the order of the index
	cond conditions
}

// selection is a filter as SQL: what all rows fulfil, and the arms to enter by.
type selection struct {
	all  conditions
	arms []arm
}

// maxArms bounds the union; beyond it the plain condition does.
const maxArms = 64

// enter adds an arm for each value of an indexed column of the list's table.
func enter[T ~string](s *selection, from, column, key string, values []T) {
	for _, v := range values {
		s.arms = append(s.arms, arm{from: from, key: key, cond: conditions{{column + " = ?", []any{string(v)}}}})
	}
}

// split makes an arm for each arm and value, so that an index over both serves.
func split[T ~string](s *selection, column string, values []T) {
	if len(values) == 0 || len(s.arms) == 0 || len(s.arms)*len(values) > maxArms {
		return
	}
	var arms []arm
	for _, a := range s.arms {
		for _, v := range values {
			b := a
			b.cond = append(slices.Clone(a.cond), condition{column + " = ?", []any{string(v)}})
			arms = append(arms, b)
		}
	}
	s.arms = arms
}

// list describes how rows of a table become items.
type list[T any] struct {
	table   string // the table x
	columns string // of x
	scan    func(row scanner) (T, error)
}

type scanner interface{ Scan(dest ...any) error }

// page reads a page of the list that the selection describes. The filter is the
// one that was asked, for the cursor.
func page[T any](ctx context.Context, r *reader, l list[T], s selection, filter any, order store.Order, p store.PageRequest) (store.Page[T], error) {
	out := store.Page[T]{Total: -1}
	after, err := p.After.SortKey(filter, order)
	if err != nil {
		return out, err
	}
	if p.Count {
		where, args := s.all.where()
		if err := r.row(ctx, "SELECT count(*) FROM "+l.table+" x WHERE "+where, args...).Scan(&out.Total); err != nil {
			return out, err
		}
	}
	query, args := l.sql(s, after, order, p.First+1)
	rows, err := r.query(ctx, query, args...)
	if err != nil {
		return out, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		if len(out.Items) == p.First {
			out.HasNext = true
			break
		}
		item, err := l.scan(rows)
		if err != nil {
			return out, err
		}
		out.Items = append(out.Items, item)
	}
	return out, rows.Err()
}

// sql writes the query for a page.
func (l list[T]) sql(s selection, after string, order store.Order, limit int) (string, []any) {
	arms := s.arms
	if len(arms) == 0 || len(arms) > maxArms {
		arms = []arm{{from: l.table + " x", key: "x.sk"}}
	}
	direction, beyond := "DESC", " < ?"
	if order == store.Oldest {
		direction, beyond = "ASC", " > ?"
	}
	var parts []string
	var args []any
	for _, a := range arms {
		cond := append(slices.Clone(a.cond), s.all...)
		if after != "" {
			cond.add(a.key+beyond, after)
		}
		where, more := cond.where()
		parts = append(parts, fmt.Sprintf("SELECT * FROM (SELECT %s FROM %s WHERE %s ORDER BY %s %s LIMIT %d)", l.columns, a.from, where, a.key, direction, limit))
		args = append(args, more...)
	}
	if len(parts) == 1 {
		return parts[0], args
	}
	return strings.Join(parts, " UNION ") + fmt.Sprintf(" ORDER BY sk %s LIMIT %d", direction, limit), args
}

// reader is one read transaction and what the merges renamed.
type reader struct {
	tx      *sql.Tx
	renamed map[news.ID]news.ID
}

func (r *reader) query(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return r.tx.QueryContext(ctx, query, args...)
}

func (r *reader) row(ctx context.Context, query string, args ...any) *sql.Row {
	return r.tx.QueryRowContext(ctx, query, args...)
}

// to returns what an ID means now.
func (r *reader) to(id news.ID) news.ID {
	if now, ok := r.renamed[id]; ok {
		return now
	}
	return id
}

// reading opens a read transaction, looks up what the IDs mean now, and hands
// both on.
func (s *Store) reading(ctx context.Context, ids []news.ID, use func(*reader) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	r := &reader{tx: tx}
	if r.renamed, err = lookUp(ctx, tx, ids); err != nil {
		return explain(err)
	}
	return explain(use(r))
}

// lookUp returns the new IDs of those that were renamed.
func lookUp(ctx context.Context, tx *sql.Tx, ids []news.ID) (map[news.ID]news.ID, error) {
	out := map[news.ID]news.ID{}
	for chunk := range slices.Chunk(unique(ids), 500) {
		clause, args, _ := oneOf("old", chunk)
		rows, err := tx.QueryContext(ctx, "SELECT old, new FROM renamed WHERE "+clause, args...)
		if err != nil {
			return nil, err
		}
		for rows.Next() {
			var old, now news.ID
			if err := rows.Scan(&old, &now); err != nil {
				return nil, err
			}
			out[old] = now
		}
		if err := rows.Err(); err != nil {
			return nil, err
		}
		if err := rows.Close(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func unique(ids []news.ID) []news.ID {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}

// answer answers each query of a batch in one read transaction.
func answer[Q, P any](ctx context.Context, s *Store, qs []Q, ids func(Q) []news.ID, one func(*reader, Q) (P, error)) ([]P, error) {
	var all []news.ID
	for _, q := range qs {
		all = append(all, ids(q)...)
	}
	out := make([]P, 0, len(qs))
	err := s.reading(ctx, all, func(r *reader) error {
		for _, q := range qs {
			p, err := one(r, q)
			if err != nil {
				return err
			}
			out = append(out, p)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

package sqlite

import (
	"encoding/json"
	"fmt"
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
	if len(c) == 0 {
		return "true", nil
	}
	parts := make([]string, len(c))
	var args []any
	for i, cond := range c {
		parts[i] = cond.sql
		args = append(args, cond.args...)
	}
	return strings.Join(parts, " AND "), args
}

// oneOf returns the condition that an expression has one of the values. Its
// text is the same for any number of them above one, and so are its limits.
func oneOf[T ~string](expression string, values []T) condition {
	if len(values) == 1 {
		return condition{expression + " = ?", []any{string(values[0])}}
	}
	return condition{expression + " IN (SELECT value FROM json_each(?))", []any{asList(values)}}
}

// in adds that a column has one of the values; no values are no condition. The
// plus keeps the planner from choosing an index by it: lists are entered by
// their arms alone.
func in[T ~string](c *conditions, column string, values []T) {
	if len(values) > 0 {
		*c = append(*c, oneOf("+"+column, values))
	}
}

// either adds that one of two columns has one of the values.
func either[T ~string](c *conditions, a, b string, values []T) {
	if len(values) > 0 {
		first, second := oneOf("+"+a, values), oneOf("+"+b, values)
		c.add("("+first.sql+" OR "+second.sql+")", append(first.args, second.args...)...)
	}
}

// reportedBy adds that one of the articles reports the fact.
func (c *conditions) reportedBy(articles []news.ID) {
	if len(articles) > 0 {
		by := oneOf("p.article", articles)
		c.add("EXISTS (SELECT 1 FROM report p WHERE p.fact = x.id AND "+by.sql+")", by.args...)
	}
}

// atLeast adds that a number is not below a bound; 0 is no bound.
func atLeast[N int | float64](c *conditions, column string, bound N) {
	if bound > 0 {
		c.add("+"+column+" >= ?", bound)
	}
}

// filled adds that a text is not empty, or that it is.
func (c *conditions) filled(column string, p store.Presence) {
	switch p {
	case store.Present:
		c.add("+" + column + " <> ''")
	case store.Absent:
		c.add("+" + column + " = ''")
	}
}

// bounds are conditions on a sort key, to be completed by its name.
type bounds []condition

func (b *bounds) add(sql string, arg any) { *b = append(*b, condition{sql, []any{arg}}) }

// period bounds the key to facts that begin within the period.
func (b *bounds) period(p store.Period) {
	if p == (store.Period{}) {
		return
	}
	from := news.DatedFloor
	if !p.From.IsZero() {
		from = max(from, news.TimeKey(p.From))
	}
	b.add(">= ?", from)
	if !p.Until.IsZero() {
		b.add("< ?", news.TimeKey(p.Until))
	}
}

func (b *bounds) dated(p store.Presence) {
	switch p {
	case store.Present:
		b.add(">= ?", news.DatedFloor)
	case store.Absent:
		b.add("< ?", news.DatedFloor)
	}
}

// of returns the bounds as conditions on the key.
func (b bounds) of(key string) conditions {
	out := make(conditions, len(b))
	for i, bound := range b {
		out[i] = condition{key + " " + bound.sql, bound.args}
	}
	return out
}

// asList writes values as a JSON array, for json_each.
func asList[T ~string](values []T) string { return asJSON(values) }

// asJSON writes plain data, which cannot fail.
func asJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("sqlite: %T is not plain data: %v", value, err))
	}
	return string(text)
}

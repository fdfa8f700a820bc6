package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var statements = list[news.Statement]{
	table: "statement",
	columns: `x.sk AS sk, x.id, x.speaker, x.behalf, x.addressees, x.form, x.text, x.cue, x.about, x.platform,
		x.begins, x.ends, x.grain, x.basis, x.words, x.confidence, x.sources, x.first, x.last`,
	scan: scanStatement,
}

func scanStatement(row scanner) (news.Statement, error) {
	var s news.Statement
	var sk, addressees, about string
	var from, to, first, last sql.NullInt64
	if err := row.Scan(&sk, &s.ID, &s.Speaker, &s.OnBehalfOf, &addressees, &s.Form, &s.Text, &s.Cue, &about, &s.Platform,
		&from, &to, &s.When.Grain, &s.When.Basis, &s.When.Text, &s.Confidence, &s.Sources, &first, &last); err != nil {
		return s, err
	}
	s.When.From, s.When.To = instant(from), instant(to)
	s.First, s.Last = instant(first), instant(last)
	return s, errors.Join(json.Unmarshal([]byte(addressees), &s.Addressees), json.Unmarshal([]byte(about), &s.About))
}

// selectStatements turns a filter into SQL.
func selectStatements(f store.StatementFilter) selection {
	var s selection
	s.all.either("x.speaker", "x.behalf", f.Speakers)
	s.all.targets(f)
	if clause, args, ok := oneOf("x.speaker", f.Involving); ok {
		about, more, _ := oneOf("a.entity", f.Involving)
		s.all.add("("+clause+" OR EXISTS (SELECT 1 FROM about a WHERE a.statement = x.id AND "+about+"))", append(args, more...)...)
	}
	in(&s.all, "x.form", f.Forms)
	in(&s.all, "x.platform", f.Platforms)
	s.all.match("x.num", "statement_text", f.Text, "")
	s.all.reportedBy("x.id", f.Articles)
	s.all.period("x.sk", f.Period)
	s.all.dated("x.sk", f.Dated)
	s.all.filled("x.speaker", f.Attributed)
	if f.MinConfidence > 0 {
		s.all.add("x.confidence >= ?", f.MinConfidence)
	}
	enterStatements(&s, f)
	return s
}

// either adds that one of two columns has one of the values.
func (c *conditions) either(a, b string, values []news.ID) {
	if first, args, ok := oneOf(a, values); ok {
		second, more, _ := oneOf(b, values)
		c.add("("+first+" OR "+second+")", append(args, more...)...)
	}
}

// targets adds that a target is one of those asked for, met with one of the
// stances asked for.
func (c *conditions) targets(f store.StatementFilter) {
	var cond conditions
	in(&cond, "a.entity", f.About)
	in(&cond, "a.stance", f.Stances)
	if len(cond) > 0 {
		where, args := cond.where()
		c.add("EXISTS (SELECT 1 FROM about a WHERE a.statement = x.id AND "+where+")", args...)
	}
}

const (
	fromStatement = "statement x"
	fromAbout     = "about b CROSS JOIN statement x ON x.id = b.statement"
)

func enterStatements(s *selection, f store.StatementFilter) {
	switch {
	case len(f.Articles) > 0:
		enter(s, "report p CROSS JOIN statement x ON x.id = p.fact", "p.article", "x.sk", f.Articles)
	case len(f.About) > 0:
		enter(s, fromAbout, "b.entity", "b.sk", f.About)
	case len(f.Speakers) > 0:
		enter(s, fromStatement, "x.speaker", "x.sk", f.Speakers)
		enter(s, fromStatement, "x.behalf <> '' AND x.behalf", "x.sk", f.Speakers)
	case len(f.Involving) > 0:
		enter(s, fromStatement, "x.speaker", "x.sk", f.Involving)
		enter(s, fromAbout, "b.entity", "b.sk", f.Involving)
	case len(f.Platforms) > 0:
		enter(s, fromStatement, "x.platform <> '' AND x.platform", "x.sk", f.Platforms)
	case f.Attributed == store.Absent:
		s.arms = append(s.arms, arm{from: fromStatement, key: "x.sk", cond: conditions{{"x.speaker = ''", nil}}})
	}
}

// Statements lists statements.
func (s *Store) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	if err := store.CheckStatements(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(q store.StatementQuery) []news.ID { return q.StatementFilter.IDs() },
		func(r *reader, q store.StatementQuery) (store.Page[news.Statement], error) {
			return page(ctx, r, statements, selectStatements(q.StatementFilter.Rename(r.to)), q.StatementFilter, q.Order, q.PageRequest)
		})
}

// Matrix counts statements by speaker and target.
func (s *Store) Matrix(ctx context.Context, q store.MatrixQuery) ([]store.Cell, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var out []store.Cell
	err := s.reading(ctx, q.Filter.IDs(), func(r *reader) error {
		where, args := selectStatements(q.Filter.Rename(r.to)).all.where()
		pairs := "pair AS MATERIALIZED (SELECT x.speaker AS speaker, m.entity AS target, m.stance AS stance, x.sk AS sk FROM statement x CROSS JOIN about m ON m.statement = x.id WHERE x.speaker <> '' AND " + where + ")"
		most := func(column string) string {
			return "SELECT " + column + " FROM pair GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?"
		}
		query := "WITH " + pairs + ` SELECT speaker, target, count(*) AS n, sum(stance = 'POSITIVE'), sum(stance = 'NEUTRAL'), sum(stance = 'NEGATIVE'),
			min(sk) FILTER (WHERE sk >= ?), max(sk) FILTER (WHERE sk >= ?) FROM pair
			WHERE speaker IN (` + most("speaker") + ") AND target IN (" + most("target") + ") GROUP BY 1, 2 ORDER BY n DESC, 1, 2"
		args = append(args, news.DatedFloor, news.DatedFloor, q.Speakers, q.Targets)
		rows, err := r.query(ctx, query, args...)
		if err != nil {
			return err
		}
		defer rows.Close() //nolint:errcheck // Err tells
		for rows.Next() {
			var c store.Cell
			var first, last sql.NullString
			if err := rows.Scan(&c.Speaker, &c.Target, &c.Count, &c.Favourable, &c.Neutral, &c.Unfavourable, &first, &last); err != nil {
				return err
			}
			c.First, c.Last = keyTime(first.String), keyTime(last.String)
			out = append(out, c)
		}
		return rows.Err()
	})
	return out, err
}

// termsOf joins the terms of texts for a full-text table.
func termsOf(texts ...string) string {
	return strings.Join(news.Terms(strings.Join(texts, " ")), " ")
}

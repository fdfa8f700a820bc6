package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var statementColumns = []string{
	"id", "speaker", "behalf", "addressees", "form", "text", "cue", "about", "platform",
	"begins", "ends", "grain", "basis", "words", "confidence", "sources", "first", "last",
}

var statements = list[news.Statement]{table: "statement", columns: of("x", statementColumns), scan: scanStatement}

func scanStatement(row scanner) (news.Statement, error) {
	var s news.Statement
	var addressees, about sql.RawBytes
	var from, to, first, last sql.NullInt64
	if err := row.Scan(&s.ID, &s.Speaker, &s.OnBehalfOf, &addressees, &s.Form, &s.Text, &s.Cue, &about, &s.Platform,
		&from, &to, &s.When.Grain, &s.When.Basis, &s.When.Text, &s.Confidence, &s.Sources, &first, &last); err != nil {
		return s, err
	}
	s.When.From, s.When.To = instant(from), instant(to)
	s.First, s.Last = instant(first), instant(last)
	return s, errors.Join(json.Unmarshal(addressees, &s.Addressees), json.Unmarshal(about, &s.About))
}

// selectStatements turns a filter into SQL.
func selectStatements(f store.StatementFilter) selection {
	var s selection
	either(&s.all, "x.speaker", "x.behalf", f.Speakers)
	s.all.targets(f.About, f.Stances)
	s.all.involving(f.Involving)
	in(&s.all, "x.form", f.Forms)
	in(&s.all, "x.platform", f.Platforms)
	s.all.reportedBy(f.Articles)
	s.all.filled("x.speaker", f.Attributed)
	atLeast(&s.all, "x.confidence", f.MinConfidence)
	s.key.period(f.Period)
	s.key.dated(f.Dated)
	s.matching("statement_text", f.Text, "")
	enterStatements(&s, f)
	return s
}

// targets adds that a target is one of the entities, met with one of the stances.
func (c *conditions) targets(entities []news.ID, stances []news.Stance) {
	var cond conditions
	if len(entities) > 0 {
		cond = append(cond, oneOf("a.entity", entities))
	}
	if len(stances) > 0 {
		cond = append(cond, oneOf("a.stance", stances))
	}
	if len(cond) > 0 {
		where, args := cond.where()
		c.add("EXISTS (SELECT 1 FROM about a WHERE a.statement = x.num AND "+where+")", args...)
	}
}

// involving adds that the speaker or a target is one of the entities.
func (c *conditions) involving(entities []news.ID) {
	if len(entities) > 0 {
		speaker, target := oneOf("+x.speaker", entities), oneOf("a.entity", entities)
		c.add("("+speaker.sql+" OR EXISTS (SELECT 1 FROM about a WHERE a.statement = x.num AND "+target.sql+"))", append(speaker.args, target.args...)...)
	}
}

// enterStatements chooses the index that a list is read by.
func enterStatements(s *selection, f store.StatementFilter) {
	const (
		from      = "statement x"
		fromAbout = "about b CROSS JOIN statement x ON x.num = b.statement"
	)
	switch {
	case len(f.Articles) > 0:
		enter(s, fromReports("statement"), "p.article", "+x.sk", f.Articles)
	case len(f.About) > 0:
		enter(s, fromAbout, "b.entity", "b.sk", f.About)
	case len(f.Speakers) > 0:
		enter(s, from, "x.speaker", "x.sk", f.Speakers)
		enter(s, from, "x.behalf <> '' AND x.behalf", "x.sk", f.Speakers)
	case len(f.Involving) > 0:
		enter(s, from, "x.speaker", "x.sk", f.Involving)
		enter(s, fromAbout, "b.entity", "b.sk", f.Involving)
	case len(f.Platforms) > 0:
		enter(s, from, "x.platform <> '' AND x.platform", "x.sk", f.Platforms)
	case f.Attributed == store.Absent:
		enter(s, from, "x.speaker", "x.sk", []string{""})
	}
}

// Statements lists statements.
func (s *Store) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	if err := store.CheckStatements(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(r *reader, q store.StatementQuery) (store.Page[news.Statement], error) {
		return statements.page(ctx, r, selectStatements(q.Rename(r.renamed.to)), q.StatementFilter, q.Order, q.PageRequest)
	})
}

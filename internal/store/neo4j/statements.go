package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

const statementPattern = "(x:Statement)"

var statements = list[news.Statement]{
	whole: statementPattern,
	sort:  "sk",
	columns: "x.id, x.speaker, x.behalf, x.addressees, x.form, x.text, x.cue, x.about, x.platform, x.begins, x.ends, x.grain, x.basis, x.words, " +
		"x.confidence, x.sources, x.first, x.last",
	scan: func(f *fields) news.Statement {
		s := news.Statement{ID: f.id(), Speaker: f.id(), OnBehalfOf: f.id()}
		f.json(&s.Addressees)
		s.Form, s.Text, s.Cue = news.Form(f.text()), f.text(), f.text()
		f.json(&s.About)
		s.Platform, s.When, s.Confidence, s.Sources = f.id(), f.when(), f.float(), f.number()
		s.First, s.Last = f.instant(), f.instant()
		return s
	},
}

func selectStatements(f store.StatementFilter) selection {
	s := newSelection()
	if len(f.Speakers) > 0 {
		s.add("(x.speaker IN q.speakers OR x.behalf IN q.speakers)", "speakers", strings(f.Speakers))
	}
	s.targets(f)
	if len(f.Involving) > 0 {
		s.add("(x.speaker IN q.involving OR EXISTS { MATCH (x)-[a:ABOUT]->() WHERE a.entity IN q.involving })", "involving", strings(f.Involving))
	}
	in(&s, "x.form", "forms", f.Forms)
	in(&s, "x.platform", "platforms", f.Platforms)
	s.match("statement_text", f.Text, "")
	s.reportedBy(f.Articles)
	s.period("x.sk", f.Period)
	s.dated("x.sk", f.Dated)
	switch f.Attributed {
	case store.Present:
		s.add("x.speaker <> ''", "", nil)
	case store.Absent:
		s.add("x.speaker = ''", "", nil)
	}
	if f.MinConfidence > 0 {
		s.add("x.confidence >= q.confidence", "confidence", f.MinConfidence)
	}
	enterStatements(&s, f)
	return s
}

// targets adds that a target is one of those asked for, met with one of the
// stances asked for.
func (s *selection) targets(f store.StatementFilter) {
	condition := ""
	if len(f.About) > 0 {
		s.params["about"] = strings(f.About)
		condition = "a.entity IN q.about"
	}
	if len(f.Stances) > 0 {
		s.params["stances"] = strings(f.Stances)
		if condition != "" {
			condition += " AND "
		}
		condition += "a.stance IN q.stances"
	}
	if condition != "" {
		s.add("EXISTS { MATCH (x)-[a:ABOUT]->() WHERE "+condition+" }", "", nil)
	}
}

func enterStatements(s *selection, f store.StatementFilter) {
	by := func(column string) arm {
		return arm{match: statementPattern, columns: []string{"x." + column}, sk: "x.sk"}
	}
	about := arm{match: "(x:Statement)-[e:ABOUT]->(:Entity)", columns: []string{"e.entity"}, sk: "e.sk"}
	switch {
	case len(f.Articles) > 0:
		s.enter(arm{match: "(:Article {id: v})<-[:IN]-(x:Statement)", sk: "x.sk"}, f.Articles)
	case len(f.About) > 0:
		s.enter(about, f.About)
	case len(f.Speakers) > 0:
		s.enter(by("speaker"), f.Speakers)
		s.enter(by("behalf"), f.Speakers)
	case len(f.Involving) > 0:
		s.enter(by("speaker"), f.Involving)
		s.enter(about, f.Involving)
	case len(f.Platforms) > 0:
		s.enter(by("platform"), f.Platforms)
	case f.Attributed == store.Absent:
		s.enter(by("speaker"), []news.ID{""})
	}
}

// Statements lists statements.
func (s *Store) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	if err := store.CheckStatements(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, func(q store.StatementQuery) []news.ID { return q.StatementFilter.IDs() },
		func(q store.StatementQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectStatements(q.StatementFilter.Rename(to)), filter: q.StatementFilter, order: q.Order, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, statements, asking)
}

// matrixTail counts the pairs of speaker and target that the statements x give.
const matrixTail = `
WITH DISTINCT x WHERE x.speaker <> ''
MATCH (x)-[a:ABOUT]->()
WITH x.speaker AS speaker, a.entity AS target, a.stance AS stance, x.sk AS sk
WITH collect({s: speaker, t: target, st: stance, sk: sk}) AS pairs
CALL (pairs) { UNWIND pairs AS p WITH p.s AS k, count(*) AS n ORDER BY n DESC, k LIMIT $speakers RETURN collect(k) AS speakers }
CALL (pairs) { UNWIND pairs AS p WITH p.t AS k, count(*) AS n ORDER BY n DESC, k LIMIT $targets RETURN collect(k) AS targets }
UNWIND pairs AS p
WITH p WHERE p.s IN speakers AND p.t IN targets
WITH p.s AS s, p.t AS t, count(*) AS n, sum(CASE p.st WHEN 'POSITIVE' THEN 1 ELSE 0 END) AS pos, sum(CASE p.st WHEN 'NEUTRAL' THEN 1 ELSE 0 END) AS neu,
  sum(CASE p.st WHEN 'NEGATIVE' THEN 1 ELSE 0 END) AS neg, min(CASE WHEN p.sk >= $dated THEN p.sk END) AS first, max(CASE WHEN p.sk >= $dated THEN p.sk END) AS last
ORDER BY n DESC, s, t
RETURN s, t, n, pos, neu, neg, coalesce(first, ''), coalesce(last, '')`

// Matrix counts statements by speaker and target.
func (s *Store) Matrix(ctx context.Context, q store.MatrixQuery) ([]store.Cell, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	to, err := s.names(ctx, q.Filter.IDs())
	if err != nil {
		return nil, err
	}
	sel := selectStatements(q.Filter.Rename(to))
	sel.params["after"] = "~"
	text := sel.prologue() + "CALL (q, found) {\n  " + sel.shape(statementPattern, store.Newest, "") + "\n}" + matrixTail
	rows, err := s.read(ctx, text, map[string]any{"qs": []any{sel.params}, "speakers": q.Speakers, "targets": q.Targets, "dated": news.DatedFloor})
	if err != nil {
		return nil, explain(err)
	}
	var out []store.Cell
	for _, r := range rows {
		f := fields{list: r}
		c := store.Cell{Speaker: f.id(), Target: f.id(), Count: f.number(), Favourable: f.number(), Neutral: f.number(), Unfavourable: f.number()}
		c.First, c.Last = keyTime(f.text()), keyTime(f.text())
		if f.err != nil {
			return nil, f.err
		}
		out = append(out, c)
	}
	return out, nil
}

package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var statements = list[news.Statement]{
	whole: arm{match: "(x:Statement)", sk: "x.sk"},
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
	where(&s, "speakers", "x.speaker IN q.speakers OR x.behalf IN q.speakers", strings(f.Speakers))
	s.targets(f)
	where(&s, "involving", "x.speaker IN q.involving OR EXISTS { MATCH (x)-[a:ABOUT]->() WHERE a.entity IN q.involving }", strings(f.Involving))
	in(&s, "forms", "x.form", f.Forms)
	in(&s, "platforms", "x.platform", f.Platforms)
	s.reportedBy(f.Articles)
	s.attributed(f.Attributed)
	atLeast(&s, "confidence", "x.confidence", f.MinConfidence)
	s.match("statement_text", f.Text, "")
	s.period(f.Period)
	s.dated(f.Dated)
	enterStatements(&s)
	return s
}

// targets adds that a target is one of those asked for, met with one of the
// stances asked for.
func (s *selection) targets(f store.StatementFilter) {
	s.conditions = append(s.conditions, condition{"targets", "EXISTS { MATCH (x)-[a:ABOUT]->() " +
		"WHERE (q.about IS NULL OR a.entity IN q.about) AND (q.stances IS NULL OR a.stance IN q.stances) }"})
	if len(f.About) > 0 {
		s.params["about"], s.params["targets"] = strings(f.About), true
	}
	if len(f.Stances) > 0 {
		s.params["stances"], s.params["targets"] = strings(f.Stances), true
	}
}

func (s *selection) attributed(p store.Presence) {
	s.conditions = append(s.conditions, condition{"somebody", "x.speaker <> ''"}, condition{"nobody", "x.speaker IN q.nobody"})
	switch p {
	case store.Present:
		s.params["somebody"] = true
	case store.Absent:
		s.params["nobody"] = []string{""}
	}
}

func enterStatements(s *selection) {
	by := func(column string) arm {
		return arm{match: "(x:Statement)", columns: []string{column}, sk: "x.sk"}
	}
	about := arm{match: "(x:Statement)-[e:ABOUT]->(:Entity)", columns: []string{"e.entity"}, sk: "e.sk"}
	s.enter("articles", arm{match: "(:Article {id: v})<-[:IN]-(x:Statement)", sk: "x.sk"})
	if targets := s.params["about"]; targets != nil {
		s.enter("about", about)
		if s.params["stances"] == nil && s.params["about"] == nil {
			delete(s.params, "targets") // the way in implies it
		} else {
			s.params["about"] = targets
		}
	}
	s.enter("speakers", by("x.speaker"), by("x.behalf"))
	s.enter("involving", by("x.speaker"), about)
	s.enter("platforms", by("x.platform"))
	s.enter("nobody", by("x.speaker"))
}

// Statements lists statements.
func (s *Store) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	if err := store.CheckStatements(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, store.StatementQuery.IDs,
		func(q store.StatementQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectStatements(q.Rename(to)), filter: q.StatementFilter, order: q.Order, page: q.PageRequest}
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
	rows, err := s.read(ctx, sel.rows(statements.whole, store.Newest, "")+matrixTail, map[string]any{
		"qs": []any{sel.question(store.Newest, "")}, "speakers": q.Speakers, "targets": q.Targets, "dated": news.DatedFloor,
	})
	if err != nil {
		return nil, err
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

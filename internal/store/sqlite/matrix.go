package sqlite

import (
	"context"
	"database/sql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Matrix counts statements by speaker and target.
func (s *Store) Matrix(ctx context.Context, q store.MatrixQuery) ([]store.Cell, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	var out []store.Cell
	err := s.reading(ctx, q.Filter.IDs(), func(r *reader) error {
		sel := selectStatements(q.Filter.Rename(r.renamed.to))
		common, err := r.common(ctx, sel.text)
		if err != nil {
			return err
		}
		matrix := matrixQuery(sel.forCount(statements.table, common), q.Speakers, q.Targets)
		return r.each(ctx, matrix.text.String(), matrix.args, func(row scanner) error {
			c, err := scanCell(row)
			out = append(out, c)
			return err
		})
	})
	return out, err
}

// matrixQuery gathers the pairs of statement and target once, and counts those
// of the chosen speakers and targets.
func matrixQuery(s selection, speakers, targets int) *query {
	q := &query{}
	q.add("WITH pair AS MATERIALIZED (SELECT x.speaker AS speaker, t.entity AS target, t.stance AS stance, x.sk AS sk")
	s.all.add("+x.speaker <> ''")
	s.rows(q, statements.table, " CROSS JOIN about t ON t.statement = x.num")
	q.add(`) SELECT speaker, target, count(*) AS n, sum(stance = ?), sum(stance = ?), sum(stance = ?),
		min(sk) FILTER (WHERE sk >= ?), max(sk) FILTER (WHERE sk >= ?) FROM pair`,
		string(news.Favourable), string(news.Neutral), string(news.Unfavourable), news.DatedFloor, news.DatedFloor)
	q.add(" WHERE speaker IN ("+most("speaker")+") AND target IN ("+most("target")+") GROUP BY 1, 2 ORDER BY n DESC, 1, 2", speakers, targets)
	return q
}

// most writes a query for the values of a column of pair that come up the most.
func most(column string) string {
	return "SELECT " + column + " FROM pair GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT ?"
}

func scanCell(row scanner) (store.Cell, error) {
	var c store.Cell
	var first, last sql.NullString
	err := row.Scan(&c.Speaker, &c.Target, &c.Count, &c.Favourable, &c.Neutral, &c.Unfavourable, &first, &last)
	c.First, c.Last = keyTime(first.String), keyTime(last.String)
	return c, err
}

package sqlite

import "context"

// forCount chooses how the rows of the selection are found when all of them
// are wanted: by the search where it is rare, or else there is no other way.
func (s selection) forCount(table string, common bool) selection { //nolint:revive // common is a fact of the search
	if s.text.match != "" && (!common || len(s.arms) == 0) {
		s.enterByText(table)
	}
	return s
}

// rows writes FROM and WHERE so that each row of the selection comes once.
func (s selection) rows(q *query, table, join string) {
	arms := s.ways(table)
	if a := arms[0]; len(arms) == 1 && (a.single() || a.from == table+" x") {
		q.add(" FROM " + a.from + join)
		q.where(a.entries(), s.all, s.text.among(), s.key.of(a.key))
		return
	}
	q.add(" FROM (")
	for i, a := range arms {
		if i > 0 {
			q.add(" UNION ")
		}
		q.add("SELECT DISTINCT x.num FROM " + a.from)
		q.where(a.entries())
	}
	q.add(") p CROSS JOIN " + table + " x ON x.num = p.num" + join)
	q.where(s.all, s.text.among(), s.key.of("x.sk"))
}

// count counts the rows of the selection.
func (r *reader) count(ctx context.Context, table string, s selection) (n int, err error) {
	q := &query{}
	q.add("SELECT count(*)")
	s.rows(q, table, "")
	return n, r.one(ctx, q.text.String(), q.args, &n)
}

package sqlite

import (
	"context"
	"database/sql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var relations = list[news.Relation]{
	table: "relation",
	columns: `x.sk AS sk, x.id, x.type, x.subject, x.object, x.polarity, x.modality, x.attributed, x.detail,
		x.begins, x.ends, x.grain, x.basis, x.words, x.confidence, x.sources, x.first, x.last`,
	scan: scanRelation,
}

func scanRelation(row scanner) (news.Relation, error) {
	var r news.Relation
	var sk string
	var from, to, first, last sql.NullInt64
	err := row.Scan(&sk, &r.ID, &r.Type, &r.Subject, &r.Object, &r.Polarity, &r.Modality, &r.AttributedTo, &r.Detail,
		&from, &to, &r.When.Grain, &r.When.Basis, &r.When.Text, &r.Confidence, &r.Sources, &first, &last)
	r.When.From, r.When.To = instant(from), instant(to)
	r.First, r.Last = instant(first), instant(last)
	return r, err
}

// selectRelations turns a filter into SQL.
func selectRelations(f store.RelationFilter) selection {
	var s selection
	in(&s.all, "x.subject", f.Subjects)
	in(&s.all, "x.object", f.Objects)
	if sub, args, ok := oneOf("x.subject", f.With); ok {
		obj, more, _ := oneOf("x.object", f.With)
		s.all.add("("+sub+" OR "+obj+")", append(args, more...)...)
	}
	in(&s.all, "x.subject", f.Among)
	in(&s.all, "x.object", f.Among)
	in(&s.all, "x.type", f.Types)
	in(&s.all, "x.polarity", f.Polarities)
	in(&s.all, "x.modality", f.Modalities)
	in(&s.all, "x.attributed", f.AttributedTo)
	s.all.reportedBy("x.id", f.Articles)
	s.all.period("x.sk", f.Period)
	s.all.dated("x.sk", f.Dated)
	if f.MinConfidence > 0 {
		s.all.add("x.confidence >= ?", f.MinConfidence)
	}
	if f.MinSources > 0 {
		s.all.add("x.sources >= ?", f.MinSources)
	}
	enterRelations(&s, f)
	return s
}

// enterRelations chooses the index that a list is read by: the one of the
// condition that leaves the fewest relations.
func enterRelations(s *selection, f store.RelationFilter) {
	const from = "relation x"
	switch {
	case len(f.Articles) > 0:
		enter(s, "report p CROSS JOIN relation x ON x.id = p.fact", "p.article", "x.sk", f.Articles)
		return
	case len(f.Subjects) > 0:
		enter(s, from, "x.subject", "x.sk", f.Subjects)
	case len(f.Objects) > 0:
		enter(s, from, "x.object", "x.sk", f.Objects)
	case len(f.With) > 0:
		enter(s, from, "x.subject", "x.sk", f.With)
		enter(s, from, "x.object", "x.sk", f.With)
	case len(f.Among) > 0:
		enter(s, from, "x.subject", "x.sk", f.Among)
	case len(f.AttributedTo) > 0:
		enter(s, from, "x.attributed <> '' AND x.attributed", "x.sk", f.AttributedTo)
		return
	default:
		enter(s, from, "x.type", "x.sk", f.Types)
		return
	}
	split(s, "x.type", f.Types)
}

// reportedBy adds that one of the articles reports the fact.
func (c *conditions) reportedBy(column string, articles []news.ID) {
	if clause, args, ok := oneOf("p.article", articles); ok {
		c.add("EXISTS (SELECT 1 FROM report p WHERE p.fact = "+column+" AND "+clause+")", args...)
	}
}

// Relations lists relations.
func (s *Store) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	if err := store.CheckRelations(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(q store.RelationQuery) []news.ID { return q.RelationFilter.IDs() },
		func(r *reader, q store.RelationQuery) (store.Page[news.Relation], error) {
			return page(ctx, r, relations, selectRelations(q.RelationFilter.Rename(r.to)), q.RelationFilter, q.Order, q.PageRequest)
		})
}

// Adjacent returns neighbours over asserted, positive relations.
func (s *Store) Adjacent(ctx context.Context, entities []news.ID, types []news.RelationType) ([][]news.ID, error) {
	if err := store.CheckBatch(len(entities)); err != nil {
		return nil, err
	}
	if err := store.CheckTypes(types); err != nil {
		return nil, err
	}
	cond := conditions{{"polarity = ? AND modality = ?", []any{string(news.Positive), string(news.Asserted)}}}
	in(&cond, "type", types)
	where, args := cond.where()
	query := "SELECT object FROM relation WHERE subject = ? AND " + where + " UNION SELECT subject FROM relation WHERE object = ? AND " + where + " ORDER BY 1"
	return answer(ctx, s, entities, func(id news.ID) []news.ID { return []news.ID{id} }, func(r *reader, id news.ID) ([]news.ID, error) {
		half := append([]any{string(r.to(id))}, args...)
		return ids(r.query(ctx, query, append(half, half...)...))
	})
}

// ids reads a column of IDs.
func ids(rows *sql.Rows, err error) ([]news.ID, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var out []news.ID
	for rows.Next() {
		var id news.ID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	return out, rows.Err()
}

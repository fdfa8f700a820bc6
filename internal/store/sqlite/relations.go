package sqlite

import (
	"context"
	"database/sql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var relationColumns = []string{
	"id", "type", "subject", "object", "polarity", "modality", "attributed", "detail",
	"begins", "ends", "grain", "basis", "words", "confidence", "sources", "first", "last",
}

var relations = list[news.Relation]{table: "relation", columns: of("x", relationColumns), scan: scanRelation}

func scanRelation(row scanner) (news.Relation, error) {
	var r news.Relation
	var from, to, first, last sql.NullInt64
	err := row.Scan(&r.ID, &r.Type, &r.Subject, &r.Object, &r.Polarity, &r.Modality, &r.AttributedTo, &r.Detail,
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
	either(&s.all, "x.subject", "x.object", f.With)
	in(&s.all, "x.subject", f.Among)
	in(&s.all, "x.object", f.Among)
	in(&s.all, "x.type", f.Types)
	in(&s.all, "x.polarity", f.Polarities)
	in(&s.all, "x.modality", f.Modalities)
	in(&s.all, "x.attributed", f.AttributedTo)
	s.all.reportedBy(f.Articles)
	atLeast(&s.all, "x.confidence", f.MinConfidence)
	atLeast(&s.all, "x.sources", f.MinSources)
	s.key.period(f.Period)
	s.key.dated(f.Dated)
	enterRelations(&s, f)
	return s
}

// enterRelations chooses the index that a list is read by: that of the
// condition that leaves the fewest relations.
func enterRelations(s *selection, f store.RelationFilter) {
	const from = "relation x"
	switch {
	case len(f.Articles) > 0:
		enter(s, fromReports("relation"), "p.article", "+x.sk", f.Articles)
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

// fromReports enters the facts of a table by the articles p that report them.
func fromReports(table string) string {
	return "report p CROSS JOIN " + table + " x ON x.id = p.fact"
}

// Relations lists relations.
func (s *Store) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	if err := store.CheckRelations(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(r *reader, q store.RelationQuery) (store.Page[news.Relation], error) {
		return relations.page(ctx, r, selectRelations(q.Rename(r.renamed.to)), q.RelationFilter, q.Order, q.PageRequest)
	})
}

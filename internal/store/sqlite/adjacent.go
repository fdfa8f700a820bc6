package sqlite

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Adjacent returns neighbours over asserted, positive relations. Two indexes
// hold these relations, one for each direction, and no row is read.
func (s *Store) Adjacent(ctx context.Context, ids []news.ID, types []news.RelationType) ([][]news.ID, error) {
	if err := store.CheckBatch(len(ids)); err != nil {
		return nil, err
	}
	if err := store.CheckTypes(types); err != nil {
		return nil, err
	}
	out := make([][]news.ID, len(ids))
	if len(ids) == 0 {
		return out, nil
	}
	q := adjacentQuery(ids, types)
	err := s.reading(ctx, nil, func(r *reader) error {
		return r.each(ctx, q.text.String(), q.args, func(row scanner) error {
			var i int
			var id news.ID
			err := row.Scan(&i, &id)
			out[i] = append(out[i], id)
			return err
		})
	})
	return out, err
}

// adjacentQuery asks for all neighbours of a batch at once.
func adjacentQuery(ids []news.ID, types []news.RelationType) *query {
	var ofType conditions
	if len(types) > 0 {
		ofType = conditions{oneOf("r.type", types)}
	}
	q := &query{}
	for i, side := range [...]struct{ near, far string }{{"subject", "object"}, {"object", "subject"}} {
		if i > 0 {
			q.add(" UNION ")
		}
		q.add("SELECT j.key, r."+side.far+" FROM "+renamedList+" CROSS JOIN relation r ON r."+side.near+" = coalesce(n.new, j.value)", asList(ids))
		q.where(conditions{{"r.polarity = 'POSITIVE' AND r.modality = 'ASSERTED'", nil}}, ofType)
	}
	q.add(" ORDER BY 1, 2")
	return q
}

package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func newRelationFacets(f store.RelationFacets) RelationFacets {
	return RelationFacets{
		Total:   f.Total,
		Undated: f.Undated,
		Months:  f.Months,
		Types: each(f.Types, func(t store.Tally) RelationTypeCount {
			return RelationTypeCount{Type: news.RelationType(t.Key), Count: t.Count}
		}),
	}
}

func newEventFacets(f store.EventFacets) EventFacets {
	return EventFacets{
		Total:   f.Total,
		Undated: f.Undated,
		Months:  f.Months,
		Types: each(f.Types, func(t store.Tally) EventTypeCount {
			return EventTypeCount{Type: news.EventType(t.Key), Count: t.Count}
		}),
	}
}

// StatementFacets counts statements.
type StatementFacets struct {
	store.StatementFacets
	member[store.StatementFacets]
}

// Speakers counts them by speaker.
func (f StatementFacets) Speakers(ctx context.Context) ([]EntityCount, error) {
	return f.entities(ctx, "speakers", func(f store.StatementFacets) []store.Tally { return f.Speakers })
}

// Targets counts them by what they are about.
func (f StatementFacets) Targets(ctx context.Context) ([]EntityCount, error) {
	return f.entities(ctx, "targets", func(f store.StatementFacets) []store.Tally { return f.Targets })
}

// Stances counts them by stance.
func (f StatementFacets) Stances() []StanceCount {
	return each(f.StatementFacets.Stances, func(t store.Tally) StanceCount {
		return StanceCount{Stance: news.Stance(t.Key), Count: t.Count}
	})
}

// entities joins the tallies of a facet with the entities that they count.
func (f StatementFacets) entities(ctx context.Context, field string, tallies func(store.StatementFacets) []store.Tally) ([]EntityCount, error) {
	found, err := pointer[store.StatementFacets]{
		field: field,
		ids:   func(f store.StatementFacets) []news.ID { return keys(tallies(f)) },
		all:   func(f store.StatementFacets) []news.ID { return append(keys(f.Speakers), keys(f.Targets)...) },
	}.follow(ctx, f.member)
	counts := make([]EntityCount, 0, len(found))
	for i, e := range found {
		if e != nil {
			counts = append(counts, EntityCount{Entity: e, Count: tallies(f.StatementFacets)[i].Count})
		}
	}
	return counts, err
}

func keys(tallies []store.Tally) []news.ID {
	return each(tallies, func(t store.Tally) news.ID { return news.ID(t.Key) })
}

// MatrixCell is what one speaker said about one target, counted.
type MatrixCell struct {
	store.Cell
	member[store.Cell]
}

func newMatrix(l loader, cells []store.Cell) []MatrixCell {
	siblings := newLevel[store.Cell](l)
	return each(cells, func(c store.Cell) MatrixCell { return MatrixCell{c, siblings.add(c)} })
}

// Speaker returns who speaks.
func (c MatrixCell) Speaker(ctx context.Context) (Entity, error) {
	return c.points("speaker", func(c store.Cell) []news.ID { return one(c.Speaker) }).required(ctx, c.member)
}

// Target returns about whom or what.
func (c MatrixCell) Target(ctx context.Context) (Entity, error) {
	return c.points("target", func(c store.Cell) []news.ID { return one(c.Target) }).required(ctx, c.member)
}

func (MatrixCell) points(field string, ids func(store.Cell) []news.ID) pointer[store.Cell] {
	return pointer[store.Cell]{field: field, ids: ids, all: func(c store.Cell) []news.ID {
		return []news.ID{c.Speaker, c.Target}
	}}
}

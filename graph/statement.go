package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Statement is something that somebody said, wrote or made known.
type Statement struct {
	*news.Statement
	member[*news.Statement]
}

func (Statement) isNode() {}

// Speaker returns who said it, nil where the article does not tell.
func (s Statement) Speaker(ctx context.Context) (Entity, error) {
	return s.points("speaker", func(s *news.Statement) []news.ID { return one(s.Speaker) }).optional(ctx, s.member)
}

// OnBehalfOf returns whom the speaker speaks for, nil for nobody else.
func (s Statement) OnBehalfOf(ctx context.Context) (Entity, error) {
	return s.points("onBehalfOf", func(s *news.Statement) []news.ID { return one(s.OnBehalfOf) }).optional(ctx, s.member)
}

// Platform returns where it was said, nil where unknown.
func (s Statement) Platform(ctx context.Context) (Entity, error) {
	return s.points("platform", func(s *news.Statement) []news.ID { return one(s.Platform) }).optional(ctx, s.member)
}

// Addressees returns to whom it was said.
func (s Statement) Addressees(ctx context.Context) ([]Entity, error) {
	found, err := s.points("addressees", func(s *news.Statement) []news.ID { return s.Addressees }).follow(ctx, s.member)
	return present(found), err
}

// About returns what and whom it is about.
func (s Statement) About(ctx context.Context) ([]Target, error) {
	found, err := s.points("about", targets).follow(ctx, s.member)
	if err != nil {
		return nil, err
	}
	about := make([]Target, 0, len(found))
	for i, target := range found {
		if target != nil {
			about = append(about, Target{Entity: target, Stance: s.Statement.About[i].Stance})
		}
	}
	return about, nil
}

func (Statement) points(field string, ids func(*news.Statement) []news.ID) pointer[*news.Statement] {
	return pointer[*news.Statement]{field: field, ids: ids, all: func(s *news.Statement) []news.ID {
		return append(append(targets(s), s.Addressees...), s.Speaker, s.OnBehalfOf, s.Platform)
	}}
}

func targets(s *news.Statement) []news.ID {
	return each(s.About, func(t news.Target) news.ID { return t.Entity })
}

// Cue returns the reporting word, nil where there is none.
func (s Statement) Cue() *string { return orNull(s.Statement.Cue) }

// When returns when it was said, nil where no article tells.
func (s Statement) When() *When { return newWhen(s.Statement.When) }

// Evidence returns every place where it is printed.
func (s Statement) Evidence(ctx context.Context, first int, after *store.Cursor) (EvidenceConnection, error) {
	return evidence(ctx, s.member, window{first: first, after: after}, func(s *news.Statement) news.ID { return s.ID })
}

// StatementConnection is a page of a list of statements.
type StatementConnection struct {
	Connection[Statement]
	member[store.StatementFilter]
}

// Facets counts the whole list.
func (c StatementConnection) Facets(ctx context.Context) (StatementFacets, error) {
	return ask(c.member, question{field: "facets"}, func(filters []store.StatementFilter) ([]StatementFacets, error) {
		found, err := inBatches(ctx, filters, c.level.store.StatementFacets)
		siblings := newLevel[store.StatementFacets](c.level.loader)
		return each(found, func(f store.StatementFacets) StatementFacets { return StatementFacets{f, siblings.add(f)} }), err
	})
}

package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Relation is one thing that somebody did to, with or for somebody.
type Relation struct {
	*news.Relation
	member[*news.Relation]
}

func (Relation) isNode() {}

// Family returns the group that the relation's type belongs to.
func (r Relation) Family() news.Family { return r.Info().Family }

// Info returns the row of the relation's type.
func (r Relation) Info() RelationTypeInfo {
	info, _ := r.Type.Info()
	return RelationTypeInfo{info}
}

// Subject returns who does it.
func (r Relation) Subject(ctx context.Context) (Entity, error) {
	return r.end("subject", func(r *news.Relation) []news.ID { return one(r.Subject) }).required(ctx, r.member)
}

// Object returns to whom or what it is done.
func (r Relation) Object(ctx context.Context) (Entity, error) {
	return r.end("object", func(r *news.Relation) []news.ID { return one(r.Object) }).required(ctx, r.member)
}

// AttributedTo returns whose claim it is, nil where the newsroom says it.
func (r Relation) AttributedTo(ctx context.Context) (Entity, error) {
	return r.end("attributedTo", func(r *news.Relation) []news.ID { return one(r.AttributedTo) }).optional(ctx, r.member)
}

func (Relation) end(field string, ids func(*news.Relation) []news.ID) pointer[*news.Relation] {
	return pointer[*news.Relation]{field: field, ids: ids, all: func(r *news.Relation) []news.ID {
		return []news.ID{r.Subject, r.Object, r.AttributedTo}
	}}
}

// Detail returns the position, charge or kin, nil where there is nothing to add.
func (r Relation) Detail() *string { return orNull(r.Relation.Detail) }

// When returns when it happened, nil where no article tells.
func (r Relation) When() *When { return newWhen(r.Relation.When) }

// Evidence returns the words that prove it.
func (r Relation) Evidence(ctx context.Context, first int, after *store.Cursor) (EvidenceConnection, error) {
	return evidence(ctx, r.member, window{first: first, after: after}, func(r *news.Relation) news.ID { return r.ID })
}

// RelationTypeInfo is a row of the table of relation types.
type RelationTypeInfo struct{ news.RelationInfo }

// Plover returns the PLOVER code, nil where there is none.
func (i RelationTypeInfo) Plover() *string { return orNull(i.PLOVER) }

// Cameo returns the CAMEO code, nil where there is none.
func (i RelationTypeInfo) Cameo() *string { return orNull(i.CAMEO) }

// RelationConnection is a page of a list of relations.
type RelationConnection struct {
	Connection[Relation]
	member[store.RelationFilter]
}

// Facets counts the whole list.
func (c RelationConnection) Facets(ctx context.Context) (RelationFacets, error) {
	return ask(c.member, question{field: "facets"}, func(filters []store.RelationFilter) ([]RelationFacets, error) {
		found, err := inBatches(ctx, filters, c.level.store.RelationFacets)
		return each(found, newRelationFacets), err
	})
}

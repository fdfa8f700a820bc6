package graph

import (
	"hearsay/internal/store"
)

// Connection is a page of a list, as Relay's cursor connections have it.
type Connection[T any] struct {
	items       []T
	keys        []string // sort keys of the items
	cursor      func(sortKey string) store.Cursor
	hasNext     bool
	hasPrevious bool
	total       int
}

// Edge is an item of a list with its place in it.
type Edge[T any] struct {
	Node   T
	key    string
	cursor func(sortKey string) store.Cursor
}

// PageInfo says where a page stands within its list.
type PageInfo struct {
	HasNextPage     bool
	HasPreviousPage bool
	StartCursor     *store.Cursor // nil for an empty page
	EndCursor       *store.Cursor
}

// The kinds of edges, and the connections that have no facets.
type (
	// EntityEdge is an edge to a [Entity].
	EntityEdge = Edge[Entity]
	// EventEdge is an edge to a [Event].
	EventEdge = Edge[Event]
	// ArticleEdge is an edge to a [Article].
	ArticleEdge = Edge[Article]
	// RelationEdge is an edge to a [Relation].
	RelationEdge = Edge[Relation]
	// StatementEdge is an edge to a [Statement].
	StatementEdge = Edge[Statement]
	// EvidenceEdge is an edge to a [Evidence].
	EvidenceEdge = Edge[Evidence]
	// TimelineItemEdge is an edge to a [TimelineItem].
	TimelineItemEdge = Edge[TimelineItem]

	// EntityConnection is a page of [Entity].
	EntityConnection = Connection[Entity]
	// ArticleConnection is a page of [Article].
	ArticleConnection = Connection[Article]
	// EvidenceConnection is a page of [Evidence].
	EvidenceConnection = Connection[Evidence]
)

// Cursor returns the item's place.
func (e Edge[T]) Cursor() store.Cursor { return e.cursor(e.key) }

// Nodes returns the items.
func (c Connection[T]) Nodes() []T { return c.items }

// Edges returns the items with their places.
func (c Connection[T]) Edges() []Edge[T] {
	edges := make([]Edge[T], len(c.items))
	for i, item := range c.items {
		edges[i] = Edge[T]{item, c.keys[i], c.cursor}
	}
	return edges
}

// PageInfo returns where the page stands.
func (c Connection[T]) PageInfo() PageInfo {
	info := PageInfo{HasNextPage: c.hasNext, HasPreviousPage: c.hasPrevious}
	if len(c.keys) > 0 {
		start, end := c.cursor(c.keys[0]), c.cursor(c.keys[len(c.keys)-1])
		info.StartCursor, info.EndCursor = &start, &end
	}
	return info
}

// TotalCount returns the length of the whole list. It was counted where the
// query selects it, see [want].
func (c Connection[T]) TotalCount() int { return c.total }

// connect makes a connection of a store's page.
func connect[T, N any](page store.Page[T], request store.PageRequest, cursor func(string) store.Cursor, key func(T) string, node func(*T) N) Connection[N] {
	c := Connection[N]{
		items:       make([]N, len(page.Items)),
		keys:        make([]string, len(page.Items)),
		cursor:      cursor,
		hasNext:     page.HasNext,
		hasPrevious: request.After != "",
		total:       page.Total,
	}
	for i := range page.Items {
		c.items[i], c.keys[i] = node(&page.Items[i]), key(page.Items[i])
	}
	return c
}

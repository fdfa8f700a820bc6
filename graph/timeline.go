package graph

import (
	"context"

	"hearsay/internal/store"
)

// Fact is a [Relation], [Statement] or [Event].
type Fact interface{ isFact() }

func (Relation) isFact()  {}
func (Statement) isFact() {}
func (Event) isFact()     {}

// TimelineItem is a dated fact.
type TimelineItem struct {
	Kind store.TimelineKind
	When When
	Fact Fact
}

// TimelineConnection is a page of a timeline.
type TimelineConnection struct {
	Connection[TimelineItem]
	Undated int
	Months  []store.Bucket
}

// Groups returns the items of the page by what they have in common.
func (c TimelineConnection) Groups(by TimelineGrouping) []TimelineGroup {
	groups := []TimelineGroup{}
	index := map[string]int{}
	for _, item := range c.items {
		key := item.group(by)
		at, ok := index[key]
		if !ok {
			at = len(groups)
			index[key] = at
			groups = append(groups, TimelineGroup{Key: key})
		}
		groups[at].Nodes = append(groups[at].Nodes, item)
	}
	return groups
}

// group returns the key of the group that the item belongs to.
func (i TimelineItem) group(by TimelineGrouping) string {
	const year, month = "2006", "2006-01"
	switch by {
	case TimelineGroupingYear:
		return i.When.Begin().Format(year)
	case TimelineGroupingMonth:
		return i.When.Begin().Format(month)
	case TimelineGroupingFamily:
		if r, ok := i.Fact.(Relation); ok {
			return string(r.Family())
		}
	}
	return string(i.Kind)
}

// timelines asks for a timeline for each of the filters. It is one call of each
// list that timelines are made of, and one of their facets where counts are wanted.
func (l loader) timelines(ctx context.Context, filters []store.TimelineFilter, order store.Order, page store.PageRequest) ([]TimelineConnection, error) {
	queries := each(filters, func(f store.TimelineFilter) store.TimelineQuery {
		return store.TimelineQuery{TimelineFilter: f, Order: order, PageRequest: page}
	})
	found, err := inBatches(ctx, queries, func(ctx context.Context, part []store.TimelineQuery) ([]store.Timeline, error) {
		return store.Timelines(ctx, l.store, part)
	})
	if err != nil {
		return nil, err
	}
	typed := newNodes(l)
	item := func(i *store.TimelineItem) TimelineItem {
		fact, _ := typed.of(i.Fact).(Fact)
		return TimelineItem{Kind: i.Kind, When: When{i.When}, Fact: fact}
	}
	out := make([]TimelineConnection, len(found))
	for i, t := range found {
		cursor := store.Cursors(filters[i], order)
		out[i] = TimelineConnection{connect(t.Page, page, cursor, store.TimelineItem.SortKey, item), t.Undated, t.Months}
	}
	return out, nil
}

// timelineFilter makes the store's filter of the API's.
func (l loader) timelineFilter(ctx context.Context, f TimelineFilter, refused ...string) (store.TimelineFilter, error) {
	if err := refuse(refused, map[string]bool{"entities": f.Entities != nil}); err != nil {
		return store.TimelineFilter{}, err
	}
	when, err := period(f.When)
	if err != nil {
		return store.TimelineFilter{}, err
	}
	ids, err := l.resolve(ctx, f.Entities)
	if err != nil {
		return store.TimelineFilter{}, err
	}
	return store.TimelineFilter{
		Kinds:      f.Kinds,
		Entities:   ids[0],
		Types:      relationTypes(f.Types, f.Families),
		Polarities: f.Polarities,
		Modalities: f.Modalities,
		Period:     when,
	}, nil
}

// Timeline lists what happened and was said.
func (q query) Timeline(ctx context.Context, filter TimelineFilter, order store.Order, first int, after *store.Cursor) (TimelineConnection, error) {
	f, err := q.timelineFilter(ctx, filter)
	if err != nil {
		return TimelineConnection{}, err
	}
	return whole(ctx, q.loader, f, window{order, first, after}, loader.timelines)
}

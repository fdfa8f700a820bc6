package store

import (
	"context"
	"slices"
	"sort"

	"hearsay/internal/news"
)

// TimelineKind is a kind of facts on a timeline.
type TimelineKind string

// The kinds of facts on a timeline.
const (
	TimelineEvents     TimelineKind = "EVENT"
	TimelineRelations  TimelineKind = "RELATION"
	TimelineStatements TimelineKind = "STATEMENT"
)

// TimelineQuery asks for what happened and was said, in order of time.
type TimelineQuery struct {
	TimelineFilter
	Order Order
	PageRequest
}

// TimelineFilter narrows a timeline. An empty field is no condition.
type TimelineFilter struct {
	Kinds      []TimelineKind
	Entities   []news.ID           // facts that one of them has part in: as an end, speaker, target or participant
	Types      []news.RelationType // leave relations only
	Polarities []news.Polarity     // of the relations, as the next
	Modalities []news.Modality
	Period     Period
}

// TimelineItem is one dated fact.
type TimelineItem struct {
	Kind TimelineKind
	Fact Node // a news.Event, news.Relation or news.Statement
	When news.When
	key  string
}

// SortKey returns the key that orders timelines, that of the fact.
func (i TimelineItem) SortKey() string { return i.key }

// Timeline is a page of dated facts with what is beside it.
type Timeline struct {
	Page[TimelineItem]
	Undated int      // facts that fit but have no time, where the count was asked for
	Months  []Bucket // the dated facts by month, where the count was asked for
}

// Timelines answers timelines from the lists of events, relations and
// statements, so that it is the same on every engine. A batch costs one read of
// each list, and one of each list's facets where counts are asked for.
func Timelines(ctx context.Context, r Reader, qs []TimelineQuery) ([]Timeline, error) {
	if err := checkAll(qs, TimelineQuery.check); err != nil {
		return nil, err
	}
	t := timelines{qs: qs, out: make([]Timeline, len(qs))}
	for i, q := range qs {
		if !q.Count {
			t.out[i].Total = -1
		}
	}
	for _, read := range []func(context.Context, Reader) error{t.events, t.relations, t.statements} {
		if err := read(ctx, r); err != nil {
			return nil, err
		}
	}
	for i, q := range qs {
		t.out[i].cut(q)
	}
	return t.out, nil
}

func (q TimelineQuery) check() error {
	return firstError(
		known("kind of a timeline", q.Kinds, []TimelineKind{TimelineEvents, TimelineRelations, TimelineStatements}),
		q.relations().Check(), q.Order.check(), q.PageRequest.check(q.TimelineFilter, q.Order),
	)
}

type timelines struct {
	qs  []TimelineQuery
	out []Timeline
}

// wants reports whether a timeline shows facts of a kind. Types of relations
// leave relations only.
func (q TimelineQuery) wants(kind TimelineKind) bool {
	if len(q.Types) > 0 && kind != TimelineRelations {
		return false
	}
	return len(q.Kinds) == 0 || slices.Contains(q.Kinds, kind)
}

func (q TimelineQuery) relations() RelationFilter {
	return RelationFilter{With: q.Entities, Types: q.Types, Polarities: q.Polarities, Modalities: q.Modalities, Period: q.Period}
}

func (q TimelineQuery) statements() StatementFilter {
	return StatementFilter{Involving: q.Entities, Period: q.Period}
}

func (q TimelineQuery) events() EventFilter {
	return EventFilter{Participants: q.Entities, Period: q.Period}
}

// page is the part of one list that may be on the timeline's page.
func (q TimelineQuery) page(filter any) PageRequest {
	p := PageRequest{First: min(q.First+1, MaxPage)}
	if key, err := q.After.SortKey(q.TimelineFilter, q.Order); err == nil && key != "" {
		p.After = EncodeCursor(filter, q.Order, key)
	}
	return p
}

func (t timelines) events(ctx context.Context, r Reader) error {
	return factList[EventQuery, EventFilter, news.Event]{
		kind: TimelineEvents,
		query: func(q TimelineQuery) EventQuery {
			f := q.events()
			f.Dated = Present
			return EventQuery{f, q.Order, q.page(f)}
		},
		filter: TimelineQuery.events,
		read:   r.Events,
		count: func(ctx context.Context, fs []EventFilter) ([]counted, error) {
			return counts(r.EventFacets(ctx, fs))
		},
		item: func(e news.Event) TimelineItem {
			return TimelineItem{Kind: TimelineEvents, Fact: e, When: e.When, key: e.SortKey()}
		},
	}.collect(ctx, t)
}

func (t timelines) relations(ctx context.Context, r Reader) error {
	return factList[RelationQuery, RelationFilter, news.Relation]{
		kind: TimelineRelations,
		query: func(q TimelineQuery) RelationQuery {
			f := q.relations()
			f.Dated = Present
			return RelationQuery{f, q.Order, q.page(f)}
		},
		filter: TimelineQuery.relations,
		read:   r.Relations,
		count: func(ctx context.Context, fs []RelationFilter) ([]counted, error) {
			return counts(r.RelationFacets(ctx, fs))
		},
		item: func(e news.Relation) TimelineItem {
			return TimelineItem{Kind: TimelineRelations, Fact: e, When: e.When, key: e.SortKey()}
		},
	}.collect(ctx, t)
}

func (t timelines) statements(ctx context.Context, r Reader) error {
	return factList[StatementQuery, StatementFilter, news.Statement]{
		kind: TimelineStatements,
		query: func(q TimelineQuery) StatementQuery {
			f := q.statements()
			f.Dated = Present
			return StatementQuery{f, q.Order, q.page(f)}
		},
		filter: TimelineQuery.statements,
		read:   r.Statements,
		count: func(ctx context.Context, fs []StatementFilter) ([]counted, error) {
			return counts(r.StatementFacets(ctx, fs))
		},
		item: func(e news.Statement) TimelineItem {
			return TimelineItem{Kind: TimelineStatements, Fact: e, When: e.When, key: e.SortKey()}
		},
	}.collect(ctx, t)
}

// counted is what a timeline takes from facets.
type counted struct {
	total, undated int
	months         []Bucket
}

func (f RelationFacets) counted() counted  { return counted{f.Total, f.Undated, f.Months} }
func (f StatementFacets) counted() counted { return counted{f.Total, f.Undated, f.Months} }
func (f EventFacets) counted() counted     { return counted{f.Total, f.Undated, f.Months} }

func counts[F interface{ counted() counted }](facets []F, err error) ([]counted, error) {
	out := make([]counted, len(facets))
	for i, f := range facets {
		out[i] = f.counted()
	}
	return out, err
}

// factList is one of the lists that timelines are made of.
type factList[Q, F, T any] struct {
	kind   TimelineKind
	query  func(TimelineQuery) Q // for the dated facts
	filter func(TimelineQuery) F // for all, to count them
	read   func(context.Context, []Q) ([]Page[T], error)
	count  func(context.Context, []F) ([]counted, error)
	item   func(T) TimelineItem
}

// collect reads the list for all timelines that show it.
func (l factList[Q, F, T]) collect(ctx context.Context, t timelines) error {
	var qs []Q
	var fs []F
	var shown, numbered []*Timeline
	for i, q := range t.qs {
		if !q.wants(l.kind) {
			continue
		}
		qs, shown = append(qs, l.query(q)), append(shown, &t.out[i])
		if q.Count {
			fs, numbered = append(fs, l.filter(q)), append(numbered, &t.out[i])
		}
	}
	if len(qs) == 0 {
		return nil
	}
	pages, err := l.read(ctx, qs)
	if err != nil {
		return err
	}
	for i, page := range pages {
		shown[i].HasNext = shown[i].HasNext || page.HasNext
		for _, value := range page.Items {
			shown[i].Items = append(shown[i].Items, l.item(value))
		}
	}
	if len(fs) == 0 {
		return nil
	}
	all, err := l.count(ctx, fs)
	if err != nil {
		return err
	}
	for i, c := range all {
		numbered[i].add(c)
	}
	return nil
}

func (t *Timeline) add(c counted) {
	t.Total += c.total - c.undated
	t.Undated += c.undated
	for _, b := range c.months {
		i := sort.Search(len(t.Months), func(i int) bool { return t.Months[i].Month >= b.Month })
		if i < len(t.Months) && t.Months[i].Month == b.Month {
			t.Months[i].Count += b.Count
			continue
		}
		t.Months = slices.Insert(t.Months, i, b)
	}
}

// cut orders what the lists gave and cuts it to the page.
func (t *Timeline) cut(q TimelineQuery) {
	slices.SortFunc(t.Items, func(a, b TimelineItem) int {
		if (a.key > b.key) == (q.Order == Newest) {
			return -1
		}
		return 1
	})
	if len(t.Items) > q.First {
		t.Items, t.HasNext = t.Items[:q.First], true
	}
}

package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Event is something that happened.
type Event struct{ entity }

// details returns what the entities of a level are as events, nil for those
// that are none. Lists of entities do not hold it; it is then asked for.
func details(ctx context.Context, l *level[being]) ([]*news.Event, error) {
	return share(l, question{field: "details"}, func(entities []being) ([]*news.Event, error) {
		var missing []news.ID
		for _, b := range entities {
			if b.Kind == news.Happening && b.event == nil {
				missing = append(missing, b.ID)
			}
		}
		nodes, err := l.nodes(ctx, missing)
		if err != nil {
			return nil, err
		}
		return each(entities, func(b being) *news.Event {
			if found, ok := nodes[b.ID].(news.Event); ok {
				return &found
			}
			return b.event
		}), nil
	})
}

// detail returns a part of the details, or an error where the event was deleted
// after it was listed.
func detail[A any](ctx context.Context, e Event, part func(*news.Event) A) (A, error) {
	var none A
	all, err := details(ctx, e.level)
	if err != nil {
		return none, err
	}
	if all[e.at] == nil {
		return none, errGone
	}
	return part(all[e.at]), nil
}

// EventType returns what sort of event it is. It is not called type, which is
// what relations have, so that both can be asked of a timeline.
func (e Event) EventType(ctx context.Context) (news.EventType, error) {
	return detail(ctx, e, func(d *news.Event) news.EventType { return d.Type })
}

// When returns when it is, nil where no article tells.
func (e Event) When(ctx context.Context) (*When, error) {
	return detail(ctx, e, func(d *news.Event) *When { return newWhen(d.When) })
}

// Confidence returns how sure the extractor is, 0 to 1.
func (e Event) Confidence(ctx context.Context) (float64, error) {
	return detail(ctx, e, func(d *news.Event) float64 { return d.Confidence })
}

// Participants returns who takes part, and as what.
func (e Event) Participants(ctx context.Context) ([]Participant, error) {
	return ask(e.member, question{field: "participants"}, func([]being) ([][]Participant, error) {
		events, err := details(ctx, e.level)
		if err != nil {
			return nil, err
		}
		var named []news.ID
		for _, event := range events {
			for _, p := range participants(event) {
				named = append(named, p.Entity)
			}
		}
		nodes, err := e.level.nodes(ctx, named)
		if err != nil {
			return nil, err
		}
		siblings := newLevel[being](e.level.loader)
		return each(events, func(event *news.Event) []Participant {
			out := make([]Participant, 0, len(participants(event)))
			for _, p := range participants(event) {
				if who := entityOf(siblings, nodes[p.Entity]); who != nil {
					out = append(out, Participant{Entity: who, Role: p.Role})
				}
			}
			return out
		}), nil
	})
}

func participants(event *news.Event) []news.Participant {
	if event == nil {
		return nil
	}
	return event.Participants
}

// Evidence returns the words that tell of it.
func (e Event) Evidence(ctx context.Context, first int, after *store.Cursor) (EvidenceConnection, error) {
	return evidence(ctx, e.member, window{first: first, after: after}, func(b being) news.ID { return b.ID })
}

// EventConnection is a page of a list of events.
type EventConnection struct {
	Connection[Event]
	member[store.EventFilter]
}

// Facets counts the whole list.
func (c EventConnection) Facets(ctx context.Context) (EventFacets, error) {
	return ask(c.member, question{field: "facets"}, func(filters []store.EventFilter) ([]EventFacets, error) {
		found, err := inBatches(ctx, filters, c.level.store.EventFacets)
		return each(found, newEventFacets), err
	})
}

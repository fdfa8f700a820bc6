package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// An event's row adds to that of the entity that it is, under the same num.
var eventColumns = []string{"type", "participants", "begins", "ends", "grain", "basis", "words", "confidence"}

var events = list[news.Event]{
	table:   "event",
	columns: of("x", eventColumns) + ", " + of("e", entityColumns),
	join:    " CROSS JOIN entity e ON e.num = x.num",
	scan:    scanEvent,
}

func scanEvent(row scanner) (news.Event, error) {
	var e news.Event
	var participants sql.RawBytes
	var from, to sql.NullInt64
	err := scanEntity(row, &e.Entity, &e.Type, &participants, &from, &to, &e.When.Grain, &e.When.Basis, &e.When.Text, &e.Confidence)
	if err != nil {
		return e, err
	}
	e.When.From, e.When.To = instant(from), instant(to)
	return e, json.Unmarshal(participants, &e.Participants)
}

// selectEvents turns a filter into SQL.
func selectEvents(f store.EventFilter) selection {
	var s selection
	in(&s.all, "x.type", f.Types)
	if len(f.Participants) > 0 {
		by := oneOf("t.entity", f.Participants)
		s.all.add("EXISTS (SELECT 1 FROM participant t WHERE t.event = x.num AND "+by.sql+")", by.args...)
	}
	s.all.reportedBy(f.Articles)
	s.key.period(f.Period)
	s.key.dated(f.Dated)
	s.matching("entity_text", f.Text, "*")
	switch {
	case len(f.Articles) > 0:
		enter(&s, fromReports("event"), "p.article", "+x.sk", f.Articles)
	case len(f.Participants) > 0:
		enter(&s, "participant t CROSS JOIN event x ON x.num = t.event", "t.entity", "t.sk", f.Participants)
	default:
		enter(&s, "event x", "x.type", "x.sk", f.Types)
	}
	return s
}

// Events lists events.
func (s *Store) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	if err := store.CheckEvents(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(r *reader, q store.EventQuery) (store.Page[news.Event], error) {
		return events.page(ctx, r, selectEvents(q.Rename(r.renamed.to)), q.EventFilter, q.Order, q.PageRequest)
	})
}

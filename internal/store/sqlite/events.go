package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var events = list[news.Event]{
	table: "(SELECT v.sk AS sk, v.id AS event, v.type AS type, v.participants, v.begins, v.ends, v.grain, v.basis, v.words, v.confidence, e.num, " +
		"e.id, e.kind, e.name, e.aliases, e.named, e.mentions, e.articles, e.first, e.last FROM event v CROSS JOIN entity e ON e.id = v.id)",
	columns: "x.sk AS sk, x.type, x.participants, x.begins, x.ends, x.grain, x.basis, x.words, x.confidence, " + entityColumns,
	scan:    scanEvent,
}

func scanEvent(row scanner) (news.Event, error) {
	var e news.Event
	var sk, participants string
	var from, to sql.NullInt64
	err := scanEntity(row, &e.Entity, &sk, &e.Type, &participants, &from, &to, &e.When.Grain, &e.When.Basis, &e.When.Text, &e.Confidence)
	if err != nil {
		return e, err
	}
	e.When.From, e.When.To = instant(from), instant(to)
	return e, json.Unmarshal([]byte(participants), &e.Participants)
}

func selectEvents(f store.EventFilter) selection {
	var s selection
	in(&s.all, "x.type", f.Types)
	if clause, args, ok := oneOf("t.entity", f.Participants); ok {
		s.all.add("x.event IN (SELECT t.event FROM participant t WHERE "+clause+")", args...)
	}
	if clause, args, ok := oneOf("p.article", f.Articles); ok {
		s.all.add("x.event IN (SELECT p.fact FROM report p WHERE "+clause+")", args...)
	}
	s.all.match("x.num", "entity_text", f.Text, "*")
	s.all.period("x.sk", f.Period)
	s.all.dated("x.sk", f.Dated)
	switch {
	case len(f.Articles) > 0:
		enter(&s, "report p CROSS JOIN "+events.table+" x ON x.event = p.fact", "p.article", "x.sk", f.Articles)
	case len(f.Participants) > 0:
		enter(&s, "participant t CROSS JOIN "+events.table+" x ON x.event = t.event", "t.entity", "t.sk", f.Participants)
	}
	return s
}

// Events lists events.
func (s *Store) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	if err := store.CheckEvents(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(q store.EventQuery) []news.ID { return q.EventFilter.IDs() },
		func(r *reader, q store.EventQuery) (store.Page[news.Event], error) {
			return page(ctx, r, events, selectEvents(q.EventFilter.Rename(r.to)), q.EventFilter, q.Order, q.PageRequest)
		})
}

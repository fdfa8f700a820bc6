package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var entities = list[news.Entity]{
	table:   "entity",
	columns: "x.sk AS sk, " + entityColumns,
	scan: func(row scanner) (news.Entity, error) {
		var sk string
		var e news.Entity
		err := scanEntity(row, &e, &sk)
		return e, err
	},
}

const entityColumns = "x.id, x.kind, x.name, x.aliases, x.named, x.mentions, x.articles, x.first, x.last"

// scanEntity reads the entity's columns, which follow before.
func scanEntity(row scanner, e *news.Entity, before ...any) error {
	var aliases string
	var named int
	var first, last sql.NullInt64
	if err := row.Scan(append(before, &e.ID, &e.Kind, &e.Name, &aliases, &named, &e.Mentions, &e.Articles, &first, &last)...); err != nil {
		return err
	}
	e.Unnamed = named == 0
	e.First, e.Last = instant(first), instant(last)
	return json.Unmarshal([]byte(aliases), &e.Aliases)
}

func selectEntities(f store.EntityFilter) selection {
	var s selection
	in(&s.all, "x.kind", f.Kinds)
	s.all.match("x.num", "entity_text", f.Text, "*")
	names := make([]string, len(f.Names))
	for i, name := range f.Names {
		names[i] = news.Fold(name)
	}
	if clause, args, ok := oneOf("n.folded", names); ok {
		s.all.add("EXISTS (SELECT 1 FROM entity_alias n WHERE n.entity = x.id AND "+clause+")", args...)
	}
	if clause, args, ok := oneOf("m.article", f.Articles); ok {
		s.all.add("EXISTS (SELECT 1 FROM entity_report m WHERE m.entity = x.id AND "+clause+")", args...)
	}
	switch {
	case len(names) > 0:
		// The plus keeps the planner from walking all entities in order.
		clause, args, _ := oneOf("n.folded", names)
		s.arms = []arm{{from: "entity x", key: "+x.sk", cond: conditions{{"x.id IN (SELECT n.entity FROM entity_alias n WHERE " + clause + ")", args}}}}
	case len(f.Articles) > 0:
		enter(&s, "entity_report m CROSS JOIN entity x ON x.id = m.entity", "m.article", "x.sk", f.Articles)
	default:
		enter(&s, "entity x", "x.kind", "x.sk", f.Kinds)
	}
	return s
}

// Entities lists entities.
func (s *Store) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	if err := store.CheckEntities(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(q store.EntityQuery) []news.ID { return q.EntityFilter.IDs() },
		func(r *reader, q store.EntityQuery) (store.Page[news.Entity], error) {
			return page(ctx, r, entities, selectEntities(q.EntityFilter.Rename(r.to)), q.EntityFilter, store.Newest, q.PageRequest)
		})
}

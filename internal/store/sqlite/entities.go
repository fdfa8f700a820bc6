package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var entityColumns = []string{"id", "kind", "name", "aliases", "named", "mentions", "articles", "first", "last"}

var entities = list[news.Entity]{table: "entity", columns: of("x", entityColumns), scan: func(row scanner) (e news.Entity, err error) {
	return e, scanEntity(row, &e)
}}

// scanEntity reads the entity's columns, which follow those before.
func scanEntity(row scanner, e *news.Entity, before ...any) error {
	var aliases sql.RawBytes
	var named int
	var first, last sql.NullInt64
	if err := row.Scan(append(before, &e.ID, &e.Kind, &e.Name, &aliases, &named, &e.Mentions, &e.Articles, &first, &last)...); err != nil {
		return err
	}
	e.Unnamed = named == 0
	e.First, e.Last = instant(first), instant(last)
	return json.Unmarshal(aliases, &e.Aliases)
}

// selectEntities turns a filter into SQL.
func selectEntities(f store.EntityFilter) selection {
	var s selection
	in(&s.all, "x.kind", f.Kinds)
	folded := foldAll(f.Names)
	switch {
	case len(folded) > 0:
		named := oneOf("n.folded", folded)
		s.all.add("EXISTS (SELECT 1 FROM entity_alias n WHERE n.entity = x.id AND "+named.sql+")", named.args...)
	case len(f.Names) > 0:
		s.all.add("false")
	}
	if len(f.Articles) > 0 {
		by := oneOf("m.article", f.Articles)
		s.all.add("EXISTS (SELECT 1 FROM entity_report m WHERE m.entity = x.id AND "+by.sql+")", by.args...)
	}
	s.matching("entity_text", f.Text, "*")
	switch {
	case len(folded) > 0:
		enter(&s, "entity_alias n CROSS JOIN entity x ON x.id = n.entity", "n.folded", "+x.sk", folded)
		s.arms[0].repeats = true // an entity may have several forms that fold alike
	case len(f.Articles) > 0:
		enter(&s, "entity_report m CROSS JOIN entity x ON x.id = m.entity", "m.article", "+x.sk", f.Articles)
	default:
		enter(&s, "entity x", "x.kind", "x.sk", f.Kinds)
	}
	return s
}

// foldAll folds names and leaves out those without any term.
func foldAll(names []string) []string {
	folded := make([]string, 0, len(names))
	for _, name := range names {
		if f := news.Fold(name); f != "" {
			folded = append(folded, f)
		}
	}
	return folded
}

// Entities lists entities.
func (s *Store) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	if err := store.CheckEntities(qs); err != nil {
		return nil, err
	}
	return answer(ctx, s, qs, func(r *reader, q store.EntityQuery) (store.Page[news.Entity], error) {
		return entities.page(ctx, r, selectEntities(q.Rename(r.renamed.to)), q.EntityFilter, store.Newest, q.PageRequest)
	})
}

package sqlite

import (
	"context"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

const entityCounters = `SELECT num, articles, terms,
	coalesce((SELECT min(sk) FROM entity_report WHERE entity = ?1 AND sk >= ?2), ''),
	coalesce((SELECT max(sk) FROM entity_report WHERE entity = ?1 AND sk >= ?2), '')
	FROM entity WHERE id = ?1`

// summariseEntity makes what is answered of an entity from its counters, or
// removes it where no article refers to it any more.
func (w *writer) summariseEntity(ctx context.Context, id news.ID) error {
	var num int64
	var count int
	var terms, first, last string
	if err := w.one(ctx, entityCounters, []any{string(id), news.DatedFloor}, &num, &count, &terms, &first, &last); err != nil {
		return err
	}
	aliases, err := w.aliases(ctx, id)
	if err != nil {
		return err
	}
	if count <= 0 {
		if err := w.unindex(ctx, "entity_text", num); err != nil {
			return err
		}
		return w.exec(ctx, "DELETE FROM entity WHERE num = ?", num)
	}
	if now := aliasTerms(aliases); now != terms {
		terms = now
		if err := w.index(ctx, "entity_text", num, terms); err != nil {
			return err
		}
	}
	return w.exec(ctx, "UPDATE entity SET sk = ?, name = ?, aliases = ?, terms = ?, first = ?, last = ? WHERE num = ?",
		news.Entity{ID: id, Articles: count}.SortKey(), store.PickName(aliases), asJSON(aliases[:min(len(aliases), store.MaxAliases)]), terms,
		seconds(keyTime(first)), seconds(keyTime(last)), num)
}

// aliases returns the forms of a name in order, and forgets those that no
// article uses any more.
func (w *writer) aliases(ctx context.Context, id news.ID) ([]news.Alias, error) {
	var out []news.Alias
	unused := false
	err := w.each(ctx, "SELECT text, kind, articles FROM entity_alias WHERE entity = ?", []any{string(id)}, func(row scanner) error {
		var a news.Alias
		err := row.Scan(&a.Text, &a.Kind, &a.Articles)
		if a.Articles > 0 {
			out = append(out, a)
		} else {
			unused = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	store.SortAliases(out)
	if unused {
		err = w.exec(ctx, "DELETE FROM entity_alias WHERE entity = ? AND articles <= 0", string(id))
	}
	return out, err
}

// aliasTerms returns the searchable terms of all forms, in an order that does
// not change with their counts.
func aliasTerms(aliases []news.Alias) string {
	texts := make([]string, len(aliases))
	for i, a := range aliases {
		texts[i] = a.Text
	}
	slices.Sort(texts)
	return termsOf(texts)
}

package sqlite

import (
	"context"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// tally is what a transaction adds to the counters of an entity, or takes off.
type tally struct {
	articles, named, mentions int
	forms                     map[form]int // in how many articles
}

// form is one form of a name.
type form struct {
	text string
	kind news.AliasKind
}

// count adds an article's use of an entity to its tally, or takes it off where
// the sign is -1.
func (w *writer) count(e news.Entity, sign int) {
	t := w.entities[e.ID]
	if t == nil {
		t = &tally{forms: map[form]int{}}
		w.entities[e.ID] = t
	}
	t.articles += sign
	t.mentions += sign * e.Mentions
	if !e.Unnamed {
		t.named += sign
	}
	for _, a := range e.Aliases {
		t.forms[form{a.Text, a.Kind}] += sign
	}
}

const selectCounters = `SELECT coalesce(e.num, 0), coalesce(e.articles, 0), coalesce(e.named, 0), coalesce(e.mentions, 0), coalesce(e.terms, ''),
	coalesce((SELECT min(sk) FROM entity_report WHERE entity = ?1 AND sk >= ?2), ''),
	coalesce((SELECT max(sk) FROM entity_report WHERE entity = ?1 AND sk >= ?2), '')
	FROM (SELECT 1) LEFT JOIN entity e ON e.id = ?1`

var upsertEntity = upsert("entity", append([]string{"sk", "terms"}, entityColumns...)) + " RETURNING num"

// summariseEntity adds the tally to an entity, or removes the entity where no
// article refers to it any more.
func (w *writer) summariseEntity(ctx context.Context, id news.ID, add *tally) error {
	var num int64
	var articles, named, mentions int
	var terms, first, last string
	if err := w.one(ctx, selectCounters, []any{string(id), news.DatedFloor}, &num, &articles, &named, &mentions, &terms, &first, &last); err != nil {
		return err
	}
	aliases, err := w.countForms(ctx, id, add.forms)
	if err != nil {
		return err
	}
	articles += add.articles
	if articles == 0 {
		w.unindex("entity_text", num)
		return w.exec(ctx, "DELETE FROM entity WHERE num = ?", num)
	}
	now := aliasTerms(aliases)
	if err := w.one(ctx, upsertEntity, []any{
		news.Entity{ID: id, Articles: articles}.SortKey(), now, string(id), string(id.Kind()), store.PickName(aliases),
		asJSON(aliases[:min(len(aliases), store.MaxAliases)]), named + add.named, mentions + add.mentions, articles,
		seconds(keyTime(first)), seconds(keyTime(last)),
	}, &num); err != nil {
		return err
	}
	if now != terms {
		w.index("entity_text", num, terms != "", now)
	}
	return nil
}

// countForms adds to the counters of the forms of a name, and returns all that
// are in use, in order.
func (w *writer) countForms(ctx context.Context, id news.ID, add map[form]int) ([]news.Alias, error) {
	counts := map[form]int{}
	err := w.each(ctx, "SELECT text, kind, articles FROM entity_alias WHERE entity = ?", []any{string(id)}, func(row scanner) error {
		var f form
		var n int
		err := row.Scan(&f.text, &f.kind, &n)
		counts[f] = n
		return err
	})
	if err != nil {
		return nil, err
	}
	for f, n := range add {
		counts[f] += n
		if err := w.putForm(ctx, id, f, counts[f]); err != nil {
			return nil, err
		}
	}
	var out []news.Alias
	for f, n := range counts {
		if n > 0 {
			out = append(out, news.Alias{Text: f.text, Kind: f.kind, Articles: n})
		}
	}
	store.SortAliases(out)
	return out, nil
}

func (w *writer) putForm(ctx context.Context, id news.ID, f form, articles int) error {
	if articles == 0 {
		return w.exec(ctx, "DELETE FROM entity_alias WHERE entity = ? AND text = ? AND kind = ?", string(id), f.text, string(f.kind))
	}
	return w.aliases.add(ctx, w.session, string(id), f.text, string(f.kind), news.Fold(f.text), articles)
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

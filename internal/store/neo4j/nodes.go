package neo4j

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Nodes returns nodes by ID, with one query for each kind among them.
func (s *Store) Nodes(ctx context.Context, ids []news.ID) ([]store.Node, error) {
	if err := store.CheckBatch(len(ids)); err != nil {
		return nil, err
	}
	to, err := s.names(ctx, ids)
	if err != nil {
		return nil, err
	}
	found := map[news.ID]store.Node{}
	groups := map[string][]news.ID{}
	for _, id := range ids {
		id = to(id)
		kind := id.Prefix()
		if id.Kind() != "" && id.Kind() != news.Happening {
			kind = "entity"
		}
		groups[kind] = append(groups[kind], id)
	}
	for kind, group := range groups {
		switch kind {
		case news.ArticlePrefix:
			err = nodes(ctx, s, articles, group, found)
		case news.RelationPrefix:
			err = nodes(ctx, s, relations, group, found)
		case news.StatementPrefix:
			err = nodes(ctx, s, statements, group, found)
		case news.Happening.Prefix():
			err = nodes(ctx, s, events, group, found)
		case "entity":
			err = nodes(ctx, s, entities, group, found)
		}
		if err != nil {
			return nil, err
		}
	}
	out := make([]store.Node, len(ids))
	for i, id := range ids {
		out[i] = found[to(id)]
	}
	return out, nil
}

func nodes[T any](ctx context.Context, s *Store, l list[T], ids []news.ID, found map[news.ID]store.Node) error {
	label := "Fact"
	if l.whole.match == entities.whole.match || l.whole.match == articles.whole.match {
		label = l.whole.match[3 : len(l.whole.match)-1]
	}
	query := fmt.Sprintf("UNWIND $ids AS id MATCH (x:%s {id: id}) RETURN x.id, [%s]", label, l.columns)
	rows, err := s.read(ctx, query, map[string]any{"ids": strings(ids)})
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := fields{list: r}
		id := f.id()
		record := fields{list: next[[]any](&f)}
		found[id] = l.scan(&record)
		if record.err != nil {
			return record.err
		}
	}
	return nil
}

const countAll = `RETURN COUNT { (:Article) }, COUNT { (:Entity) }, COUNT { (:Event) }, COUNT { (:Relation) }, COUNT { (:Statement) },
  COUNT { MATCH (s:Statement) WHERE s.speaker = '' AND s.sk < '~' }`

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (store.Stats, error) {
	rows, err := s.read(ctx, countAll, nil)
	if err != nil {
		return store.Stats{}, err
	}
	f := fields{list: rows[0]}
	out := store.Stats{Articles: f.number(), Entities: f.number(), Events: f.number(), Relations: f.number(), Statements: f.number(), Unattributed: f.number()}
	out.Entities -= out.Events
	return out, f.err
}

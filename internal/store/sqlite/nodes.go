package sqlite

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// renamedList joins a list of IDs with what merges made of them: the ID of now
// is coalesce(n.new, j.value), its place in the list j.key.
const renamedList = "json_each(?) j LEFT JOIN renamed n ON n.old = j.value"

// The tables that nodes are in.
const (
	articleNodes = iota
	relationNodes
	statementNodes
	eventNodes
	entityNodes
	nodeTables
)

func nodeTable(id news.ID) int {
	switch prefix := id.Prefix(); {
	case prefix == news.ArticlePrefix:
		return articleNodes
	case prefix == news.RelationPrefix:
		return relationNodes
	case prefix == news.StatementPrefix:
		return statementNodes
	case id.Kind() == news.Happening:
		return eventNodes
	}
	return entityNodes
}

// wanted are the IDs of one table, and where in the answer their nodes go.
type wanted struct {
	ids []news.ID
	at  []int
}

// Nodes returns nodes by ID, with one query for each table that they are in.
func (s *Store) Nodes(ctx context.Context, ids []news.ID) ([]store.Node, error) {
	if err := store.CheckBatch(len(ids)); err != nil {
		return nil, err
	}
	var of [nodeTables]wanted
	for i, id := range ids {
		w := &of[nodeTable(id)]
		w.ids, w.at = append(w.ids, id), append(w.at, i)
	}
	out := make([]store.Node, len(ids))
	err := s.reading(ctx, nil, func(r *reader) error {
		for _, read := range []func() error{
			func() error { return articles.nodes(ctx, r, of[articleNodes], out) },
			func() error { return relations.nodes(ctx, r, of[relationNodes], out) },
			func() error { return statements.nodes(ctx, r, of[statementNodes], out) },
			func() error { return events.nodes(ctx, r, of[eventNodes], out) },
			func() error { return entities.nodes(ctx, r, of[entityNodes], out) },
		} {
			if err := read(); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// nodes reads rows by their IDs and puts them where they are wanted.
func (l list[T]) nodes(ctx context.Context, r *reader, w wanted, out []store.Node) error {
	if len(w.ids) == 0 {
		return nil
	}
	return r.each(ctx, l.nodesQuery(), []any{asList(w.ids)}, func(row scanner) error {
		var i int
		item, err := l.scan(after{row, &i})
		if err == nil {
			out[w.at[i]] = item
		}
		return err
	})
}

func (l list[T]) nodesQuery() string {
	return "SELECT j.key, " + l.columns + " FROM " + renamedList + " CROSS JOIN " + l.table + " x ON x.id = coalesce(n.new, j.value)" + l.join
}

// after is a row whose first column is read apart from the others.
type after struct {
	row   scanner
	first any
}

func (a after) Scan(dest ...any) error { return a.row.Scan(append([]any{a.first}, dest...)...) }

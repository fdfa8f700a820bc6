package sqlite

import (
	"encoding/json"
	"fmt"

	"hearsay/internal/news"
)

// said reads back what an article says: its graph as it was put, with the IDs
// of now. Events come both as entities and as events with their entity's part
// left out, as the tables hold them; asGraph puts them together.
func (w *writer) said(article news.ID) (news.Graph, error) {
	var g news.Graph
	rows, err := w.tx.QueryContext(w.ctx, "SELECT report FROM entity_report WHERE article = ? ORDER BY entity", string(article))
	if err != nil {
		return g, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		var text string
		var e news.Entity
		if err := rows.Scan(&text); err != nil {
			return g, err
		}
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			return g, err
		}
		g.Entities = append(g.Entities, e)
	}
	return g, rows.Err()
}

// graph reads back the whole graph of an article.
func (w *writer) graph(article news.ID) (news.Graph, error) {
	g, err := w.said(article)
	if err != nil {
		return g, err
	}
	g.Article, err = articles.scan(w.row("SELECT "+articles.columns+" FROM article x WHERE x.id = ?", string(article)))
	if err != nil {
		return g, err
	}
	rows, err := w.tx.QueryContext(w.ctx, "SELECT fact, report FROM report WHERE article = ? ORDER BY fact", string(article))
	if err != nil {
		return g, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		var id news.ID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return g, err
		}
		if err := addFact(&g, id, text); err != nil {
			return g, err
		}
	}
	if err := rows.Err(); err != nil {
		return g, err
	}
	if err := w.addEvidence(&g); err != nil {
		return g, err
	}
	return withEvents(g), nil
}

func addFact(g *news.Graph, id news.ID, text string) error {
	switch id.Prefix() {
	case news.RelationPrefix:
		return appendJSON(&g.Relations, text)
	case news.StatementPrefix:
		return appendJSON(&g.Statements, text)
	}
	if id.Kind() == news.Happening {
		return appendJSON(&g.Events, text)
	}
	return fmt.Errorf("fact %s is of no known kind", id)
}

func appendJSON[T any](to *[]T, text string) error {
	var value T
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		return err
	}
	*to = append(*to, value)
	return nil
}

// addEvidence gives the facts of the graph their evidence in this article.
func (w *writer) addEvidence(g *news.Graph) error {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT fact, evidence FROM evidence WHERE article = ? ORDER BY fact, sk DESC", string(g.Article.ID))
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	found := map[news.ID][]news.Evidence{}
	for rows.Next() {
		var id news.ID
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return err
		}
		list := found[id]
		if err := appendJSON(&list, text); err != nil {
			return err
		}
		found[id] = list
	}
	for i := range g.Relations {
		g.Relations[i].Evidence = found[g.Relations[i].ID]
	}
	for i := range g.Statements {
		g.Statements[i].Evidence = found[g.Statements[i].ID]
	}
	for i := range g.Events {
		g.Events[i].Evidence = found[g.Events[i].ID]
	}
	return rows.Err()
}

// withEvents moves the entities that are events into them.
func withEvents(g news.Graph) news.Graph {
	at := map[news.ID]int{}
	for i, e := range g.Events {
		at[e.ID] = i
	}
	var plain []news.Entity
	for _, e := range g.Entities {
		if i, ok := at[e.ID]; ok {
			g.Events[i].Entity = e
			continue
		}
		plain = append(plain, e)
	}
	g.Entities = plain
	return g
}

func asJSON(value any) (string, error) {
	text, err := json.Marshal(value)
	return string(text), err
}

package neo4j

import (
	"encoding/json"
	gostrings "strings"

	"hearsay/internal/news"
)

// termsOf joins the terms of texts for a full-text index.
func termsOf(texts ...string) string {
	return gostrings.Join(news.Terms(gostrings.Join(texts, " ")), " ")
}

// said reads back the entities that an article refers to, events among them.
func (w *writer) said(article news.ID) ([]news.Entity, error) {
	rows, err := w.query("MATCH (:Article {id: $id})-[m:MENTIONS]->(e:Entity) RETURN m.report ORDER BY e.id", map[string]any{"id": string(article)})
	if err != nil {
		return nil, err
	}
	var out []news.Entity
	for _, r := range rows {
		var e news.Entity
		f := fields{list: r}
		f.json(&e)
		if f.err != nil {
			return nil, f.err
		}
		out = append(out, e)
	}
	return out, nil
}

// graph reads back the whole graph of an article, with the IDs of now.
func (w *writer) graph(article news.ID) (news.Graph, error) {
	var g news.Graph
	params := map[string]any{"id": string(article)}
	rows, err := w.query("MATCH (x:Article {id: $id}) RETURN "+articles.columns, params)
	if err != nil {
		return g, err
	}
	f := &fields{list: rows[0]}
	g.Article = articles.scan(f)
	if f.err != nil {
		return g, f.err
	}
	evidence, err := w.evidenceOf(article)
	if err != nil {
		return g, err
	}
	rows, err = w.query("MATCH (:Article {id: $id})<-[x:IN]-(f:Fact) RETURN f.id, x.report ORDER BY f.id", params)
	if err != nil {
		return g, err
	}
	for _, r := range rows {
		f := fields{list: r}
		if err := addFact(&g, f.id(), f.text(), evidence); err != nil {
			return g, err
		}
	}
	all, err := w.said(article)
	if err != nil {
		return g, err
	}
	addEntities(&g, all)
	return g, nil
}

func (w *writer) evidenceOf(article news.ID) (map[news.ID][]news.Evidence, error) {
	rows, err := w.query("MATCH (v:Evidence {article: $id}) RETURN v.fact, v.evidence ORDER BY v.fact, v.sk DESC", map[string]any{"id": string(article)})
	if err != nil {
		return nil, err
	}
	out := map[news.ID][]news.Evidence{}
	for _, r := range rows {
		var e news.Evidence
		f := fields{list: r}
		id := f.id()
		f.json(&e)
		if f.err != nil {
			return nil, f.err
		}
		out[id] = append(out[id], e)
	}
	return out, nil
}

func addFact(g *news.Graph, id news.ID, text string, evidence map[news.ID][]news.Evidence) error {
	switch id.Prefix() {
	case news.RelationPrefix:
		var r news.Relation
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			return err
		}
		r.Evidence = evidence[id]
		g.Relations = append(g.Relations, r)
	case news.StatementPrefix:
		var s news.Statement
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return err
		}
		s.Evidence = evidence[id]
		g.Statements = append(g.Statements, s)
	default:
		var e news.Event
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			return err
		}
		e.Evidence = evidence[id]
		g.Events = append(g.Events, e)
	}
	return nil
}

// addEntities gives the events their part as entities; the others are plain.
func addEntities(g *news.Graph, all []news.Entity) {
	at := map[news.ID]int{}
	for i, e := range g.Events {
		at[e.ID] = i
	}
	for _, e := range all {
		if i, ok := at[e.ID]; ok {
			g.Events[i].Entity = e
			continue
		}
		g.Entities = append(g.Entities, e)
	}
}

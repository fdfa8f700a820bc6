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

// said reads back the entities that articles refer to, events among them.
func (w *writer) said(articles []news.ID) (map[news.ID][]news.Entity, error) {
	out := map[news.ID][]news.Entity{}
	const text = "UNWIND $ids AS id MATCH (a:Article {id: id})-[m:MENTIONS]->() RETURN id, m.report ORDER BY id, m.entity"
	return out, w.scan(text, articles, func(f *fields) {
		var e news.Entity
		id := f.id()
		f.json(&e)
		out[id] = append(out[id], e)
	})
}

// scan calls use for each row of a query about articles.
func (w *writer) scan(text string, articles []news.ID, use func(*fields)) error {
	rows, err := w.query(text, map[string]any{"ids": strings(articles)})
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := &fields{list: r}
		use(f)
		if f.err != nil {
			return f.err
		}
	}
	return nil
}

// graphs reads back the whole graphs of articles, with the IDs of now.
func (w *writer) graphs(ids []news.ID) ([]news.Graph, error) {
	at := map[news.ID]*news.Graph{}
	out := make([]news.Graph, len(ids))
	for i, id := range ids {
		at[id] = &out[i]
	}
	err := w.scan("UNWIND $ids AS id MATCH (x:Article {id: id}) RETURN "+articles.columns, ids, func(f *fields) {
		a := articles.scan(f)
		at[a.ID].Article = a
	})
	if err != nil {
		return nil, err
	}
	evidence, err := w.evidenceOf(ids)
	if err != nil {
		return nil, err
	}
	err = w.scan("UNWIND $ids AS id MATCH (:Article {id: id})<-[x:IN]-(f:Fact) RETURN id, f.id, x.report ORDER BY id, f.id", ids, func(f *fields) {
		article, id := f.id(), f.id()
		if text := f.text(); f.err == nil {
			f.err = addFact(at[article], id, text, evidence[[2]news.ID{article, id}])
		}
	})
	if err != nil {
		return nil, err
	}
	said, err := w.said(ids)
	for id, all := range said {
		addEntities(at[id], all)
	}
	return out, err
}

// evidenceOf reads the evidence in articles, by article and fact.
func (w *writer) evidenceOf(articles []news.ID) (map[[2]news.ID][]news.Evidence, error) {
	out := map[[2]news.ID][]news.Evidence{}
	const text = "UNWIND $ids AS id MATCH (v:Evidence {article: id}) RETURN id, v.fact, v.evidence ORDER BY id, v.fact, v.sk DESC"
	return out, w.scan(text, articles, func(f *fields) {
		var e news.Evidence
		key := [2]news.ID{f.id(), f.id()}
		f.json(&e)
		out[key] = append(out[key], e)
	})
}

func addFact(g *news.Graph, id news.ID, text string, evidence []news.Evidence) error {
	switch id.Prefix() {
	case news.RelationPrefix:
		var r news.Relation
		if err := json.Unmarshal([]byte(text), &r); err != nil {
			return err
		}
		r.Evidence = evidence
		g.Relations = append(g.Relations, r)
	case news.StatementPrefix:
		var s news.Statement
		if err := json.Unmarshal([]byte(text), &s); err != nil {
			return err
		}
		s.Evidence = evidence
		g.Statements = append(g.Statements, s)
	default:
		var e news.Event
		if err := json.Unmarshal([]byte(text), &e); err != nil {
			return err
		}
		e.Evidence = evidence
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

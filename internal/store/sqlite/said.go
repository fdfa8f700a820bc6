package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"

	"hearsay/internal/news"
)

// said reads back what an article says: its graph as it was put, with the IDs
// of now, and without the article's text, which reports do not need.
func (w *writer) said(ctx context.Context, article news.ID) (news.Graph, error) {
	g := news.Graph{Article: news.Article{ID: article}}
	if err := w.flushReports(ctx); err != nil {
		return g, err
	}
	var published sql.NullInt64
	if err := w.one(ctx, "SELECT published FROM article WHERE id = ?", []any{string(article)}, &published); err != nil {
		return g, err
	}
	g.Article.Published = instant(published)
	named, err := w.entitiesOf(ctx, article)
	if err != nil {
		return g, err
	}
	evidence, err := w.evidenceOf(ctx, article)
	if err != nil {
		return g, err
	}
	if err := w.each(ctx, "SELECT fact, report FROM report WHERE article = ? ORDER BY fact", []any{string(article)}, func(row scanner) error {
		var id news.ID
		var report sql.RawBytes
		if err := row.Scan(&id, &report); err != nil {
			return err
		}
		return addFact(&g, id, report, evidence[id])
	}); err != nil {
		return g, err
	}
	addEntities(&g, named)
	return g, nil
}

// addEntities adds entities, those that are events to the events themselves.
func addEntities(g *news.Graph, named []news.Entity) {
	at := map[news.ID]int{}
	for i, e := range g.Events {
		at[e.ID] = i
	}
	for _, e := range named {
		if i, ok := at[e.ID]; ok {
			g.Events[i].Entity = e
		} else {
			g.Entities = append(g.Entities, e)
		}
	}
}

func addFact(g *news.Graph, id news.ID, report []byte, evidence []news.Evidence) (err error) {
	switch id.Prefix() {
	case news.RelationPrefix:
		var r news.Relation
		err = json.Unmarshal(report, &r)
		r.Evidence = evidence
		g.Relations = append(g.Relations, r)
	case news.StatementPrefix:
		var s news.Statement
		err = json.Unmarshal(report, &s)
		s.Evidence = evidence
		g.Statements = append(g.Statements, s)
	default:
		var e news.Event
		err = json.Unmarshal(report, &e)
		e.Evidence = evidence
		g.Events = append(g.Events, e)
	}
	return err
}

// entitiesOf returns the entities that an article refers to, events among them.
func (w *writer) entitiesOf(ctx context.Context, article news.ID) ([]news.Entity, error) {
	var out []news.Entity
	err := w.each(ctx, "SELECT report FROM entity_report WHERE article = ? ORDER BY entity", []any{string(article)}, func(row scanner) error {
		var report sql.RawBytes
		if err := row.Scan(&report); err != nil {
			return err
		}
		var e news.Entity
		err := json.Unmarshal(report, &e)
		out = append(out, e)
		return err
	})
	return out, err
}

var selectEvidence = "SELECT x.fact, " + of("x", evidenceColumns) + " FROM evidence x WHERE x.article = ? ORDER BY x.fact, x.sk DESC"

// evidenceOf returns the evidence that an article gives, by fact.
func (w *writer) evidenceOf(ctx context.Context, article news.ID) (map[news.ID][]news.Evidence, error) {
	out := map[news.ID][]news.Evidence{}
	err := w.each(ctx, selectEvidence, []any{string(article)}, func(row scanner) error {
		var id news.ID
		var e news.Evidence
		err := scanEvidence(row, &e, &id)
		out[id] = append(out[id], e)
		return err
	})
	return out, err
}

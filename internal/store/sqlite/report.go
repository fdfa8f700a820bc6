package sqlite

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// report stores what an article says, with the IDs of now. It had said nothing
// before, or it was withdrawn.
func (w *writer) report(ctx context.Context, g news.Graph) error {
	for _, e := range g.Entities {
		if err := w.reportEntity(ctx, g.Article, e); err != nil {
			return err
		}
	}
	for _, e := range g.Events {
		if err := w.reportEntity(ctx, g.Article, e.Entity); err != nil {
			return err
		}
	}
	for _, f := range factsOf(g) {
		if err := w.reportFact(ctx, g.Article, f); err != nil {
			return err
		}
	}
	return nil
}

// fact is what an article says of a relation, statement or event.
type fact struct {
	id       news.ID
	lead     string
	report   any // the fact, without its evidence
	evidence []news.Evidence
}

func factsOf(g news.Graph) []fact {
	facts := make([]fact, 0, len(g.Events)+len(g.Relations)+len(g.Statements))
	add := func(id news.ID, when news.When, confidence float64, report any, evidence []news.Evidence) {
		facts = append(facts, fact{id, store.Lead(when, confidence, g.Article.ID), report, evidence})
	}
	for _, e := range g.Events {
		evidence := e.Evidence
		e.Evidence, e.Entity = nil, news.Entity{ID: e.ID, Kind: e.Kind} // the entity has reports of its own
		add(e.ID, e.When, e.Confidence, e, evidence)
	}
	for _, r := range g.Relations {
		evidence := r.Evidence
		r.Evidence = nil
		add(r.ID, r.When, r.Confidence, r, evidence)
	}
	for _, s := range g.Statements {
		evidence := s.Evidence
		s.Evidence = nil
		add(s.ID, s.When, s.Confidence, s, evidence)
	}
	return facts
}

func (w *writer) reportFact(ctx context.Context, a news.Article, f fact) error {
	w.facts[f.id]++
	if err := w.reports.add(ctx, w.session, string(f.id), a.SortKey(), string(a.ID), f.lead, asJSON(f.report)); err != nil {
		return err
	}
	return w.prove(ctx, f.id, f.evidence)
}

func (w *writer) reportEntity(ctx context.Context, a news.Article, e news.Entity) error {
	w.count(e, 1)
	return w.entityReports.add(ctx, w.session, string(e.ID), a.SortKey(), string(a.ID), asJSON(e))
}

// withdraw takes away what the article said.
func (w *writer) withdraw(ctx context.Context, article news.ID) error {
	if err := w.flushReports(ctx); err != nil {
		return err
	}
	said, err := w.entitiesOf(ctx, article)
	if err != nil {
		return err
	}
	for _, e := range said {
		w.count(e, -1)
	}
	facts, err := w.ids(ctx, "SELECT fact FROM report WHERE article = ?", string(article))
	if err != nil {
		return err
	}
	for _, id := range facts {
		w.facts[id]--
	}
	for _, table := range [...]string{"entity_report", "report", "evidence"} {
		if err := w.exec(ctx, "DELETE FROM "+table+" WHERE article = ?", string(article)); err != nil {
			return err
		}
	}
	return nil
}

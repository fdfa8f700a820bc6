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

var insertReport = insert("report", []string{"fact", "sk", "article", "lead", "report"})

func (w *writer) reportFact(ctx context.Context, a news.Article, f fact) error {
	w.facts[f.id]++
	if err := w.exec(ctx, insertReport, string(f.id), a.SortKey(), string(a.ID), f.lead, asJSON(f.report)); err != nil {
		return err
	}
	return w.prove(ctx, f.id, f.evidence)
}

var insertEntityReport = insert("entity_report", []string{"entity", "sk", "article", "report"})

func (w *writer) reportEntity(ctx context.Context, a news.Article, e news.Entity) error {
	if err := w.exec(ctx, insertEntityReport, string(e.ID), a.SortKey(), string(a.ID), asJSON(e)); err != nil {
		return err
	}
	return w.count(ctx, e, 1)
}

var (
	countEntity = insert("entity", []string{"id", "sk", "kind", "name", "aliases", "terms", "named", "mentions", "articles"}) +
		adding("id", "named", "mentions", "articles")
	countAlias = insert("entity_alias", []string{"entity", "text", "kind", "folded", "articles"}) + adding("entity, text, kind", "articles")
)

// count adds an article's use of the entity to its counters, or takes it off
// where the sign is -1.
func (w *writer) count(ctx context.Context, e news.Entity, sign int) error {
	w.entities[e.ID] = true
	named := sign
	if e.Unnamed {
		named = 0
	}
	if err := w.exec(ctx, countEntity, string(e.ID), "", string(e.ID.Kind()), "", "[]", "", named, sign*e.Mentions, sign); err != nil {
		return err
	}
	for _, alias := range e.Aliases {
		if err := w.exec(ctx, countAlias, string(e.ID), alias.Text, string(alias.Kind), news.Fold(alias.Text), sign); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes away what the article said.
func (w *writer) withdraw(ctx context.Context, article news.ID) error {
	said, err := w.entitiesOf(ctx, article)
	if err != nil {
		return err
	}
	for _, e := range said {
		if err := w.count(ctx, e, -1); err != nil {
			return err
		}
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

package neo4j

import (
	"hearsay/internal/news"
	"hearsay/internal/store"
)

// reportRenamed puts what articles say, with entities renamed, and notes which
// facts have other IDs by that.
func (w *writer) reportRenamed(graphs []news.Graph, to func(news.ID) news.ID) error {
	renamed := map[news.ID]news.ID{}
	now := make([]news.Graph, len(graphs))
	for i, g := range graphs {
		for old, id := range store.RenamedFacts(g, to) {
			renamed[old] = id
		}
		now[i] = g.Rename(to)
	}
	if err := w.rename(renamed); err != nil {
		return err
	}
	if err := w.mention(now); err != nil {
		return err
	}
	return w.report(now)
}

const (
	markEvents  = "UNWIND $rows AS r MATCH (e:Entity {id: r.id}) SET e:Fact"
	mergeFacts  = "UNWIND $rows AS r MERGE (:Fact {id: r.id})"
	reportFacts = `UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (f:Fact {id: r.id})
CREATE (f)-[:IN {lead: r.lead, published: r.published, report: r.report}]->(a)`
	proveFacts = `UNWIND $rows AS r MATCH (f:Fact {id: r.fact})
CREATE (:Evidence {fact: r.fact, sk: r.sk, text: r.text, evidence: r.evidence, article: r.article})-[:PROVES]->(f)`
)

// reports collects the rows of what articles say of facts.
type reports struct {
	w                     *writer
	article               news.Article
	events, facts, proofs []any
}

func (r *reports) add(id news.ID, when news.When, confidence float64, value any, evidence []news.Evidence) {
	r.w.facts[id] = true
	r.facts = append(r.facts, map[string]any{
		"id": string(id), "article": string(r.article.ID), "published": seconds(r.article.Published),
		"lead": store.Lead(when, confidence, r.article.ID), "report": asJSON(value),
	})
	for _, e := range evidence {
		r.proofs = append(r.proofs, map[string]any{
			"fact": string(id), "article": string(r.article.ID), "sk": e.SortKey(), "text": e.Text, "evidence": asJSON(e),
		})
	}
}

func (r *reports) addAll(g news.Graph) {
	r.article = g.Article
	for _, e := range g.Events {
		evidence := e.Evidence
		e.Evidence, e.Entity = nil, news.Entity{ID: e.ID, Kind: e.Kind}
		r.events = append(r.events, map[string]any{"id": string(e.ID)})
		r.add(e.ID, e.When, e.Confidence, e, evidence)
	}
	for _, x := range g.Relations {
		evidence := x.Evidence
		x.Evidence = nil
		r.add(x.ID, x.When, x.Confidence, x, evidence)
	}
	for _, s := range g.Statements {
		evidence := s.Evidence
		s.Evidence = nil
		r.add(s.ID, s.When, s.Confidence, s, evidence)
	}
}

// report notes what articles say of facts. Events are entities already and
// become facts by their label.
func (w *writer) report(graphs []news.Graph) error {
	r := reports{w: w}
	for _, g := range graphs {
		r.addAll(g)
	}
	return w.steps(step{markEvents, r.events}, step{mergeFacts, r.facts}, step{reportFacts, r.facts}, step{proveFacts, r.proofs})
}

const (
	countEntities = `UNWIND $rows AS r MERGE (e:Entity {id: r.id})
ON CREATE SET e.kind = r.kind, e.name = '', e.aliases = '[]', e.terms = '', e.named = 0, e.mentions = 0, e.articles = 0, e.sk = ''
SET e.named = e.named + r.named, e.mentions = e.mentions + r.mentions, e.articles = e.articles + r.articles`
	countForms = `UNWIND $rows AS r MATCH (e:Entity {id: r.entity}) MERGE (n:NameForm {key: r.key})
ON CREATE SET n.text = r.text, n.kind = r.kind, n.folded = r.folded, n.articles = 0, n.entity = r.entity
SET n.articles = n.articles + r.articles
MERGE (e)-[:KNOWN_AS]->(n)`
	mentionEntities = `UNWIND $rows AS r MATCH (a:Article {id: r.article}) MATCH (e:Entity {id: r.entity})
CREATE (a)-[:MENTIONS {entity: r.entity, sk: r.sk, report: r.report}]->(e)`
)

// mention notes that articles refer to entities.
func (w *writer) mention(graphs []news.Graph) error {
	var all []news.Entity
	var rows []any
	add := func(a news.Article, e news.Entity) {
		w.entities[e.ID] = true
		all = append(all, e)
		rows = append(rows, map[string]any{"entity": string(e.ID), "article": string(a.ID), "sk": a.SortKey(), "report": asJSON(e)})
	}
	for _, g := range graphs {
		for _, e := range g.Entities {
			add(g.Article, e)
		}
		for _, e := range g.Events {
			add(g.Article, e.Entity)
		}
	}
	if err := w.count(all, 1); err != nil {
		return err
	}
	return w.steps(step{mentionEntities, rows})
}

// count adds articles' use of entities to their counters, or takes it off. Each
// counter is written once.
func (w *writer) count(all []news.Entity, sign int) error {
	t := totals{at: map[string]map[string]any{}}
	for _, e := range all {
		row := t.row(&t.entities, string(e.ID), map[string]any{"id": string(e.ID), "kind": string(e.ID.Kind()), "named": 0, "mentions": 0})
		if !e.Unnamed {
			row["named"] = row["named"].(int) + sign
		}
		row["mentions"] = row["mentions"].(int) + sign*e.Mentions
		row["articles"] = row["articles"].(int) + sign
		for _, alias := range e.Aliases {
			key := string(e.ID) + "\x1f" + string(alias.Kind) + "\x1f" + alias.Text
			form := t.row(&t.forms, key, map[string]any{
				"entity": string(e.ID), "key": key, "text": alias.Text, "kind": string(alias.Kind), "folded": news.Fold(alias.Text),
			})
			form["articles"] = form["articles"].(int) + sign
		}
	}
	return w.steps(step{countEntities, t.entities}, step{countForms, t.forms})
}

// totals are rows by key, in the order in which they were asked for.
type totals struct {
	at              map[string]map[string]any
	entities, forms []any
}

// row returns the row of a key; the first time that is the row given, with no
// articles.
func (t *totals) row(list *[]any, key string, first map[string]any) map[string]any {
	if row := t.at[key]; row != nil {
		return row
	}
	first["articles"] = 0
	t.at[key] = first
	*list = append(*list, first)
	return first
}

// withdraw takes away what articles said, and remembers what that touches.
func (w *writer) withdraw(articles []news.ID) error {
	if len(articles) == 0 {
		return nil
	}
	params := map[string]any{"ids": strings(articles)}
	said, err := w.said(articles)
	if err != nil {
		return err
	}
	var all []news.Entity
	for _, entities := range said {
		for _, e := range entities {
			w.entities[e.ID] = true
			all = append(all, e)
		}
	}
	if err := w.count(all, -1); err != nil {
		return err
	}
	facts, err := w.query("UNWIND $ids AS id MATCH (:Article {id: id})<-[:IN]-(f:Fact) RETURN DISTINCT f.id", params)
	if err != nil {
		return err
	}
	for _, r := range facts {
		f := fields{list: r}
		w.facts[f.id()] = true
	}
	for _, text := range [...]string{
		"UNWIND $ids AS id MATCH (:Article {id: id})-[m:MENTIONS]->() DELETE m",
		"UNWIND $ids AS id MATCH (:Article {id: id})<-[x:IN]-() DELETE x",
		"UNWIND $ids AS id MATCH (v:Evidence {article: id}) DETACH DELETE v",
	} {
		if err := w.run(text, params); err != nil {
			return err
		}
	}
	return nil
}

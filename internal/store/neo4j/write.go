package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// writer is one write transaction and what it has touched so far.
type writer struct {
	ctx      context.Context //nolint:containedctx // lives as long as one transaction
	tx       neo4j.ManagedTransaction
	entities map[news.ID]bool
	facts    map[news.ID]bool
}

// takeTurn makes writers wait for each other: all of them write this node
// first, which locks it to the end of the transaction. Hubs would make them
// deadlock otherwise.
const takeTurn = "MERGE (m:HearsayMeta {id: 'writer'}) SET m.turn = coalesce(m.turn, 0) + 1"

// writing runs a write transaction, and again where the server asks for that;
// an error leaves the store as it was.
func (s *Store) writing(ctx context.Context, use func(*writer) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx)) //nolint:errcheck // the transaction tells
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		w := &writer{ctx: ctx, tx: tx, entities: map[news.ID]bool{}, facts: map[news.ID]bool{}}
		if err := w.run(takeTurn, nil); err != nil {
			return nil, err
		}
		if err := use(w); err != nil {
			return nil, err
		}
		return nil, w.refresh()
	}, neo4j.WithTxTimeout(10*queryTime))
	return explain(err)
}

func (w *writer) query(text string, params map[string]any) ([]row, error) {
	result, err := w.tx.Run(w.ctx, text, params)
	if err != nil {
		return nil, err
	}
	return values(w.ctx, result)
}

func (w *writer) run(text string, params map[string]any) error {
	result, err := w.tx.Run(w.ctx, text, params)
	if err != nil {
		return err
	}
	_, err = result.Consume(w.ctx)
	return err
}

// Put stores graphs, each in a transaction of its own.
func (s *Store) Put(ctx context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	var outcomes []store.Outcome
	for _, g := range graphs {
		if err := g.Verify(); err != nil {
			return outcomes, fmt.Errorf("%w: %s: %w", store.ErrBadGraph, g.Article.ID, err)
		}
		var outcome store.Outcome
		err := s.writing(ctx, func(w *writer) (err error) {
			outcome, err = w.put(g)
			return err
		})
		if err != nil {
			return outcomes, fmt.Errorf("put %s: %w", g.Article.ID, err)
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, nil
}

func (w *writer) put(g news.Graph) (store.Outcome, error) {
	rows, err := w.query("MATCH (a:Article {id: $id}) RETURN a.digest", map[string]any{"id": string(g.Article.ID)})
	if err != nil {
		return "", err
	}
	digest := store.Digest(g)
	outcome := store.Added
	if len(rows) > 0 {
		if rows[0][0] == digest {
			return store.Unchanged, nil
		}
		outcome = store.Replaced
	}
	to, err := w.names(entityIDs(g))
	if err != nil {
		return "", err
	}
	if err := w.run(putArticle, map[string]any{"id": string(g.Article.ID), "row": articleRow(g.Article, digest)}); err != nil {
		return "", err
	}
	return outcome, w.replace(g.Rename(to))
}

func entityIDs(g news.Graph) []news.ID {
	var all []news.ID
	for _, e := range g.Entities {
		all = append(all, e.ID)
	}
	for _, e := range g.Events {
		all = append(all, e.ID)
	}
	return all
}

func (w *writer) names(ids []news.ID) (func(news.ID) news.ID, error) {
	rows, err := w.query(lookUpNames, map[string]any{"ids": strings(ids)})
	if err != nil {
		return nil, err
	}
	return renaming(rows), nil
}

const putArticle = "MERGE (a:Article {id: $id}) SET a = $row"

func articleRow(a news.Article, digest string) map[string]any {
	return map[string]any{
		"id": string(a.ID), "sk": a.SortKey(), "digest": digest, "url": a.URL, "title": a.Title, "text": a.Text, "outlet": a.Outlet,
		"authors": asJSON(a.Authors), "published": seconds(a.Published), "recorded": seconds(a.Recorded), "terms": termsOf(a.Title, a.Text),
	}
}

// replace puts what an article says, with the IDs of now, in the place of what
// it said before.
func (w *writer) replace(g news.Graph) error {
	if err := w.withdraw(g.Article.ID); err != nil {
		return err
	}
	all := append([]news.Entity{}, g.Entities...)
	for _, e := range g.Events {
		all = append(all, e.Entity)
	}
	if err := w.mention(g.Article, all); err != nil {
		return err
	}
	var facts []any
	var proofs []any
	add := func(id news.ID, lead string, value any, evidence []news.Evidence) {
		w.facts[id] = true
		facts = append(facts, map[string]any{"id": string(id), "lead": lead, "report": asJSON(value)})
		for _, e := range evidence {
			proofs = append(proofs, map[string]any{"fact": string(id), "sk": e.SortKey(), "text": e.Text, "evidence": asJSON(e)})
		}
	}
	for _, e := range g.Events {
		evidence := e.Evidence
		e.Evidence, e.Entity = nil, news.Entity{ID: e.ID, Kind: e.Kind}
		add(e.ID, store.Lead(e.When, e.Confidence, g.Article.ID), e, evidence)
	}
	for _, r := range g.Relations {
		evidence := r.Evidence
		r.Evidence = nil
		add(r.ID, store.Lead(r.When, r.Confidence, g.Article.ID), r, evidence)
	}
	for _, s := range g.Statements {
		evidence := s.Evidence
		s.Evidence = nil
		add(s.ID, store.Lead(s.When, s.Confidence, g.Article.ID), s, evidence)
	}
	return w.report(g.Article, facts, proofs)
}

const (
	mergeFacts  = "UNWIND $rows AS r MERGE (:Fact {id: r.id})"
	reportFacts = `MATCH (a:Article {id: $article}) WITH a UNWIND $rows AS r MATCH (f:Fact {id: r.id})
CREATE (f)-[:IN {lead: r.lead, published: $published, report: r.report}]->(a)`
	proveFacts = `UNWIND $rows AS r MATCH (f:Fact {id: r.fact})
CREATE (:Evidence {fact: r.fact, sk: r.sk, text: r.text, evidence: r.evidence, article: $article})-[:PROVES]->(f)`
)

// report notes what the article says of facts. Events are entities already and
// become facts by their label.
func (w *writer) report(a news.Article, facts, proofs []any) error {
	params := map[string]any{"rows": facts, "article": string(a.ID), "published": seconds(a.Published)}
	for _, text := range [...]string{"UNWIND $rows AS r MATCH (e:Entity {id: r.id}) SET e:Fact", mergeFacts, reportFacts} {
		if err := w.run(text, params); err != nil {
			return err
		}
	}
	return w.run(proveFacts, map[string]any{"rows": proofs, "article": string(a.ID)})
}

const (
	countEntities = `UNWIND $rows AS r MERGE (e:Entity {id: r.id})
ON CREATE SET e.kind = r.kind, e.name = '', e.aliases = '[]', e.terms = '', e.named = 0, e.mentions = 0, e.articles = 0, e.sk = ''
SET e.named = e.named + r.named, e.mentions = e.mentions + r.mentions, e.articles = e.articles + r.sign`
	countForms = `UNWIND $rows AS r MATCH (e:Entity {id: r.entity}) MERGE (n:NameForm {key: r.key})
ON CREATE SET n.text = r.text, n.kind = r.kind, n.folded = r.folded, n.articles = 0, n.entity = r.entity
SET n.articles = n.articles + r.sign
MERGE (e)-[:KNOWN_AS]->(n)`
	mentionEntities = `MATCH (a:Article {id: $article}) WITH a UNWIND $rows AS r MATCH (e:Entity {id: r.id})
CREATE (a)-[:MENTIONS {published: $published, report: r.report}]->(e)`
)

// mention notes that the article refers to entities.
func (w *writer) mention(a news.Article, all []news.Entity) error {
	if err := w.count(all, 1); err != nil {
		return err
	}
	var rows []any
	for _, e := range all {
		w.entities[e.ID] = true
		rows = append(rows, map[string]any{"id": string(e.ID), "report": asJSON(e)})
	}
	return w.run(mentionEntities, map[string]any{"rows": rows, "article": string(a.ID), "published": seconds(a.Published)})
}

// count adds an article's use of entities to their counters, or takes it off.
func (w *writer) count(all []news.Entity, sign int) error {
	var rows, forms []any
	for _, e := range all {
		named := sign
		if e.Unnamed {
			named = 0
		}
		rows = append(rows, map[string]any{"id": string(e.ID), "kind": string(e.ID.Kind()), "named": named, "mentions": sign * e.Mentions, "sign": sign})
		for _, alias := range e.Aliases {
			forms = append(forms, map[string]any{
				"entity": string(e.ID), "key": string(e.ID) + "\x1f" + string(alias.Kind) + "\x1f" + alias.Text,
				"text": alias.Text, "kind": string(alias.Kind), "folded": news.Fold(alias.Text), "sign": sign,
			})
		}
	}
	if err := w.run(countEntities, map[string]any{"rows": rows}); err != nil {
		return err
	}
	return w.run(countForms, map[string]any{"rows": forms})
}

// withdraw takes away what the article said, and remembers what that touches.
func (w *writer) withdraw(article news.ID) error {
	params := map[string]any{"id": string(article)}
	all, err := w.said(article)
	if err != nil {
		return err
	}
	for _, e := range all {
		w.entities[e.ID] = true
	}
	if err := w.count(all, -1); err != nil {
		return err
	}
	facts, err := w.query("MATCH (:Article {id: $id})<-[:IN]-(f:Fact) RETURN f.id", params)
	if err != nil {
		return err
	}
	for _, r := range facts {
		f := fields{list: r}
		w.facts[f.id()] = true
	}
	for _, text := range [...]string{
		"MATCH (:Article {id: $id})-[m:MENTIONS]->() DELETE m",
		"MATCH (:Article {id: $id})<-[x:IN]-() DELETE x",
		"MATCH (v:Evidence {article: $id}) DETACH DELETE v",
	} {
		if err := w.run(text, params); err != nil {
			return err
		}
	}
	return nil
}

// Delete removes an article and what it alone supported.
func (s *Store) Delete(ctx context.Context, article news.ID) error {
	err := s.writing(ctx, func(w *writer) error {
		params := map[string]any{"id": string(article)}
		rows, err := w.query("MATCH (a:Article {id: $id}) RETURN 1", params)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return store.ErrNotFound
		}
		if err := w.withdraw(article); err != nil {
			return err
		}
		return w.run("MATCH (a:Article {id: $id}) DETACH DELETE a", params)
	})
	if err != nil {
		return fmt.Errorf("delete %s: %w", article, err)
	}
	return nil
}

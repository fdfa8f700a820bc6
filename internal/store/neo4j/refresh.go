package neo4j

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// refresh makes the summaries of everything that was touched anew, and removes
// what nothing supports any more. Rows go in the order of their IDs.
func (w *writer) refresh() error {
	if err := w.refreshEntities(slices.Sorted(maps.Keys(w.entities))); err != nil {
		return err
	}
	return w.refreshFacts(slices.Sorted(maps.Keys(w.facts)))
}

const (
	dropForms    = "UNWIND $ids AS id MATCH (:Entity {id: id})-[:KNOWN_AS]->(n:NameForm) WHERE n.articles <= 0 DETACH DELETE n"
	dropEntities = "UNWIND $ids AS id MATCH (e:Entity {id: id}) WHERE e.articles <= 0 DETACH DELETE e"
	readEntities = `UNWIND $ids AS id MATCH (e:Entity {id: id})
RETURN e.id, e.articles, COLLECT { MATCH (e)-[:KNOWN_AS]->(n:NameForm) RETURN [n.text, n.kind, n.articles] },
  COLLECT { MATCH ()-[m:MENTIONS]->() WHERE m.entity = id AND m.sk > $dated RETURN m.sk ORDER BY m.entity, m.sk LIMIT 1 },
  COLLECT { MATCH ()-[m:MENTIONS]->() WHERE m.entity = id AND m.sk > $dated RETURN m.sk ORDER BY m.entity DESC, m.sk DESC LIMIT 1 }`
	writeEntities = `UNWIND $rows AS r MATCH (e:Entity {id: r.id})
SET e.name = r.name, e.aliases = r.aliases, e.terms = r.terms, e.sk = r.sk, e.first = r.first, e.last = r.last`
)

func (w *writer) refreshEntities(ids []news.ID) error {
	params := map[string]any{"ids": strings(ids), "dated": news.DatedFloor}
	for _, text := range [...]string{dropForms, dropEntities} {
		if err := w.run(text, params); err != nil {
			return err
		}
	}
	rows, err := w.query(readEntities, params)
	if err != nil {
		return err
	}
	byLabel := map[string][]any{}
	var summaries []any
	for _, r := range rows {
		f := fields{list: r}
		summary := entitySummary(&f)
		if f.err != nil {
			return f.err
		}
		label := labels[news.ID(summary["id"].(string)).Kind()]
		byLabel[label] = append(byLabel[label], summary["id"])
		summaries = append(summaries, summary)
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		if err := w.run("UNWIND $ids AS id MATCH (e:Entity {id: id}) SET e:"+label, map[string]any{"ids": byLabel[label]}); err != nil {
			return err
		}
	}
	return w.run(writeEntities, map[string]any{"rows": summaries})
}

// entitySummary works out what is answered of an entity from its counters.
func entitySummary(f *fields) map[string]any {
	id, count := f.id(), f.number()
	var aliases []news.Alias
	for _, form := range next[[]any](f) {
		a := fields{list: form.(row)}
		aliases = append(aliases, news.Alias{Text: a.text(), Kind: news.AliasKind(a.text()), Articles: a.number()})
	}
	store.SortAliases(aliases)
	texts := make([]string, len(aliases))
	for i, a := range aliases {
		texts[i] = a.Text
	}
	slices.Sort(texts)
	return map[string]any{
		"id": string(id), "name": store.PickName(aliases), "aliases": asJSON(aliases[:min(len(aliases), store.MaxAliases)]),
		"terms": termsOf(texts...), "sk": news.Entity{ID: id, Articles: count}.SortKey(),
		"first": keySeconds(next[[]any](f)), "last": keySeconds(next[[]any](f)),
	}
}

// keySeconds returns the time of the only sort key of a list, null for none.
func keySeconds(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return seconds(keyTime(list[0].(string)))
}

func only(list []any) any {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

const (
	readReports = `UNWIND $ids AS id MATCH (f:Fact {id: id})
CALL (f) { MATCH (f)-[x:IN]->() RETURN count(x) AS sources, min(x.published) AS first, max(x.published) AS last }
RETURN f.id, COLLECT { MATCH (f)-[x:IN]->() RETURN x.report ORDER BY x.lead DESC LIMIT 1 }, sources, first, last`
	dropFacts     = "UNWIND $ids AS id MATCH (f:Fact {id: id}) WHERE NOT f:Entity DETACH DELETE f"
	dropHappening = "UNWIND $ids AS id MATCH (f:Fact {id: id}) WHERE f:Entity DETACH DELETE f"
	clearFacts    = "UNWIND $ids AS id MATCH (f:Fact {id: id})-[x:SUBJECT|OBJECT|ABOUT]->() DELETE x"
	clearSaid     = "UNWIND $ids AS id MATCH (:Entity)-[x:SAID|TOOK_PART]->(f:Fact {id: id}) DELETE x"

	writeRelations = `UNWIND $rows AS r MATCH (f:Fact {id: r.id}) MATCH (s:Entity {id: r.row.subject}) MATCH (o:Entity {id: r.row.object})
SET f += r.row SET f:Relation CREATE (f)-[:SUBJECT]->(s) CREATE (f)-[:OBJECT]->(o)`
	writeStatements = "UNWIND $rows AS r MATCH (f:Fact {id: r.id}) SET f += r.row SET f:Statement"
	writeSaid       = "UNWIND $rows AS r MATCH (f:Fact {id: r.id}) MATCH (s:Entity {id: r.row.speaker}) CREATE (s)-[:SAID]->(f)"
	writeAbout      = "UNWIND $rows AS r MATCH (f:Fact {id: r.id}) MATCH (e:Entity {id: r.entity}) CREATE (f)-[:ABOUT {entity: r.entity, sk: r.sk, stance: r.stance}]->(e)"
	writeEvents     = "UNWIND $rows AS r MATCH (f:Fact {id: r.id}) SET f += r.row"
	writePart       = "UNWIND $rows AS r MATCH (f:Fact {id: r.id}) MATCH (e:Entity {id: r.participant}) CREATE (e)-[:TOOK_PART {entity: r.entity, sk: r.sk, role: r.role}]->(f)"
)

// summary is the leading report of a fact with the numbers of all.
type summary struct {
	id          news.ID
	report      string
	sources     int
	first, last any
}

// refreshFacts takes facts from their leading reports.
func (w *writer) refreshFacts(ids []news.ID) error {
	rows, err := w.query(readReports, map[string]any{"ids": strings(ids)})
	if err != nil {
		return err
	}
	var live []summary
	var gone []string
	for _, r := range rows {
		f := fields{list: r}
		s := summary{id: f.id()}
		report := only(next[[]any](&f))
		s.sources, s.first, s.last = f.number(), next[any](&f), next[any](&f)
		if f.err != nil {
			return f.err
		}
		if report == nil {
			gone = append(gone, string(s.id))
			continue
		}
		s.report = report.(string)
		live = append(live, s)
	}
	if err := w.clear(ids, gone); err != nil {
		return err
	}
	return w.write(live)
}

// clear takes away the edges that summaries draw, and the facts that are gone.
func (w *writer) clear(ids []news.ID, gone []string) error {
	for _, text := range [...]string{clearFacts, clearSaid} {
		if err := w.run(text, map[string]any{"ids": strings(ids)}); err != nil {
			return err
		}
	}
	if err := w.clearEdges(ids); err != nil {
		return err
	}
	for _, text := range [...]string{dropFacts, dropHappening} {
		if err := w.run(text, map[string]any{"ids": gone}); err != nil {
			return err
		}
	}
	return nil
}

// clearEdges deletes the direct edges of relations, by the type that they have
// in the database.
func (w *writer) clearEdges(ids []news.ID) error {
	rows, err := w.query("UNWIND $ids AS id MATCH (f:Relation:Fact {id: id}) WHERE f.drawn RETURN f.type, collect(f.id)", map[string]any{"ids": strings(ids)})
	if err != nil {
		return err
	}
	for _, r := range rows {
		f := fields{list: r}
		kind := news.RelationType(f.text())
		if _, ok := kind.Info(); !ok {
			continue
		}
		if err := w.run(fmt.Sprintf("UNWIND $ids AS id MATCH ()-[x:%s {id: id}]->() DELETE x", kind), map[string]any{"ids": next[[]any](&f)}); err != nil {
			return err
		}
	}
	return nil
}

// write writes the summaries of facts and draws their edges.
func (w *writer) write(live []summary) error {
	var d drawing
	for _, s := range live {
		if err := d.add(s); err != nil {
			return err
		}
	}
	err := w.steps(
		step{writeRelations, d.relations}, step{writeStatements, d.statements}, step{writeSaid, d.said}, step{writeAbout, d.about},
		step{writeEvents, d.events}, step{writePart, d.part},
	)
	if err != nil {
		return err
	}
	for _, kind := range slices.Sorted(maps.Keys(d.edges)) {
		text := fmt.Sprintf(`UNWIND $rows AS r MATCH (s:Entity {id: r.subject}) MATCH (o:Entity {id: r.object})
CREATE (s)-[:%s {id: r.id, from: r.from, to: r.to, confidence: r.confidence, sources: r.sources}]->(o)`, kind)
		if err := w.run(text, map[string]any{"rows": d.edges[kind]}); err != nil {
			return err
		}
	}
	return nil
}

// drawing collects the rows of all summaries by what writes them.
type drawing struct {
	relations, statements, said, about, events, part []any
	edges                                            map[news.RelationType][]any
}

func (d *drawing) add(s summary) error {
	switch s.id.Prefix() {
	case news.RelationPrefix:
		var r news.Relation
		if err := json.Unmarshal([]byte(s.report), &r); err != nil {
			return err
		}
		d.relation(s, r)
	case news.StatementPrefix:
		var st news.Statement
		if err := json.Unmarshal([]byte(s.report), &st); err != nil {
			return err
		}
		d.statement(s, st)
	default:
		var e news.Event
		if err := json.Unmarshal([]byte(s.report), &e); err != nil {
			return err
		}
		d.event(e)
	}
	return nil
}

// whenRow adds the properties of a time to a row.
func whenRow(out map[string]any, w news.When) {
	out["begins"], out["ends"] = seconds(w.From), seconds(w.To)
	out["grain"], out["basis"], out["words"] = string(w.Grain), string(w.Basis), w.Text
}

func (d *drawing) relation(s summary, r news.Relation) {
	drawn := r.Polarity == news.Positive && r.Modality == news.Asserted
	out := map[string]any{
		"sk": r.SortKey(), "type": string(r.Type), "subject": string(r.Subject), "object": string(r.Object), "polarity": string(r.Polarity),
		"modality": string(r.Modality), "attributed": string(r.AttributedTo), "detail": r.Detail, "confidence": r.Confidence,
		"sources": s.sources, "first": s.first, "last": s.last, "drawn": drawn,
	}
	whenRow(out, r.When)
	d.relations = append(d.relations, map[string]any{"id": string(s.id), "row": out})
	if !drawn {
		return
	}
	if d.edges == nil {
		d.edges = map[news.RelationType][]any{}
	}
	d.edges[r.Type] = append(d.edges[r.Type], map[string]any{
		"id": string(s.id), "subject": string(r.Subject), "object": string(r.Object), "from": day(r.When.From), "to": day(r.When.To),
		"confidence": r.Confidence, "sources": s.sources,
	})
}

func (d *drawing) statement(s summary, st news.Statement) {
	out := map[string]any{
		"sk": st.SortKey(), "speaker": string(st.Speaker), "behalf": string(st.OnBehalfOf), "addressees": asJSON(st.Addressees),
		"form": string(st.Form), "text": st.Text, "cue": st.Cue, "about": asJSON(st.About), "platform": string(st.Platform),
		"confidence": st.Confidence, "sources": s.sources, "first": s.first, "last": s.last, "terms": termsOf(st.Text),
	}
	whenRow(out, st.When)
	line := map[string]any{"id": string(s.id), "row": out}
	d.statements = append(d.statements, line)
	if st.Speaker != "" {
		d.said = append(d.said, line)
	}
	for _, t := range st.About {
		d.about = append(d.about, map[string]any{"id": string(s.id), "entity": string(t.Entity), "sk": st.SortKey(), "stance": string(t.Stance)})
	}
}

func (d *drawing) event(e news.Event) {
	out := map[string]any{"eventSk": e.SortKey(), "eventType": string(e.Type), "participants": asJSON(e.Participants), "confidence": e.Confidence}
	whenRow(out, e.When)
	d.events = append(d.events, map[string]any{"id": string(e.ID), "row": out})
	seen := map[news.ID]bool{}
	for _, p := range e.Participants {
		row := map[string]any{"id": string(e.ID), "participant": string(p.Entity), "role": p.Role}
		if !seen[p.Entity] { // an edge a participant is in the index, however many roles there are
			row["entity"], row["sk"] = string(p.Entity), e.SortKey()
		}
		seen[p.Entity] = true
		d.part = append(d.part, row)
	}
}

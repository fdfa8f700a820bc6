package neo4j

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// schemaVersion is kept in the database, so that an older program does not touch
// the data of a newer one.
const schemaVersion = 2

// labels are the labels of entities beside Entity, by kind.
var labels = map[news.Kind]string{
	news.Person: "Person", news.Organization: "Organization", news.Platform: "Platform", news.Place: "Place",
	news.Group: "Group", news.Happening: "Event", news.Work: "Work", news.Topic: "Topic",
}

// definitions are the constraints and indexes. ORDER BY must name both columns
// of an index for its order to be used, and every query must bound the sort key.
func definitions() []string {
	all := []string{
		"CREATE CONSTRAINT hearsay_meta IF NOT EXISTS FOR (n:HearsayMeta) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT article_id IF NOT EXISTS FOR (n:Article) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT fact_id IF NOT EXISTS FOR (n:Fact) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT renamed_old IF NOT EXISTS FOR (n:Renamed) REQUIRE n.old IS UNIQUE",
		"CREATE CONSTRAINT nameform_key IF NOT EXISTS FOR (n:NameForm) REQUIRE n.key IS UNIQUE",
		"CREATE INDEX renamed_new IF NOT EXISTS FOR (n:Renamed) ON (n.new)",
		"CREATE INDEX nameform_folded IF NOT EXISTS FOR (n:NameForm) ON (n.folded)",
		"CREATE INDEX article_sk IF NOT EXISTS FOR (n:Article) ON (n.sk)",
		"CREATE INDEX entity_sk IF NOT EXISTS FOR (n:Entity) ON (n.sk)",
		"CREATE INDEX entity_kind_sk IF NOT EXISTS FOR (n:Entity) ON (n.kind, n.sk)",
		"CREATE INDEX event_sk IF NOT EXISTS FOR (n:Event) ON (n.eventSk)",
		"CREATE INDEX relation_sk IF NOT EXISTS FOR (n:Relation) ON (n.sk)",
		"CREATE INDEX relation_type_sk IF NOT EXISTS FOR (n:Relation) ON (n.type, n.sk)",
		"CREATE INDEX relation_subject_sk IF NOT EXISTS FOR (n:Relation) ON (n.subject, n.sk)",
		"CREATE INDEX relation_object_sk IF NOT EXISTS FOR (n:Relation) ON (n.object, n.sk)",
		"CREATE INDEX relation_subject_type_sk IF NOT EXISTS FOR (n:Relation) ON (n.subject, n.type, n.sk)",
		"CREATE INDEX relation_object_type_sk IF NOT EXISTS FOR (n:Relation) ON (n.object, n.type, n.sk)",
		"CREATE INDEX relation_attributed_sk IF NOT EXISTS FOR (n:Relation) ON (n.attributed, n.sk)",
		"CREATE INDEX statement_sk IF NOT EXISTS FOR (n:Statement) ON (n.sk)",
		"CREATE INDEX statement_speaker_sk IF NOT EXISTS FOR (n:Statement) ON (n.speaker, n.sk)",
		"CREATE INDEX statement_behalf_sk IF NOT EXISTS FOR (n:Statement) ON (n.behalf, n.sk)",
		"CREATE INDEX statement_platform_sk IF NOT EXISTS FOR (n:Statement) ON (n.platform, n.sk)",
		"CREATE INDEX about_entity_sk IF NOT EXISTS FOR ()-[x:ABOUT]-() ON (x.entity, x.sk)",
		"CREATE INDEX mentions_entity_sk IF NOT EXISTS FOR ()-[x:MENTIONS]-() ON (x.entity, x.sk)",
		"CREATE INDEX part_entity_sk IF NOT EXISTS FOR ()-[x:TOOK_PART]-() ON (x.entity, x.sk)",
		"CREATE INDEX evidence_fact_sk IF NOT EXISTS FOR (n:Evidence) ON (n.fact, n.sk)",
		"CREATE INDEX evidence_article IF NOT EXISTS FOR (n:Evidence) ON (n.article)",
	}
	for _, t := range [...][2]string{{"Article", "article_text"}, {"Entity", "entity_text"}, {"Statement", "statement_text"}} {
		all = append(all, fmt.Sprintf("CREATE FULLTEXT INDEX %s IF NOT EXISTS FOR (n:%s) ON EACH [n.terms] OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace', `fulltext.eventually_consistent`: false}}", t[1], t[0]))
	}
	for _, info := range news.RelationTypes() {
		all = append(all, fmt.Sprintf("CREATE CONSTRAINT edge_%s IF NOT EXISTS FOR ()-[x:%s]-() REQUIRE x.id IS UNIQUE", info.Type, info.Type))
	}
	return all
}

// createSchema checks the version and creates what is missing.
func (s *Store) createSchema(ctx context.Context) error {
	rows, err := s.read(ctx, "MATCH (m:HearsayMeta {id: 'schema'}) RETURN m.version", nil)
	if err != nil {
		return err
	}
	old := int64(0)
	if len(rows) > 0 {
		old = rows[0][0].(int64)
	}
	switch {
	case old > schemaVersion:
		return fmt.Errorf("%w: it has schema %d, this program knows %d; use a newer hearsay or another database", store.ErrNewer, old, schemaVersion)
	case old == schemaVersion:
		return nil
	}
	steps := append(definitions(), "CALL db.awaitIndexes(120)")
	if old == 1 {
		steps = append(steps, fromFirst()...)
	}
	for _, step := range steps {
		if err := s.run(ctx, step, nil); err != nil {
			return fmt.Errorf("%s: %w", step, err)
		}
	}
	return s.run(ctx, "MERGE (m:HearsayMeta {id: 'schema'}) SET m.version = $version", map[string]any{"version": schemaVersion})
}

// fromFirst gives edges of the first schema what lists are entered by since.
func fromFirst() []string {
	return []string{
		"MATCH (a:Article)-[m:MENTIONS]->(e:Entity) CALL (a, m, e) { SET m.entity = e.id, m.sk = a.sk REMOVE m.published } IN TRANSACTIONS",
		"MATCH (e:Entity)-[p:TOOK_PART]->(x:Event) WITH e, x, head(collect(p)) AS p CALL (e, p, x) { SET p.entity = e.id, p.sk = x.eventSk } IN TRANSACTIONS",
	}
}

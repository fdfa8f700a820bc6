package neo4j

import (
	"errors"
	"fmt"
	"math/rand/v2"
	gostrings "strings"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// forbidden are things that must not be in the database, each with the pattern
// that finds them; what a pattern returns is shown.
func forbidden() map[string]string {
	var drawn []string
	for _, info := range news.RelationTypes() {
		drawn = append(drawn, string(info.Type))
	}
	edges := gostrings.Join(drawn, "|")
	return map[string]string{
		"a node of no known label":             "MATCH (n) WHERE NOT n:Article|Entity|Fact|Evidence|NameForm|Renamed|HearsayMeta RETURN labels(n)",
		"an edge of no known type":             "MATCH ()-[x:!(MENTIONS|IN|PROVES|KNOWN_AS|SUBJECT|OBJECT|SAID|ABOUT|TOOK_PART|" + edges + ")]->() RETURN type(x)",
		"an entity without an article":         "MATCH (e:Entity) WHERE NOT EXISTS { (e)<-[:MENTIONS]-(:Article) } RETURN e.id",
		"an entity with a wrong count":         "MATCH (e:Entity) WHERE e.articles <> COUNT { (e)<-[:MENTIONS]-() } RETURN e.id",
		"an entity without its kind":           "MATCH (e:Entity) WHERE size(labels(e)) <> CASE WHEN e:Event THEN 3 ELSE 2 END RETURN e.id, labels(e)",
		"an entity twice in an article":        "MATCH (a:Article)-[m:MENTIONS]->(e:Entity) WITH a, e, count(*) AS n WHERE n > 1 RETURN a.id, e.id",
		"a mention with a wrong key":           "MATCH (a:Article)-[m:MENTIONS]->(e:Entity) WHERE NOT (m.entity = e.id AND m.sk = a.sk) RETURN m.entity, m.sk",
		"a name of nothing":                    "MATCH (n:NameForm) WHERE n.articles < 1 OR NOT EXISTS { (n)<-[:KNOWN_AS]-(:Entity {id: n.entity}) } RETURN n.key",
		"a fact without an article":            "MATCH (f:Fact) WHERE NOT EXISTS { (f)-[:IN]->(:Article) } RETURN f.id",
		"a fact of no kind or of two":          "MATCH (f:Fact) WHERE NOT (f:Relation XOR f:Statement XOR f:Event) RETURN f.id, labels(f)",
		"an event that is no fact":             "MATCH (e:Event) WHERE NOT e:Fact RETURN e.id",
		"evidence of nothing":                  "MATCH (v:Evidence) WHERE NOT EXISTS { (v)-[:PROVES]->(:Fact {id: v.fact})-[:IN]->(:Article {id: v.article}) } RETURN v.fact, v.article",
		"a report without evidence":            "MATCH (f:Fact)-[:IN]->(a:Article) WHERE NOT EXISTS { MATCH (v:Evidence {article: a.id}) WHERE v.fact = f.id } RETURN f.id, a.id",
		"a relation without its ends":          "MATCH (r:Relation) WHERE COUNT { (r)-[:SUBJECT|OBJECT]->() } <> 2 OR NOT EXISTS { (:Entity {id: r.subject})<-[:SUBJECT]-(r)-[:OBJECT]->(:Entity {id: r.object}) } RETURN r.id",
		"an edge of no relation":               "MATCH (s)-[x:" + edges + "]->(o) WHERE NOT EXISTS { MATCH (r:Relation) WHERE r.id = x.id AND r.type = type(x) AND r.subject = s.id AND r.object = o.id AND r.drawn } RETURN x.id",
		"an edge with wrong properties":        "MATCH ()-[x:" + edges + "]->() MATCH (r:Relation) WHERE r.id = x.id AND NOT (r.confidence = x.confidence AND r.sources = x.sources) RETURN x.id",
		"a relation with no edge, or with two": "MATCH (r:Relation) WHERE COUNT { MATCH (:Entity {id: r.subject})-[x:" + edges + "]->() WHERE x.id = r.id } <> CASE WHEN r.drawn THEN 1 ELSE 0 END RETURN r.id",
		"a statement that nobody else said":    "MATCH (s:Statement) WHERE COUNT { (:Entity {id: s.speaker})-[:SAID]->(s) } <> CASE WHEN s.speaker = '' THEN 0 ELSE 1 END OR COUNT { ()-[:SAID]->(s) } > 1 RETURN s.id",
		"a target with a wrong key":            "MATCH (s:Statement)-[x:ABOUT]->(e:Entity) WHERE NOT (x.entity = e.id AND x.sk = s.sk AND s.about CONTAINS e.id) RETURN s.id, e.id",
		"a part with a wrong key":              "MATCH (e:Entity)-[x:TOOK_PART]->(v:Event) WITH e, v, collect(x.entity + x.sk) AS keys WHERE NOT (keys = [e.id + v.eventSk] AND v.participants CONTAINS e.id) RETURN e.id, v.id",
		"a name that leads to another":         "MATCH (n:Renamed) MATCH (m:Renamed {old: n.new}) RETURN n.old, m.old",
	}
}

// checkOrphans looks for everything that must not be.
func checkOrphans(t *testing.T, s *Store) {
	t.Helper()
	for what, pattern := range forbidden() {
		rows, err := s.read(t.Context(), pattern+" LIMIT 3", nil)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		if len(rows) > 0 {
			t.Errorf("%s: %v", what, rows)
		}
	}
}

// TestOrphans changes a store at random. There must never be anything in it that
// no article supports, and nothing at all when all articles are gone.
func TestOrphans(t *testing.T) {
	const seed, rounds = 20320229, 12
	t.Logf("seed %d", seed)
	s := empty(t)
	rng := rand.New(rand.NewPCG(seed, 3))
	g := storetest.NewGenerator(seed, 0)
	live := map[news.ID]bool{}
	for round := range rounds {
		var batch []news.Graph
		for range 8 {
			batch = append(batch, g.Article(rng.IntN(30), round))
			live[batch[len(batch)-1].Article.ID] = true
		}
		if _, err := s.Put(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
		gone := batch[rng.IntN(len(batch))].Article.ID
		if err := s.Delete(t.Context(), gone); err != nil {
			t.Fatal(err)
		}
		delete(live, gone)
		mergeAny(t, s, g, rng)
		if round%3 == 2 {
			checkOrphans(t, s)
		}
		if t.Failed() {
			t.Fatalf("in round %d", round)
		}
	}
	for id := range live {
		if err := s.Delete(t.Context(), id); err != nil {
			t.Fatal(err)
		}
	}
	left, err := s.read(t.Context(), "MATCH (n) RETURN labels(n)[0], count(*) ORDER BY 1", nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range left { // what merges renamed stays known by its old names
		if label := r[0]; label != "HearsayMeta" && label != "Renamed" {
			t.Errorf("%v nodes %s are left", r[1], label)
		}
	}
}

// mergeAny merges two of the cast, if both are there and can be one.
func mergeAny(t *testing.T, s *Store, g *storetest.Generator, rng *rand.Rand) {
	t.Helper()
	cast := g.Cast()
	into, from := cast[rng.IntN(len(cast))].ID, cast[rng.IntN(len(cast))].ID
	if err := s.Merge(t.Context(), into, from); err != nil && !errors.Is(err, store.ErrBadMerge) && !errors.Is(err, store.ErrNotFound) {
		t.Fatal(err)
	}
}

// The patterns find what they are for: each kind of damage is seen.
func TestOrphansAreFound(t *testing.T) {
	s := empty(t)
	g := storetest.NewGenerator(5, 0)
	var batch []news.Graph
	for i := range 12 {
		batch = append(batch, g.Article(i, 0))
	}
	if _, err := s.Put(t.Context(), batch); err != nil {
		t.Fatal(err)
	}
	for _, damage := range []string{
		"CREATE (n:Lost) RETURN n",
		"MATCH (e:Entity)<-[m:MENTIONS]-() WITH e, m LIMIT 1 DELETE m RETURN e",
		"MATCH (f:Fact)-[x:IN]->() WITH f, x LIMIT 1 DELETE x RETURN f",
		"MATCH (v:Evidence)-[x:PROVES]->() WITH v, x LIMIT 1 DELETE x RETURN v",
		"MATCH (r:Relation) WHERE r.drawn WITH r LIMIT 1 DETACH DELETE r RETURN 1",
		"MATCH (r:Relation) WHERE r.drawn MATCH (:Entity)-[x {id: r.id}]->() WITH x LIMIT 1 DELETE x RETURN 1",
		"MATCH (:Entity)-[x:SAID]->(s:Statement) WITH x LIMIT 1 DELETE x RETURN 1",
		"MATCH (:Entity)-[x:KNOWN_AS]->() WITH x LIMIT 1 DELETE x RETURN 1",
		"MATCH (:Entity)-[x:TOOK_PART]->() WITH x LIMIT 1 SET x.sk = 'x' RETURN 1",
		"MATCH ()-[x:ABOUT]->() WITH x LIMIT 1 SET x.sk = 'x' RETURN 1",
	} {
		if found := damaged(t, s, damage); found == 0 {
			t.Errorf("not found: %s", damage)
		}
	}
	checkOrphans(t, s)
}

// damaged returns how many patterns see a change, which is rolled back.
func damaged(t *testing.T, s *Store, damage string) int {
	t.Helper()
	found := 0
	rollback := fmt.Errorf("rolled back")
	err := s.writing(t.Context(), func(w *writer) error {
		rows, err := w.query(damage, nil)
		if err != nil || len(rows) == 0 {
			t.Errorf("%s did nothing: %v", damage, err)
		}
		for _, pattern := range forbidden() {
			rows, err := w.query(pattern+" LIMIT 1", nil)
			if err != nil {
				return err
			}
			found += len(rows)
		}
		return rollback
	})
	if !errors.Is(err, rollback) {
		t.Fatal(err)
	}
	return found
}

package neo4j

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	gostrings "strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// BenchmarkStore measures what every engine is measured by.
func BenchmarkStore(b *testing.B) {
	storetest.Bench(b, func(b *testing.B) store.Store { return empty(b) }, 10_000)
}

// compare measures two ways to one end in turn, and reports the ratio of their
// medians, which other work on the machine touches little.
func compare(b *testing.B, before func(), ours, bare func() error) {
	b.Helper()
	var times [2][]time.Duration
	for b.Loop() {
		for i, run := range [...]func() error{ours, bare} {
			before()
			start := time.Now()
			if err := run(); err != nil {
				b.Fatal(err)
			}
			times[i] = append(times[i], time.Since(start))
		}
	}
	slices.Sort(times[0])
	slices.Sort(times[1])
	a, z := times[0][len(times[0])/2], times[1][len(times[1])/2]
	b.ReportMetric(float64(a)/float64(z), "ratio")
	b.ReportMetric(float64(a.Microseconds())/1e3, "ms/ours")
	b.ReportMetric(float64(z.Microseconds())/1e3, "ms/bare")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkPut measures Put against bare inserts of all that it makes, in one
// transaction and with a thousand rows in a query.
func BenchmarkPut(b *testing.B) {
	const articles = 640
	g := storetest.NewGenerator(1, articles/10)
	graphs := make([]news.Graph, articles)
	for i := range graphs {
		graphs[i] = g.Article(i, 0)
	}
	s := empty(b)
	ours := func() error {
		_, err := s.Put(b.Context(), graphs)
		return err
	}
	if err := ours(); err != nil {
		b.Fatal(err)
	}
	inserts := readInserts(b, s)
	compare(b, func() { wipe(b, s) }, ours, func() error {
		return s.writing(b.Context(), func(w *writer) error { return w.steps(inserts...) })
	})
	b.ReportMetric(articles, "articles")
}

// readInserts makes of all that a store holds the queries that make it anew.
func readInserts(b *testing.B, s *Store) []step {
	b.Helper()
	const key = "coalesce(%[1]s.id, %[1]s.key)"
	nodes := queryRows(b, s, "MATCH (n) WHERE NOT n:HearsayMeta AND NOT n:Evidence RETURN labels(n), properties(n)")
	proofs := queryRows(b, s, "MATCH (v:Evidence) RETURN properties(v)")
	edges := queryRows(b, s, "MATCH (a)-[x]->(b) WHERE NOT a:Evidence RETURN type(x), labels(a)[0], "+fmt.Sprintf(key, "a")+
		", labels(b)[0], "+fmt.Sprintf(key, "b")+", properties(x)")
	texts := map[string][]any{}
	for _, r := range nodes {
		var names []string
		for _, label := range r[0].([]any) {
			names = append(names, label.(string))
		}
		text := "UNWIND $rows AS r CREATE (n:" + gostrings.Join(names, ":") + ") SET n = r"
		texts[text] = append(texts[text], r[1])
	}
	first := inserts(texts)
	texts = map[string][]any{}
	for _, r := range proofs {
		const text = "UNWIND $rows AS r MATCH (f:Fact {id: r.fact}) CREATE (v:Evidence)-[:PROVES]->(f) SET v = r"
		texts[text] = append(texts[text], r[0])
	}
	for _, r := range edges {
		text := fmt.Sprintf("UNWIND $rows AS r MATCH (a:%s) MATCH (b:%s) CREATE (a)-[x:%s]->(b) SET x = r.x", byKey(r[1], "a"), byKey(r[3], "b"), r[0])
		texts[text] = append(texts[text], map[string]any{"a": r[2], "b": r[4], "x": r[5]})
	}
	return append(first, inserts(texts)...)
}

// byKey is the pattern by which a node of a label is found.
func byKey(label any, end string) string {
	if label == "NameForm" {
		return "NameForm {key: r." + end + "}"
	}
	return fmt.Sprintf("%s {id: r.%s}", label, end)
}

func inserts(texts map[string][]any) []step {
	var out []step
	for _, text := range slices.Sorted(maps.Keys(texts)) {
		for rows := range slices.Chunk(texts[text], 1000) {
			out = append(out, step{text, rows})
		}
	}
	return out
}

func queryRows(b *testing.B, s *Store, text string) []row {
	b.Helper()
	rows, err := s.read(b.Context(), text, nil)
	if err != nil {
		b.Fatal(err)
	}
	return rows
}

// bareNested is a page of relations, and of each object a page of its own, as
// one would write it by hand in one query.
const bareNested = `MATCH (r:Relation) WHERE r.subject = $id AND r.sk < '~'
WITH r ORDER BY r.subject DESC, r.sk DESC LIMIT 20
CALL (r) {
  MATCH (q:Relation) WHERE q.subject = r.object AND q.sk < '~'
  WITH q ORDER BY q.subject DESC, q.sk DESC LIMIT 20
  RETURN collect(properties(q)) AS inner
}
RETURN properties(r), inner`

// BenchmarkNested measures a page of relations, and of each object a page,
// against the same in one query.
func BenchmarkNested(b *testing.B) {
	s := empty(b)
	g := storetest.NewGenerator(1, 200)
	for batch := range 20 {
		graphs := make([]news.Graph, store.GraphsAtOnce)
		for i := range graphs {
			graphs[i] = g.Article(batch*store.GraphsAtOnce+i, 0)
		}
		if _, err := s.Put(b.Context(), graphs); err != nil {
			b.Fatal(err)
		}
	}
	id := g.Cast()[0].ID
	ours := func() error { return nested(b, s, id) }
	bare := func() error {
		_, err := s.read(b.Context(), bareNested, map[string]any{"id": string(id)})
		return err
	}
	for range 500 { // the server compiles what it runs often
		if err := errors.Join(ours(), bare()); err != nil {
			b.Fatal(err)
		}
	}
	compare(b, func() {}, ours, bare)
}

func nested(b *testing.B, s *Store, id news.ID) error {
	b.Helper()
	of := func(id news.ID) store.RelationQuery {
		return store.RelationQuery{RelationFilter: store.RelationFilter{Subjects: []news.ID{id}}, PageRequest: store.PageRequest{First: 20}}
	}
	pages, err := s.Relations(b.Context(), []store.RelationQuery{of(id)})
	if err != nil {
		return err
	}
	var qs []store.RelationQuery
	for _, r := range pages[0].Items {
		qs = append(qs, of(r.Object))
	}
	_, err = s.Relations(b.Context(), qs)
	return err
}

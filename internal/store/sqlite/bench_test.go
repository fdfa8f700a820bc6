package sqlite

import (
	"database/sql"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// corpus generates articles in which one entity, the hub, has part in about one
// relation of twenty.
type corpus struct {
	generator *storetest.Generator
	rng       *rand.Rand
	hub       news.ID
	next      int
}

func newCorpus(articles int) *corpus {
	generator := storetest.NewGenerator(1, max(200, articles/50))
	return &corpus{generator: generator, rng: rand.New(rand.NewPCG(7, 7)), hub: generator.Cast()[0].ID}
}

// graphs returns the graphs of the next n articles.
func (c *corpus) graphs(n int) []news.Graph {
	out := make([]news.Graph, n)
	for i := range out {
		g := c.generator.Article(c.next, 0)
		c.next++
		if c.rng.IntN(5) == 0 {
			g = c.about(g)
		}
		out[i] = g
	}
	return out
}

// about makes the first subject of a graph the hub, if it is a person.
func (c *corpus) about(g news.Graph) news.Graph {
	if len(g.Relations) == 0 || g.Relations[0].Subject.Kind() != news.Person {
		return g
	}
	return g.Rename(names{g.Relations[0].Subject: c.hub}.to)
}

// filled returns a store in a file with so many generated articles.
func filled(b *testing.B, articles int) (*Store, *corpus) {
	b.Helper()
	s, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "news.db")})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close(b.Context()) })
	c := newCorpus(articles)
	for c.next < articles {
		if _, err := s.Put(b.Context(), c.graphs(min(store.GraphsAtOnce, articles-c.next))); err != nil {
			b.Fatal(err)
		}
	}
	return s, c
}

// compare measures two ways to one answer in turn, and reports the ratio of
// their medians, which other work on the machine touches little.
func compare(b *testing.B, ours, bare func() error) {
	b.Helper()
	var times [2][]time.Duration
	for b.Loop() {
		for i, run := range [...]func() error{ours, bare} {
			start := time.Now()
			if err := run(); err != nil {
				b.Fatal(err)
			}
			times[i] = append(times[i], time.Since(start))
		}
	}
	a, z := median(times[0]), median(times[1])
	b.ReportMetric(float64(a)/float64(z), "ratio")
	b.ReportMetric(float64(a.Nanoseconds())/1e3, "µs/ours")
	b.ReportMetric(float64(z.Nanoseconds())/1e3, "µs/bare")
	b.ReportMetric(0, "ns/op")
}

func median(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// BenchmarkReads measures reads on graphs of growing size, those of a hub
// against the bare SQL of the same answer.
func BenchmarkReads(b *testing.B) {
	for _, articles := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprintf("articles=%d", articles), func(b *testing.B) {
			if testing.Short() && articles > 10_000 {
				b.Skip("takes minutes")
			}
			s, c := filled(b, articles)
			bare := openBare(b, s.path)
			hub := store.RelationFilter{Subjects: []news.ID{c.hub}}
			n := total(b, s, hub)
			b.Logf("the hub has %d relations as their subject", n)
			b.Run("page", func(b *testing.B) { compare(b, pageOf(b, s, hub), bare.page(string(c.hub))) })
			b.Run("nested", func(b *testing.B) { compare(b, nested(b, s, hub), bare.nested(string(c.hub))) })
			b.Run("node", func(b *testing.B) { compare(b, node(b, s, c), bare.node(b, c)) })
			for name, read := range others(s, c) {
				b.Run(name, func(b *testing.B) {
					for b.Loop() {
						if err := read(b); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		})
	}
}

func total(b *testing.B, s *Store, f store.RelationFilter) int {
	b.Helper()
	pages, err := s.Relations(b.Context(), []store.RelationQuery{{RelationFilter: f, PageRequest: store.PageRequest{Count: true}}})
	if err != nil {
		b.Fatal(err)
	}
	return pages[0].Total
}

const pageSize = 20

func query20(f store.RelationFilter) store.RelationQuery {
	return store.RelationQuery{RelationFilter: f, PageRequest: store.PageRequest{First: pageSize}}
}

// pageOf reads one page.
func pageOf(b *testing.B, s *Store, f store.RelationFilter) func() error {
	return func() error {
		_, err := s.Relations(b.Context(), []store.RelationQuery{query20(f)})
		return err
	}
}

// nested reads a page of relations, and of each object a page of its own.
func nested(b *testing.B, s *Store, f store.RelationFilter) func() error {
	return func() error {
		pages, err := s.Relations(b.Context(), []store.RelationQuery{query20(f)})
		if err != nil {
			return err
		}
		var qs []store.RelationQuery
		for _, r := range pages[0].Items {
			qs = append(qs, query20(store.RelationFilter{Subjects: []news.ID{r.Object}}))
		}
		_, err = s.Relations(b.Context(), qs)
		return err
	}
}

func node(b *testing.B, s *Store, c *corpus) func() error {
	i := 0
	return func() error {
		i++
		_, err := s.Nodes(b.Context(), []news.ID{c.generator.Cast()[i%200].ID})
		return err
	}
}

// others are reads that are followed as the graph grows.
func others(s *Store, c *corpus) map[string]func(b *testing.B) error {
	page := store.PageRequest{First: pageSize}
	hub := []news.ID{c.hub}
	statements := func(f store.StatementFilter) func(b *testing.B) error {
		return func(b *testing.B) error {
			_, err := s.Statements(b.Context(), []store.StatementQuery{{StatementFilter: f, PageRequest: page}})
			return err
		}
	}
	return map[string]func(b *testing.B) error{
		"statements-by-hub":    statements(store.StatementFilter{Speakers: hub}),
		"statements-about-hub": statements(store.StatementFilter{About: hub}),
		"statements-with-word": statements(store.StatementFilter{Text: "ferry"}),
		"relations-with-hub": func(b *testing.B) error {
			_, err := s.Relations(b.Context(), []store.RelationQuery{query20(store.RelationFilter{With: hub})})
			return err
		},
		"names": func(b *testing.B) error {
			_, err := s.Entities(b.Context(), []store.EntityQuery{{EntityFilter: store.EntityFilter{Text: "quil"}, PageRequest: page}})
			return err
		},
		"articles-of-hub": func(b *testing.B) error {
			_, err := s.Articles(b.Context(), []store.ArticleQuery{{ArticleFilter: store.ArticleFilter{Entities: hub}, PageRequest: page}})
			return err
		},
		"facets-of-hub": func(b *testing.B) error {
			_, err := s.RelationFacets(b.Context(), []store.RelationFilter{{With: hub}})
			return err
		},
		"neighbours-of-hub": func(b *testing.B) error {
			_, err := s.Adjacent(b.Context(), hub, nil)
			return err
		},
	}
}

// bare asks in plain SQL, with statements prepared beforehand.
type bare struct {
	one, many, entity *sql.Stmt
}

func openBare(b *testing.B, path string) bare {
	b.Helper()
	db, err := sql.Open("sqlite", fileSource(path, map[string][]string{"mode": {"ro"}}))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = db.Close() })
	db.SetMaxOpenConns(1)
	prepare := func(query string) *sql.Stmt {
		stmt, err := db.PrepareContext(b.Context(), query)
		if err != nil {
			b.Fatal(err)
		}
		return stmt
	}
	return bare{
		one: prepare("SELECT " + relations.columns + " FROM relation x WHERE x.subject = ? ORDER BY x.sk DESC LIMIT 21"),
		many: prepare("SELECT " + relations.columns + ` FROM json_each(?) j CROSS JOIN relation x
			ON x.num IN (SELECT num FROM relation WHERE subject = j.value ORDER BY sk DESC LIMIT 21) ORDER BY j.key, x.sk DESC`),
		entity: prepare("SELECT " + entities.columns + " FROM entity x WHERE x.id = ?"),
	}
}

func (a bare) read(stmt *sql.Stmt, arg string) ([]news.Relation, error) {
	rows, err := stmt.Query(arg)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var out []news.Relation
	for rows.Next() {
		r, err := relations.scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func (a bare) page(subject string) func() error {
	return func() error {
		_, err := a.read(a.one, subject)
		return err
	}
}

func (a bare) nested(subject string) func() error {
	return func() error {
		page, err := a.read(a.one, subject)
		if err != nil {
			return err
		}
		var objects []news.ID
		for _, r := range page[:min(len(page), pageSize)] {
			objects = append(objects, r.Object)
		}
		_, err = a.read(a.many, asList(objects))
		return err
	}
}

func (a bare) node(b *testing.B, c *corpus) func() error {
	i := 0
	return func() error {
		i++
		rows, err := a.entity.QueryContext(b.Context(), string(c.generator.Cast()[i%200].ID))
		if err != nil {
			return err
		}
		defer rows.Close() //nolint:errcheck // Err tells
		for rows.Next() {
			if _, err := entities.scan(rows); err != nil {
				return err
			}
		}
		return rows.Err()
	}
}

// BenchmarkPut measures Put against the bare inserts of the rows that it makes,
// 50 in a statement and all in one transaction.
func BenchmarkPut(b *testing.B) {
	const articles = 2_000
	for _, size := range []int{1, store.GraphsAtOnce} {
		b.Run(fmt.Sprintf("graphs=%d", size), func(b *testing.B) {
			graphs := newCorpus(articles).graphs(articles)
			var path string
			ours := func() error {
				s, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "news.db")})
				if err != nil {
					return err
				}
				path = s.path
				for chunk := range slices.Chunk(graphs, size) {
					if _, err := s.Put(b.Context(), chunk); err != nil {
						return err
					}
				}
				return s.Close(b.Context())
			}
			var tables []table
			b.StopTimer()
			if err := ours(); err != nil {
				b.Fatal(err)
			}
			tables = readTables(b, path, graphs)
			b.StartTimer()
			compare(b, ours, func() error { return fillTables(b, tables) })
		})
	}
}

// table is the rows of a table.
type table struct {
	name    string
	columns []string
	rows    [][]any
}

// readTables reads all that a store has written.
func readTables(b *testing.B, path string, graphs []news.Graph) []table {
	b.Helper()
	db, err := sql.Open("sqlite", fileSource(path, map[string][]string{"mode": {"ro"}}))
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // only read
	var tables []table
	for _, name := range []string{"article", "entity", "entity_report", "entity_alias", "report", "evidence", "relation", "statement", "about", "event", "participant"} {
		rows, err := db.QueryContext(b.Context(), "SELECT * FROM "+name)
		if err != nil {
			b.Fatal(err)
		}
		tables = append(tables, readTable(b, name, rows))
	}
	terms := map[string]string{"article_text": "SELECT num, title || ' ' || text FROM article", "entity_text": "SELECT num, terms FROM entity", "statement_text": "SELECT num, text FROM statement"}
	for name, query := range terms {
		rows, err := db.QueryContext(b.Context(), query)
		if err != nil {
			b.Fatal(err)
		}
		t := readTable(b, name, rows)
		t.columns = []string{"rowid", "terms"}
		for _, row := range t.rows {
			row[1] = news.Fold(row[1].(string))
		}
		tables = append(tables, t)
	}
	return tables
}

func readTable(b *testing.B, name string, rows *sql.Rows) table {
	b.Helper()
	defer rows.Close() //nolint:errcheck // Err tells
	columns, err := rows.Columns()
	if err != nil {
		b.Fatal(err)
	}
	t := table{name: name, columns: columns}
	for rows.Next() {
		row, to := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			to[i] = &row[i]
		}
		if err := rows.Scan(to...); err != nil {
			b.Fatal(err)
		}
		t.rows = append(t.rows, row)
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return t
}

// fillTables inserts the rows into a new file with the same schema.
func fillTables(b *testing.B, tables []table) error {
	s, err := Open(b.Context(), Options{Path: filepath.Join(b.TempDir(), "bare.db")})
	if err != nil {
		return err
	}
	err = s.write.use(b.Context(), func(db *session) error {
		return db.transact(b.Context(), "BEGIN IMMEDIATE", func() error {
			for _, t := range tables {
				for chunk := range slices.Chunk(t.rows, 50) {
					row := "(?" + strings.Repeat(",?", len(t.columns)-1) + ")"
					query := "INSERT INTO " + t.name + "(" + strings.Join(t.columns, ",") + ") VALUES " + row + strings.Repeat(","+row, len(chunk)-1)
					if err := db.exec(b.Context(), query, slices.Concat(chunk...)...); err != nil {
						return err
					}
				}
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	return s.Close(b.Context())
}

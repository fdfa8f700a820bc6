package web_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/sqlite"
	"hearsay/internal/store/storetest"
)

// twenty asks for 20 people and 20 relations of each.
const twenty = `{
  searchEntities(text: "person", first: 20) {
    nodes { id name kind relations(first: 20) { nodes { id type confidence when { edtf } object { id name kind } } } }
  }
}`

// bare makes the store calls that answer the query, and returns how many relations
// they give.
func bare(ctx context.Context, s store.Store) (int, error) {
	people, err := s.Entities(ctx, []store.EntityQuery{{EntityFilter: store.EntityFilter{Text: "person"}, PageRequest: store.PageRequest{First: 20}}})
	if err != nil {
		return 0, err
	}
	var qs []store.RelationQuery
	for _, e := range people[0].Items {
		qs = append(qs, store.RelationQuery{
			RelationFilter: store.RelationFilter{
				With: []news.ID{e.ID}, Polarities: []news.Polarity{news.Positive}, Modalities: []news.Modality{news.Asserted},
			},
			PageRequest: store.PageRequest{First: 20},
		})
	}
	pages, err := s.Relations(ctx, qs)
	if err != nil {
		return 0, err
	}
	n := 0
	var objects []news.ID
	known := map[news.ID]bool{}
	for _, page := range pages {
		n += len(page.Items)
		for _, r := range page.Items {
			if !known[r.Object] {
				known[r.Object] = true
				objects = append(objects, r.Object)
			}
		}
	}
	_, err = s.Nodes(ctx, objects)
	return n, err
}

// BenchmarkNested compares the query of 20 times 20, from the request to the last
// byte of the answer, with the store calls that answer it. The package documentation
// has the figures of the day.
func BenchmarkNested(b *testing.B) {
	s, err := sqlite.Open(b.Context(), sqlite.Options{Path: sqlite.Memory})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close(context.WithoutCancel(b.Context())) //nolint:errcheck // it is in memory
	g := storetest.NewGenerator(5, 60)
	var graphs []news.Graph
	for i := range 2000 {
		graphs = append(graphs, g.Article(i, 0))
	}
	if _, err := s.Put(b.Context(), graphs); err != nil {
		b.Fatal(err)
	}
	h := newHandler(b, options(s, io.Discard))
	body, err := json.Marshal(map[string]string{"query": twenty})
	if err != nil {
		b.Fatal(err)
	}
	calls := func() {
		if n, err := bare(b.Context(), s); n != 400 || err != nil {
			b.Fatal(n, err)
		}
	}
	request := func() {
		response, text := ask(b, h, string(body))
		if n := strings.Count(text, `"object":`); response.StatusCode != http.StatusOK || n != 400 {
			b.Fatalf("%d relations: %s %.300s", n, response.Status, text)
		}
	}
	for _, c := range []struct {
		name string
		do   func()
	}{{"store", calls}, {"http", request}} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				c.do()
			}
		})
	}
	// In turn, so that both have the machine in the same state.
	b.Run("in turn", func(b *testing.B) {
		var ofStore, ofHTTP time.Duration
		for b.Loop() {
			begin := time.Now()
			calls()
			half := time.Now()
			request()
			ofStore, ofHTTP = ofStore+half.Sub(begin), ofHTTP+time.Since(half)
		}
		b.ReportMetric(float64(ofHTTP)/float64(ofStore), "http/store")
	})
}

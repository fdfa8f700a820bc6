package extract

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
	"hearsay/internal/source"
)

// samples returns the sample articles of the tree.
func samples(tb testing.TB) []news.Article {
	tb.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "examples", "*"))
	if err != nil || len(paths) == 0 {
		tb.Fatal("the sample articles are missing", err)
	}
	var all []news.Article
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			tb.Fatal(err)
		}
		article, err := source.Parse(data, source.Meta{})
		if err != nil {
			tb.Fatal(err)
		}
		all = append(all, article)
	}
	return all
}

// FuzzRead reads any text that the parser takes: it must give a draft that its
// own words prove, and the same one again.
func FuzzRead(f *testing.F) {
	for _, a := range samples(f) {
		f.Add(a.Text)
	}
	for _, text := range []string{
		"“", "\"\" said", "He said he said he said.", "the two the two both companies", "According to according to.",
		"A-based B-owned C-backed.", "X X X: \"X\" (X) — X (@x) May 1, 2020", "said: “a” and “b” said “c", "Norvik, Norvik, Norvik of Norvik's Norvik",
		"It was said by it that it said it.", "Announce would he that Voss left.", "\n\n\n• \n", "Who who whose which.", "The company. The company said the company sued the company.",
	} {
		f.Add(text)
	}
	parser := nlp.New()
	published := time.Date(2031, 3, 4, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := parser.Parse(context.Background(), text, nlp.Options{Force: true})
		if err != nil {
			t.Skip()
		}
		article := news.Article{Text: text, Published: published}
		draft := Read(article, doc)
		if err := draft.Verify(text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if diff := cmp.Diff(draft, Read(article, doc)); diff != "" {
			t.Errorf("%q is read in two ways:\n%s", text, diff)
		}
	})
}

// BenchmarkRead reads facts off the sample articles. What it costs is told as a
// share of what parsing them costs, which it is compared to.
func BenchmarkRead(b *testing.B) {
	parser := nlp.New()
	articles := samples(b)
	docs := make([]*nlp.Doc, len(articles))
	parse := func() {
		for i, a := range articles {
			doc, err := parser.Parse(b.Context(), a.Text, nlp.Options{})
			if err != nil {
				b.Fatal(err)
			}
			docs[i] = doc
		}
	}
	parse()
	var reading, parsing time.Duration
	for b.Loop() {
		begin := time.Now()
		parse()
		parsed := time.Now()
		for i, a := range articles {
			Read(a, docs[i])
		}
		parsing += parsed.Sub(begin)
		reading += time.Since(parsed)
	}
	b.ReportMetric(reading.Seconds()/parsing.Seconds(), "read/parse")
}

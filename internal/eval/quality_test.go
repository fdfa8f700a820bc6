package eval_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/extract"
	"hearsay/internal/measure"
	"hearsay/internal/nlp"
)

// TestQuality scores the built-in extractor on annotated articles and compares
// the tables, and the lists of what goes wrong, with golden files; see
// testdata/README.md.
func TestQuality(t *testing.T) {
	extractor := extract.New(nlp.New())
	for _, c := range []struct {
		name string
		load func(t *testing.T) []eval.Article
	}{
		{"invented", func(t *testing.T) []eval.Article { return load(t, filepath.Join("testdata", "gold")) }},
		{"second", func(t *testing.T) []eval.Article { return load(t, filepath.Join("testdata", "second")) }},
		{"wikinews", func(t *testing.T) []eval.Article { return load(t, measure.Data(t, "gold")) }},
		{"unseen", unseen},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles := c.load(t)
			for _, part := range []eval.Part{eval.Tune, eval.Check} {
				report := eval.NewReport(score(t, extractor, part.Of(articles)))
				var table, errors bytes.Buffer
				if err := eval.WriteTable(&table, report); err != nil {
					t.Fatal(err)
				}
				if err := eval.WriteErrors(&errors, withoutWords(report.Errors)); err != nil {
					t.Fatal(err)
				}
				measure.Text(t, golden(c.name, part, ""), table.String())
				measure.Text(t, golden(c.name, part, "-errors"), errors.String())
			}
		})
	}
}

// TestReadme fails where the README quotes other figures than the golden file.
func TestReadme(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(golden("invented", eval.Check, ""))
	if err != nil {
		t.Fatal(err)
	}
	if len(table) == 0 || !strings.Contains(string(readme), "```\n"+string(table)+"```\n") {
		t.Error("copy testdata/invented-check.golden to the README")
	}
}

// TestFirstArticle holds the article that the project began with to what a
// reader knows of it: of its core facts at most two may be missing.
func TestFirstArticle(t *testing.T) {
	articles := load(t, measure.Data(t, "gold"))
	for _, a := range articles {
		if a.ID != "seed" {
			continue
		}
		sheet := score(t, extract.New(nlp.New()), []eval.Article{a})[0].Sheet
		missing := 0
		for _, m := range []eval.Measure{eval.RelationsStrict, eval.Statements, eval.Speakers} {
			missing += sheet[m].Asked - sheet[m].Found
		}
		if missing > 2 {
			t.Errorf("%d core facts are missing: %+v", missing, sheet)
		}
		return
	}
	t.Fatal("the article is missing")
}

func load(t *testing.T, dir string) []eval.Article {
	t.Helper()
	articles, err := eval.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

func score(t *testing.T, x eval.Extractor, articles []eval.Article) []eval.Result {
	t.Helper()
	results, err := eval.Run(context.Background(), x, articles, func() {})
	if err != nil {
		t.Fatal(err)
	}
	return results
}

// unseen joins the annotations of testdata/wikinews with their texts.
func unseen(t *testing.T) []eval.Article {
	t.Helper()
	type text struct{ ID, Title, Text string }
	texts := map[string]text{}
	for _, row := range measure.Rows[text](t, measure.Data(t, "bench", "dev", "news_kg", "meantime_docs.jsonl")) {
		texts[strings.ReplaceAll(row.ID, "/", "_")] = row
	}
	paths, err := filepath.Glob(filepath.Join("testdata", "wikinews", "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatal("no annotations", err)
	}
	articles := make([]eval.Article, len(paths))
	for i, path := range paths {
		articles[i] = joined(t, path, func(id string) (string, string) { return texts[id].Title, texts[id].Text })
	}
	return articles
}

// joined reads an annotation whose statements are spans of a text kept elsewhere.
func joined(t *testing.T, path string, of func(id string) (title, text string)) eval.Article {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var a eval.Article
	var spans struct{ Statements []struct{ Spans [][2]int } }
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &spans); err != nil {
		t.Fatal(err)
	}
	a.Title, a.Text = of(a.ID)
	runes := []rune(a.Text)
	for i, s := range spans.Statements {
		for j, span := range s.Spans {
			words := string(runes[span[0]:span[1]])
			if j == 0 {
				a.Statements[i].Text = words
				continue
			}
			a.Statements[i].More = append(a.Statements[i].More, words)
		}
	}
	return a
}

// withoutWords leaves the words of the articles out, which are not ours.
func withoutWords(groups []eval.ErrorGroup) []eval.ErrorGroup {
	for _, g := range groups {
		for i := range g.Errors {
			g.Errors[i].Words = ""
		}
	}
	return groups
}

func golden(name string, part eval.Part, what string) string {
	return filepath.Join("testdata", fmt.Sprintf("%s-%s%s.golden", name, part, what))
}

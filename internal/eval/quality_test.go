package eval_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/extract"
	"hearsay/internal/measure"
	"hearsay/internal/nlp"
)

// TestQuality scores the built-in extractor on annotated articles and compares
// the table, and the list of what goes wrong, with golden files. The articles of
// testdata are invented; those of the measuring data are there only beside it.
func TestQuality(t *testing.T) {
	extractor := extract.New(nlp.New())
	for name, dir := range map[string]string{
		"invented": filepath.Join("testdata", "gold"),
		"wikinews": filepath.Join("..", "..", "..", "shared", "gold"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(dir); err != nil && name == "wikinews" {
				t.Skip("the measuring data is not here; its figures are in testdata/wikinews.golden")
			}
			for _, part := range []eval.Part{eval.Tune, eval.Check} {
				report := score(t, extractor, dir, part)
				var table, errors bytes.Buffer
				if err := eval.WriteTable(&table, report); err != nil {
					t.Fatal(err)
				}
				if err := eval.WriteErrors(&errors, withoutWords(report.Errors)); err != nil {
					t.Fatal(err)
				}
				measure.Text(t, golden(name, part, ""), table.String())
				measure.Text(t, golden(name, part, "-errors"), errors.String())
			}
		})
	}
}

func score(t *testing.T, x eval.Extractor, dir string, part eval.Part) eval.Report {
	t.Helper()
	articles, err := eval.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	results, err := eval.Run(context.Background(), x, part.Of(articles), func() {})
	if err != nil {
		t.Fatal(err)
	}
	return eval.NewReport(results)
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

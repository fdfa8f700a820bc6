package eval_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/eval"
	"hearsay/internal/extract"
	"hearsay/internal/nlp"
)

var update = flag.Bool("update", false, "write the golden files")

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
				report := measure(t, extractor, dir, part)
				var table, errors bytes.Buffer
				if err := eval.WriteTable(&table, report); err != nil {
					t.Fatal(err)
				}
				if err := eval.WriteErrors(&errors, withoutWords(report.Errors)); err != nil {
					t.Fatal(err)
				}
				compare(t, fmt.Sprintf("%s-%s.golden", name, part), table.String())
				compare(t, fmt.Sprintf("%s-%s-errors.golden", name, part), errors.String())
			}
		})
	}
}

func measure(t *testing.T, x eval.Extractor, dir string, part eval.Part) eval.Report {
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

func compare(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s has changed (run with -update if that is meant):\n%s", path, diff)
	}
}

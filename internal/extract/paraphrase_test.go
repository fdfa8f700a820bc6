package extract

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hearsay/internal/measure"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// TestParaphrases holds to a golden file how many of the ways to tell of a relation
// are read, by type, and which are not: each sentence of testdata/paraphrases.tsv
// tells of one between a subject and an object.
func TestParaphrases(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("testdata", "paraphrases.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comma = '\t'
	reader.LazyQuotes = true
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	asked, found, missed := map[string]int{}, map[string]int{}, []string{}
	parser := nlp.New()
	for _, row := range rows[1:] {
		asked[row[0]]++
		if tells(t, parser, row[3], news.RelationType(row[0]), row[1], row[2]) {
			found[row[0]]++
		} else {
			missed = append(missed, row[0]+": "+row[3])
		}
	}
	var b strings.Builder
	for _, kind := range slices.Sorted(maps.Keys(asked)) {
		fmt.Fprintf(&b, "%d of %d  %s\n", found[kind], asked[kind], kind)
	}
	fmt.Fprintf(&b, "\nnot read:\n%s\n", strings.Join(missed, "\n"))
	measure.Text(t, filepath.Join("testdata", "paraphrases.golden"), b.String())
}

// tells reports whether a relation is read off a text, between those whose names
// hold the words.
func tells(t *testing.T, parser *nlp.Parser, text string, kind news.RelationType, subject, object string) bool {
	t.Helper()
	article := news.Article{Text: text, Published: time.Date(2031, 3, 14, 0, 0, 0, 0, time.UTC)}
	doc, err := parser.Parse(t.Context(), text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	draft := Read(article, doc)
	between := func(a, b int) bool {
		return strings.Contains(draft.Entities[a].Name, subject) && strings.Contains(draft.Entities[b].Name, object)
	}
	return slices.ContainsFunc(draft.Relations, func(r news.DraftRelation) bool {
		return r.Type == kind && (between(r.Subject, r.Object) || kind.Symmetric() && between(r.Object, r.Subject))
	})
}

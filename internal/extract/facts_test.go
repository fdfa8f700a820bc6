package extract

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/measure"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// TestFacts reads the short texts of testdata/facts.txt, each with what it says:
// one line per relation and statement. With -update the lines are written.
func TestFacts(t *testing.T) {
	path := filepath.Join("testdata", "facts.txt")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	parser := nlp.New()
	var written []string
	for block := range strings.SplitSeq(strings.TrimSpace(string(data)), "\n\n") {
		if strings.HasPrefix(block, "#") {
			written = append(written, block)
			continue
		}
		text, want, _ := strings.Cut(block, "\n")
		got := factLines(t, parser, text)
		written = append(written, strings.TrimSpace(text+"\n"+got))
		if diff := cmp.Diff(strings.TrimSpace(want), got); diff != "" && !measure.Updating() {
			t.Errorf("%s\n%s", text, diff)
		}
	}
	if measure.Updating() {
		if err := os.WriteFile(path, []byte(strings.Join(written, "\n\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSamples holds what the sample articles say to a golden file, so that a rule
// that reads one of them otherwise is seen.
func TestSamples(t *testing.T) {
	parser := nlp.New()
	var b strings.Builder
	for _, a := range samples(t) {
		fmt.Fprintf(&b, "# %s\n%s\n\n", a.Published.Format(time.DateOnly), articleLines(t, parser, a))
	}
	measure.Text(t, filepath.Join("testdata", "samples.golden"), b.String())
}

// factLines returns the relations and statements of a text, one per line; "|" in the
// text stands for the end of a paragraph.
func factLines(t *testing.T, parser *nlp.Parser, text string) string {
	t.Helper()
	text = strings.ReplaceAll(text, " | ", "\n\n")
	return articleLines(t, parser, news.Article{Text: text, Published: time.Date(2031, 3, 14, 0, 0, 0, 0, time.UTC)})
}

func articleLines(t *testing.T, parser *nlp.Parser, article news.Article) string {
	t.Helper()
	doc, err := parser.Parse(context.Background(), article.Text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	draft := Read(article, doc)
	if err := draft.Verify(article.Text); err != nil {
		t.Error(err)
	}
	name := func(id int) string {
		if id == news.None {
			return "somebody"
		}
		return draft.Entities[id].Name
	}
	var lines []string
	for _, r := range draft.Relations {
		line := fmt.Sprintf("- %s %s %s", name(r.Subject), r.Type, name(r.Object))
		if r.Polarity != news.Positive {
			line += ", " + strings.ToLower(string(r.Polarity))
		}
		if r.Modality != news.Asserted {
			line += ", " + strings.ToLower(string(r.Modality))
		}
		if r.AttributedTo != news.None {
			line += " by " + name(r.AttributedTo)
		}
		lines = append(lines, line+day(r.When))
	}
	for _, s := range draft.Statements {
		line := fmt.Sprintf("- %s: %s", name(s.Speaker), s.Text)
		for i, target := range s.About {
			line += fmt.Sprintf("%s %s (%s)", [...]string{" — about", ","}[min(i, 1)], name(target.Entity), strings.ToLower(string(target.Stance)))
		}
		lines = append(lines, line+day(s.When))
	}
	return strings.Join(lines, "\n")
}

func day(w news.When) string {
	if w.IsZero() {
		return ""
	}
	return ", " + w.EDTF()
}

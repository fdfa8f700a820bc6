package nlp

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// article is some 400 words of news about an invented town.
func article(tb testing.TB) string {
	tb.Helper()
	var b strings.Builder
	for _, name := range []string{"2031-03-04-debate-invitation", "2031-03-06-courier-interview", "2031-04-02-lawsuit"} {
		text, err := os.ReadFile(filepath.Join("..", "..", "examples", name+".txt"))
		if err != nil {
			tb.Fatal(err)
		}
		b.Write(text)
		b.WriteString("\n")
	}
	return b.String()
}

func TestParseRefuses(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	german := "Der Unternehmer hat die Ministerin zu einem Gespräch eingeladen, nachdem er zuvor mit dem früheren Präsidenten gesprochen hatte."
	for _, test := range []struct {
		name string
		ctx  context.Context
		text string
		want error
	}{
		{"bytes that are no text", context.Background(), "Voss\xffmet", &EncodingError{Offset: 4}},
		{"a replacement character is text", context.Background(), "Voss \ufffd met", nil},
		{"another language", context.Background(), german, &LanguageError{Detected: "German", Code: "deu"}},
		{"canceled", canceled, "Voss met Dahl.", context.Canceled},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := New().Parse(test.ctx, test.text, Options{})
			if diff := cmp.Diff(test.want, unwrapped(err), cmp.Comparer(sameError)); diff != "" {
				t.Error(diff)
			}
		})
	}
	if _, err := New().Parse(context.Background(), german, Options{Force: true}); err != nil {
		t.Errorf("forced: %v", err)
	}
}

func unwrapped(err error) error {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return err
}

func sameError(a, b error) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return a.Error() == b.Error()
}

// TestParseSame holds several goroutines and two parsers to one Doc.
func TestParseSame(t *testing.T) {
	text := article(t)
	parser := New()
	want := parse(t, parser, text)
	check(t, want)
	var wait sync.WaitGroup
	for range 4 {
		wait.Go(func() {
			got, err := parser.Parse(context.Background(), text, Options{})
			if err != nil || !cmp.Equal(want, got) {
				t.Errorf("another Doc, or %v", err)
			}
		})
	}
	wait.Wait()
	if !cmp.Equal(want, parse(t, New(), text)) {
		t.Error("another parser gives another Doc")
	}
}

// equalDocs fails with the difference of two Docs.
func equalDocs(tb testing.TB, want, got *Doc) {
	tb.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		tb.Error(diff)
	}
}

// TestParseLinear compares the time of a text with that of one eight times as long.
func TestParseLinear(t *testing.T) {
	parser := New()
	parse(t, parser, "Voss met Dahl.")
	for _, test := range hardTexts {
		t.Run(test.name, func(t *testing.T) {
			short := fastest(func() { parse(t, parser, strings.Repeat(test.text, 1<<9/len(test.text))) })
			long := fastest(func() { parse(t, parser, strings.Repeat(test.text, 1<<12/len(test.text))) })
			if long > 40*short {
				t.Errorf("8 times the text costs %d times as much", long/short)
			}
		})
	}
}

// checkTrees fails unless every sentence has one root and no cycle, and frames
// and names point into the text.
func checkTrees(tb testing.TB, d *Doc) {
	tb.Helper()
	for _, s := range d.Sentences {
		heads := make([]int, 0, s.Words.End-s.Words.First)
		for _, w := range d.Words[s.Words.First:s.Words.End] {
			heads = append(heads, max(w.Head-s.Words.First, -1))
		}
		if !isTree(heads) {
			tb.Fatalf("no tree: %v", heads)
		}
	}
	last := 0
	for _, n := range d.Names {
		if n.Words.First < last || n.Words.End <= n.Words.First || n.Words.End > len(d.Words) {
			tb.Fatalf("name %+v after %d", n, last)
		}
		last = n.Words.End
	}
	for _, f := range d.Frames {
		s := d.Sentences[d.Words[f.Predicate].Sentence].Words
		for _, a := range f.Args {
			if a.Head < a.Words.First || a.Head >= a.Words.End || a.Words.First < s.First || a.Words.End > s.End {
				tb.Fatalf("argument %+v in %+v", a, s)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	addSeeds(f)
	parser := New()
	f.Fuzz(func(t *testing.T, text string) {
		doc, err := parser.Parse(context.Background(), text, Options{})
		if err != nil {
			return
		}
		check(t, doc)
		checkTrees(t, doc)
	})
}

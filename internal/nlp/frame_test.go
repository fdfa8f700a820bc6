package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/nlp/encoder"
)

// parsed reads a tree written as form/UPOS/head/relation, heads counted from 1.
func parsed(tree string) *Doc {
	d := &Doc{}
	for field := range strings.FieldsSeq(tree) {
		c := strings.Split(field, "/")
		head := 0
		for _, r := range c[2] {
			head = 10*head + int(r-'0')
		}
		start := len(d.Text)
		d.Text += c[0] + " "
		d.Words = append(d.Words, Word{Span: Span{start, start + len(c[0])}, Form: c[0], UPOS: c[1], Head: head - 1, Deprel: c[3]})
	}
	d.Sentences = []Sentence{{Span: Span{0, len(d.Text) - 1}, Words: Range{0, len(d.Words)}}}
	return d
}

func TestArgument(t *testing.T) {
	for _, test := range []struct {
		name, tree      string
		head, predicate int
		want            string
	}{
		{"subtree", "The/DET/2/det king/NOUN/3/nsubj met/VERB/0/root John/PROPN/3/obj in/ADP/6/case Oslo/PROPN/3/obl ./PUNCT/3/punct", 1, 2, "The king"},
		{"with its preposition", "The/DET/2/det king/NOUN/3/nsubj met/VERB/0/root John/PROPN/3/obj in/ADP/6/case Oslo/PROPN/3/obl ./PUNCT/3/punct", 5, 2, "in Oslo"},
		{"noun of a relative clause", "of/ADP/3/case a/DET/3/det man/NOUN/0/root who/PRON/5/nsubj sang/VERB/3/acl:relcl loudly/ADV/5/advmod", 2, 4, "a man"},
		{"what a copula predicates", "He/PRON/5/nsubj is/AUX/5/cop in/ADP/5/case the/DET/5/det area/NOUN/0/root ./PUNCT/5/punct", 4, 1, "in the area"},
		{"punctuation at the ends", "He/PRON/2/nsubj left/VERB/0/root ,/PUNCT/4/punct crying/VERB/2/advcl ./PUNCT/2/punct", 3, 1, "crying"},
		{"brackets that belong together", "He/PRON/2/nsubj saw/VERB/0/root men/NOUN/2/obj (/PUNCT/5/punct two/NUM/3/appos )/PUNCT/5/punct ./PUNCT/2/punct", 2, 1, "men ( two )"},
		{"gap", "He/PRON/2/nsubj saw/VERB/0/root it/PRON/1/dep", 0, 1, "He"},
	} {
		t.Run(test.name, func(t *testing.T) {
			d := parsed(test.tree)
			r := newSubtrees(d, d.Sentences[0].Words).argument(test.head, test.predicate)
			if diff := cmp.Diff(test.want, d.Text[d.Words[r.First].Start:d.Words[r.End-1].End]); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFrames(t *testing.T) {
	d := parsed("He/PRON/3/nsubj never/ADV/3/advmod met/VERB/0/root her/PRON/3/obj")
	scores := frameScores{
		predicate: []float32{-1, -1, 2, -1},
		labels:    []string{"_", "ARG0", "ARG1", "ARGM-NEG"},
		roles: func([]int) []encoder.Matrix {
			return []encoder.Matrix{{Rows: 4, Cols: 4, Data: []float32{0, 5, 1, 0, 0, 1, 0, 3, 9, 0, 0, 0, 0, 3, 2, 0}}}
		},
	}
	want := []Frame{{Predicate: 2, Args: []Argument{
		{Role: "ARG0", Head: 0, Words: Range{0, 1}},
		{Role: "ARGM-NEG", Head: 1, Words: Range{1, 2}},
	}}}
	if diff := cmp.Diff(want, newSubtrees(d, d.Sentences[0].Words).frames(scores)); diff != "" {
		t.Error(diff)
	}
}

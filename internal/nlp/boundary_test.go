package nlp

import (
	"hearsay/internal/measure"
	"testing"
)

// boundaries compares the sentences and the words of a document with gold.
func boundaries(doc *Doc, gold goldDocument) (sentences, words agreement) {
	var system, want []Span
	for _, s := range doc.Sentences {
		system = append(system, s.Span)
	}
	for _, s := range gold.sentences {
		want = append(want, Span{gold.words[s.First].Start, gold.words[s.End-1].End})
	}
	sentences = overlap(system, want)
	system, want = nil, nil
	for _, w := range doc.Words {
		system = append(system, w.Span)
	}
	for _, w := range gold.words {
		want = append(want, w.Span)
	}
	return sentences, overlap(system, want)
}

func TestBoundaries(t *testing.T) {
	for _, set := range []struct {
		file             string
		sentences, words float64 // floors of F1
	}{
		{"en_gum-dev.conllu", 90, 98.5},
		{"en_ewt-dev.conllu", 0, 98},
	} {
		t.Run(set.file, func(t *testing.T) {
			var sentences, words agreement
			for _, gold := range treebank(t, measure.Data(t, "bench", "dev", "pos_dep", set.file)) {
				doc := Segment(gold.text)
				s, w := boundaries(doc, gold)
				sentences.add(s)
				words.add(w)
			}
			if sentences.f1() < set.sentences || words.f1() < set.words {
				t.Errorf("sentences %.2f, words %.2f; want at least %.2f, %.2f", sentences.f1(), words.f1(), set.sentences, set.words)
			}
		})
	}
}

package nlp

import (
	"os"
	"strings"
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
			for _, gold := range treebank(t, shared(t, "bench", "dev", "pos_dep", set.file)) {
				doc := Segment(gold.text)
				s, w := boundaries(doc, gold)
				sentences.add(s)
				words.add(w)
				if os.Getenv("SHOW") != "" {
					show(t, doc, gold)
				}
			}
			t.Logf("sentences %.2f (P %.2f R %.2f) words %.2f (P %.2f R %.2f)", sentences.f1(), sentences.precision(), sentences.recall(), words.f1(), words.precision(), words.recall())
			if sentences.f1() < set.sentences || words.f1() < set.words {
				t.Errorf("sentences %.2f, words %.2f; want at least %.2f, %.2f", sentences.f1(), words.f1(), set.sentences, set.words)
			}
		})
	}
}

func show(t *testing.T, doc *Doc, gold goldDocument) {
	a, b := map[Span]bool{}, map[Span]bool{}
	for _, w := range doc.Words {
		a[w.Span] = true
	}
	for _, w := range gold.words {
		b[w.Span] = true
	}
	ctx := func(s Span) string {
		return strings.ReplaceAll(gold.text[max(0, s.Start-25):s.Start]+"⟦"+gold.text[s.Start:s.End]+"⟧"+gold.text[s.End:min(len(gold.text), s.End+25)], "\n", "¶")
	}
	for _, w := range doc.Words {
		if !b[w.Span] {
			t.Log("W+", ctx(w.Span))
		}
	}
	for _, w := range gold.words {
		if !a[w.Span] {
			t.Log("W-", ctx(w.Span))
		}
	}
	a, b = map[Span]bool{}, map[Span]bool{}
	for _, w := range doc.Sentences {
		a[Span{0, w.End}] = true
	}
	for _, r := range gold.sentences {
		b[Span{0, gold.words[r.End-1].End}] = true
	}
	for s := range a {
		if !b[s] {
			t.Log("S+", ctx(Span{s.End, s.End}))
		}
	}
	for s := range b {
		if !a[s] {
			t.Log("S-", ctx(Span{s.End, s.End}))
		}
	}
}

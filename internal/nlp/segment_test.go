package nlp

import (
	"math"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// check fails where a Doc breaks what its documentation says.
func check(tb testing.TB, d *Doc) {
	tb.Helper()
	checkSpans(tb, d, "paragraph", d.Paragraphs)
	var sentences, words []Span
	next := 0
	for i, s := range d.Sentences {
		sentences = append(sentences, s.Span)
		if s.Words.First != next || s.Words.End <= s.Words.First || s.Paragraph >= len(d.Paragraphs) {
			tb.Fatalf("sentence %d: %+v", i, s)
		}
		next = s.Words.End
		if d.Words[s.Words.First].Start != s.Start || d.Words[next-1].End != s.End {
			tb.Fatalf("sentence %d does not hold its words: %+v", i, s)
		}
	}
	if next != len(d.Words) {
		tb.Fatalf("sentences hold %d of %d words", next, len(d.Words))
	}
	for i, w := range d.Words {
		words = append(words, w.Span)
		if s := d.Sentences[w.Sentence]; i < s.Words.First || i >= s.Words.End {
			tb.Fatalf("word %d is not in sentence %d", i, w.Sentence)
		}
	}
	checkSpans(tb, d, "sentence", sentences)
	checkSpans(tb, d, "word", words)
	for _, q := range d.Quotations {
		checkSpans(tb, d, "quotation", []Span{q.Span})
	}
}

// checkSpans fails unless spans are in order, apart, not empty, and cut no character.
func checkSpans(tb testing.TB, d *Doc, what string, spans []Span) {
	tb.Helper()
	last := 0
	for i, s := range spans {
		if s.Start < last || s.End <= s.Start || s.End > len(d.Text) || !utf8.ValidString(d.Text[s.Start:s.End]) {
			tb.Fatalf("%s %d: %+v after %d", what, i, s, last)
		}
		last = s.End
	}
}

func FuzzSegment(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) { check(t, Segment(strings.ToValidUTF8(text, ""))) })
}

// hardTexts are stretches that cost much where an algorithm is not linear.
var hardTexts = []struct{ name, text string }{
	{"one sentence", "the man and "},
	{"one word", "x"},
	{"double quotes", `"`},
	{"opening quotes", "“"},
	{"single quotes", " 'a"},
	{"unclosed quotes in lines", "\"a b c\n"},
	{"capitals", "ABCDE "},
	{"parentheses", "("},
	{"periods", "a."},
	{"hyphens", "re-"},
	{"digits", "1-2:3,"},
	{"signatures", " — A (@b) "},
	{"lines", "A\n"},
	{"ampersands", "A&"},
}

// TestSegmentLongSentences holds sentences to a length that a tree can be built over.
func TestSegmentLongSentences(t *testing.T) {
	for _, test := range hardTexts {
		t.Run(test.name, func(t *testing.T) {
			doc := Segment(strings.Repeat(test.text, 1<<20/len(test.text)))
			check(t, doc)
			for i, s := range doc.Sentences {
				if n := s.Words.End - s.Words.First; n > maxSentence {
					t.Fatalf("sentence %d has %d words", i, n)
				}
			}
		})
	}
}

// TestSegmentLinear compares the time of a text with that of one eight times as
// long: five times more than linear fails, quadratic would be eight times more.
func TestSegmentLinear(t *testing.T) {
	for _, test := range hardTexts {
		t.Run(test.name, func(t *testing.T) {
			short := fastest(func() { Segment(strings.Repeat(test.text, 1<<15/len(test.text))) })
			long := fastest(func() { Segment(strings.Repeat(test.text, 1<<18/len(test.text))) })
			if long > 40*short {
				t.Errorf("8 times the text costs %d times as much", long/short)
			}
		})
	}
}

// fastest returns the shortest of a few times.
func fastest(work func()) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		start := time.Now()
		work()
		best = min(best, time.Since(start))
	}
	return best
}

func BenchmarkSegment(b *testing.B) {
	text := strings.Repeat("The “team” of Musk's Tesla Inc. didn't say it's over, he said. ", 1<<14)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Segment(text)
	}
}

package nlp

import (
	"context"
	"testing"

	"hearsay/internal/nlp/encoder"
)

// BenchmarkParse reads an article of some 400 words, on every kernel that this
// processor has; plain Go is what the others are compared to.
func BenchmarkParse(b *testing.B) {
	text := article(b)
	for _, kernel := range encoder.Kernels() {
		b.Run(kernel.String(), func(b *testing.B) {
			parser := on(b, kernel)
			b.ReportAllocs()
			for b.Loop() {
				parse(b, parser, text)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "articles/s")
		})
	}
}

// BenchmarkLoad reads the model and the lists.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := loadEngine(); err != nil {
			b.Fatal(err)
		}
	}
}

// on returns a parser that runs on one kernel, with its model loaded.
func on(tb testing.TB, kernel encoder.Kernel) *Parser {
	tb.Helper()
	e, err := loadEngine()
	if err != nil {
		tb.Fatal(err)
	}
	e.scratch.New = func() any { return encoder.NewScratchOn(e.model, kernel) }
	return &Parser{engine: func() (*engine, error) { return e, nil }}
}

// TestParseKernels holds every kernel to the Doc of plain Go.
func TestParseKernels(t *testing.T) {
	text := article(t)
	want := parse(t, on(t, encoder.PlainGo), text)
	for _, kernel := range encoder.Kernels() {
		t.Run(kernel.String(), func(t *testing.T) {
			got, err := on(t, kernel).Parse(context.Background(), text, Options{})
			if err != nil {
				t.Fatal(err)
			}
			equalDocs(t, want, got)
		})
	}
}

package news

import (
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

func TestSpanCheck(t *testing.T) {
	const text = "a𝕏é"
	for span, want := range map[Span]bool{
		{0, 1}:  true,
		{1, 5}:  true,
		{0, 7}:  true,
		{5, 7}:  true,
		{0, 0}:  false,
		{3, 2}:  false,
		{-1, 1}: false,
		{5, 8}:  false,
		{2, 5}:  false,
		{1, 4}:  false,
		{7, 8}:  false,
	} {
		if err := span.Check(text); (err == nil) != want {
			t.Errorf("%v: got %v", span, err)
		}
	}
	if !(Span{1, 5}).Contains(Span{1, 5}) || (Span{1, 5}).Contains(Span{0, 5}) || (Span{1, 5}).Of(text) != "𝕏" {
		t.Error("a span does not contain itself, or contains more")
	}
}

// FuzzOffsets holds the converter to counting from the start each time.
func FuzzOffsets(f *testing.F) {
	f.Add("", uint(0), uint(0))
	f.Add("a𝕏é", uint(1), uint(5))
	f.Add(strings.Repeat("é𝕏 ", 400), uint(510), uint(1030))
	f.Add(strings.Repeat("a", 511)+"𝕏"+strings.Repeat("b", 600), uint(511), uint(515))
	f.Fuzz(func(t *testing.T, text string, start, end uint) {
		span := Span{int(start % uint(len(text)+1)), int(end % uint(len(text)+1))}
		if !utf8.ValidString(text) || span.Check(text) != nil {
			t.Skip("no span of a text")
		}
		offsets := NewOffsets(text)
		points := Span{utf8.RuneCountInString(text[:span.Start]), utf8.RuneCountInString(text[:span.End])}
		if got := offsets.CodePoints(span); got != points {
			t.Errorf("code points of %v: got %v, want %v", span, got, points)
		}
		units := func(s string) int { return len(utf16.Encode([]rune(s))) }
		if got, want := offsets.UTF16(span), (Span{units(text[:span.Start]), units(text[:span.End])}); got != want {
			t.Errorf("UTF-16 units of %v: got %v, want %v", span, got, want)
		}
	})
}

func BenchmarkOffsets(b *testing.B) {
	text := strings.Repeat("The tide is “high” at 𝕏. ", 2000)
	offsets := NewOffsets(text)
	for i := 0; b.Loop(); i++ {
		start := i * 997 % (len(text) - 100)
		for !utf8.RuneStart(text[start]) {
			start++
		}
		offsets.UTF16(Span{start, start})
	}
}

package nlp

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// addSeeds gives a fuzz target texts that have met every stage.
func addSeeds(f *testing.F) {
	for _, text := range []string{
		"", " ", "\n\n", "\"", "''", "‘’“”", "((((", "U.S.", "a.m", "don't", "@", "#", "$5", "http://", "— X (@y) May 1, 2024",
		"What Happened: “Yes,” he said.\n\nNo.", "President Joe Biden‘s plan", "“One.\n\n“Two.”", "`` I ' ll ''", "it's 6pm, 5'10\", '90s",
		"a\u200bb\u0301 𝕏 … e-mail re-elect 555-0199 1,000.50 9:30-10:30", "A. B. Smith Jr. of Acme Inc. said no. 5 is.",
		strings.Repeat("x", 300), strings.Repeat("a b, ", 300), "\u2028\r\n\t\x00", "::-) ;) <3 1st 2nd 40K", "\xff",
	} {
		f.Add(text)
	}
}

func TestForm(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"left quote as apostrophe", "Biden‘s", "Biden's"},
		{"curly quotes", "“x”", `"x"`},
		{"pairs of single marks", "''", `"`},
		{"dashes", "a–b—c", "a-b-c"},
		{"styled letter", "𝕏", "X"},
		{"full width", "ＮＡＴＯ", "NATO"},
		{"no-break space", "a\u00a0b", "a b"},
		{"invisible", "so\u00adft\u200b", "soft"},
		{"accents stay", "Nogués", "Nogués"},
		{"ligature and ellipsis stay", "ﬁ…", "ﬁ…"},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPlainText(test.text)
			got := p.form(extent{0, len(p.raw)})
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzPlainText(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "")
		p := newPlainText(text)
		if len(p.plain) != utf8.RuneCountInString(text) {
			t.Fatalf("%d runes of %d", len(p.plain), utf8.RuneCountInString(text))
		}
		if got := p.span(extent{0, len(p.raw)}); got != (Span{0, len(text)}) {
			t.Fatalf("span %v of %d bytes", got, len(text))
		}
	})
}

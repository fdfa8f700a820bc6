package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestKinds(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"label", "What Happened: Musk invited Harris.", "label:What Happened:|prose:Musk invited Harris."},
		{"label of a verb", "Read Next: Stocks fell.", "label:Read Next:|prose:Stocks fell."},
		{"label with an article", "The Bottom Line: It fell.", "label:The Bottom Line:|prose:It fell."},
		{"paper is no label", "The Economist: It fell.", "prose:The Economist: It fell."},
		{"label alone", "Why It Matters:", "prose:Why It Matters:"},
		{"speaker is no label", "Trump: I won.", "prose:Trump: I won."},
		{"clause is no label", "What he said: nothing.", "prose:What he said: nothing."},
		{"heading", "Musk Invites Harris to U.S. Talk\n\nHe did so.", "heading:Musk Invites Harris to U.S. Talk|prose:He did so."},
		{"heading that asks", "Who Won?\n\nWe know.", "heading:Who Won?|prose:We know."},
		{"quoted line is no heading", "He said \"One.\n\nThat is all.\"", "prose:He said \"One.|prose:That is all.\""},
		{"post", "Happy to host — Elon Musk (@elonmusk) May 1, 2024", "post:Happy to host|post:— Elon Musk (@elonmusk) May 1, 2024"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := Segment(test.text)
			var got []string
			for _, s := range doc.Sentences {
				got = append(got, string(s.Kind)+":"+doc.Text[s.Start:s.End])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzLabelEnd(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		p := newPlainText(strings.ToValidUTF8(text, ""))
		tokens := scanWords(p, extent{0, len(p.raw)}, nil)
		if n := labelEnd(p, tokens); n < 0 || n > 0 && n >= len(tokens) {
			t.Fatalf("label of %d words of %d", n, len(tokens))
		}
	})
}

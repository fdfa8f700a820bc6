package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// texts gives the words of extents.
func texts(p *plainText, extents []extent) []string {
	var out []string
	for _, e := range extents {
		out = append(out, string(p.raw[e.from:e.to]))
	}
	return out
}

func TestParagraphs(t *testing.T) {
	wide := "The committee said on Tuesday that it would look into the matter of"
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"none", " \n\n ", nil},
		{"empty line", "One.\n\nTwo.", []string{"One.", "Two."}},
		{"single break", "A headline\nBy Jane Doe\nText.", []string{"A headline", "By Jane Doe", "Text."}},
		{"white space around", "  One. \r\n \t\r\n Two.\r\n", []string{"One.", "Two."}},
		{"wrapped lines", wide + "\n" + wide + "\nan hour.", []string{wide + "\n" + wide + "\nan hour."}},
		{"long lines that end sentences", wide + " it.\n" + wide + " it.\n" + wide + " it.",
			[]string{wide + " it.", wide + " it.", wide + " it."}},
		{"line separator", "One.\u2028Two.", []string{"One.", "Two."}},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := newPlainText(test.text)
			if diff := cmp.Diff(test.want, texts(p, paragraphs(p))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzParagraphs(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		p := newPlainText(strings.ToValidUTF8(text, ""))
		last := 0
		for _, e := range paragraphs(p) {
			if e.from < last || e.to <= e.from || isSpace(p.plain[e.from]) || isSpace(p.plain[e.to-1]) {
				t.Fatalf("paragraph %v after %d", e, last)
			}
			last = e.to
		}
	})
}

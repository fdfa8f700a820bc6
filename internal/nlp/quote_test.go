package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// quoted is a quotation as a test writes it.
type quoted struct {
	Text   string
	Parent int
	Closed bool
	Scare  bool
}

func TestQuotations(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []quoted
	}{
		{"curly", "“Yes, we can,” he said.", []quoted{{"“Yes, we can,”", -1, true, false}}},
		{"straight", `He said "we won it all" and left.`, []quoted{{`"we won it all"`, -1, true, false}}},
		{"pairs of single marks", "``It is so,'' he said", []quoted{{"``It is so,''", -1, true, false}}},
		{"spaced marks", `" It is so , " he said`, []quoted{{`" It is so , "`, -1, true, false}}},
		{"left quote as apostrophe", "Joe Biden‘s team and Harris’ team", nil},
		{"apostrophes", "the '90s rock 'n' roll, don't, the voters' choice", nil},
		{"single marks", "He said 'it is the voters' choice now' and left", []quoted{{"'it is the voters' choice now'", -1, true, false}}},
		{"nested", "“He told me, ‘Go home now,’ and I went,” she said.",
			[]quoted{{"“He told me, ‘Go home now,’ and I went,”", -1, true, false}, {"‘Go home now,’", 0, true, false}}},
		{"measures", `He is 6'2" tall and 5′10″ wide`, nil},
		{"unclosed", "“This is where it ends, he said.\n\nNew text.", []quoted{{"“This is where it ends, he said.", -1, false, false}}},
		{"continued with the mark repeated", "He said: “One is this.\n\n“Two is that.” Then no more.",
			[]quoted{{"“One is this.\n\n“Two is that.”", -1, true, false}}},
		{"continued without a mark", "He said \"One is this.\n\nTwo is that.\" Then no more.",
			[]quoted{{"\"One is this.\n\nTwo is that.\"", -1, true, false}}},
		{"stray closing mark", "It is so.” And more.", nil},
		{"scare", "the so-called “experts” came", []quoted{{"“experts”", -1, true, true}}},
		{"spoken word", "He called the plan “dangerous” and left", []quoted{{"“dangerous”", -1, true, false}}},
		{"spaced mark at the end of a line", "He said \"One is this.\nTwo is that. \"", []quoted{{"\"One is this.\nTwo is that. \"", -1, true, false}}},
		{"title", "his book “The Art of the Deal” sold", []quoted{{"“The Art of the Deal”", -1, true, true}}},
		{"short but spoken", "“Never,” he said.", []quoted{{"“Never,”", -1, true, false}}},
		{"one mark on each side of a dash", `He — "no fool at all" — went`, []quoted{{`"no fool at all"`, -1, true, false}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := Segment(test.text)
			var got []quoted
			for _, q := range doc.Quotations {
				got = append(got, quoted{doc.Text[q.Start:q.End], q.Parent, q.Closed, q.Scare})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzFences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		p := newPlainText(strings.ToValidUTF8(text, ""))
		got := findFences(p, paragraphs(p)).quotations
		for i, q := range got {
			if q.from >= q.to || q.inner.from < q.from || q.inner.to > q.to || q.inner.from > q.inner.to {
				t.Fatalf("quotation %+v", q)
			}
			if q.parent >= i || q.parent >= 0 && (got[q.parent].from > q.from || got[q.parent].to < q.to) {
				t.Fatalf("quotation %+v in %+v", q, got[q.parent])
			}
		}
	})
}

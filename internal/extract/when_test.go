package extract

import (
	"context"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// TestWhen reads texts of one relation for the time of it.
func TestWhen(t *testing.T) {
	parser := nlp.New()
	published := time.Date(2031, 3, 14, 0, 0, 0, 0, time.UTC) // a Friday
	for _, test := range []struct {
		name, text string
		published  time.Time
		want       string
	}{
		{"weekday", "Mara Voss criticized Egil Strand on Tuesday.", published, "2031-03-11"},
		{"future", "Halden Motors will sue Corvid Energy on Monday.", published, "2031-03-17"},
		{"full date", "Mara Voss criticized Egil Strand on March 4, 2030.", time.Time{}, "2030-03-04"},
		{"nothing to count from", "Mara Voss criticized Egil Strand on Tuesday.", time.Time{}, ""},
		{"line with the date", "A row at the shipyard\n\nMarch 13, 2031\n\nMara Voss criticized Egil Strand on Tuesday.", time.Time{}, "2031-03-11"},
		{"publication before that line", "A row at the shipyard\n\nMarch 13, 2030\n\nMara Voss criticized Egil Strand on Tuesday.", published, "2031-03-11"},
		{"year", "Halden Motors sued Corvid Energy in 2028.", published, "2028"},
		{"year of something else", "Halden Motors sued Corvid Energy over the 2028 brochure.", published, ""},
		{"how long", "Halden Motors sued Corvid Energy for two years.", published, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, err := parser.Parse(context.Background(), test.text, nlp.Options{Force: true})
			if err != nil {
				t.Fatal(err)
			}
			draft := Read(news.Article{Text: test.text, Published: test.published}, doc)
			if err := draft.Verify(test.text); err != nil {
				t.Error(err)
			}
			var got []string
			for _, r := range draft.Relations {
				got = append(got, r.When.EDTF())
			}
			if len(got) != 1 || got[0] != test.want {
				t.Errorf("got %q, want %q once", got, test.want)
			}
		})
	}
}

package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestPosts(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       []string // body, author, handle, date of each post
	}{
		{"plain", "Happy to host 𝕏 — Elon Musk (@elonmusk) August 13, 2024",
			[]string{"Happy to host 𝕏", "Elon Musk", "@elonmusk", "August 13, 2024"}},
		{"with a picture", "Our statement pic.twitter.com/bOZf — Kamala HQ (@KamalaHQ) August 13, 2024",
			[]string{"Our statement", "Kamala HQ", "@KamalaHQ", "August 13, 2024"}},
		{"without a date", "Yes — Joe (@joe)", []string{"Yes", "Joe", "@joe", ""}},
		{"day first", "Yes — Joe (@joe) 13 Aug 2024", []string{"Yes", "Joe", "@joe", "13 Aug 2024"}},
		{"signature on its own line", "Vote!\n\n— Joe (@joe) May 1, 2024", []string{"Vote!", "Joe", "@joe", "May 1, 2024"}},
		{"dash in the body", "Rich guys — all of them — Joe (@joe) May 1, 2024",
			[]string{"Rich guys — all of them", "Joe", "@joe", "May 1, 2024"}},
		{"handle in prose", "He wrote on X (@joe) that it rained.", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := Segment(test.text)
			var got []string
			for _, p := range doc.Posts {
				for _, s := range []Span{p.Body, p.Author, p.Handle, p.Date} {
					got = append(got, doc.Text[s.Start:s.End])
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzPosts(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		doc := Segment(strings.ToValidUTF8(text, ""))
		for _, p := range doc.Posts {
			if p.Body.Start < p.Start || p.Body.End > p.Author.Start || p.Author.Start >= p.Author.End || p.Handle.End > p.End {
				t.Fatalf("post %+v", p)
			}
		}
	})
}

package source

import (
	"errors"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"hearsay/internal/news"
)

func TestParse(t *testing.T) {
	day := time.Date(2024, 8, 13, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name, input string
		meta        Meta
		want        news.Article
	}{
		{"plain text", "Ada met Bo.", Meta{}, news.Article{Text: "Ada met Bo."}},
		{"date on the same line", " date 2024-08-13 Ada met Bo.", Meta{}, news.Article{Text: "Ada met Bo.", Published: day}},
		{"date on its own line", "date 2024-08-13\n\nAda met Bo.", Meta{}, news.Article{Text: "Ada met Bo.", Published: day}},
		{"date given beside", "Ada met Bo.", Meta{Date: "2024-08-13"}, news.Article{Text: "Ada met Bo.", Published: day}},
		{"a sentence that begins with the word", "date palms grow here.", Meta{}, news.Article{Text: "date palms grow here."}},
		{"byte order mark", "\ufeffAda met Bo.", Meta{}, news.Article{Text: "Ada met Bo."}},
		{
			"object", `{"text":"Ada met Bo.","title":" Meeting ","url":"HTTPS://Example.org/a#top","date":"2024-08-13T02:00:00+02:00","outlet":"The Daily","authors":["Cy"," Cy",""]}`, Meta{},
			news.Article{Text: "Ada met Bo.", Title: "Meeting", URL: "https://example.org/a", Published: day, Outlet: "The Daily", Authors: []string{"Cy"}},
		},
		{"object before flags", `{"text":"Ada met Bo.","title":"Own"}`, Meta{Title: "Flag", Outlet: "Flag"}, news.Article{Text: "Ada met Bo.", Title: "Own", Outlet: "Flag"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := Parse([]byte(test.input), test.meta)
			if err != nil {
				t.Fatal(err)
			}
			want := test.want
			want.ID = news.ArticleID(want.URL, want.Text)
			if got.ID != want.ID || got.Text != want.Text || got.Title != want.Title || got.URL != want.URL ||
				!got.Published.Equal(want.Published) || got.Outlet != want.Outlet || strings.Join(got.Authors, "|") != strings.Join(want.Authors, "|") {
				t.Errorf("got  %+v\nwant %+v", got, want)
			}
		})
	}
}

func TestParseRefuses(t *testing.T) {
	tests := []struct {
		name, input string
		meta        Meta
		want        string
	}{
		{"empty", "", Meta{}, "has no text"},
		{"only punctuation", " … — !", Meta{}, "has no text"},
		{"only a date", "date 2024-08-13", Meta{}, "has no text"},
		{"impossible date", "date 2024-13-40 Ada met Bo.", Meta{}, `date "2024-13-40"`},
		{"words as a date", "Ada met Bo.", Meta{Date: "yesterday"}, `date "yesterday"`},
		{"Latin-1", "caf\xe9", Meta{}, "not UTF-8"},
		{"binary", "PK\x03\x04\x00\x00", Meta{}, "binary"},
		{"binary within JSON", `{"text":"a\u0000b"}`, Meta{}, "binary"},
		{"cut JSON", `{"text":"Ada`, Meta{}, "ends too early"},
		{"broken JSON", `{"text":}`, Meta{}, "at byte 9"},
		{"unknown field", `{"text":"Ada met Bo.","body":1}`, Meta{}, "body"},
		{"wrong type", `{"text":["Ada"]}`, Meta{}, "text"},
		{"two objects", `{"text":"Ada met Bo."}{"text":"x"}`, Meta{}, "goes on"},
		{"object without text", `{"title":"Ada"}`, Meta{}, "has no text"},
		{"file URL", "Ada met Bo.", Meta{URL: "file:///etc/passwd"}, "not a web address"},
		{"relative URL", "Ada met Bo.", Meta{URL: "/story"}, "not a web address"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := Parse([]byte(test.input), test.meta)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

func TestReadIsBounded(t *testing.T) {
	if _, err := Read(endless{}, Meta{}); !errors.Is(err, ErrTooLarge) {
		t.Errorf("got %v, want ErrTooLarge", err)
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"date 2024-08-13 Ada met Bo.", `{"text":"Ada","date":"2024-08-13"}`, "\ufeff{", "date 2024-08-1é"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Parse(data, Meta{})
		if err == nil && (a.Verify() != nil || !utf8.ValidString(a.Text)) {
			t.Errorf("accepted an article that does not verify: %v", a.Verify())
		}
	})
}

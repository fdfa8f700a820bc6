package store

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

func TestLead(t *testing.T) {
	dated := news.NewWhen(april, news.Day, news.Explicit, "")
	rising := []string{
		Lead(news.When{}, 0.2, "art_a"),
		Lead(news.When{}, 1, "art_a"),
		Lead(news.When{}, 1, "art_b"),
		Lead(dated, 0, "art_a"),
		Lead(dated, 0.25, "art_z"),
		Lead(dated, 0.5, "art_a"),
		Lead(dated, 1, "art_a"),
	}
	if !slices.IsSorted(rising) || len(slices.Compact(slices.Clone(rising))) != len(rising) {
		t.Errorf("not rising: %q", rising)
	}
}

func TestPickName(t *testing.T) {
	for name, test := range map[string]struct {
		aliases []news.Alias
		want    string
	}{
		"none":                {nil, ""},
		"a full name":         {[]news.Alias{{Text: "Lorn", Kind: news.ShortName, Articles: 9}, {Text: "Ada Lorn", Kind: news.FullName, Articles: 1}}, "Ada Lorn"},
		"the most frequent":   {[]news.Alias{{Text: "Ada Birgit Lorn", Kind: news.FullName, Articles: 1}, {Text: "Ada Lorn", Kind: news.FullName, Articles: 2}}, "Ada Lorn"},
		"the longest":         {[]news.Alias{{Text: "A. Lorn", Kind: news.FullName, Articles: 2}, {Text: "Ada Lorn", Kind: news.FullName, Articles: 2}}, "Ada Lorn"},
		"the first":           {[]news.Alias{{Text: "Lorn B", Kind: news.FullName, Articles: 2}, {Text: "Lorn A", Kind: news.FullName, Articles: 2}}, "Lorn A"},
		"for want of a name":  {[]news.Alias{{Text: "the mayor", Kind: news.Role, Articles: 1}, {Text: "@mayor", Kind: news.Handle, Articles: 3}}, "@mayor"},
		"whatever the order":  {[]news.Alias{{Text: "b", Kind: news.Role, Articles: 1}, {Text: "a", Kind: news.Handle, Articles: 1}}, "a"},
		"one text, two kinds": {[]news.Alias{{Text: "Lorn", Kind: news.ShortName, Articles: 5}, {Text: "Lorn", Kind: news.FullName, Articles: 1}}, "Lorn"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := PickName(test.aliases); got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestSortAliases(t *testing.T) {
	want := []news.Alias{
		{Text: "z", Kind: news.Role, Articles: 3}, {Text: "a", Kind: news.FullName, Articles: 1},
		{Text: "a", Kind: news.Role, Articles: 1}, {Text: "b", Kind: news.FullName, Articles: 1},
	}
	got := []news.Alias{want[3], want[2], want[1], want[0]}
	SortAliases(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestDigest(t *testing.T) {
	graph := func() news.Graph {
		a := news.Article{URL: "https://example.org/1", Text: "Ada Lorn spoke.", Published: april, Recorded: april}
		a.ID = news.ArticleID(a.URL, a.Text)
		return news.Graph{Article: a, Entities: []news.Entity{{ID: someone, Kind: news.Person, Name: "Ada Lorn", Mentions: 1, Articles: 1}}}
	}
	base := Digest(graph())
	for name, test := range map[string]struct {
		change  func(*news.Graph)
		differs bool
	}{
		"nothing":       {func(*news.Graph) {}, false},
		"verified":      {func(g *news.Graph) { _ = g.Verify() }, false},
		"recorded anew": {func(g *news.Graph) { g.Article.Recorded = april.Add(time.Hour) }, false},
		"title":         {func(g *news.Graph) { g.Article.Title = "Tides" }, true},
		"published":     {func(g *news.Graph) { g.Article.Published = time.Time{} }, true},
		"a mention":     {func(g *news.Graph) { g.Entities[0].Mentions++ }, true},
		"no entity":     {func(g *news.Graph) { g.Entities = nil }, true},
		"a statement":   {func(g *news.Graph) { g.Statements = []news.Statement{{Text: "so"}} }, true},
	} {
		t.Run(name, func(t *testing.T) {
			g := graph()
			test.change(&g)
			if got := Digest(g); (got != base) != test.differs {
				t.Errorf("differs is %v", got != base)
			}
		})
	}
}

package graph

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/goccy/go-yaml"

	"hearsay/internal/news"
)

// fixture is an article with what it says, as the test files write it. Entities
// are named by the first of their names, evidence by its words.
type fixture struct {
	URL, Title, Outlet, Date, Text string
	Authors                        []string
	Entities                       []struct {
		Kind  news.Kind
		Names []string // a full name first, then short names and @handles
	}
	Events []struct {
		Type  news.EventType
		Name  string
		When  string
		Roles map[string]string
		Words string
	}
	Relations []struct {
		Type                       news.RelationType
		Subject, Object            string
		When, By, Words, Cue, Told string
		Polarity                   news.Polarity
		Modality                   news.Modality
		Detail                     string
	}
	Statements []struct {
		Speaker, OnBehalfOf, On, When, Text, Cue string
		To                                       []string
		Form                                     news.Form
		About                                    map[string]news.Stance
		Words                                    string // the text where it is left out
	}
}

// readFixtures reads articles and returns their graphs, verified.
func readFixtures(t testing.TB, data []byte) []news.Graph {
	t.Helper()
	var fixtures []fixture
	if err := yaml.UnmarshalWithOptions(data, &fixtures, yaml.Strict()); err != nil {
		t.Fatal(err)
	}
	return each(fixtures, func(f fixture) news.Graph {
		b := builder{t: t, fixture: f, ids: map[string]news.ID{"": ""}}
		g := b.graph()
		if err := g.Verify(); err != nil {
			t.Fatalf("article %q: %v", f.Title, err)
		}
		return g
	})
}

type builder struct {
	fixture
	t       testing.TB
	article news.Article
	offsets *news.Offsets
	ids     map[string]news.ID
}

func (b *builder) graph() news.Graph {
	b.article = news.Article{
		ID:       news.ArticleID(b.URL, b.Text),
		URL:      b.URL,
		Title:    b.Title,
		Outlet:   b.Outlet,
		Authors:  b.Authors,
		Text:     b.Text,
		Recorded: time.Date(2024, 9, 1, 0, 0, 0, 0, time.UTC),
	}
	b.article.Published = b.when(b.Date).From
	b.offsets = news.NewOffsets(b.Text)
	g := news.Graph{Article: b.article}
	for _, e := range b.Entities {
		g.Entities = append(g.Entities, b.entity(e.Kind, news.EntityID(e.Kind, e.Names[0]), e.Names))
	}
	b.events(&g)
	b.relations(&g)
	b.statements(&g)
	return g
}

func (b *builder) entity(kind news.Kind, id news.ID, names []string) news.Entity {
	b.ids[names[0]] = id
	e := news.Entity{ID: id, Kind: kind, Name: names[0], Articles: 1, First: b.article.Published, Last: b.article.Published}
	for i, name := range names {
		alias := news.Alias{Text: name, Kind: news.ShortName, Articles: 1}
		switch {
		case i == 0:
			alias.Kind = news.FullName
		case strings.HasPrefix(name, "@"):
			alias.Kind = news.Handle
		}
		e.Aliases = append(e.Aliases, alias)
		e.Mentions += strings.Count(b.Text, name)
	}
	return e
}

func (b *builder) events(g *news.Graph) {
	for _, f := range b.Events {
		var who []news.Participant
		for role, name := range f.Roles {
			who = append(who, news.Participant{Entity: b.id(name), Role: role})
		}
		slices.SortFunc(who, func(x, y news.Participant) int { return cmp.Compare(x.Role, y.Role) })
		when := b.when(f.When)
		id := news.EventID(f.Type, f.Name, when, who, b.article.ID)
		g.Events = append(g.Events, news.Event{
			Entity: b.entity(news.Happening, id, []string{f.Name}), Type: f.Type, When: when, Participants: who,
			Confidence: 0.9, Evidence: b.quote(f.Words, ""),
		})
	}
}

func (b *builder) relations(g *news.Graph) {
	for _, f := range b.Relations {
		r := news.Relation{
			Type: f.Type, Subject: b.id(f.Subject), Object: b.id(f.Object), AttributedTo: b.id(f.By),
			Polarity: cmp.Or(f.Polarity, news.Positive), Modality: cmp.Or(f.Modality, news.Asserted),
			Detail: f.Detail, When: b.when(f.When), Confidence: 0.9, Evidence: b.quote(f.Words, f.Cue),
			Sources: 1, First: b.article.Published, Last: b.article.Published,
		}
		if r.When.Grain != "" && f.Told != "" {
			r.When.Basis, r.When.Text = news.Relative, f.Told
		}
		g.Relations = append(g.Relations, news.RenameRelation(r, func(id news.ID) news.ID { return id }))
	}
}

func (b *builder) statements(g *news.Graph) {
	for _, f := range b.Statements {
		s := news.Statement{
			ID: news.StatementID(b.id(f.Speaker), f.Text), Speaker: b.id(f.Speaker), OnBehalfOf: b.id(f.OnBehalfOf), Platform: b.id(f.On),
			Addressees: each(f.To, b.id), Form: cmp.Or(f.Form, news.Direct), Text: f.Text, Cue: f.Cue, When: b.when(f.When),
			Confidence: 0.8, Evidence: b.quote(cmp.Or(f.Words, f.Text), f.Cue),
			Sources: 1, First: b.article.Published, Last: b.article.Published,
		}
		for name, stance := range f.About {
			s.About = append(s.About, news.Target{Entity: b.id(name), Stance: stance})
		}
		slices.SortFunc(s.About, func(x, y news.Target) int { return cmp.Compare(x.Entity, y.Entity) })
		g.Statements = append(g.Statements, s)
	}
}

func (b *builder) id(name string) news.ID {
	id, ok := b.ids[name]
	if !ok {
		b.t.Fatalf("article %q has no entity %q", b.Title, name)
	}
	return id
}

func (b *builder) when(edtf string) news.When {
	if edtf == "" {
		return news.When{}
	}
	when, err := news.ParseEDTF(edtf)
	if err != nil {
		b.t.Fatal(err)
	}
	return when
}

// quote returns the evidence of every place where the words stand, each within
// its line.
func (b *builder) quote(words, cue string) []news.Evidence {
	var all []news.Evidence
	for at := 0; ; {
		i := strings.Index(b.Text[at:], words)
		if i < 0 || words == "" {
			break
		}
		span := news.Span{Start: at + i, End: at + i + len(words)}
		line := news.Span{Start: strings.LastIndexByte(b.Text[:span.Start], '\n') + 1, End: len(b.Text)}
		if end := strings.IndexByte(b.Text[span.End:], '\n'); end >= 0 {
			line.End = span.End + end
		}
		e, err := b.article.Quote(b.offsets, span, line)
		if err != nil {
			b.t.Fatal(err)
		}
		e.Cue, e.Extractor, e.Confidence = cue, "fixture/1", 0.9
		all = append(all, e)
		at = span.End
	}
	if len(all) == 0 {
		b.t.Fatal(fmt.Errorf("article %q does not say %q", b.Title, words))
	}
	return all
}

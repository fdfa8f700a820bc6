package resolve

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

const text = "Ada Lorn met Bo Quill. Lorn praised Quill. “Fine work,” Lorn said."

func article(t *testing.T) news.Article {
	t.Helper()
	return news.Article{ID: news.ArticleID("", text), Text: text}
}

func at(t *testing.T, words string) news.Span {
	t.Helper()
	i := strings.Index(text, words)
	if i < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	return news.Span{Start: i, End: i + len(words)}
}

func evidence(t *testing.T, words string) []news.DraftEvidence {
	return []news.DraftEvidence{{Span: at(t, words), Sentence: at(t, words)}}
}

func draft(t *testing.T) news.Draft {
	fact := func(kind news.RelationType, words string) news.DraftRelation {
		return news.DraftRelation{
			Type: kind, Subject: 0, Object: 1, Polarity: news.Positive, Modality: news.Asserted,
			AttributedTo: news.None, Confidence: 0.9, Evidence: evidence(t, words),
		}
	}
	return news.Draft{
		Extractor: "test/1",
		Entities: []news.DraftEntity{
			{Kind: news.Person, Name: "Ada Lorn", Aliases: []news.DraftAlias{{Text: "Lorn", Kind: news.ShortName}}, Mentions: []news.Span{at(t, "Ada Lorn"), at(t, "Lorn")}},
			{Kind: news.Person, Name: "Bo Quill", Aliases: []news.DraftAlias{{Text: "Quill", Kind: news.ShortName}}, Mentions: []news.Span{at(t, "Bo Quill")}},
		},
		Relations: []news.DraftRelation{
			fact("MET_WITH", "Ada Lorn met Bo Quill"),
			fact("PRAISED", "Lorn praised Quill"),
			fact("PRAISED", "Fine work"),
		},
		Statements: []news.DraftStatement{{
			Speaker: 0, OnBehalfOf: news.None, Platform: news.None, Form: news.Direct, Text: "Fine work,", Cue: "said",
			About: []news.DraftTarget{{Entity: 1, Stance: news.Favourable}}, Confidence: 0.8, Evidence: evidence(t, "Fine work,"),
		}},
	}
}

func known(kind news.Kind, name string, aliases ...news.Alias) news.Entity {
	return news.Entity{ID: news.EntityID(kind, name), Kind: kind, Name: name, Aliases: append(aliases, news.Alias{Text: name, Kind: news.FullName, Articles: 1})}
}

func short(text string) news.Alias { return news.Alias{Text: text, Kind: news.ShortName, Articles: 1} }

func TestGraphJoinsWhatIsSaidTwice(t *testing.T) {
	g, err := Graph(article(t), draft(t), make(Known, 2))
	if err != nil {
		t.Fatal(err)
	}
	if len(g.Entities) != 2 || len(g.Relations) != 2 || len(g.Statements) != 1 {
		t.Fatalf("got %d entities, %d relations, %d statements", len(g.Entities), len(g.Relations), len(g.Statements))
	}
	for _, r := range g.Relations {
		if r.Type == "PRAISED" && len(r.Evidence) != 2 {
			t.Errorf("PRAISED has %d pieces of evidence, want 2", len(r.Evidence))
		}
	}
}

func TestChoose(t *testing.T) {
	lorn := news.DraftEntity{Kind: news.Person, Name: "Lorn"}
	full := news.DraftEntity{Kind: news.Person, Name: "Ada Lorn", Aliases: []news.DraftAlias{{Text: "Lorn", Kind: news.ShortName}}}
	ada := known(news.Person, "Ada Lorn", short("Lorn"))
	eve := known(news.Person, "Eve Lorn", short("Lorn"))
	chat := known(news.Platform, "Chat")
	tests := []struct {
		name       string
		entity     news.DraftEntity
		candidates []news.Entity
		want       news.ID
	}{
		{"nobody known", full, nil, ""},
		{"full name", full, []news.Entity{ada}, ada.ID},
		{"full name among namesakes", full, []news.Entity{eve, ada}, ada.ID},
		{"surname of one known person", lorn, []news.Entity{ada}, ada.ID},
		{"surname of two known persons", lorn, []news.Entity{ada, eve}, ""},
		{"another person of that surname", full, []news.Entity{eve}, ""},
		{"company known as a platform", news.DraftEntity{Kind: news.Organization, Name: "Chat"}, []news.Entity{chat}, chat.ID},
		{"unnamed entities are kept to their article", full, []news.Entity{{Kind: news.Person, Unnamed: true, Aliases: ada.Aliases}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, _ := choose(test.entity, test.candidates)
			if got.ID != test.want {
				t.Errorf("got %q (%s), want %q", got.ID, got.Name, test.want)
			}
		})
	}
}

func TestGraphRefusesBadDrafts(t *testing.T) {
	d := draft(t)
	d.Relations[0].Evidence[0].Span.End = len(text) + 1
	if _, err := Graph(article(t), d, make(Known, 2)); err == nil {
		t.Error("a span beyond the text was accepted")
	}
}

package neo4j

import (
	"fmt"
	"testing"
	"time"

	"hearsay/internal/news"
)

// Every article of the hub's tells the same of it and of a guest of its own.
var (
	hub      = news.Entity{ID: news.EntityID(news.Person, "Hub Lorn"), Kind: news.Person, Name: "Hub Lorn"}
	platform = news.Entity{ID: news.EntityID(news.Platform, "Chirper"), Kind: news.Platform, Name: "Chirper"}
)

// wire is what all articles quote alike.
const wire = "the tide is high"

// hubs puts n articles, each with one relation of the hub's as subject and one
// as object, a statement about it, one by it, and an event with it.
func hubs(t testing.TB, s *Store, n int) {
	t.Helper()
	var graphs []news.Graph
	for i := range n {
		graphs = append(graphs, hubArticle(i))
	}
	if _, err := s.Put(t.Context(), graphs); err != nil {
		t.Fatal(err)
	}
}

func hubArticle(number int) news.Graph {
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(number) * time.Hour)
	name := fmt.Sprintf("Guest %d", number)
	guest := news.Entity{ID: news.EntityID(news.Person, name), Kind: news.Person, Name: name}
	text := fmt.Sprintf("Hub Lorn invited %s. “%s,” he wrote on Chirper. “Rope %d is ours,” %s said.", name, wire, number, name)
	article := news.Article{
		URL: fmt.Sprintf("https://example.org/hub/%d", number), Title: "Tides", Text: text, Outlet: "Fjord Radio", Published: day, Recorded: day,
	}
	article.ID = news.ArticleID(article.URL, "")
	proof, err := article.Quote(news.NewOffsets(text), news.Span{End: len("Hub Lorn")}, news.Span{End: len("Hub Lorn invited")})
	if err != nil {
		panic(err) // the spans are there
	}
	proof.Extractor, proof.Confidence = "test/1", 1
	when, evidence := news.NewWhen(day, news.Day, news.Explicit, ""), []news.Evidence{proof}
	relation := func(kind news.RelationType, subject, object news.ID) news.Relation {
		r := news.Relation{
			Type: kind, Subject: subject, Object: object, Polarity: news.Positive, Modality: news.Asserted, AttributedTo: hub.ID,
			When: when, Confidence: float64(number%10) / 10, Evidence: evidence,
		}
		r.ID = news.RelationID(r.Key())
		return r
	}
	statement := func(speaker news.ID, words string, about news.ID) news.Statement {
		return news.Statement{
			ID: news.StatementID(speaker, words), Speaker: speaker, Form: news.Direct, Text: words, Cue: "said", Platform: platform.ID,
			About: []news.Target{{Entity: about, Stance: news.Stances()[number%3]}}, When: when, Confidence: 0.5, Evidence: evidence,
		}
	}
	kind := news.RelationType("INVITED")
	if number%40 == 0 {
		kind = "PRAISED" // a seldom type
	}
	g := news.Graph{
		Article:   article,
		Relations: []news.Relation{relation(kind, hub.ID, guest.ID), relation("CRITICIZED", guest.ID, hub.ID)},
		Statements: []news.Statement{
			statement(hub.ID, wire, platform.ID), statement(hub.ID, fmt.Sprintf("rope %d", number), guest.ID),
			statement(guest.ID, fmt.Sprintf("Rope %d is ours", number), hub.ID),
		},
	}
	for _, e := range []news.Entity{hub, guest, platform} {
		e.Mentions, e.Articles = 2, 1
		e.Aliases = []news.Alias{{Text: e.Name, Kind: news.FullName, Articles: 1}}
		g.Entities = append(g.Entities, e)
	}
	g.Events = []news.Event{hubEvent(g, fmt.Sprintf("Meeting %d", number), guest.ID, when, evidence)}
	return g
}

func hubEvent(g news.Graph, name string, guest news.ID, when news.When, evidence []news.Evidence) news.Event {
	e := news.Event{
		Type: news.EventTypes()[0], When: when, Confidence: 0.5, Evidence: evidence,
		Participants: []news.Participant{{Entity: hub.ID, Role: "host"}, {Entity: guest, Role: "guest"}},
	}
	e.Entity = news.Entity{
		ID: news.EventID(e.Type, name, when, e.Participants, g.Article.ID), Kind: news.Happening, Name: name, Mentions: 1, Articles: 1,
		Aliases: []news.Alias{{Text: name, Kind: news.FullName, Articles: 1}},
	}
	return e
}

package news

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

var (
	adaID    = EntityID(Person, "Ada Lorn")
	boID     = EntityID(Person, "Bo Quill")
	haldenID = EntityID(Organization, "Halden Motors")
	tidesID  = EntityID(Work, "Tides Act")
)

const sampleText = "Ada Lorn invited Bo Quill. “The tide is high at 𝕏,” Quill said of the Tides Act. Halden Motors was there."

// sample returns a graph with everything in it.
func sample() Graph {
	a := Article{URL: "https://example.org/1", Title: "Tides", Text: sampleText, Published: at("2031-03-04T00:00:00Z")}
	a.ID = ArticleID(a.URL, a.Text)
	g := Graph{Article: a}
	for _, e := range []struct {
		kind Kind
		name string
	}{{Person, "Ada Lorn"}, {Person, "Bo Quill"}, {Organization, "Halden Motors"}, {Work, "Tides Act"}} {
		g.Entities = append(g.Entities, named(e.kind, e.name))
	}
	evidence := func(words string) []Evidence {
		start := strings.Index(sampleText, words)
		e, err := a.Quote(NewOffsets(a.Text), Span{start, start + len(words)}, Span{0, len(sampleText)})
		if err != nil {
			panic(err)
		}
		e.Extractor, e.Confidence = "test/1", 0.5
		return []Evidence{e}
	}
	r := Relation{
		Type: "INVITED", Subject: adaID, Object: boID, Polarity: Positive, Modality: Alleged, AttributedTo: haldenID,
		When: NewWhen(a.Published, Day, Explicit, ""), Confidence: 0.9, Evidence: evidence("invited"),
	}
	r.ID = RelationID(r.Key())
	s := Statement{
		Speaker: boID, OnBehalfOf: haldenID, Addressees: []ID{adaID}, Form: Direct, Text: "The tide is high at 𝕏", Cue: "said",
		About: []Target{{tidesID, Neutral}}, Platform: haldenID, Confidence: 0.8, Evidence: evidence("The tide is high at 𝕏"),
	}
	s.ID = StatementID(s.Speaker, s.Text)
	e := Event{Entity: named(Happening, "meeting"), Type: "MEETING", Participants: []Participant{{adaID, "host"}}, Confidence: 1, Evidence: evidence("there")}
	e.ID = EventID(e.Type, e.Name, e.When, e.Participants, a.ID)
	g.Relations, g.Statements, g.Events = []Relation{r}, []Statement{s}, []Event{e}
	return g
}

func named(kind Kind, name string) Entity {
	return Entity{ID: EntityID(kind, name), Kind: kind, Name: name, Aliases: []Alias{{name, FullName, 1}}, Mentions: 1, Articles: 1}
}

func TestVerify(t *testing.T) {
	g := sample()
	if err := g.Verify(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(sample(), g, cmp.FilterPath(func(p cmp.Path) bool {
		name := p.Last().String()
		return name == ".index" || name == ".offsets"
	}, cmp.Ignore())); diff != "" {
		t.Errorf("Verify changed the graph:\n%s", diff)
	}
}

func TestVerifyRefuses(t *testing.T) {
	for name, change := range map[string]func(*Graph){
		"article ID":              func(g *Graph) { g.Article.ID = ArticleID("", "x") },
		"no words":                func(g *Graph) { g.Article.Text = " … " },
		"text not UTF-8":          func(g *Graph) { g.Article.Text += "\xff" },
		"another text":            func(g *Graph) { g.Article.Text = strings.ToUpper(sampleText) },
		"title not UTF-8":         func(g *Graph) { g.Article.Title = "\xff" },
		"author not UTF-8":        func(g *Graph) { g.Article.Authors = []string{"", "\xff"} },
		"published between ticks": func(g *Graph) { g.Article.Published = g.Article.Published.Add(time.Millisecond) },
		"recorded elsewhere":      func(g *Graph) { g.Article.Recorded = time.Now() },

		"kind":               func(g *Graph) { g.Entities[0].Kind = "ROBOT" },
		"kind and ID":        func(g *Graph) { g.Entities[0].Kind = Organization },
		"entity ID":          func(g *Graph) { g.Entities[0].ID += "x" },
		"event among them":   func(g *Graph) { g.Entities = append(g.Entities, named(Happening, "fair")) },
		"entity twice":       func(g *Graph) { g.Entities = append(g.Entities, g.Entities[0]) },
		"nameless":           func(g *Graph) { g.Entities[0].Name = "…" },
		"name no alias":      func(g *Graph) { g.Entities[0].Name = "Ada" },
		"mentions":           func(g *Graph) { g.Entities[0].Mentions = -1 },
		"articles":           func(g *Graph) { g.Entities[0].Articles = 2 },
		"alias twice":        func(g *Graph) { e := &g.Entities[0]; e.Aliases = append(e.Aliases, Alias{"Ada Lorn", ShortName, 1}) },
		"alias empty":        func(g *Graph) { e := &g.Entities[0]; e.Aliases = append(e.Aliases, Alias{"", ShortName, 1}) },
		"alias of many":      func(g *Graph) { g.Entities[0].Aliases[0].Articles = 7 },
		"alias of no kind":   func(g *Graph) { g.Entities[0].Aliases[0].Kind = "NICK" },
		"alias not UTF-8":    func(g *Graph) { e := &g.Entities[0]; e.Aliases = append(e.Aliases, Alias{"\xff", ShortName, 1}) },
		"event type":         func(g *Graph) { g.Events[0].Type = "PICNIC" },
		"event kind":         func(g *Graph) { g.Events[0].Kind = Topic },
		"event twice":        func(g *Graph) { g.Events = append(g.Events, g.Events[0]) },
		"participant":        func(g *Graph) { g.Events[0].Participants[0].Entity = "per_x" },
		"no role":            func(g *Graph) { g.Events[0].Participants[0].Role = "" },
		"event time":         func(g *Graph) { g.Events[0].When.Grain = Day },
		"event evidence":     func(g *Graph) { g.Events[0].Evidence = nil },
		"event confidence":   func(g *Graph) { g.Events[0].Confidence = 2 },
		"event name":         func(g *Graph) { g.Events[0].Aliases = nil },
		"relation type":      func(g *Graph) { g.Relations[0].Type = "HUGGED" },
		"relation ID":        func(g *Graph) { g.Relations[0].Polarity = Negated },
		"relation twice":     func(g *Graph) { g.Relations = append(g.Relations, g.Relations[0]) },
		"relation time":      func(g *Graph) { g.Relations[0].When.Basis = "" },
		"relation detail":    func(g *Graph) { g.Relations[0].Detail = "\xff" },
		"relation evidence":  func(g *Graph) { g.Relations[0].Evidence = nil },
		"not a confidence":   func(g *Graph) { g.Relations[0].Confidence = math.NaN() },
		"to itself":          relation(func(r *Relation) { r.Object = r.Subject }),
		"unknown end":        relation(func(r *Relation) { r.Object = EntityID(Person, "Nobody") }),
		"unknown claimant":   relation(func(r *Relation) { r.AttributedTo = EntityID(Person, "Nobody") }),
		"end is a fact":      relation(func(r *Relation) { r.AttributedTo = StatementID(boID, "The tide is high at 𝕏") }),
		"object kind":        relation(func(r *Relation) { r.Object = tidesID }),
		"polarity":           relation(func(r *Relation) { r.Polarity = "MAYBE" }),
		"modality":           relation(func(r *Relation) { r.Modality = "" }),
		"ends out of order":  symmetricBackwards,
		"statement ID":       func(g *Graph) { g.Statements[0].Speaker = adaID },
		"statement twice":    func(g *Graph) { g.Statements = append(g.Statements, g.Statements[0]) },
		"form":               func(g *Graph) { g.Statements[0].Form = "SUNG" },
		"statement time":     func(g *Graph) { g.Statements[0].When.Text = "once" },
		"statement evidence": func(g *Graph) { g.Statements[0].Evidence = nil },
		"cue not UTF-8":      func(g *Graph) { g.Statements[0].Cue = "\xff" },
		"principal":          func(g *Graph) { g.Statements[0].OnBehalfOf = "per_x" },
		"platform":           func(g *Graph) { g.Statements[0].Platform = g.Article.ID },
		"no addressee":       func(g *Graph) { g.Statements[0].Addressees = []ID{""} },
		"addressee":          func(g *Graph) { g.Statements[0].Addressees = []ID{EntityID(Person, "Nobody")} },
		"target":             func(g *Graph) { g.Statements[0].About[0].Entity = "" },
		"target twice":       func(g *Graph) { s := &g.Statements[0]; s.About = append(s.About, Target{tidesID, Favourable}) },
		"stance":             func(g *Graph) { g.Statements[0].About[0].Stance = "MEH" },
		"wordless":           func(g *Graph) { s := &g.Statements[0]; s.Text = "…"; s.ID = StatementID(s.Speaker, s.Text) },

		"span":            evidence(func(e *Evidence) { e.Span.End = len(sampleText) + 1 }),
		"empty span":      evidence(func(e *Evidence) { e.Span.End = e.Span.Start }),
		"cut character":   evidence(func(e *Evidence) { e.Span.End-- }),
		"sentence":        evidence(func(e *Evidence) { e.Sentence.Start = -1 }),
		"outside":         evidence(func(e *Evidence) { e.Sentence = Span{0, 3}; e.Context = "Ada" }),
		"other words":     evidence(func(e *Evidence) { e.Text = "The tide is low at 𝕏" }),
		"other context":   evidence(func(e *Evidence) { e.Context = "context" }),
		"code points":     evidence(func(e *Evidence) { e.CodePoints.End++ }),
		"UTF-16":          evidence(func(e *Evidence) { e.UTF16.End-- }),
		"other article":   evidence(func(e *Evidence) { e.Article = ArticleID("", "x") }),
		"other time":      evidence(func(e *Evidence) { e.Published = e.Published.Add(time.Second) }),
		"no extractor":    evidence(func(e *Evidence) { e.Extractor = "" }),
		"how sure":        evidence(func(e *Evidence) { e.Confidence = -0.1 }),
		"cue of evidence": evidence(func(e *Evidence) { e.Cue = "\xff" }),
		"evidence twice":  func(g *Graph) { s := &g.Statements[0]; s.Evidence = append(s.Evidence, s.Evidence[0]) },
	} {
		g := sample()
		change(&g)
		if err := g.Verify(); err == nil {
			t.Errorf("%s: the graph was accepted", name)
		}
	}
}

// relation changes the sample's relation, and gives it the ID that it then has.
func relation(change func(*Relation)) func(*Graph) {
	return func(g *Graph) {
		r := &g.Relations[0]
		change(r)
		r.ID = RelationID(r.Key())
	}
}

func evidence(change func(*Evidence)) func(*Graph) {
	return func(g *Graph) { change(&g.Statements[0].Evidence[0]) }
}

func symmetricBackwards(g *Graph) {
	r := &g.Relations[0]
	r.Type, r.Subject, r.Object = "MET_WITH", max(adaID, boID), min(adaID, boID)
	r.ID = RelationID(r.Key())
}

func TestArticleVerify(t *testing.T) {
	big := Article{Text: strings.Repeat("a", MaxText+1)}
	big.ID = ArticleID("", big.Text)
	if err := big.Verify(); err == nil {
		t.Error("a text beyond the limit was accepted")
	}
	if err := (Article{Text: "?!"}).Verify(); !errors.Is(err, ErrEmptyText) {
		t.Errorf("got %v, want the empty text", err)
	}
}

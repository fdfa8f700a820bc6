package news

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func becomes(pairs map[ID]ID) func(ID) ID {
	return func(id ID) ID {
		if now, ok := pairs[id]; ok {
			return now
		}
		return id
	}
}

func TestRename(t *testing.T) {
	g := sample()
	got := g.Rename(becomes(map[ID]ID{boID: haldenID}))
	if err := got.Verify(); err != nil {
		t.Errorf("what comes out is no graph: %v", err)
	}
	if diff := cmp.Diff(sample(), g, cmpopts.IgnoreUnexported(Graph{})); diff != "" {
		t.Errorf("the graph itself was changed:\n%s", diff)
	}
	halden := got.Entities[1]
	if len(got.Entities) != 3 || halden.ID != haldenID || halden.Kind != Organization || halden.Mentions != 2 || len(halden.Aliases) != 2 {
		t.Errorf("entities: %+v", got.Entities)
	}
	if r := got.Relations[0]; r.Object != haldenID || r.AttributedTo != haldenID || r.ID != RelationID(r.Key()) || r.ID == g.Relations[0].ID {
		t.Errorf("relation: %+v", r)
	}
	if s := got.Statements[0]; s.Speaker != haldenID || s.ID != StatementID(haldenID, s.Text) {
		t.Errorf("statement: %+v", s)
	}
	if got := g.Rename(becomes(map[ID]ID{boID: adaID})).Relations; len(got) != 0 {
		t.Errorf("somebody stands in a relation to himself: %+v", got)
	}
}

func TestRenameEvents(t *testing.T) {
	g := sample()
	fair := g.Events[0]
	fair.Entity, fair.Type = named(Happening, "fair"), "CEREMONY"
	fair.When = NewWhen(g.Article.Published, Day, Explicit, "")
	fair.Participants = []Participant{{boID, "guest"}, {g.Events[0].ID, "part"}, {adaID, "host"}}
	g.Events = append(g.Events, fair)
	if err := g.Verify(); err != nil {
		t.Fatal(err)
	}
	got := g.Rename(becomes(map[ID]ID{fair.ID: g.Events[0].ID}))
	if err := got.Verify(); err != nil {
		t.Errorf("what comes out is no graph: %v", err)
	}
	want := Event{
		Entity: Entity{
			ID: g.Events[0].ID, Kind: Happening, Name: "meeting", Mentions: 2, Articles: 1,
			Aliases: []Alias{{"fair", FullName, 1}, {"meeting", FullName, 1}},
		},
		Type: "MEETING", When: fair.When, Participants: []Participant{{boID, "guest"}, {adaID, "host"}}, Confidence: 1, Evidence: fair.Evidence,
	}
	if diff := cmp.Diff([]Event{want}, got.Events); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestRenameInSteps holds what makes merging possible without the graphs as
// they were given: renaming step by step, and in any order of the nodes, gives
// what renaming at once gives.
func TestRenameInSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := anyGraph(t)
		step := func(name string) map[ID]ID {
			ids := rapid.Permutation([]ID{adaID, boID, haldenID}).Draw(t, name)
			return map[ID]ID{ids[0]: ids[1]}
		}
		first := becomes(step("first"))
		second := becomes(step("second"))
		once := g.Rename(func(id ID) ID { return second(first(id)) })
		shuffled := Graph{
			Article: g.Article, Entities: shuffle(t, g.Entities), Events: shuffle(t, g.Events),
			Relations: shuffle(t, g.Relations), Statements: shuffle(t, g.Statements),
		}
		between := shuffled.Rename(first)
		between.Relations, between.Statements = shuffle(t, between.Relations), shuffle(t, between.Statements)
		between.Entities, between.Events = shuffle(t, between.Entities), shuffle(t, between.Events)
		if diff := cmp.Diff(once, between.Rename(second), byID()...); diff != "" {
			t.Fatalf("-at once +in steps\n%s", diff)
		}
	})
}

// byID compares graphs whatever the order of their nodes.
func byID() []cmp.Option {
	return []cmp.Option{
		cmpopts.IgnoreUnexported(Graph{}),
		cmpopts.SortSlices(func(a, b Entity) bool { return a.ID < b.ID }),
		cmpopts.SortSlices(func(a, b Event) bool { return a.ID < b.ID }),
		cmpopts.SortSlices(func(a, b Relation) bool { return a.ID < b.ID }),
		cmpopts.SortSlices(func(a, b Statement) bool { return a.ID < b.ID }),
		cmpopts.SortSlices(func(a, b Alias) bool { return a.Text < b.Text }),
		cmpopts.SortSlices(func(a, b Evidence) bool { return a.Span.Start < b.Span.Start }),
	}
}

func shuffle[T any](t *rapid.T, items []T) []T {
	if len(items) == 0 {
		return nil
	}
	return rapid.Permutation(items).Draw(t, "order")
}

// anyGraph returns facts about three entities that have much in common.
func anyGraph(t *rapid.T) Graph {
	g := sample()
	template := g.Statements[0]
	g.Relations, g.Statements, g.Events = nil, nil, nil
	who := rapid.SampledFrom([]ID{adaID, boID, haldenID})
	confidence := rapid.SampledFrom([]float64{0.25, 0.5, 1})
	proof := func() []Evidence {
		e := template.Evidence[0]
		e.Span = Span{rapid.IntRange(0, 3).Draw(t, "start"), rapid.IntRange(4, 5).Draw(t, "end")}
		e.Cue, e.Confidence = rapid.SampledFrom([]string{"", "said"}).Draw(t, "cue"), confidence.Draw(t, "how sure")
		return []Evidence{e}
	}
	when := func() When {
		w := NewWhen(at("2031-03-04T00:00:00Z"), rapid.SampledFrom([]Grain{Day, Month}).Draw(t, "grain"), rapid.SampledFrom(Bases()).Draw(t, "basis"),
			rapid.SampledFrom([]string{"", "then"}).Draw(t, "words"))
		if rapid.Bool().Draw(t, "undated") {
			return When{}
		}
		return w
	}
	for range rapid.IntRange(0, 4).Draw(t, "relations") {
		r := Relation{
			Type: rapid.SampledFrom([]RelationType{"INVITED", "MET_WITH"}).Draw(t, "type"), Subject: who.Draw(t, "subject"), Object: who.Draw(t, "object"),
			Polarity: Positive, Modality: Asserted, Detail: rapid.SampledFrom([]string{"", "a", "b", "cc"}).Draw(t, "detail"),
			When: when(), Confidence: confidence.Draw(t, "confidence"), Evidence: proof(),
		}
		g.Relations = append(g.Relations, r)
	}
	for range rapid.IntRange(0, 4).Draw(t, "statements") {
		s := Statement{
			Speaker: who.Draw(t, "speaker"), Addressees: rapid.SliceOfN(who, 0, 2).Draw(t, "to"), Form: rapid.SampledFrom(Forms()).Draw(t, "form"),
			Text: rapid.SampledFrom([]string{"Yes", "yes!", "no"}).Draw(t, "text"), Cue: rapid.SampledFrom([]string{"", "said"}).Draw(t, "cue"),
			When: when(), Confidence: confidence.Draw(t, "confidence"), Evidence: proof(),
		}
		for range rapid.IntRange(0, 3).Draw(t, "targets") {
			s.About = append(s.About, Target{who.Draw(t, "target"), rapid.SampledFrom(Stances()).Draw(t, "stance")})
		}
		g.Statements = append(g.Statements, s)
	}
	g.Events = anyEvents(t, who, when, proof)
	return g.Rename(func(id ID) ID { return id })
}

func anyEvents(t *rapid.T, who *rapid.Generator[ID], when func() When, proof func() []Evidence) []Event {
	var out []Event
	for range rapid.IntRange(0, 2).Draw(t, "events") {
		e := Event{Entity: named(Happening, rapid.SampledFrom([]string{"fair", "talk"}).Draw(t, "name")), Type: "MEETING", When: when(), Evidence: proof()}
		for range rapid.IntRange(0, 3).Draw(t, "participants") {
			e.Participants = append(e.Participants, Participant{who.Draw(t, "participant"), rapid.SampledFrom([]string{"guest", "host"}).Draw(t, "role")})
		}
		e.ID = EventID(e.Type, e.Name, e.When, e.Participants, "art_x")
		out = append(out, e)
	}
	return out
}

func TestJoinTimes(t *testing.T) {
	day := at("2031-03-04T00:00:00Z")
	falling := []When{
		NewWhen(day, Minute, Relative, ""), NewWhen(day, Day, Explicit, ""), NewWhen(day, Day, Explicit, "today"), NewWhen(day, Day, Inferred, ""),
		NewWhen(day, Year, Explicit, ""), {To: day, Grain: Interval, Basis: Explicit}, {},
	}
	for i, a := range falling {
		for _, b := range falling[i:] {
			if got := clearer(b, a); got != a {
				t.Errorf("%+v is clearer than %+v", got, a)
			}
		}
	}
	later := NewWhen(day.Add(24*time.Hour), Day, Explicit, "")
	if clearer(later, falling[1]) != falling[1] {
		t.Error("of equally clear times the earlier was not taken")
	}
}

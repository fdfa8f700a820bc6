package extract

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"hearsay/internal/measure"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// dyadRow is a text with who did what to whom; spans are in code points.
type dyadRow struct {
	ID, Text string
	Until    *int `json:"scored_until"`
	Events   []dyadEvent
}

type dyadEvent struct {
	Sources, Targets []dyadActor
	Symmetric        bool
	Quad             string
	Text             string `json:"event_text"`
}

type dyadActor struct {
	Text, Name string
	Span       *[2]int
}

// TestDyads measures how many of the annotated pairs of a source and a target
// are read as a relation of any type, and for how many of those the type is of
// the right quadrant: cooperation or conflict, in words or in deeds.
func TestDyads(t *testing.T) {
	parser := nlp.New()
	var figures []measure.Figure
	for _, set := range []string{"plover", "meantime"} {
		d := dyads{parser: parser}
		for _, row := range measure.Rows[dyadRow](t, measure.Data(t, "bench", "dev", "events", "events_"+set+".jsonl")) {
			d.add(t, row)
		}
		figures = append(figures, measure.Figure{Name: set + ", dyads, recall", Value: percent(d.found, d.asked)})
		if d.quads > 0 {
			figures = append(figures, measure.Figure{Name: set + ", quadrant of those", Value: percent(d.quadsRight, d.quads)})
		}
	}
	measure.Figures(t, filepath.Join("testdata", "dyads.golden"), figures)
}

type dyads struct {
	parser            *nlp.Parser
	found, asked      int
	quadsRight, quads int
}

func (d *dyads) add(t *testing.T, row dyadRow) {
	t.Helper()
	doc, err := d.parser.Parse(context.Background(), row.Text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	draft := Read(news.Article{Text: row.Text}, doc)
	offsets := news.NewOffsets(row.Text)
	for _, e := range row.Events {
		for i, source := range e.Sources {
			for j, target := range e.Targets {
				if e.Symmetric && j <= i {
					continue
				}
				d.ask(t, row, draft, offsets, e, source, target)
			}
		}
	}
}

func (d *dyads) ask(t *testing.T, row dyadRow, draft news.Draft, offsets *news.Offsets, e dyadEvent, source, target dyadActor) {
	t.Helper()
	d.asked++
	found, right := false, false
	for _, r := range draft.Relations {
		subject, object := draft.Entities[r.Subject], draft.Entities[r.Object]
		forward := source.is(row.Text, subject, offsets) && target.is(row.Text, object, offsets)
		backward := source.is(row.Text, object, offsets) && target.is(row.Text, subject, offsets)
		if forward || e.Symmetric && backward {
			found = true
			right = right || quadrant(r) == e.Quad
		}
	}
	if !found {
		if testing.Verbose() {
			t.Logf("missed %s: %s %s %s", row.ID, source.Text, e.Text, target.Text)
		}
		return
	}
	d.found++
	if e.Quad != "" {
		d.quads++
		if right {
			d.quadsRight++
		}
	}
}

// is reports whether an entity is the annotated actor: it is mentioned there, or
// its name holds the actor's.
func (a dyadActor) is(text string, e news.DraftEntity, offsets *news.Offsets) bool {
	for _, m := range e.Mentions {
		if at := offsets.CodePoints(m); a.Span != nil && at.Start < a.Span[1] && a.Span[0] < at.End {
			return true
		}
	}
	own := " " + news.Fold(e.Name) + " "
	for _, name := range []string{a.Text, a.Name} {
		if form := news.Fold(name); form != "" && strings.Contains(own, " "+form+" ") {
			return true
		}
	}
	return false
}

// quadrant returns where the deed of a relation lies; what did not happen lies
// opposite, as the event ontology has it.
func quadrant(r news.DraftRelation) string {
	info, _ := r.Type.Info()
	class, _, _ := strings.Cut(info.PLOVER, ":")
	switch class {
	case "AGREE", "CONSULT", "SUPPORT", "CONCEDE":
		return "verbal_coop"
	case "COOPERATE", "AID", "RETREAT":
		return "material_coop"
	case "REQUEST", "ACCUSE", "REJECT", "THREATEN":
		return "verbal_conflict"
	case "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT":
		return "material_conflict"
	}
	return ""
}

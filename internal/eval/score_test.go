package eval_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/eval"
	"hearsay/internal/news"
)

const text = `Voss criticized Halden Motors. "They lied," she said.`

func annotated() eval.Article {
	voss := "voss"
	return eval.Article{
		ID: "a", Text: text,
		Entities: []eval.Entity{
			{ID: "voss", Type: "PERSON", Name: "Mara Voss", Mentions: []string{"Voss"}},
			{ID: "halden", Type: "ORGANIZATION", Name: "Halden Motors"},
		},
		Relations: []eval.Relation{
			{Type: "CRITICIZED", Subject: "voss", Object: "halden", Polarity: news.Positive, Modality: news.Asserted},
			{Type: "ACCUSED", Subject: "voss", Object: "halden", Polarity: news.Positive, Modality: news.Asserted, Core: new(bool)},
		},
		Statements: []eval.Statement{{
			Speaker: &voss, QuoteType: news.Direct, Text: "They lied",
			About: []eval.Target{{Target: "halden", Stance: news.Unfavourable}},
		}},
	}
}

// draft returns what a perfect extractor reads of the article.
func draft() news.Draft {
	return news.Draft{
		Entities: []news.DraftEntity{{Kind: news.Person, Name: "Voss"}, {Kind: news.Organization, Name: "Halden Motors"}},
		Relations: []news.DraftRelation{{
			Type: "CRITICIZED", Subject: 0, Object: 1, Polarity: news.Positive, Modality: news.Asserted, AttributedTo: news.None, Confidence: .8,
		}},
		Statements: []news.DraftStatement{{
			Speaker: 0, Form: news.Direct, Text: "They lied,", About: []news.DraftTarget{{Entity: 1, Stance: news.Unfavourable}},
		}},
	}
}

func TestScore(t *testing.T) {
	tests := []struct {
		name    string
		change  func(*news.Draft)
		measure eval.Measure
		want    eval.Tally
		kind    eval.ErrorKind // of the first error, "" for none
	}{
		{"all right", func(*news.Draft) {}, eval.RelationsStrict, eval.Tally{Right: 1, Predicted: 1, Found: 1, Asked: 1}, ""},
		{"a fact that is not core is right", func(d *news.Draft) {
			extra := d.Relations[0]
			extra.Type = "ACCUSED"
			d.Relations = append(d.Relations, extra)
		}, eval.RelationsStrict, eval.Tally{Right: 2, Predicted: 2, Found: 1, Asked: 1}, ""},
		{"nothing read", func(d *news.Draft) { *d = news.Draft{} }, eval.Entities, eval.Tally{Asked: 2}, eval.MissedEntity},
		{"a type of the same family", func(d *news.Draft) { d.Relations[0].Type = "ACCUSED" },
			eval.RelationFamilies, eval.Tally{Right: 1, Predicted: 1, Found: 1, Asked: 1}, eval.OtherRelation},
		{"the other direction", func(d *news.Draft) { d.Relations[0].Subject, d.Relations[0].Object = 1, 0 },
			eval.RelationPairs, eval.Tally{Right: 1, Predicted: 1, Found: 1, Asked: 1}, eval.ExtraRelation},
		{"the other direction, strictly", func(d *news.Draft) { d.Relations[0].Subject, d.Relations[0].Object = 1, 0 },
			eval.RelationsStrict, eval.Tally{Predicted: 1, Asked: 1}, eval.ExtraRelation},
		{"denied", func(d *news.Draft) { d.Relations[0].Polarity = news.Negated },
			eval.RelationsStrict, eval.Tally{Predicted: 1, Asked: 1}, eval.ExtraRelation},
		{"unsure", func(d *news.Draft) { d.Relations[0].Confidence = .5 }, eval.AssertedStrict, eval.Tally{Asked: 1}, ""},
		{"half of the words", func(d *news.Draft) { d.Statements[0].Text = "They lied and then some" },
			eval.Statements, eval.Tally{Right: 1, Predicted: 1, Found: 1, Asked: 1}, ""},
		{"other words", func(d *news.Draft) { d.Statements[0].Text = "Nothing of it" },
			eval.DirectStatements, eval.Tally{Predicted: 1, Asked: 1}, eval.ExtraStatement},
		{"nobody speaks", func(d *news.Draft) { d.Statements[0].Speaker = news.None }, eval.Speakers, eval.Tally{Asked: 1}, eval.WrongSpeaker},
		{"about nothing", func(d *news.Draft) { d.Statements[0].About = nil }, eval.About, eval.Tally{Asked: 1}, eval.MissedTarget},
		{"another stance", func(d *news.Draft) { d.Statements[0].About[0].Stance = news.Neutral }, eval.Stances, eval.Tally{Asked: 1}, eval.WrongStance},
		{"another type", func(d *news.Draft) { d.Entities[1].Kind = news.Place }, eval.EntityTypes, eval.Tally{Found: 1, Asked: 2}, eval.EntityType},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := draft()
			tt.change(&d)
			got := eval.Score(annotated(), d)
			if got.Sheet[tt.measure] != tt.want {
				t.Errorf("%v is %+v, want %+v", tt.measure, got.Sheet[tt.measure], tt.want)
			}
			var kind eval.ErrorKind
			if len(got.Errors) > 0 {
				kind = got.Errors[0].Kind
			}
			if kind != tt.kind {
				t.Errorf("the first error is %q, want %q", kind, tt.kind)
			}
		})
	}
}

func TestNamesAreComparedFolded(t *testing.T) {
	for name, right := range map[string]bool{
		"Mara Voss": true, "Governor Voss": true, "the governor Mara Voss": true, "MARA VOSS": true, "Voss's": true, "Voss’": true,
		"Mara Elin Voss": true, "Ann Voss": false, "Mara": false,
	} {
		d := news.Draft{Entities: []news.DraftEntity{{Kind: news.Person, Name: name}}}
		if got := eval.Score(annotated(), d).Sheet[eval.Principals].Right == 1; got != right {
			t.Errorf("%q is taken for Mara Voss: %v, want %v", name, got, right)
		}
	}
}

func TestReport(t *testing.T) {
	good, bad := eval.Score(annotated(), draft()), eval.Score(annotated(), news.Draft{})
	report := eval.NewReport([]eval.Result{good, good, bad, bad})
	f := report.Figures[eval.RelationsStrict]
	if f.Precision != 1 || f.Recall != .5 || f.Low >= f.Value || f.High <= f.Value {
		t.Errorf("got %+v, want precision 1, recall .5 and bounds around F1", f)
	}
	if len(report.Reliability) != 1 || report.Reliability[0].Count != 2 || report.Reliability[0].Right != 1 || report.Reliability[0].From != .8 {
		t.Errorf("got %+v, want one bin from .8 with two relations, both right", report.Reliability)
	}
	for i := range report.Errors[1:] {
		if len(report.Errors[i].Errors) < len(report.Errors[i+1].Errors) {
			t.Errorf("%q stands before %q, which is larger", report.Errors[i].Kind, report.Errors[i+1].Kind)
		}
	}
}

func TestParts(t *testing.T) {
	var articles []eval.Article
	for _, id := range strings.Fields("a b c d e f g h i j k l") {
		articles = append(articles, eval.Article{ID: id})
	}
	tune, check := eval.Tune.Of(articles), eval.Check.Of(articles)
	if len(eval.All.Of(articles)) != len(articles) || len(tune)+len(check) != len(articles) || len(tune) == 0 || len(check) == 0 {
		t.Errorf("%d articles are split into %d and %d", len(articles), len(tune), len(check))
	}
}

func TestLoadErrors(t *testing.T) {
	tests := map[string]string{
		`{`:             "unexpected end of JSON input",
		`{"text": " "}`: "text: is empty",
		`{"text": "x", "entities": [{"id": "a", "type": "CITY"}]}`:                                                         `type "CITY": must be one of`,
		`{"text": "x", "relations": [{"type": "HUGGED", "subject": "a", "object": "b"}]}`:                                  "relation 1 (HUGGED): unknown type",
		`{"text": "x", "relations": [{"type": "INVITED", "subject": "a", "object": "b"}]}`:                                 `no entity has the id "a"`,
		`{"text": "x", "relations": [{"type": "INVITED", "subject": "a", "object": "b", "polarity": "YES"}]}`:              `polarity "YES"`,
		`{"text": "x", "relations": [{"type": "INVITED", "subject": "a", "object": "b", "modality": "MAYBE"}]}`:            `modality "MAYBE"`,
		`{"text": "x", "relations": [{"type": "INVITED", "subject": "a", "object": "b", "attributedTo": "c"}]}`:            `no entity has the id "c"`,
		`{"text": "x", "statements": [{"text": "y", "quoteType": "DIRECT", "about": [{"target": "a", "stance": "MEH"}]}]}`: `stance "MEH"`,
		`{"text": "x", "statements": [{"text": "y", "quoteType": "SUNG", "speaker": "who"}]}`:                              `quoteType "SUNG"`,
		`{"text": "x", "statements": [{"text": "y", "quoteType": "DIRECT", "speaker": "who"}]}`:                            `statement 1: no entity has the id "who"`,
	}
	for content, want := range tests {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "a.json"), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := eval.Load(dir); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "a.json") {
			t.Errorf("%s gives the error %v, want one with the file's name and %q", content, err, want)
		}
	}
	if _, err := eval.Load(t.TempDir()); err == nil || !strings.Contains(err.Error(), "no annotated article") {
		t.Errorf("an empty directory gives the error %v", err)
	}
}

// TestAnnotatedTargets fails where a read statement is not told what it is
// annotated to be about.
func TestAnnotatedTargets(t *testing.T) {
	gold := eval.Article{
		Text:     "Voss called the plan of Lindqvist a gift.",
		Entities: []eval.Entity{{ID: "v", Name: "Voss"}, {ID: "l", Name: "Lindqvist"}},
		Statements: []eval.Statement{
			{Text: "the plan of Lindqvist a gift", QuoteType: news.Indirect, About: []eval.Target{{Target: "l", Stance: news.Unfavourable}}},
			{Text: "something else altogether", QuoteType: news.Indirect, About: []eval.Target{{Target: "v", Stance: news.Neutral}}},
		},
	}
	read := news.Draft{
		Entities:   []news.DraftEntity{{Name: "Lindqvist"}, {Name: "Voss"}},
		Statements: []news.DraftStatement{{Text: "plan of Lindqvist a gift"}, {Text: "nobody wrote this down"}},
	}
	want := map[int]map[int]news.Stance{0: {0: news.Unfavourable}}
	if diff := cmp.Diff(want, eval.AnnotatedTargets(gold, read)); diff != "" {
		t.Error(diff)
	}
}

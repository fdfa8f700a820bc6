package times

import (
	"context"
	"hash/fnv"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"hearsay/internal/measure"
	"hearsay/internal/nlp"
)

// valueFloor is the F1 of values that must be reached over all texts.
const valueFloor = 80

// TestMeantime measures the expressions of MEANTIME as TempEval-3 does. The
// rules were made for the misses of one half of the texts; the other half says
// what they are worth elsewhere.
func TestMeantime(t *testing.T) {
	parser := nlp.New()
	var all, made, held, places timexAgreement
	for _, row := range measure.Rows[meantimeRow](t, measure.Data(t, "bench", "dev", "temporal", "temporal_meantime.jsonl")) {
		found := row.upTo(readTimexes(t, parser, row))
		a := compare(row.Timexes, found)
		all.add(a)
		places.add(compare(inCalendar(row.Timexes), inCalendar(found)))
		if row.held() {
			held.add(a)
		} else {
			made.add(a)
		}
	}
	figures := slices.Concat(all.figures("all"), made.figures("half"), held.figures("held out"), places.figures("dates and times alone"))
	figures[valueOfAll].Floor = valueFloor
	measure.Figures(t, filepath.Join("testdata", "meantime.golden"), figures)
}

// meantimeRow is an article with its expressions of time by code points. Only
// its first sentences were annotated: up to Until.
type meantimeRow struct {
	ID      string  `json:"id"`
	Date    string  `json:"dct"` // empty where unknown
	Text    string  `json:"text"`
	Until   int     `json:"scored_until"`
	Timexes []timex `json:"timexes"`
}

// held reports whether the article is of the half that no rule was made for.
func (r meantimeRow) held() bool {
	hash := fnv.New32a()
	hash.Write([]byte(r.ID))
	return hash.Sum32()%2 == 1
}

func (r meantimeRow) published() time.Time {
	day, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		return time.Time{}
	}
	return day
}

func (r meantimeRow) upTo(found []timex) []timex {
	var out []timex
	for _, t := range found {
		if t.Span[0] < r.Until {
			out = append(out, t)
		}
	}
	return out
}

// inCalendar leaves out how long something lasts and how often it comes, which
// the package does not read.
func inCalendar(timexes []timex) []timex {
	var out []timex
	for _, t := range timexes {
		if t.Type == "DATE" || t.Type == "TIME" {
			out = append(out, t)
		}
	}
	return out
}

// readTimexes finds the expressions of an article as the product does: sentence
// by sentence, the future told by the tree.
func readTimexes(t *testing.T, parser *nlp.Parser, row meantimeRow) []timex {
	t.Helper()
	doc, err := parser.Parse(context.Background(), row.Text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []timex
	published := row.published()
	for _, s := range doc.Sentences {
		text := annotatedText{doc: doc, first: s.Words.First, published: published}
		for _, w := range doc.Words[s.Words.First:s.Words.End] {
			text.words = append(text.words, w.Form)
		}
		if day, ok := Dateline(text.words); ok && published.IsZero() {
			published = day
		}
		out = append(out, text.timexes()...)
	}
	return out
}

// valueOfAll is the place of the F1 of values among the figures.
const valueOfAll = 3

func (a timexAgreement) figures(name string) []measure.Figure {
	return []measure.Figure{
		{Name: name + ", strict F1", Value: f1(a.strict, a)},
		{Name: name + ", relaxed F1", Value: f1(a.relaxed, a)},
		{Name: name + ", type F1", Value: f1(a.kind, a)},
		{Name: name + ", value F1", Value: f1(a.value, a)},
	}
}

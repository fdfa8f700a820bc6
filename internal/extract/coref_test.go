package extract

import (
	"context"
	"path/filepath"
	"slices"
	"testing"

	"hearsay/internal/measure"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// newsFloor is the share of pronouns and of descriptions that must be referred
// to the right name in news, in per cent.
const newsFloor = 34

// TestCoreference measures on texts with annotated coreference how often "she"
// and "the company" are referred to the right name. It needs the measuring
// data; with -update it writes the golden file.
func TestCoreference(t *testing.T) {
	if testing.Short() {
		t.Skip("takes some seconds")
	}
	sums := map[string]*corefSum{}
	for _, genre := range corefGenres {
		sums[genre] = &corefSum{}
	}
	extractor := New(anyLanguage{nlp.New()})
	invented, _ := ownRows(t)
	for _, row := range slices.Concat(corefRows(t), businessRows(t), invented) {
		sum := sums[row.Genre]
		if sum == nil || (row.Genre == "business" || row.Genre == "invented") && !heldOut(row) {
			continue
		}
		draft, err := extractor.Extract(t.Context(), row.article())
		if err != nil {
			t.Fatalf("%s: %v", row.ID, err)
		}
		sum.add(row, draft.Entities)
	}
	var figures []measure.Figure
	for _, genre := range corefGenres {
		figures = append(figures, sums[genre].figures(genre)...)
	}
	measure.Figures(t, filepath.Join("testdata", "coref.golden"), figures)
}

// corefGenres are the genres that are reported, the one that counts first.
var corefGenres = []string{"news", "invented", "business", "interview", "bio", "speech"}

// anyLanguage is a parser that reads a text whatever its language seems to be.
type anyLanguage struct{ *nlp.Parser }

func (p anyLanguage) Parse(ctx context.Context, text string, options nlp.Options) (*nlp.Doc, error) {
	options.Force = true
	return p.Parser.Parse(ctx, text, options)
}

// corefSum adds up what became of the annotated mentions of named entities, and
// of the pronouns that were referred to somebody.
// Descriptions by a common noun leave out second names and dates.
type corefSum struct{ pronouns, descriptions, common, drawn resolution }

// resolution counts mentions.
type resolution struct{ asked, answered, right int }

func (n *resolution) add(o resolution) { *n = n.plus(o) }

func (n resolution) plus(o resolution) resolution {
	return resolution{n.asked + o.asked, n.answered + o.answered, n.right + o.right}
}

// recall is the share of what was asked for, precision that of what was
// answered, in per cent; 100 of nothing.
func (n resolution) recall() float64    { return percent(n.right, n.asked) }
func (n resolution) precision() float64 { return percent(n.right, n.answered) }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 100
	}
	return 100 * float64(part) / float64(whole)
}

func (s *corefSum) add(row corefRow, entities []news.DraftEntity) {
	clusters := clustersOf(row.Text, entities)
	named := map[[2]int]string{}
	for _, e := range row.Entities {
		for _, m := range e.Mentions {
			named[m] = e.Name
		}
		if e.Name == "" || len(e.Mentions) < 2 {
			continue
		}
		for _, m := range e.Mentions {
			switch text := row.slice(m); {
			case isPronoun(text):
				s.pronouns.add(foundIn(clusters, e.Name, m, exactly))
			case !nameMatch(text, e.Name):
				found := foundIn(clusters, e.Name, m, row.same())
				s.descriptions.add(found)
				if commonNoun(text) {
					s.common.add(found)
				}
			}
		}
	}
	for _, c := range clusters {
		for _, m := range c.mentions {
			if name, annotated := named[m]; annotated && isPronoun(row.slice(m)) {
				drawn := resolution{asked: 1, answered: 1}
				if name != "" && c.means(name) {
					drawn.right = 1
				}
				s.drawn.add(drawn)
			}
		}
	}
}

func (s *corefSum) figures(genre string) []measure.Figure {
	both := s.pronouns.plus(s.descriptions)
	floor := 0.0
	if genre == "news" {
		floor = newsFloor
	}
	return []measure.Figure{
		{Name: genre + ", pronouns, recall", Value: s.pronouns.recall()},
		{Name: genre + ", pronouns, precision", Value: s.pronouns.precision()},
		{Name: genre + ", pronouns, precision among all annotated", Value: s.drawn.precision()},
		{Name: genre + ", descriptions, recall", Value: s.descriptions.recall()},
		{Name: genre + ", descriptions, precision", Value: s.descriptions.precision()},
		{Name: genre + ", descriptions by a common noun, recall", Value: s.common.recall()},
		{Name: genre + ", descriptions by a common noun, precision", Value: s.common.precision()},
		{Name: genre + ", both, recall", Value: both.recall(), Floor: floor},
		{Name: genre + ", both, precision", Value: both.precision()},
	}
}

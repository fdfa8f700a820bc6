package extract

import (
	"path/filepath"
	"slices"
	"testing"

	"hearsay/internal/eval"
	"hearsay/internal/measure"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
	"hearsay/internal/source"
)

// annotatedForTraining reads the articles of the measuring data and that half of
// those written for this project of which the errors are looked at anyway.
func annotatedForTraining(t *testing.T) []eval.Article {
	t.Helper()
	own := func(name string) []eval.Article {
		return eval.Tune.Of(annotatedArticles(t, filepath.Join("..", "eval", "testdata", name)))
	}
	return slices.Concat(annotatedArticles(t, measure.Data(t, "gold")), own("gold"), own("second"))
}

func annotatedArticles(t *testing.T, dir string) []eval.Article {
	t.Helper()
	articles, err := eval.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// statementChoices reads an article up to what its statements are about, and
// notes what they may be about and how they may take that. Whether a statement
// is about something is a choice of its own, between that and nothing.
func statementChoices(t *testing.T, parser *nlp.Parser, gold eval.Article) (targets, stances []choice) {
	t.Helper()
	article, err := source.New(gold.Text, source.Meta{Title: gold.Title, URL: gold.URL, Date: gold.Date})
	if err != nil {
		t.Fatal(err)
	}
	gold.Text = article.Text
	doc, err := parser.Parse(t.Context(), article.Text, nlp.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := newReading(article, doc)
	r.readFacts()
	a := newAboutness(r)
	utterances := r.utterances()
	candidates := make([][]target, len(utterances))
	for i, u := range utterances {
		candidates[i] = a.targets(u)
	}
	for i := range candidates { // once all were found, as when a text is read
		for j := range candidates[i] {
			candidates[i][j].entity = a.entity(candidates[i][j])
		}
	}
	annotated := eval.AnnotatedTargets(gold, r.drafted())
	for i, u := range utterances {
		about, ok := annotated[i]
		if !ok {
			continue
		}
		for _, candidate := range candidates[i] {
			stance, right := about[candidate.entity]
			targets = append(targets, choice{features: [][]string{candidate.features, nil}, right: []bool{right, !right}})
			if right && slices.Contains(news.Stances(), stance) {
				stances = append(stances, stanceChoice(a.stanceFeatures(candidate, u), stance))
			}
		}
	}
	return targets, stances
}

func stanceChoice(features []string, stance news.Stance) choice {
	var c choice
	for _, s := range news.Stances() {
		c.features = append(c.features, towards(s, features))
		c.right = append(c.right, s == stance)
	}
	return c
}

// drafted returns all that was read, with the entities numbered as they are here.
func (r *reading) drafted() news.Draft {
	draft, mentions := r.everything()
	for id := range draft.Entities {
		draft.Entities[id].Mentions = mentions[id]
	}
	return draft
}

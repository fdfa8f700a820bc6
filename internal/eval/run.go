package eval

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/source"
)

// Extractor reads an article.
type Extractor interface {
	Extract(ctx context.Context, article news.Article) (news.Draft, error)
}

// Run reads the articles one after the other and scores what was read; done is
// called after each. It ends with the first article that cannot be read.
func Run(ctx context.Context, x Extractor, articles []Article, done func()) ([]Result, error) {
	results := make([]Result, 0, len(articles))
	for _, gold := range articles {
		article, err := source.New(gold.Text, source.Meta{Title: gold.Title, URL: gold.URL, Date: gold.Date})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", gold.ID, err)
		}
		draft, err := x.Extract(ctx, article)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", gold.ID, err)
		}
		if err := draft.Verify(article.Text); err != nil {
			return nil, fmt.Errorf("%s: the extractor gave a wrong draft: %w", gold.ID, err)
		}
		gold.Text = article.Text
		results = append(results, Score(gold, draft))
		done()
	}
	return results, nil
}

// Part is a part of a collection, which is split by a hash of the articles' IDs:
// who works on an extractor looks at what goes wrong in one half, and believes
// the figures of the other.
type Part string

// The parts.
const (
	All   Part = "all"
	Tune  Part = "tune"
	Check Part = "check"
)

// Of returns the articles of the part.
func (p Part) Of(articles []Article) []Article {
	return slices.DeleteFunc(slices.Clone(articles), func(a Article) bool { return p != All && p != half(a.ID) })
}

func half(id string) Part {
	h := fnv.New32a()
	_, _ = h.Write([]byte(id))
	if h.Sum32()&1 == 0 {
		return Tune
	}
	return Check
}

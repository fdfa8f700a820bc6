// Package resolve turns a draft, with the names that one article uses, into a
// graph of stable identities: the entities that the store already knows by
// these names, or new ones.
//
// A name that is written out, a handle or an acronym means the entity that is
// known by it. A short name, such as a surname alone, means a known entity only
// where no other of that kind shares it: better two nodes, which can be merged,
// than two people in one, which nobody can tell apart again.
package resolve

import (
	"context"
	"fmt"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Directory looks names up; every store is one.
type Directory interface {
	Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error)
}

// Resolver resolves drafts against a directory.
type Resolver struct{ Directory Directory }

// Resolve returns the graph of the draft of an article. It returns an error
// where the draft does not fit the article or the directory cannot be asked.
func (r Resolver) Resolve(ctx context.Context, article news.Article, draft news.Draft) (news.Graph, error) {
	if err := draft.Verify(article.Text); err != nil {
		return news.Graph{}, fmt.Errorf("draft: %w", err)
	}
	known, err := r.lookup(ctx, draft)
	if err != nil {
		return news.Graph{}, fmt.Errorf("look names up: %w", err)
	}
	return Graph(article, draft, known)
}

// Known holds, for each entity of a draft, the entities that a store knows by
// one of its names.
type Known [][]news.Entity

// maxNames bounds the names of one entity that are looked up.
const maxNames = 16

func (r Resolver) lookup(ctx context.Context, draft news.Draft) (Known, error) {
	known := make(Known, len(draft.Entities))
	var qs []store.EntityQuery
	var at []int
	for i, e := range draft.Entities {
		if e.Unnamed || e.Kind == news.Happening {
			continue
		}
		qs = append(qs, store.EntityQuery{
			EntityFilter: store.EntityFilter{Kinds: compatible(e.Kind), Names: foldedNames(e)},
			PageRequest:  store.PageRequest{First: store.MaxPage},
		})
		at = append(at, i)
	}
	for start := 0; start < len(qs); start += store.MaxBatch {
		end := min(start+store.MaxBatch, len(qs))
		pages, err := r.Directory.Entities(ctx, qs[start:end])
		if err != nil {
			return nil, err
		}
		for i, page := range pages {
			known[at[start+i]] = page.Items
		}
	}
	return known, nil
}

func foldedNames(e news.DraftEntity) []string {
	var names []string
	for _, alias := range ownNames(e) {
		if name := news.Fold(alias.Text); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names[:min(len(names), maxNames)]
}

// compatible returns the kinds that may be one entity with the kind: readers of
// news take a platform for its company and the other way round.
func compatible(kind news.Kind) []news.Kind {
	if kind == news.Organization || kind == news.Platform {
		return []news.Kind{news.Organization, news.Platform}
	}
	return []news.Kind{kind}
}

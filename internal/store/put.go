package store

import (
	"fmt"

	"hearsay/internal/news"
)

// GraphsAtOnce is how many graphs a transaction takes, each of another article:
// what they have in common is then summed up once, and the log is written once.
// It ends also after so much text, so that memory and the wait of others stay
// small.
const (
	GraphsAtOnce = 64
	bytesAtOnce  = 1 << 20
)

// PutInParts is the Put of an engine whose put stores graphs of different
// articles in one transaction, all or none. It hands on verified graphs only and
// stops before the first bad one, with [ErrBadGraph].
func PutInParts(graphs []news.Graph, put func([]news.Graph) ([]Outcome, error)) ([]Outcome, error) {
	var outcomes []Outcome
	for len(graphs) > 0 {
		n := atOnce(graphs)
		good, bad := verified(graphs[:n])
		if len(good) > 0 {
			done, err := put(good)
			if err != nil {
				return outcomes, fmt.Errorf("put: %w", err)
			}
			outcomes = append(outcomes, done...)
		}
		if bad != nil {
			return outcomes, fmt.Errorf("put: %w", bad)
		}
		graphs = graphs[n:]
	}
	return outcomes, nil
}

// atOnce returns how many of the graphs go into one transaction, at least one.
func atOnce(graphs []news.Graph) int {
	size := 0
	seen := map[news.ID]bool{}
	for i, g := range graphs[:min(len(graphs), GraphsAtOnce)] {
		size += len(g.Article.Text)
		if i > 0 && (size > bytesAtOnce || seen[g.Article.ID]) {
			return i
		}
		seen[g.Article.ID] = true
	}
	return min(len(graphs), GraphsAtOnce)
}

// verified returns the graphs before the first bad one, and what is bad about it.
func verified(graphs []news.Graph) (good []news.Graph, bad error) {
	for i, g := range graphs {
		if err := g.Verify(); err != nil {
			return graphs[:i], fmt.Errorf("%w: %s: %w", ErrBadGraph, g.Article.ID, err)
		}
	}
	return graphs, nil
}

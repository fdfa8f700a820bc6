package store

import (
	"fmt"

	"hearsay/internal/news"
)

// CheckMerge returns ErrBadMerge where entities of these kinds cannot be one:
// only those of one kind can, and those that both act.
func CheckMerge(into, from news.ID) error {
	a, b := into.Kind(), from.Kind()
	if a != b && (!a.Acts() || !b.Acts()) {
		return fmt.Errorf("%w: %s is %s, %s is %s", ErrBadMerge, into, a, from, b)
	}
	return nil
}

// RenamedFacts returns the relations and statements of a graph whose IDs change
// when its entities are renamed, with what they change to.
func RenamedFacts(g news.Graph, to func(news.ID) news.ID) map[news.ID]news.ID {
	out := map[news.ID]news.ID{}
	for _, r := range g.Relations {
		if id := news.RenameRelation(r, to).ID; id != r.ID {
			out[r.ID] = id
		}
	}
	for _, s := range g.Statements {
		if id := news.RenameStatement(s, to).ID; id != s.ID {
			out[s.ID] = id
		}
	}
	return out
}

package store

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/news"
)

// Bounds of a search for paths.
const (
	MaxPathHops = 6
	MaxPaths    = 20
	maxVisited  = 100_000 // entities looked at before the search is given up
	hopSamples  = 3       // relations shown of a hop
)

// PathQuery asks how two entities are joined by asserted, positive relations.
type PathQuery struct {
	From, To news.ID
	Hops     int // the longest path, 1 to MaxPathHops
	Types    []news.RelationType
	First    int // at most this many, 1 to MaxPaths
}

// Path is a shortest chain of entities with the newest relations of each hop.
type Path struct {
	Entities []news.ID
	Hops     [][]news.Relation // one less than entities
}

// Paths returns the shortest paths between two entities, in the order of their
// IDs along the way; none where there is no path within the hops. It searches
// breadth first from both ends, always on from the smaller front, a read a
// level, and gives up with ErrBadQuery where too many entities lie between.
func Paths(ctx context.Context, r Reader, q PathQuery) ([]Path, error) {
	if err := q.check(); err != nil {
		return nil, err
	}
	ends, err := r.Nodes(ctx, []news.ID{q.From, q.To})
	if err != nil {
		return nil, err
	}
	from, to := entityID(ends[0]), entityID(ends[1])
	if from == "" || to == "" || from == to {
		return nil, nil
	}
	s := search{r: r, q: q, fronts: [2]front{newFront(from), newFront(to)}}
	meet, err := s.meet(ctx)
	if err != nil || len(meet) == 0 {
		return nil, err
	}
	return s.relations(ctx, s.chains(from, to, meet))
}

func (q PathQuery) check() error {
	if q.Hops < 1 || q.Hops > MaxPathHops || q.First < 1 || q.First > MaxPaths {
		return fmt.Errorf("%w: paths have 1 to %d hops, and 1 to %d are given", ErrBadQuery, MaxPathHops, MaxPaths)
	}
	return CheckTypes(q.Types)
}

func entityID(n Node) news.ID {
	switch n := n.(type) {
	case news.Entity:
		return n.ID
	case news.Event:
		return n.ID
	}
	return ""
}

// front is one end's side of the search.
type front struct {
	level   []news.ID             // the entities that were reached last
	parents map[news.ID][]news.ID // of every entity reached: those one step nearer to the end
}

func newFront(end news.ID) front {
	return front{level: []news.ID{end}, parents: map[news.ID][]news.ID{end: nil}}
}

type search struct {
	r      Reader
	q      PathQuery
	fronts [2]front
}

// meet widens the fronts until they meet and returns where; nothing where they
// do not within the hops.
func (s *search) meet(ctx context.Context) ([]news.ID, error) {
	for range s.q.Hops {
		side := 0
		if len(s.fronts[1].level) < len(s.fronts[0].level) {
			side = 1
		}
		if err := s.widen(ctx, side); err != nil {
			return nil, err
		}
		var common []news.ID
		for _, id := range s.fronts[side].level {
			if _, ok := s.fronts[1-side].parents[id]; ok {
				common = append(common, id)
			}
		}
		if len(common) > 0 || len(s.fronts[side].level) == 0 {
			return common, nil
		}
	}
	return nil, nil
}

func (s *search) widen(ctx context.Context, side int) error {
	f := &s.fronts[side]
	next := map[news.ID][]news.ID{}
	for chunk := range slices.Chunk(f.level, MaxBatch) {
		adjacent, err := s.r.Adjacent(ctx, chunk, s.q.Types)
		if err != nil {
			return err
		}
		for i, others := range adjacent {
			for _, other := range others {
				if _, seen := f.parents[other]; !seen {
					next[other] = append(next[other], chunk[i])
				}
			}
		}
		if len(f.parents)+len(next) > maxVisited {
			return fmt.Errorf("%w: too many entities lie between the two; ask for fewer hops or for some types only", ErrBadQuery)
		}
	}
	maps.Copy(f.parents, next)
	f.level = slices.Sorted(maps.Keys(next))
	return nil
}

// chains returns the first of the shortest chains of entities, in the order of
// their IDs.
func (s *search) chains(from, to news.ID, meet []news.ID) [][]news.ID {
	next := map[news.ID][]news.ID{} // where to go on from an entity on one of the chains
	ascend(meet, s.fronts[0].parents, func(id, parent news.ID) { next[parent] = append(next[parent], id) })
	ascend(meet, s.fronts[1].parents, func(id, parent news.ID) { next[id] = append(next[id], parent) })
	var out [][]news.ID
	var walk func(chain []news.ID)
	walk = func(chain []news.ID) {
		last := chain[len(chain)-1]
		if last == to {
			out = append(out, slices.Clone(chain))
			return
		}
		for _, id := range slices.Sorted(slices.Values(next[last])) {
			if len(out) < s.q.First {
				walk(append(chain, id))
			}
		}
	}
	walk([]news.ID{from})
	return out
}

// ascend shows every step from where the fronts met back to one end, once.
func ascend(meet []news.ID, parents map[news.ID][]news.ID, step func(id, parent news.ID)) {
	seen := map[news.ID]bool{}
	todo := slices.Clone(meet)
	for len(todo) > 0 {
		id := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		if seen[id] {
			continue
		}
		seen[id] = true
		for _, parent := range parents[id] {
			step(id, parent)
			todo = append(todo, parent)
		}
	}
}

// relations adds to each hop of the chains its newest relations.
func (s *search) relations(ctx context.Context, chains [][]news.ID) ([]Path, error) {
	var qs []RelationQuery
	for _, chain := range chains {
		for i := range len(chain) - 1 {
			qs = append(qs, RelationQuery{
				RelationFilter: RelationFilter{
					Among: chain[i : i+2], Types: s.q.Types,
					Polarities: []news.Polarity{news.Positive}, Modalities: []news.Modality{news.Asserted},
				},
				PageRequest: PageRequest{First: hopSamples},
			})
		}
	}
	pages, err := s.r.Relations(ctx, qs)
	if err != nil {
		return nil, err
	}
	var out []Path
	for _, chain := range chains {
		path := Path{Entities: chain}
		for range len(chain) - 1 {
			path.Hops = append(path.Hops, pages[0].Items)
			pages = pages[1:]
		}
		out = append(out, path)
	}
	return out, nil
}

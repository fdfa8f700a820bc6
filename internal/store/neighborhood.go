package store

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"hearsay/internal/news"
)

// Bounds of a neighbourhood: what a person can still read, and how much of a
// busy entity is looked at.
const (
	MaxSubgraphNodes = 150
	MaxSubgraphDepth = 2
	rootRelations    = MaxPage // the newest relations of a root that are looked at
	nodeRelations    = 50      // and those of any other entity
	edgeSamples      = 5       // relations that an edge names
)

// SubgraphQuery asks for what surrounds some entities.
type SubgraphQuery struct {
	Roots  []news.ID
	Depth  int            // steps from the roots, 1 to MaxSubgraphDepth
	Nodes  int            // at most this many, 1 to MaxSubgraphNodes
	Filter RelationFilter // which relations count; its ends must be empty
}

// Subgraph is a bounded neighbourhood. It is a sample where Truncated says so:
// of an entity its newest relations are looked at (200 of a root, 50 of any
// other), and those entities are kept that they lead to most often.
type Subgraph struct {
	Nodes     []SubgraphNode // the roots first, then by steps and ID
	Edges     []SubgraphEdge // by source, target and type
	Truncated bool
}

// SubgraphNode is an entity of a neighbourhood.
type SubgraphNode struct {
	Entity news.ID
	Hop    int // steps from the nearest root
	Degree int // entities that asserted, positive relations join it to
	Hidden int // those of them that are not in the neighbourhood
}

// SubgraphEdge is what one entity did to another, relations of one type together.
type SubgraphEdge struct {
	Source, Target news.ID
	Type           news.RelationType
	Count          int       // of those that were looked at
	First, Last    news.When // of the dated ones among them, by their begin
	Relations      []news.ID // the newest
}

// Neighborhood answers what surrounds the roots, the same on every engine. It
// costs one read for each step, one for the edges and one for the degrees.
func Neighborhood(ctx context.Context, r Reader, q SubgraphQuery) (Subgraph, error) {
	if err := q.check(); err != nil {
		return Subgraph{}, err
	}
	n := neighborhood{r: r, q: q, hops: map[news.ID]int{}}
	if err := n.roots(ctx); err != nil {
		return Subgraph{}, err
	}
	for hop := 1; hop <= q.Depth; hop++ {
		if err := n.step(ctx, hop); err != nil {
			return Subgraph{}, err
		}
	}
	if err := n.edges(ctx); err != nil {
		return Subgraph{}, err
	}
	return n.out, n.degrees(ctx)
}

func (q SubgraphQuery) check() error {
	f := q.Filter
	switch {
	case len(q.Roots) == 0 || len(q.Roots) > q.Nodes:
		return fmt.Errorf("%w: a neighbourhood has 1 root or more, and no more roots than nodes", ErrBadQuery)
	case q.Depth < 1 || q.Depth > MaxSubgraphDepth:
		return fmt.Errorf("%w: a neighbourhood is 1 to %d steps deep", ErrBadQuery, MaxSubgraphDepth)
	case q.Nodes < 1 || q.Nodes > MaxSubgraphNodes:
		return fmt.Errorf("%w: a neighbourhood has 1 to %d nodes", ErrBadQuery, MaxSubgraphNodes)
	case len(f.Subjects)+len(f.Objects)+len(f.With)+len(f.Among) > 0:
		return fmt.Errorf("%w: the filter of a neighbourhood names no ends", ErrBadQuery)
	}
	return f.Check()
}

type neighborhood struct {
	r    Reader
	q    SubgraphQuery
	hops map[news.ID]int // of the entities chosen so far
	last []news.ID       // those of the last step
	out  Subgraph
}

// roots looks the roots up, since some may not exist and some have new names.
func (n *neighborhood) roots(ctx context.Context) error {
	nodes, err := n.r.Nodes(ctx, n.q.Roots)
	if err != nil {
		return err
	}
	for _, node := range nodes {
		var id news.ID
		switch node := node.(type) {
		case news.Entity:
			id = node.ID
		case news.Event:
			id = node.ID
		default:
			continue
		}
		if _, ok := n.hops[id]; !ok {
			n.choose(id, 0)
		}
	}
	return nil
}

func (n *neighborhood) choose(id news.ID, hop int) {
	n.hops[id] = hop
	n.last = append(n.last, id)
	n.out.Nodes = append(n.out.Nodes, SubgraphNode{Entity: id, Hop: hop})
}

// sample returns how many of the newest relations of a chosen entity are looked at.
func (n *neighborhood) sample(id news.ID) PageRequest {
	if n.hops[id] == 0 {
		return PageRequest{First: rootRelations}
	}
	return PageRequest{First: nodeRelations}
}

// step chooses the entities that the last ones' newest relations lead to most
// often, ties by ID.
func (n *neighborhood) step(ctx context.Context, hop int) error {
	var qs []RelationQuery
	for _, id := range n.last {
		f := n.q.Filter
		f.With = []news.ID{id}
		qs = append(qs, RelationQuery{RelationFilter: f, PageRequest: n.sample(id)})
	}
	pages, err := n.r.Relations(ctx, qs)
	if err != nil {
		return err
	}
	often := map[news.ID]int{}
	for _, page := range pages {
		n.out.Truncated = n.out.Truncated || page.HasNext
		for _, relation := range page.Items {
			for _, end := range [...]news.ID{relation.Subject, relation.Object} {
				if _, ok := n.hops[end]; !ok {
					often[end]++
				}
			}
		}
	}
	found := slices.SortedFunc(maps.Keys(often), func(a, b news.ID) int { return cmp.Or(often[b]-often[a], cmp.Compare(a, b)) })
	room := n.q.Nodes - len(n.hops)
	n.out.Truncated = n.out.Truncated || len(found) > room
	chosen := slices.Sorted(slices.Values(found[:min(room, len(found))]))
	n.last = nil
	for _, id := range chosen {
		n.choose(id, hop)
	}
	return nil
}

// edges reads the newest relations of each entity that end within the set.
func (n *neighborhood) edges(ctx context.Context) error {
	all := slices.Sorted(maps.Keys(n.hops))
	var qs []RelationQuery
	for _, id := range all {
		f := n.q.Filter
		f.Subjects, f.Objects = []news.ID{id}, all
		qs = append(qs, RelationQuery{RelationFilter: f, PageRequest: n.sample(id)})
	}
	if len(qs) == 0 {
		return nil
	}
	pages, err := n.r.Relations(ctx, qs)
	if err != nil {
		return err
	}
	edges := map[[3]string]*SubgraphEdge{}
	for _, page := range pages {
		n.out.Truncated = n.out.Truncated || page.HasNext
		for _, relation := range page.Items {
			key := [3]string{string(relation.Subject), string(relation.Object), string(relation.Type)}
			if edges[key] == nil {
				edges[key] = &SubgraphEdge{Source: relation.Subject, Target: relation.Object, Type: relation.Type}
			}
			edges[key].add(relation)
		}
	}
	for _, edge := range edges {
		n.out.Edges = append(n.out.Edges, *edge)
	}
	slices.SortFunc(n.out.Edges, func(a, b SubgraphEdge) int {
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Target, b.Target), cmp.Compare(a.Type, b.Type))
	})
	return nil
}

// add takes a relation in; they come newest first, the undated last.
func (e *SubgraphEdge) add(r news.Relation) {
	e.Count++
	if len(e.Relations) < edgeSamples {
		e.Relations = append(e.Relations, r.ID)
	}
	if r.When.IsZero() {
		return
	}
	if e.Last.IsZero() {
		e.Last = r.When
	}
	e.First = r.When
}

func (n *neighborhood) degrees(ctx context.Context) error {
	ids := make([]news.ID, len(n.out.Nodes))
	for i, node := range n.out.Nodes {
		ids[i] = node.Entity
	}
	adjacent, err := n.r.Adjacent(ctx, ids, n.q.Filter.Types)
	if err != nil {
		return err
	}
	for i, others := range adjacent {
		n.out.Nodes[i].Degree = len(others)
		for _, other := range others {
			if _, ok := n.hops[other]; !ok {
				n.out.Nodes[i].Hidden++
			}
		}
	}
	return nil
}

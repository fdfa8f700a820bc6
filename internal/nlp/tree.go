package nlp

import "math"

// rootPenalty makes every tree with a second root worse than any with one.
const rootPenalty = 1e6

// maximumTree returns the head of each word in the best tree with one root:
// -1 for the root, else an index of a word. scores[d][0] is the score of word d
// as the root, scores[d][h+1] that of word h as the head of d. It is the
// algorithm of Chu and Liu (1965) and Edmonds (1967) over a dense matrix.
func maximumTree(scores [][]float32) []int {
	n := len(scores)
	if n == 0 {
		return nil
	}
	g := newArborescence(scores)
	heads := g.solve()
	out := make([]int, n)
	for d := range out {
		out[d] = heads[d+1] - 1
	}
	return out
}

// arborescence is a complete directed graph over nodes 0…n, 0 being the root.
// weight[d][h] is that of the edge from h to d.
type arborescence struct {
	weight [][]float64
}

func newArborescence(scores [][]float32) *arborescence {
	n := len(scores)
	flat := make([]float64, (n+1)*(n+1))
	g := &arborescence{weight: make([][]float64, n+1)}
	for d := range g.weight {
		g.weight[d] = flat[d*(n+1) : (d+1)*(n+1)]
		for h := range g.weight[d] {
			g.weight[d][h] = math.Inf(-1)
		}
	}
	for d, row := range scores {
		for h, score := range row[:n+1] {
			switch h {
			case d + 1:
			case 0:
				g.weight[d+1][h] = float64(score) - rootPenalty
			default:
				g.weight[d+1][h] = float64(score)
			}
		}
	}
	return g
}

// solve returns the head of every node but 0 in the best arborescence.
func (g *arborescence) solve() []int {
	heads := make([]int, len(g.weight))
	for d := 1; d < len(heads); d++ {
		heads[d] = argmax(g.weight[d])
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	return g.resolve(heads, cycle)
}

// argmax returns the index of the largest number, the first of equals.
func argmax[T float32 | float64](row []T) int {
	best := 0
	for i, v := range row {
		if v > row[best] {
			best = i
		}
	}
	return best
}

// findCycle returns the nodes of one cycle among heads, or nil.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // the walk that met a node first
	for start := 1; start < len(heads); start++ {
		node := start
		for node != 0 && seen[node] == 0 {
			seen[node] = start
			node = heads[node]
		}
		if node == 0 || seen[node] != start {
			continue
		}
		cycle := []int{node}
		for next := heads[node]; next != node; next = heads[next] {
			cycle = append(cycle, next)
		}
		return cycle
	}
	return nil
}

// resolve contracts a cycle to one node, solves the smaller graph and breaks
// the cycle where its best entry is.
func (g *arborescence) resolve(heads, cycle []int) []int {
	c := newContraction(g, heads, cycle)
	small := c.graph.solve()
	out := append([]int(nil), heads...)
	for d := 1; d < len(small)-1; d++ {
		out[c.nodes[d]] = c.origin(d, small[d])
	}
	entry := c.nodes[small[len(small)-1]]
	into := c.into[small[len(small)-1]]
	out[into] = entry
	return out
}

// contraction is a graph in which the nodes of a cycle have become one, the last.
type contraction struct {
	graph *arborescence
	nodes []int // the node of the larger graph for each but the last
	into  []int // by head: the node of the cycle that it enters best
	from  []int // by dependent: the node of the cycle that is its best head
}

func newContraction(g *arborescence, heads, cycle []int) *contraction {
	inCycle := make([]bool, len(heads))
	for _, node := range cycle {
		inCycle[node] = true
	}
	c := &contraction{}
	for node := range heads {
		if !inCycle[node] {
			c.nodes = append(c.nodes, node)
		}
	}
	n := len(c.nodes)
	c.into, c.from = make([]int, n), make([]int, n)
	flat := make([]float64, (n+1)*(n+1))
	c.graph = &arborescence{weight: make([][]float64, n+1)}
	for d := range c.graph.weight {
		c.graph.weight[d] = flat[d*(n+1) : (d+1)*(n+1)]
		c.graph.weight[d][d] = math.Inf(-1)
	}
	for i, node := range c.nodes {
		for j, head := range c.nodes {
			c.graph.weight[i][j] = g.weight[node][head]
		}
		c.graph.weight[i][n], c.from[i] = c.leave(g, node, cycle)
		c.graph.weight[n][i], c.into[i] = c.enter(g, heads, node, cycle)
	}
	return c
}

// leave returns the best edge from the cycle to a node outside.
func (c *contraction) leave(g *arborescence, node int, cycle []int) (best float64, from int) {
	best, from = math.Inf(-1), cycle[0]
	for _, head := range cycle {
		if w := g.weight[node][head]; w > best {
			best, from = w, head
		}
	}
	return best, from
}

// enter returns the best edge from a node outside into the cycle, less the edge
// of the cycle that it replaces.
func (c *contraction) enter(g *arborescence, heads []int, node int, cycle []int) (best float64, into int) {
	best, into = math.Inf(-1), cycle[0]
	for _, member := range cycle {
		if w := g.weight[member][node] - g.weight[member][heads[member]]; w > best {
			best, into = w, member
		}
	}
	return best, into
}

// origin returns the node of the larger graph that is the head of node d.
func (c *contraction) origin(d, head int) int {
	if head == len(c.nodes) {
		return c.from[d]
	}
	return c.nodes[head]
}

package nlp

import "strings"

// subtrees answers questions about the dependency tree of one sentence.
type subtrees struct {
	words    []Word // of the sentence
	first    int    // index of the first of them in the Doc
	children [][]int
}

// newSubtrees reads the tree of a sentence of d.
func newSubtrees(d *Doc, sentence Range) *subtrees {
	s := &subtrees{words: d.Words[sentence.First:sentence.End], first: sentence.First}
	s.children = make([][]int, len(s.words))
	for i, w := range s.words {
		if w.Head >= 0 {
			s.children[w.Head-s.first] = append(s.children[w.Head-s.first], i)
		}
	}
	return s
}

// base returns a relation without its subtype.
func base(deprel string) string {
	relation, _, _ := strings.Cut(deprel, ":")
	return relation
}

// below returns the child of head through which node is reached from it, node
// itself where it is that child, and -1 where node is not below head.
func (s *subtrees) below(head, node int) int {
	for steps := 0; node >= 0 && steps <= len(s.words); steps++ {
		up := s.words[node].Head - s.first
		if s.words[node].Head < 0 {
			return -1
		}
		if up == head {
			return node
		}
		node = up
	}
	return -1
}

// argument returns the contiguous words around head that are below it, without
// punctuation at their ends. Where the predicate itself is below its argument
// (a relative clause below the noun it describes, a copula below what it
// predicates), what leads to the predicate is left out.
func (s *subtrees) argument(head, predicate int) Range {
	left := map[int]bool{}
	if way := s.below(head, predicate); way >= 0 {
		s.leaveOut(left, head, way, way == predicate)
	}
	in := s.mark(head, left)
	from, to := head, head+1
	for from > 0 && in[from-1] {
		from--
	}
	for to < len(in) && in[to] {
		to++
	}
	from, to = s.trim(from, to, head)
	return Range{s.first + from, s.first + to}
}

// leaveOut collects the children of head that are no part of it as an argument
// of a predicate below it, which the child way leads to.
func (s *subtrees) leaveOut(left map[int]bool, head, way int, direct bool) {
	left[way] = true
	copular := direct && (base(s.words[way].Deprel) == "cop" || base(s.words[way].Deprel) == "aux")
	for _, c := range s.children[head] {
		switch base(s.words[c].Deprel) {
		case "case", "cc":
			left[c] = left[c] || !copular
		case "nsubj", "csubj", "aux", "mark", "advcl", "parataxis", "conj", "expl", "discourse", "punct":
			left[c] = left[c] || copular
		}
	}
}

// mark tells which words are below head, head included, but not below those left out.
func (s *subtrees) mark(head int, left map[int]bool) []bool {
	in := make([]bool, len(s.words))
	stack := []int{head}
	for len(stack) > 0 {
		node := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		if in[node] {
			continue
		}
		in[node] = true
		for _, c := range s.children[node] {
			if !left[c] {
				stack = append(stack, c)
			}
		}
	}
	return in
}

// trim takes punctuation off both ends, but for marks whose partner stays.
func (s *subtrees) trim(from, to, head int) (int, int) {
	for from < head && s.words[from].UPOS == "PUNCT" && !s.hasPartner(from, to, from) {
		from++
	}
	for to-1 > head && s.words[to-1].UPOS == "PUNCT" && !s.hasPartner(from, to, to-1) {
		to--
	}
	return from, to
}

// hasPartner reports whether the bracket or quotation mark i has its
// counterpart between from and to.
func (s *subtrees) hasPartner(from, to, i int) bool {
	partner, ok := partners[s.words[i].Form]
	if !ok {
		return false
	}
	for j := from; j < to; j++ {
		if j != i && s.words[j].Form == partner {
			return true
		}
	}
	return false
}

var partners = map[string]string{"(": ")", ")": "(", "[": "]", "]": "[", `"`: `"`, "'": "'"}

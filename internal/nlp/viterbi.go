package nlp

import (
	"math"
	"strings"
)

// tagSet knows which BIO labels may follow which.
type tagSet struct {
	labels []string
	inside []bool // I- labels
	kind   []string
}

// newTagSet reads labels such as O, B-PERSON and I-PERSON.
func newTagSet(labels []string) *tagSet {
	t := &tagSet{labels: labels}
	for _, label := range labels {
		prefix, kind, _ := strings.Cut(label, "-")
		t.inside = append(t.inside, prefix == "I")
		t.kind = append(t.kind, kind)
	}
	return t
}

// legal reports whether label b may follow label a; a is -1 at the start.
func (t *tagSet) legal(a, b int) bool {
	return !t.inside[b] || a >= 0 && t.kind[a] == t.kind[b]
}

// decode returns the labels of the best legal sequence (Viterbi 1967): the one
// with the largest sum of scores, the first of equals.
func (t *tagSet) decode(scores [][]float32) []int {
	n, k := len(scores), len(t.labels)
	if n == 0 {
		return nil
	}
	back := make([]int, n*k)
	best, next := make([]float64, k), make([]float64, k)
	for b := range best {
		best[b] = math.Inf(-1)
		if t.legal(-1, b) {
			best[b] = float64(scores[0][b])
		}
	}
	for i := 1; i < n; i++ {
		for b := range next {
			from := t.bestBefore(best, b)
			back[i*k+b] = from
			next[b] = best[from] + float64(scores[i][b])
		}
		best, next = next, best
	}
	out := make([]int, n)
	out[n-1] = argmax(best)
	for i := n - 1; i > 0; i-- {
		out[i-1] = back[i*k+out[i]]
	}
	return out
}

// bestBefore returns the best label that b may follow.
func (t *tagSet) bestBefore(best []float64, b int) int {
	from := 0
	for a, score := range best {
		if t.legal(a, b) && (score > best[from] || !t.legal(from, b)) {
			from = a
		}
	}
	return from
}

// spans turns a sequence of labels into names, words counted from first.
func (t *tagSet) spans(sequence []int, first int) []Name {
	var out []Name
	for i, label := range sequence {
		switch {
		case t.kind[label] == "":
		case t.inside[label]:
			out[len(out)-1].Words.End = first + i + 1
		default:
			out = append(out, Name{Words: Range{first + i, first + i + 1}, Type: NameType(t.kind[label])})
		}
	}
	return out
}

// weights returns the logarithm of the probability of each type of name,
// averaged over some words.
func (t *tagSet) weights(scores [][]float32) map[NameType]float32 {
	out := map[NameType]float32{}
	for _, row := range scores {
		sums := map[NameType]float64{}
		total := 0.0
		for i, score := range row {
			p := math.Exp(float64(score))
			total += p
			sums[NameType(t.kind[i])] += p
		}
		for kind, sum := range sums {
			if kind != "" {
				out[kind] += float32(math.Log(sum/total+1e-6) / float64(len(scores)))
			}
		}
	}
	return out
}

package nlp

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestMaximumTree(t *testing.T) {
	for _, test := range []struct {
		name   string
		scores [][]float32
		want   []int
	}{
		{"none", nil, nil},
		{"one word", [][]float32{{-3, 0}}, []int{-1}},
		{"chain", [][]float32{{9, 0, 0}, {1, 5, 0}}, []int{-1, 0}},
		{"two would be root", [][]float32{{9, 0, 1}, {8, 2, 0}}, []int{-1, 0}},
		{"cycle", [][]float32{{1, 0, 10}, {5, 10, 0}}, []int{1, -1}},
		{"cycle of three", [][]float32{{0, 0, 0, 9}, {3, 9, 0, 0}, {1, 0, 9, 0}}, []int{2, -1, 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, maximumTree(test.scores)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestMaximumTreeExhaustive holds the algorithm to the best of all trees.
func TestMaximumTreeExhaustive(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		n := 1 + rng.IntN(5)
		scores := make([][]float32, n)
		for d := range scores {
			scores[d] = make([]float32, n+1)
			for h := range scores[d] {
				scores[d][h] = float32(rng.NormFloat64() * 4)
			}
		}
		got, want := treeScore(scores, maximumTree(scores)), bestTree(scores, make([]int, n), 0)
		if diff := got - want; diff > 1e-3 || diff < -1e-3 {
			t.Fatalf("score %f, the best tree has %f: %v", got, want, scores)
		}
	}
}

// bestTree returns the score of the best tree whose heads agree with those
// chosen for the words before d.
func bestTree(scores [][]float32, heads []int, d int) float32 {
	if d == len(heads) {
		if isTree(heads) {
			return treeScore(scores, heads)
		}
		return -1e9
	}
	best := float32(-1e9)
	for h := -1; h < len(heads); h++ {
		heads[d] = h
		best = max(best, bestTree(scores, heads, d+1))
	}
	return best
}

func treeScore(scores [][]float32, heads []int) float32 {
	var sum float32
	for d, h := range heads {
		sum += scores[d][h+1]
	}
	return sum
}

// isTree reports one root from which every word is reached.
func isTree(heads []int) bool {
	roots := 0
	for d, h := range heads {
		if h < 0 {
			roots++
		}
		for steps := 0; h >= 0; h = heads[h] {
			if steps++; steps > len(heads) || h == d {
				return false
			}
		}
	}
	return roots == 1
}

func FuzzMaximumTree(f *testing.F) {
	f.Add([]byte{1, 2, 3, 4, 5, 6})
	f.Fuzz(func(t *testing.T, data []byte) {
		n := 0
		for n < 40 && (n+1)*(n+2) <= len(data) {
			n++
		}
		scores := make([][]float32, n)
		for d := range scores {
			for range n + 1 {
				scores[d] = append(scores[d], float32(int8(data[0])))
				data = data[1:]
			}
		}
		if heads := maximumTree(scores); n > 0 && !isTree(heads) {
			t.Fatalf("no tree: %v", heads)
		}
	})
}

func BenchmarkMaximumTree(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	scores := make([][]float32, maxSentence)
	for d := range scores {
		for range maxSentence + 1 {
			scores[d] = append(scores[d], rng.Float32())
		}
	}
	for b.Loop() {
		maximumTree(scores)
	}
}

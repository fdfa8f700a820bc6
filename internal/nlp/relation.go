package nlp

import (
	"slices"
	"strings"

	"hearsay/internal/nlp/encoder"
)

// chooseRelations returns the label of each word's relation to its head: the best
// one, but of a word before the head and one behind it only the surer is the
// subject, the object or the indirect object, as in "she told Voss", whatever the
// labels say one by one. Universal Dependencies allow no second one either. (Two
// on one side are most often one phrase torn apart.)
func chooseRelations(labels []string, heads []int, scores encoder.Matrix) []int {
	allowed := func(label int) bool { return labels[label] != "root" }
	out := make([]int, len(heads))
	for d := range heads {
		out[d] = bestLabel(scores.Row(d), allowed)
	}
	for range only { // a word that may not be the object can be the second subject
		for d, head := range heads {
			if rival := rivalOf(d, labels, heads, out); head >= 0 && rival >= 0 {
				loser := lessSure(d, rival, scores, out)
				taken := relationGroup(labels[out[loser]])
				out[loser] = bestLabel(scores.Row(loser), func(label int) bool {
					return allowed(label) && relationGroup(labels[label]) != taken
				})
			}
		}
	}
	return out
}

// only are the relations of which a head has one.
var only = []string{"subj", "obj", "iobj"}

// relationGroup returns which of these a label is, or "".
func relationGroup(label string) string {
	switch {
	case strings.HasSuffix(label, ":outer"):
		return ""
	case strings.HasPrefix(label, "nsubj"), strings.HasPrefix(label, "csubj"):
		return "subj"
	case slices.Contains(only, label):
		return label
	}
	return ""
}

// rivalOf returns a word that stands in the same single relation to the head of d,
// on its other side, or -1.
func rivalOf(d int, labels []string, heads, relations []int) int {
	group := relationGroup(labels[relations[d]])
	if group == "" {
		return -1
	}
	for other := range min(d, max(heads[d], 0)) {
		if heads[d] < d && heads[other] == heads[d] && relationGroup(labels[relations[other]]) == group {
			return other
		}
	}
	return -1
}

// lessSure returns which of two words loses less by giving up its label.
func lessSure(a, b int, scores encoder.Matrix, relations []int) int {
	if margin(scores.Row(a), relations[a]) < margin(scores.Row(b), relations[b]) {
		return a
	}
	return b
}

// margin is how much the score of a label is above the next best.
func margin(row []float32, label int) float32 {
	return row[label] - row[bestLabel(row, func(other int) bool { return other != label })]
}

// bestLabel returns the allowed label with the largest score, the first of equals.
func bestLabel(row []float32, allowed func(label int) bool) int {
	best := -1
	for label, score := range row {
		if allowed(label) && (best < 0 || score > row[best]) {
			best = label
		}
	}
	return best
}

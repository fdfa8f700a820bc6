package extract

import (
	"flag"
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/nlp"
)

var train = flag.Bool("train", false, "write weights.tsv")

// TestTrain learns from annotated texts what weights.tsv holds: it maximizes the
// probability of the right choices. What statements are about is learned with
// the new weights of reference. With -train it writes the file.
func TestTrain(t *testing.T) {
	if !*train {
		t.Skip("trains with -train")
	}
	parser := nlp.New()
	learned := weightTable{}
	for class, choices := range salienceChoices(t, parser) {
		if len(choices) > 0 {
			learned[classNames[class]] = ofReference.learn(choices)
		}
	}
	shipped := weights
	t.Cleanup(func() { weights = shipped })
	weights = func() weightTable { return learned }
	var targets, stances []choice
	for _, a := range annotatedForTraining(t) {
		about, stance := statementChoices(t, parser, a)
		targets, stances = append(targets, about...), append(stances, stance...)
	}
	learned[aboutClass], learned[stanceClass] = ofTargets.learn(targets), ofStances.learn(stances)
	if err := os.WriteFile("weights.tsv", []byte(rowsOf(learned)), 0o600); err != nil {
		t.Fatal(err)
	}
}

// rowsOf writes weights as a file has them; those next to nothing are left out.
func rowsOf(table weightTable) string {
	var b strings.Builder
	for _, class := range slices.Sorted(maps.Keys(table)) {
		for _, feature := range slices.Sorted(maps.Keys(table[class])) {
			if weight := table[class][feature]; math.Abs(weight) >= 0.005 {
				fmt.Fprintf(&b, "%s\t%s\t%.2f\n", class, feature, weight)
			}
		}
	}
	return b.String()
}

// choice is something to decide: what each of the options looks like, and
// which are right.
type choice struct {
	features [][]string
	right    []bool
}

// schedule says how weights are learned: by how many passes over the choices, and
// by how much they decay. Both were chosen by cross-validation: where there are
// few choices, few passes and small weights generalize best.
type schedule struct {
	passes int
	decay  float64 // of the squares of the weights
}

var (
	ofReference = schedule{60, 0.0005}
	ofTargets   = schedule{15, 0.04}
	ofStances   = schedule{15, 0.1}
)

const rate = 0.1

// learn descends the negative logarithm of the probability of what is right,
// with steps of Adagrad.
func (s schedule) learn(choices []choice) map[string]float64 {
	w, squares := map[string]float64{}, map[string]float64{}
	for range s.passes {
		for _, c := range choices {
			for f, g := range gradient(w, c) {
				g += s.decay * w[f]
				squares[f] += g * g
				w[f] -= rate * g / math.Sqrt(squares[f]+1e-6)
			}
		}
	}
	return w
}

func gradient(w map[string]float64, c choice) map[string]float64 {
	p := make([]float64, len(c.features))
	var total, right float64
	for i, features := range c.features {
		sum := 0.0
		for _, f := range features {
			sum += w[f]
		}
		p[i] = math.Exp(sum)
		total += p[i]
		if c.right[i] {
			right += p[i]
		}
	}
	g := map[string]float64{}
	for i, features := range c.features {
		d := p[i] / total
		if c.right[i] {
			d -= p[i] / right
		}
		for _, f := range features {
			g[f] += d
		}
	}
	return g
}

package extract

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// weightRows holds what was learned from annotated texts: class, feature, weight.
// TestTrain writes it; WEIGHTS.md tells from what.
//
//go:embed weights.tsv
var weightRows string

// The classes of decisions beside those of classNames.
const (
	aboutClass  = "about"
	stanceClass = "stance"
)

// weightTable holds the weights of features by class of decisions: those of
// classNames, aboutClass and stanceClass.
type weightTable map[string]map[string]float64

var weights = sync.OnceValue(func() weightTable {
	w, err := parseWeights(weightRows)
	if err != nil {
		panic(err) // the file is a part of the program
	}
	return w
})

// weigh adds up the weights of features.
func weigh(class string, features []string) float64 {
	of, sum := weights()[class], 0.0
	for _, f := range features {
		sum += of[f]
	}
	return sum
}

func parseWeights(rows string) (weightTable, error) {
	out := weightTable{}
	for line := range strings.Lines(rows) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(cells) != 3 {
			return nil, fmt.Errorf("weights: %q has not three cells", line)
		}
		weight, err := strconv.ParseFloat(cells[2], 64)
		if err != nil {
			return nil, fmt.Errorf("weights: %w", err)
		}
		if out[cells[0]] == nil {
			out[cells[0]] = map[string]float64{}
		}
		out[cells[0]][cells[1]] = weight
	}
	return out, nil
}

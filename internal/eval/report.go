package eval

import (
	"math/rand/v2"
	"slices"
)

// Figure is one row of the table: a measure over all articles.
type Figure struct {
	Name      string  `json:"name"`
	Precision float64 `json:"precision,omitempty"` // from 0 to 1; absent for a rate
	Recall    float64 `json:"recall,omitempty"`    // from 0 to 1; absent for a rate
	Value     float64 `json:"value"`               // F1, or the rate
	Low       float64 `json:"low"`                 // the bounds within which Value lies for 95 of 100 such collections
	High      float64 `json:"high"`
	Tally
}

// Report is what a collection of articles shows.
type Report struct {
	Articles    int          `json:"articles"`
	Figures     []Figure     `json:"figures"`
	Reliability []Bin        `json:"reliability"`
	Errors      []ErrorGroup `json:"errors"`
}

// NewReport sums the results up.
func NewReport(results []Result) Report {
	total := sum(results)
	bounds := bootstrap(results)
	report := Report{Articles: len(results), Reliability: reliability(results), Errors: groupErrors(results)}
	for _, m := range Measures() {
		f := Figure{Name: m.String(), Value: total.Value(m), Low: bounds[m].low, High: bounds[m].high, Tally: total[m]}
		if !m.Rate() {
			f.Precision, f.Recall = total[m].Precision(), total[m].Recall()
		}
		report.Figures = append(report.Figures, f)
	}
	return report
}

func sum(results []Result) *Sheet {
	var total Sheet
	for _, r := range results {
		total.add(r.Sheet)
	}
	return &total
}

type interval struct{ low, high float64 }

const (
	resamples = 1000
	tail      = resamples * 25 / 1000 // 2.5 of a hundred on each side
)

// bootstrap returns 95 % intervals of the measures by drawing as many articles
// again and again with replacement (Efron, 1979): articles, since the facts of
// one article are right or wrong together. The draws are the same every time.
func bootstrap(results []Result) [measureCount]interval {
	var values [measureCount][]float64
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // a sample, not a secret
	for range resamples {
		var drawn Sheet
		for range results {
			drawn.add(results[random.IntN(len(results))].Sheet)
		}
		for m := range values {
			values[m] = append(values[m], drawn.Value(Measure(m)))
		}
	}
	var bounds [measureCount]interval
	for m := range bounds {
		slices.Sort(values[m])
		bounds[m] = interval{values[m][tail], values[m][resamples-1-tail]}
	}
	return bounds
}

// Bin tells of the relations said to be facts with a confidence from From up to
// To how many there are, what was promised (the mean confidence) and what was
// kept (the share that the annotation has).
type Bin struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Count int     `json:"count"`
	Said  float64 `json:"said"`
	Right float64 `json:"right"`
}

var binBounds = []float64{0, .5, .6, .7, .8, .9, 1}

// reliability sorts the judgments into bins of confidence; empty bins are left out.
func reliability(results []Result) []Bin {
	var bins []Bin
	for i := range len(binBounds) - 1 {
		bin := Bin{From: binBounds[i], To: binBounds[i+1]}
		for _, r := range results {
			for _, j := range r.Judgments {
				if j.Confidence >= bin.From && (j.Confidence < bin.To || bin.To == 1) {
					bin.Count++
					bin.Said += j.Confidence
					if j.Right {
						bin.Right++
					}
				}
			}
		}
		if bin.Count > 0 {
			bin.Said /= float64(bin.Count)
			bin.Right /= float64(bin.Count)
			bins = append(bins, bin)
		}
	}
	return bins
}

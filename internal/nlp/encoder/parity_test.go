package encoder

import (
	"compress/gzip"
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"
)

// parityRow is a sentence as the training program reads it.
type parityRow struct {
	Words      []string    `json:"words"`
	Pieces     []int32     `json:"pieces"`
	Casing     []uint8     `json:"casing"`
	Names      []int       `json:"names"`
	UPOS       []int       `json:"upos"`
	XPOS       []int       `json:"xpos"`
	Heads      []int       `json:"heads"`
	Deprels    []int       `json:"deprels"`
	Predicates []int       `json:"predicates"`
	States     [][]float32 `json:"states"`
}

func parityRows(t *testing.T) []parityRow {
	t.Helper()
	f, err := os.Open("testdata/parity.json.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var rows []parityRow
	if err := json.NewDecoder(z).Decode(&rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

func loadModel(t testing.TB) *Model {
	t.Helper()
	data, err := os.ReadFile("../english.model")
	if err != nil {
		t.Fatal(err)
	}
	m, err := Load(data)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func TestPiecesAreThoseOfTheTraining(t *testing.T) {
	m := loadModel(t)
	for _, row := range parityRows(t) {
		s := NewScratch(m)
		s.starts = []int{0}
		m.sequence(s, row.Words)
		if !slices.Equal(s.ids, row.Pieces) || !slices.Equal(s.casings, row.Casing) {
			t.Errorf("%q: got pieces %v and casing %v, want %v and %v", row.Words, s.ids, s.casings, row.Pieces, row.Casing)
		}
	}
}

// TestParity holds the states and labels to those of the training program,
// which computes with the same weights but does not round activations. The
// fixture is written by train/parity.py.
func TestParity(t *testing.T) {
	m := loadModel(t)
	for _, kernel := range Kernels() {
		t.Run(kernel.String(), func(t *testing.T) {
			s := NewScratchOn(m, kernel)
			same, all, least := 0, 0, 1.0
			for _, row := range parityRows(t) {
				scores := m.Run(s, [][]string{row.Words})[0]
				relations := scores.Relations(row.Heads)
				for i := range row.Words {
					for _, pair := range [][2]int{
						{best(scores.Names.Row(i)), row.Names[i]}, {best(scores.UPOS.Row(i)), row.UPOS[i]},
						{best(scores.XPOS.Row(i)), row.XPOS[i]}, {best(scores.Arcs.Row(i)) - 1, row.Heads[i]},
						{best(relations.Row(i)), row.Deprels[i]}, {count(scores.Predicate[i] > 0), row.Predicates[i]},
					} {
						all++
						same += count(pair[0] == pair[1])
					}
				}
				if row.States != nil {
					least = min(least, leastCosine(m, s, row))
				}
			}
			t.Logf("%.2f %% of %d labels are the same, the least cosine of a word's state is %.4f", 100*float64(same)/float64(all), all, least)
			if float64(same) < 0.985*float64(all) || least < 0.98 {
				t.Error("too far from the training program")
			}
		})
	}
}

func leastCosine(m *Model, s *Scratch, row parityRow) float64 {
	s.ids, s.casings, s.first, s.starts = nil, nil, nil, []int{0}
	m.sequence(s, row.Words)
	m.encode(s)
	least := 1.0
	h := m.config.Hidden
	for i, want := range row.States {
		got := s.x[s.first[i]*h : (s.first[i]+1)*h]
		var ab, aa, bb float64
		for j := range want {
			ab += float64(want[j]) * float64(got[j])
			aa += float64(want[j]) * float64(want[j])
			bb += float64(got[j]) * float64(got[j])
		}
		least = min(least, ab/math.Sqrt(aa*bb))
	}
	return least
}

func best(row []float32) int {
	at := 0
	for i, v := range row {
		if v > row[at] {
			at = i
		}
	}
	return at
}

// count returns how many of the conditions hold.
func count(conditions ...bool) int {
	n := 0
	for _, holds := range conditions {
		if holds {
			n++
		}
	}
	return n
}

package nlp

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDecodeNames(t *testing.T) {
	tags := newTagSet([]string{"O", "B-PERSON", "B-PLACE", "I-PERSON", "I-PLACE"})
	for _, test := range []struct {
		name   string
		scores [][]float32
		want   []Name
	}{
		{"none", nil, nil},
		{"outside", [][]float32{{1, 0, 0, 0, 0}}, nil},
		{"inside cannot begin", [][]float32{{0, 1, 0, 9, 0}}, []Name{{Range{5, 6}, Person}}},
		{"kinds do not mix", [][]float32{{0, 3, 2, 0, 0}, {0, 0, 0, 1, 5}}, []Name{{Range{5, 7}, Place}}},
		{"neighbours", [][]float32{{0, 3, 0, 0, 0}, {0, 3, 0, 1, 0}}, []Name{{Range{5, 6}, Person}, {Range{6, 7}, Person}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := tags.spans(tags.decode(test.scores), 5)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzDecodeNames(f *testing.F) {
	tags := newTagSet([]string{"O", "B-PERSON", "B-PLACE", "I-PERSON", "I-PLACE"})
	f.Add([]byte("0123456789"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var scores [][]float32
		for len(data) >= len(tags.labels) {
			row := make([]float32, len(tags.labels))
			for i := range row {
				row[i] = float32(int8(data[i]))
			}
			scores, data = append(scores, row), data[len(row):]
		}
		before := -1
		for i, label := range tags.decode(scores) {
			if !tags.legal(before, label) {
				t.Fatalf("label %s at %d after %d", tags.labels[label], i, before)
			}
			before = label
		}
	})
}

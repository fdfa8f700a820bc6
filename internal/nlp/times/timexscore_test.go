package times

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

// timex is an expression of time as TimeML writes it, by code points.
type timex struct {
	Span  [2]int `json:"span"`
	Type  string `json:"type"` // DATE, TIME, DURATION or SET
	Value string `json:"value"`
}

// timexAgreement counts what TempEval-3 counts: expressions with the same span,
// those that overlap, and of the latter those of the same type and value.
type timexAgreement struct{ strict, relaxed, kind, value, gold, system int }

func (a *timexAgreement) add(b timexAgreement) {
	a.strict += b.strict
	a.relaxed += b.relaxed
	a.kind += b.kind
	a.value += b.value
	a.gold += b.gold
	a.system += b.system
}

// f1 is the harmonic mean of precision and recall, in per cent.
func f1(right int, a timexAgreement) float64 {
	if a.gold+a.system == 0 {
		return 0
	}
	return 200 * float64(right) / float64(a.gold+a.system)
}

// compare aligns the expressions of one text, those that share most first.
func compare(gold, system []timex) timexAgreement {
	type pair struct {
		g, s  int
		share float64
	}
	var pairs []pair
	for g, a := range gold {
		for s, b := range system {
			if both := min(a.Span[1], b.Span[1]) - max(a.Span[0], b.Span[0]); both > 0 {
				longer := max(a.Span[1]-a.Span[0], b.Span[1]-b.Span[0])
				pairs = append(pairs, pair{g, s, float64(both) / float64(longer)})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.share, a.share) })
	out := timexAgreement{gold: len(gold), system: len(system)}
	goldDone, systemDone := make([]bool, len(gold)), make([]bool, len(system))
	for _, p := range pairs {
		if goldDone[p.g] || systemDone[p.s] {
			continue
		}
		goldDone[p.g], systemDone[p.s] = true, true
		out.count(gold[p.g], system[p.s])
	}
	return out
}

func (a *timexAgreement) count(gold, system timex) {
	a.relaxed++
	if gold.Span == system.Span {
		a.strict++
	}
	if gold.Type == system.Type {
		a.kind++
	}
	if comparable(gold.Value, gold.Type) == comparable(system.Value, gold.Type) {
		a.value++
	}
}

// comparable leaves the time of day out where a date is asked for.
func comparable(value, kind string) string {
	value = strings.ToUpper(strings.TrimSpace(value))
	if kind == "DATE" && !strings.HasPrefix(value, "P") {
		value, _, _ = strings.Cut(value, "T")
	}
	return value
}

func TestCompare(t *testing.T) {
	date := func(start, end int, value string) timex { return timex{[2]int{start, end}, "DATE", value} }
	for _, test := range []struct {
		name         string
		gold, system []timex
		want         timexAgreement
	}{
		{"nothing", nil, nil, timexAgreement{}},
		{"the same", []timex{date(0, 4, "2031")}, []timex{date(0, 4, "2031")}, timexAgreement{1, 1, 1, 1, 1, 1}},
		{"overlap", []timex{date(0, 4, "2031")}, []timex{date(2, 6, "2031-03")}, timexAgreement{0, 1, 1, 0, 1, 1}},
		{"side by side", []timex{date(0, 4, "2031")}, []timex{date(4, 6, "2031")}, timexAgreement{0, 0, 0, 0, 1, 1}},
		{"one to one", []timex{date(0, 9, "2031")}, []timex{date(0, 3, "2030"), date(3, 9, "2031")}, timexAgreement{0, 1, 1, 1, 1, 2}},
		{"hour of a date", []timex{date(0, 4, "2031-03-04")}, []timex{{[2]int{0, 4}, "TIME", "2031-03-04T08:00"}}, timexAgreement{1, 1, 0, 1, 1, 1}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compare(test.gold, test.system); got != test.want {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
		})
	}
}

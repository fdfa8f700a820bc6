package news

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestNewWhen(t *testing.T) {
	oslo := time.FixedZone("CEST", 2*60*60)
	for _, test := range []struct {
		grain    Grain
		t        time.Time
		from, to string
	}{
		{Minute, at("2024-08-13T14:05:59Z"), "2024-08-13T14:05:00Z", "2024-08-13T14:06:00Z"},
		{Day, time.Date(2024, 8, 13, 1, 0, 0, 5, oslo), "2024-08-12T00:00:00Z", "2024-08-13T00:00:00Z"},
		{Week, at("2024-08-18T23:59:59Z"), "2024-08-12T00:00:00Z", "2024-08-19T00:00:00Z"},
		{Week, at("2024-08-19T00:00:00Z"), "2024-08-19T00:00:00Z", "2024-08-26T00:00:00Z"},
		{Week, at("2025-01-01T00:00:00Z"), "2024-12-30T00:00:00Z", "2025-01-06T00:00:00Z"},
		{Month, at("2024-12-31T00:00:00Z"), "2024-12-01T00:00:00Z", "2025-01-01T00:00:00Z"},
		{Quarter, at("2024-12-31T00:00:00Z"), "2024-10-01T00:00:00Z", "2025-01-01T00:00:00Z"},
		{Year, at("2024-02-29T00:00:00Z"), "2024-01-01T00:00:00Z", "2025-01-01T00:00:00Z"},
		{Decade, at("2029-02-28T00:00:00Z"), "2020-01-01T00:00:00Z", "2030-01-01T00:00:00Z"},
	} {
		w := NewWhen(test.t, test.grain, Relative, "then")
		want := When{From: at(test.from), To: at(test.to), Grain: test.grain, Basis: Relative, Text: "then"}
		if w != want || w.verify() != nil || w.Begin() != want.From {
			t.Errorf("%s of %v: got %+v, want %+v", test.grain, test.t, w, want)
		}
	}
}

// TestNewWhenHoldsTheTime holds every unit to holding its time and no neighbour's.
func TestNewWhenHoldsTheTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		instant := time.Unix(rapid.Int64Range(-6e10, 2e11).Draw(t, "time"), 0).UTC()
		grain := rapid.SampledFrom(Grains()[:len(Grains())-1]).Draw(t, "grain")
		w := NewWhen(instant, grain, Explicit, "")
		if instant.Before(w.From) || !instant.Before(w.To) {
			t.Fatalf("%v is not within %v to %v", instant, w.From, w.To)
		}
		if next := NewWhen(w.To, grain, Explicit, ""); next.From != w.To {
			t.Fatalf("after %v comes %v", w.To, next.From)
		}
		if same := NewWhen(w.To.Add(-time.Second), grain, Explicit, ""); same != w {
			t.Fatalf("the last second of %+v is in %+v", w, same)
		}
	})
}

func TestBegin(t *testing.T) {
	if !(When{}).Begin().IsZero() {
		t.Error("the undated begin")
	}
	open := When{To: at("2024-08-14T00:00:00Z"), Grain: Interval, Basis: Explicit}
	if got, want := open.Begin(), at("2024-08-13T23:59:59Z"); got != want {
		t.Errorf("an open start: got %v, want %v", got, want)
	}
}

func TestWhenVerify(t *testing.T) {
	day := NewWhen(at("2024-08-13T00:00:00Z"), Day, Explicit, "")
	for name, change := range map[string]func(*When){
		"an undated grain":   func(w *When) { *w = When{Grain: Day} },
		"undated words":      func(w *When) { *w = When{Text: "once"} },
		"no basis":           func(w *When) { w.Basis = "" },
		"unknown grain":      func(w *When) { w.Grain = "FORTNIGHT" },
		"another unit":       func(w *When) { w.Grain = Month },
		"half a unit":        func(w *When) { w.To = time.Time{} },
		"not its start":      func(w *When) { w.From = w.From.Add(time.Hour) },
		"a unit from year 0": func(w *When) { *w = NewWhen(time.Time{}, Day, Explicit, "") },
		"a nanosecond":       func(w *When) { w.Grain, w.To = Interval, w.To.Add(1) },
		"another zone":       func(w *When) { w.From = w.From.In(time.FixedZone("", 0)) },
		"year 10000":         func(w *When) { w.Grain, w.To = Interval, time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC) },
		"end at the start":   func(w *When) { w.Grain, w.To = Interval, w.From },
		"words not UTF-8":    func(w *When) { w.Text = "\xff" },
	} {
		w := day
		change(&w)
		if err := w.verify(); err == nil {
			t.Errorf("%s: %+v was accepted", name, w)
		}
	}
}

func TestSortKey(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(name string) (time.Time, ID) {
			instant := time.Unix(rapid.Int64Range(-6e10, 2e11).Draw(t, name), 0).UTC()
			if rapid.IntRange(0, 4).Draw(t, name+" undated") == 0 {
				instant = time.Time{}
			}
			return instant, NewID(RelationPrefix, rapid.StringN(0, 3, -1).Draw(t, name+" ID"))
		}
		ta, a := draw("a")
		tb, b := draw("b")
		ka, kb := SortKey(ta, a), SortKey(tb, b)
		if ta.Before(tb) && ka >= kb || tb.Before(ta) && kb >= ka { // the zero time comes before all others
			t.Fatalf("%q and %q are not in the order of %v and %v", ka, kb, ta, tb)
		}
		if ta.Equal(tb) && (ka < kb) != (a < b) {
			t.Fatalf("%q and %q are not in the order of the IDs", ka, kb)
		}
		if (ka >= DatedFloor) == ta.IsZero() {
			t.Fatalf("%q is on the wrong side of the dated", ka)
		}
		if (ka >= TimeKey(tb)) != !ta.Before(tb) {
			t.Fatalf("%q is on the wrong side of %q", ka, TimeKey(tb))
		}
	})
}

func TestEvidenceSortKey(t *testing.T) {
	early, late := at("2031-03-04T00:00:00Z"), at("2031-03-05T00:00:00Z")
	falling := []string{
		Evidence{Article: "art_a", Published: late, Span: Span{0, 5}}.SortKey(),
		Evidence{Article: "art_a", Published: late, Span: Span{0, 9}}.SortKey(),
		Evidence{Article: "art_a", Published: late, Span: Span{MaxText - 2, MaxText}}.SortKey(),
		Evidence{Article: "art_b", Published: early, Span: Span{7, 9}}.SortKey(),
		Evidence{Article: "art_a", Published: early, Span: Span{3, 9}}.SortKey(),
		Evidence{Article: "art_z", Span: Span{3, 9}}.SortKey(),
	}
	slices.Reverse(falling)
	if !slices.IsSorted(falling) {
		t.Errorf("not in order: %q", falling)
	}
}

func TestEntitySortKey(t *testing.T) {
	rising := []string{
		Entity{ID: "per_b", Articles: 9}.SortKey(), Entity{ID: "per_a", Articles: 10}.SortKey(), Entity{ID: "per_b", Articles: 10}.SortKey(),
	}
	if !slices.IsSorted(rising) {
		t.Errorf("not in order: %q", rising)
	}
}

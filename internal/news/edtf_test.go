package news

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func at(text string) time.Time {
	t, err := time.Parse(instantLayout, text)
	if err != nil {
		panic(err)
	}
	return t
}

func TestEDTF(t *testing.T) {
	noon := at("2024-08-13T14:05:30Z")
	for _, test := range []struct {
		when When
		want string
	}{
		{When{}, ""},
		{NewWhen(noon, Minute, Explicit, ""), "2024-08-13T14:05Z"},
		{NewWhen(noon, Day, Explicit, ""), "2024-08-13"},
		{NewWhen(noon, Week, Explicit, ""), "2024-08-12/2024-08-18"},
		{NewWhen(noon, Month, Explicit, ""), "2024-08"},
		{NewWhen(noon, Quarter, Explicit, ""), "2024-07-01/2024-09-30"},
		{NewWhen(noon, Year, Explicit, ""), "2024"},
		{NewWhen(noon, Decade, Explicit, ""), "202X"},
		{When{To: at("2024-08-14T00:00:00Z"), Grain: Interval}, "../2024-08-13"},
		{When{To: noon, Grain: Interval}, "../2024-08-13T14:05:30Z"},
		{When{From: at("2024-08-05T10:30:00Z"), Grain: Interval}, "2024-08-05T10:30Z/.."},
		{When{From: at("2024-02-28T00:00:00Z"), To: at("2024-03-01T00:00:00Z"), Grain: Interval}, "2024-02-28/2024-02-29"},
	} {
		if got := test.when.EDTF(); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
		if test.want == "" {
			continue
		}
		back, err := ParseEDTF(test.want)
		if err != nil || !back.From.Equal(test.when.From) || !back.To.Equal(test.when.To) {
			t.Errorf("%q came back as %v to %v, %v", test.want, back.From, back.To, err)
		}
	}
}

func TestParseEDTFRefuses(t *testing.T) {
	for _, text := range []string{
		"", "..", "../..", "/", "2024/", "/2024", "2024-8-13", "2024-13", "2024-02-30", "24", "0000", "0001", "000X", "999X", "9999", "20XX",
		"2024-08-13T25:00Z", "2024-08-13T14:05:30Z", "2024-08-13T14:05:30.5Z/..", "2024-08-14/2024-08-12", "2024-08-13T10:00Z/2024-08-13T10:00Z",
		"2024-08-13 ", "yesterday", "2024-08-13/2024-08-14/2024-08-15", "２０２４",
	} {
		if got, err := ParseEDTF(text); err == nil {
			t.Errorf("%q was read as %+v", text, got)
		}
	}
}

// TestEDTFRoundTrip writes and reads times of all grains.
func TestEDTFRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := anyWhen(t)
		if err := w.verify(); err != nil {
			t.Fatal(err)
		}
		back, err := ParseEDTF(w.EDTF())
		if err != nil {
			t.Fatalf("%+v is written %q: %v", w, w.EDTF(), err)
		}
		if !back.From.Equal(w.From) || !back.To.Equal(w.To) || back.EDTF() != w.EDTF() {
			t.Fatalf("%+v is written %q and read %+v", w, w.EDTF(), back)
		}
	})
}

func anyWhen(t *rapid.T) When {
	instant := func(name string) time.Time { // of the years 11 to 9980, mostly on a minute or a day
		s := rapid.Int64Range(at("0011-01-01T00:00:00Z").Unix(), at("9980-01-01T00:00:00Z").Unix()).Draw(t, name)
		return time.Unix(s, 0).UTC().Truncate(rapid.SampledFrom([]time.Duration{time.Second, time.Minute, 24 * time.Hour}).Draw(t, name+" on"))
	}
	grain := rapid.SampledFrom(Grains()).Draw(t, "grain")
	if grain != Interval {
		return NewWhen(instant("time"), grain, Explicit, "")
	}
	w := When{From: instant("from"), Grain: Interval, Basis: Explicit}
	w.To = w.From.Add(time.Duration(rapid.Int64Range(1, 1e8).Draw(t, "length")) * time.Second)
	switch rapid.IntRange(0, 3).Draw(t, "open") {
	case 0:
		w.From = time.Time{}
	case 1:
		w.To = time.Time{}
	}
	return w
}

func FuzzParseEDTF(f *testing.F) {
	for _, seed := range []string{"2024-08-13", "202X", "../2024-08-13", "2024-08-13T14:05Z/2024-08-13T14:05:30Z", "0002/..", "999X", "2024-08-13T4:05Z"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		w, err := ParseEDTF(text)
		if err != nil {
			if w != (When{}) {
				t.Errorf("%q: an error and %+v", text, w)
			}
			return
		}
		if err := w.verify(); err != nil || w.IsZero() {
			t.Errorf("%q was read as %+v: %v", text, w, err)
		}
		back, err := ParseEDTF(w.EDTF())
		if err != nil || !back.From.Equal(w.From) || !back.To.Equal(w.To) {
			t.Errorf("%q was read as %+v, written %q and read as %+v, %v", text, w, w.EDTF(), back, err)
		}
	})
}

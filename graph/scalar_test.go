package graph

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func TestScalarsRefuse(t *testing.T) {
	read := map[string]func(any) error{
		"ID":        func(v any) error { _, err := UnmarshalID(v); return err },
		"EntityRef": func(v any) error { _, err := UnmarshalEntityRef(v); return err },
		"EDTF":      func(v any) error { _, err := UnmarshalEDTF(v); return err },
	}
	for _, c := range []struct {
		scalar string
		value  any
		says   string // "" where the value is good
	}{
		{"ID", string(news.EntityID(news.Person, "Musk")), ""},
		{"ID", "Musk", `"Musk" is no ID`},
		{"ID", "per_musk", "is no ID"},
		{"ID", 7, "is no ID"},
		{"ID", strings.Repeat("x", 1000), "…"},
		{"EntityRef", "@elonmusk", ""},
		{"EntityRef", " - ", "no letters"},
		{"EntityRef", map[string]any{}, "is no name"},
		{"EDTF", "2024-08", ""},
		{"EDTF", "../2024-08-13", ""},
		{"EDTF", "August", `"August" is no time`},
		{"EDTF", "2024-08-13/2024-08-01", "is no time"},
		{"EDTF", nil, "is no time"},
	} {
		t.Run(c.scalar, func(t *testing.T) {
			err := read[c.scalar](c.value)
			if c.says == "" {
				if err != nil {
					t.Errorf("%v is refused: %v", c.value, err)
				}
				return
			}
			var user userError
			if !errors.As(err, &user) || user.code != BadInput || !strings.Contains(user.text, c.says) {
				t.Errorf("%v gives %v, want a bad input that says %q", c.value, err, c.says)
			}
		})
	}
}

func TestPeriod(t *testing.T) {
	day := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	for text, want := range map[string]store.Period{
		"2024-08":               {From: day(2024, 8, 1), Until: day(2024, 9, 1)},
		"202X":                  {From: day(2020, 1, 1), Until: day(2030, 1, 1)},
		"2024-08-05/2024-08-11": {From: day(2024, 8, 5), Until: day(2024, 8, 12)},
		"2024-08-13/..":         {From: day(2024, 8, 13)},
		"../2024":               {Until: day(2025, 1, 1)},
	} {
		got, err := period(&text)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Errorf("%s: %v\n%s", text, err, diff)
		}
	}
	if got, err := period(nil); err != nil || got != (store.Period{}) {
		t.Errorf("no time gives %v, %v", got, err)
	}
}

package measure

import (
	"flag"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the golden files of what is measured")

// Updating reports whether the golden files are to be written.
func Updating() bool { return *update }

// tolerance is how far a figure may be from its golden file, in points, so that a
// rule may change without it where that turns a word in a thousand.
const tolerance = 0.25

// Figure is one measured number, in per cent.
type Figure struct {
	Name  string
	Value float64
	Floor float64 // what it must reach; 0 where it is only reported
}

// Figures fails the test for figures below their floors or off the golden file,
// which holds lines of name, tab and value; with -update it writes that file.
func Figures(tb testing.TB, path string, figures []Figure) {
	tb.Helper()
	var b strings.Builder
	for _, f := range figures {
		fmt.Fprintf(&b, "%s\t%.2f\n", f.Name, f.Value)
		if f.Value < f.Floor {
			tb.Errorf("%s is %.2f, must reach %.2f", f.Name, f.Value, f.Floor)
		}
	}
	if Updating() {
		write(tb, path, b.String())
		return
	}
	want := parse(tb, path, read(tb, path))
	if len(want) != len(figures) {
		tb.Errorf("%s has %d figures, there are %d", path, len(want), len(figures))
	}
	for _, f := range figures {
		if old, ok := want[f.Name]; !ok || math.Abs(f.Value-old) > tolerance {
			tb.Errorf("%s is %.2f, %s has %.2f: run with -update if that is meant", f.Name, f.Value, path, old)
		}
	}
}

func parse(tb testing.TB, path, text string) map[string]float64 {
	tb.Helper()
	out := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		var err error
		if out[name], err = strconv.ParseFloat(value, 64); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
	}
	return out
}

// Text fails the test where a text differs from the golden file; with -update it
// writes that file.
func Text(tb testing.TB, path, got string) {
	tb.Helper()
	if Updating() {
		write(tb, path, got)
		return
	}
	if diff := cmp.Diff(read(tb, path), got); diff != "" {
		tb.Errorf("%s has changed (run with -update if that is meant):\n%s", path, diff)
	}
}

func read(tb testing.TB, path string) string {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return string(data)
}

func write(tb testing.TB, path, text string) {
	tb.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		tb.Fatal(err)
	}
}

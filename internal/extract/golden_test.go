package extract

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files of measured quality")

// goldenTolerance is how far a figure may be from the golden file, in points.
const goldenTolerance = 0.25

// figure is one measured number, in per cent.
type figure struct {
	name  string
	value float64
	floor float64 // what it must reach; 0 where it is only reported
}

// shared returns a path in the folder of measuring data, and skips where that
// is missing.
func shared(tb testing.TB, elem ...string) string {
	tb.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Skipf("no measuring data: set HEARSAY_SHARED or put it beside the repository (%v)", err)
	}
	return path
}

// compareGolden compares figures with a golden file of lines name, tab, value,
// which it writes instead with -update.
func compareGolden(tb testing.TB, path string, figures []figure) {
	tb.Helper()
	var b strings.Builder
	for _, f := range figures {
		fmt.Fprintf(&b, "%s\t%.2f\n", f.name, f.value)
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			tb.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	want := map[string]float64{}
	for line := range strings.Lines(string(golden)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if want[name], err = strconv.ParseFloat(value, 64); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
	}
	for _, f := range figures {
		if math.Abs(f.value-want[f.name]) > goldenTolerance {
			tb.Errorf("%s is %.2f, the golden file has %.2f: run with -update if that is meant", f.name, f.value, want[f.name])
		}
	}
}

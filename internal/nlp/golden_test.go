package nlp

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

var update = flag.Bool("update", false, "write testdata/quality.golden")

// goldenTolerance is how far a figure may be from the golden file, in points, so
// that a rule may change without it where that turns a word in a thousand.
const goldenTolerance = 0.25

// compareGolden compares figures with a golden file of lines name, tab, value.
func compareGolden(t *testing.T, path string, figures []figure) {
	t.Helper()
	if *update {
		var b strings.Builder
		for _, f := range figures {
			fmt.Fprintf(&b, "%s\t%.2f\n", f.name, f.value)
		}
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]float64{}
	for line := range strings.Lines(string(golden)) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		want[name], _ = strconv.ParseFloat(value, 64)
	}
	for _, f := range figures {
		if math.Abs(f.value-want[f.name]) > goldenTolerance {
			t.Errorf("%s is %.2f, the golden file has %.2f: run with -update if that is meant", f.name, f.value, want[f.name])
		}
	}
}

// TestModelCard fails where MODEL.md does not quote the golden file as it is.
func TestModelCard(t *testing.T) {
	card, err := os.ReadFile("MODEL.md")
	if err != nil {
		t.Fatal(err)
	}
	golden, err := os.ReadFile(filepath.Join("testdata", "quality.golden"))
	if err != nil {
		t.Fatal(err)
	}
	if len(golden) == 0 || !strings.Contains(string(card), "```\n"+string(golden)+"```\n") {
		t.Error("copy the lines of testdata/quality.golden to MODEL.md")
	}
}

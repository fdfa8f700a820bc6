package times

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/internal/nlp"
)

var update = flag.Bool("update", false, "write testdata/meantime.golden")

// goldenTolerance is how far a figure may be from the golden file, in points:
// less than one expression of the set's two hundred.
const goldenTolerance = 0.25

// valueFloor is the F1 of values that must be reached over all texts.
const valueFloor = 80

// TestMeantime measures the expressions of MEANTIME as TempEval-3 does. The
// rules were made for the misses of one half of the texts; the other half says
// what they are worth elsewhere.
func TestMeantime(t *testing.T) {
	parser := nlp.New()
	var all, made, held, places timexAgreement
	for _, row := range meantime(t) {
		found := row.upTo(readTimexes(t, parser, row))
		a := compare(row.Timexes, found)
		all.add(a)
		places.add(compare(inCalendar(row.Timexes), inCalendar(found)))
		if row.held() {
			held.add(a)
		} else {
			made.add(a)
		}
	}
	if f := f1(all.value, all); f < valueFloor {
		t.Errorf("F1 of values is %.2f, must reach %d", f, valueFloor)
	}
	compareGolden(t, filepath.Join("testdata", "meantime.golden"), all.figures("all")+
		made.figures("half")+held.figures("held out")+places.figures("dates and times alone"))
}

// meantimeRow is an article with its expressions of time by code points. Only
// its first sentences were annotated: up to Until.
type meantimeRow struct {
	ID      string  `json:"id"`
	Date    string  `json:"dct"` // empty where unknown
	Text    string  `json:"text"`
	Until   int     `json:"scored_until"`
	Timexes []timex `json:"timexes"`
}

// held reports whether the article is of the half that no rule was made for.
func (r meantimeRow) held() bool {
	hash := fnv.New32a()
	hash.Write([]byte(r.ID))
	return hash.Sum32()%2 == 1
}

func (r meantimeRow) published() time.Time {
	day, err := time.Parse(time.DateOnly, r.Date)
	if err != nil {
		return time.Time{}
	}
	return day
}

func (r meantimeRow) upTo(found []timex) []timex {
	var out []timex
	for _, t := range found {
		if t.Span[0] < r.Until {
			out = append(out, t)
		}
	}
	return out
}

// inCalendar leaves out how long something lasts and how often it comes, which
// the package does not read.
func inCalendar(timexes []timex) []timex {
	var out []timex
	for _, t := range timexes {
		if t.Type == "DATE" || t.Type == "TIME" {
			out = append(out, t)
		}
	}
	return out
}

// meantime reads the set. It skips where there is no folder of measuring data
// at all; a folder that lacks the set fails.
func meantime(t *testing.T) []meantimeRow {
	t.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	if _, err := os.Stat(root); errors.Is(err, fs.ErrNotExist) {
		t.Skipf("no measuring data: set HEARSAY_SHARED or put it beside the repository (%v)", err)
	}
	file, err := os.Open(filepath.Join(root, "bench", "dev", "temporal", "temporal_meantime.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // was read
	var rows []meantimeRow
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row meantimeRow
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
	if err := lines.Err(); err != nil || len(rows) == 0 {
		t.Fatalf("%d articles: %v", len(rows), err)
	}
	return rows
}

// readTimexes finds the expressions of an article as the product does: sentence
// by sentence, the future told by the tree.
func readTimexes(t *testing.T, parser *nlp.Parser, row meantimeRow) []timex {
	t.Helper()
	doc, err := parser.Parse(context.Background(), row.Text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	var out []timex
	published := row.published()
	for _, s := range doc.Sentences {
		text := annotatedText{doc: doc, first: s.Words.First, published: published}
		for _, w := range doc.Words[s.Words.First:s.Words.End] {
			text.words = append(text.words, w.Form)
		}
		if day, ok := Dateline(text.words); ok && published.IsZero() {
			published = day
		}
		out = append(out, text.timexes()...)
	}
	return out
}

// compareGolden compares lines of name, tab and figure with a golden file.
func compareGolden(t *testing.T, path, figures string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(figures), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want, got := parseFigures(string(golden)), parseFigures(figures)
	if len(want) != len(got) {
		t.Errorf("the golden file has %d figures, there are %d", len(want), len(got))
	}
	for name, value := range got {
		if old, ok := want[name]; !ok || math.Abs(value-old) > goldenTolerance {
			t.Errorf("%s is %.2f, the golden file has %.2f: run with -update if that is meant", name, value, old)
		}
	}
}

func parseFigures(text string) map[string]float64 {
	out := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		out[name], _ = strconv.ParseFloat(value, 64)
	}
	return out
}

// figures are the lines of the golden file.
func (a timexAgreement) figures(name string) string {
	return fmt.Sprintf("%s, strict F1\t%.2f\n%s, relaxed F1\t%.2f\n%s, type F1\t%.2f\n%s, value F1\t%.2f\n",
		name, f1(a.strict, a), name, f1(a.relaxed, a), name, f1(a.kind, a), name, f1(a.value, a))
}

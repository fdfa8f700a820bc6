// Package measure is what the tests of quality share: the folder of measuring
// data, which is not part of the source, and golden files of what was measured.
package measure

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
)

// Data returns a path in the folder of measuring data: HEARSAY_SHARED, or the
// folder "shared" beside the repository. It skips the test where there is no such
// folder, and fails it where the folder lacks the path.
func Data(tb testing.TB, elem ...string) string {
	tb.Helper()
	root := os.Getenv("HEARSAY_SHARED")
	if root == "" {
		root = filepath.Join(repository(tb), "..", "shared")
	}
	if _, err := os.Stat(root); err != nil {
		tb.Skipf("the measuring data is not here (set HEARSAY_SHARED, or put it beside the repository); what was measured is in the golden files: %v", err)
	}
	path := filepath.Join(append([]string{root}, elem...)...)
	if _, err := os.Stat(path); err != nil {
		tb.Fatal(err)
	}
	return path
}

// repository returns the folder with the go.mod above the test.
func repository(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("there is no go.mod above the test")
		}
	}
}

// longestRow is the longest line of a file of rows, in bytes.
const longestRow = 8 << 20

// Rows reads a file of JSON values, one a line, at least one.
func Rows[T any](tb testing.TB, path string) []T {
	tb.Helper()
	file, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer file.Close() //nolint:errcheck // was read
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longestRow)
	var out []T
	for lines.Scan() {
		var row T
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		out = append(out, row)
	}
	if err := lines.Err(); err != nil || len(out) == 0 {
		tb.Fatalf("%s: %d rows: %v", path, len(out), err)
	}
	return out
}

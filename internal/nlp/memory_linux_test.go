package nlp

import (
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
)

// maxMemory is what a process may need at its peak to read an article, in KiB.
const maxMemory = 200 << 10

// TestParseMemory reads the peak of a process of its own that loads the model
// and parses an article.
func TestParseMemory(t *testing.T) {
	const child = "NLP_TEST_MEMORY_CHILD"
	if os.Getenv(child) != "" {
		parse(t, New(), article(t))
		status, err := os.ReadFile("/proc/self/status")
		if err != nil {
			t.Fatal(err)
		}
		t.Log(string(status))
		return
	}
	cmd := exec.Command(os.Args[0], "-test.run=^TestParseMemory$", "-test.v")
	cmd.Env = append(os.Environ(), child+"=1")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	peak := peakMemory(t, string(out))
	t.Logf("peak %d MiB", peak>>10)
	if peak > maxMemory {
		t.Errorf("peak of %d KiB, want at most %d", peak, maxMemory)
	}
}

// peakMemory reads VmHWM off a status file, in KiB.
func peakMemory(tb testing.TB, status string) int {
	tb.Helper()
	_, rest, ok := strings.Cut(status, "VmHWM:")
	if !ok {
		tb.Fatal("no VmHWM")
	}
	kib, err := strconv.Atoi(strings.Fields(rest)[0])
	if err != nil {
		tb.Fatal(err)
	}
	return kib
}

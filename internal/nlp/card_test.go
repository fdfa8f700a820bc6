package nlp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

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

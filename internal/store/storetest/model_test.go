package storetest

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"hearsay/internal/store"
)

var update = flag.Bool("update", false, "write the model's answers into the scripts")

// TestModel holds the model to what the suite itself says is right; the rest
// compares the model with itself, and shows that it runs.
func TestModel(t *testing.T) {
	if *update {
		updateScripts(t)
	}
	Run(t, func(*testing.T) store.Store { return NewModel() })
}

// updateScripts writes the model's answers below the commands of each script.
// They are right only when a person has read them.
func updateScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		s, err := parseScript(txtar.Format(archive))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		r := run{script: s, store: NewModel()}
		for i := range archive.Files {
			if archive.Files[i].Name == "script" {
				archive.Files[i].Data = []byte(r.rewrite(t, string(archive.Files[i].Data)))
			}
		}
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func (r *run) rewrite(t *testing.T, script string) string {
	var out strings.Builder
	for line := range strings.Lines(script) {
		switch command, ok := strings.CutPrefix(line, "> "); {
		case ok:
			out.WriteString(line)
			out.WriteString(r.answer(t.Context(), strings.TrimSpace(command)))
		case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
			out.WriteString(line)
		}
	}
	return out.String()
}

func BenchmarkModel(b *testing.B) {
	Bench(b, func(*testing.B) store.Store { return NewModel() }, 300)
}

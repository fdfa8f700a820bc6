package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// allowed says which of our packages each of them may import: the architecture,
// read from left to right. Tests may import more.
var allowed = map[string][]string{
	"hearsay":                          {"*"},
	"hearsay/graph":                    {"hearsay/internal/export", "hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/ingest":          {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/resolve":         {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/export":          {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/extract":         {"hearsay/internal/nlp", "hearsay/internal/nlp/times", "hearsay/internal/news"},
	"hearsay/internal/eval":            {"hearsay/internal/source", "hearsay/internal/news"},
	"hearsay/internal/source":          {"hearsay/internal/news"},
	"hearsay/internal/store":           {"hearsay/internal/news"},
	"hearsay/internal/store/sqlite":    {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/store/neo4j":     {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/store/storetest": {"hearsay/internal/store", "hearsay/internal/news"},
	"hearsay/internal/nlp":             {"hearsay/internal/nlp/encoder"},
	"hearsay/internal/nlp/render":      {"hearsay/internal/nlp"},
	"hearsay/internal/web":             {"hearsay/internal/web/guard"},
}

func TestImports(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
		may := allowed[p.ImportPath]
		for _, i := range p.Imports {
			ours := i == "hearsay" || strings.HasPrefix(i, "hearsay/")
			if ours && !slices.Contains(may, "*") && !slices.Contains(may, i) {
				t.Errorf("%s imports %s, which its place in the layout does not allow", p.ImportPath, i)
			}
		}
	}
}

package extract

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestLexiconHoldsEachWordOnce(t *testing.T) {
	section, seen := "", map[string]bool{}
	for line := range strings.Lines(lexiconText + "\n" + sortsText + "\n" + gendersText) {
		line, _, _ = strings.Cut(line, "#")
		for _, field := range strings.Fields(line) {
			if strings.HasPrefix(field, "[") {
				section = field
				field = ""
			}
			word, _, _ := strings.Cut(field, "=")
			if seen[section+word] {
				t.Errorf("%s%s stands there twice", section, word)
			}
			seen[section+word] = true
		}
	}
	for name := range lex()["male"] {
		if lex().has("female", name) {
			t.Errorf("%s is both male and female", name)
		}
	}
}

// asked finds the sections that a rule asks for.
var asked = regexp.MustCompile(`lex\(\)(?:\.has\(|\[)"([a-z]+)"|\.listed\("([a-z]+)"`)

func TestLexiconSectionsAreAskedFor(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no files: %v", err)
	}
	used := map[string]bool{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		code, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range asked.FindAllStringSubmatch(string(code), -1) {
			used[found[1]+found[2]] = true
		}
	}
	for section := range used {
		if lex()[section] == nil {
			t.Errorf("a rule asks for %q, which the lexicon does not have", section)
		}
	}
	for section := range lex() {
		if !used[section] {
			t.Errorf("no rule asks for %q", section)
		}
	}
}

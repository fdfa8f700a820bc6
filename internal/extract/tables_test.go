package extract

import (
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestFramesCoverAllTypes(t *testing.T) {
	rows, err := parseFrames(frameRows)
	if err != nil {
		t.Fatal(err)
	}
	found := map[news.RelationType]bool{}
	for _, part := range []map[string][]frame{rows.verbs, rows.nouns, rows.adjectives} {
		for _, frames := range part {
			for _, f := range frames {
				found[f.kind] = true
			}
		}
	}
	for _, info := range news.RelationTypes() {
		if !found[info.Type] {
			t.Errorf("no predicate tells of %s", info.Type)
		}
	}
}

func TestFramesRefuseBadRows(t *testing.T) {
	for _, row := range []string{
		"INVITED\tv\tinvite\tsubj\tobj\t+",
		"INVITED\tx\tinvite\tsubj\tobj\t+\t",
		"GREETED\tv\tgreet\tsubj\tobj\t+\t",
		"INVITED\tv\tinvite\tsubj\tobj:PERSONS\t+\t",
		"INVITED\tv\tinvite\tsubj\tobj\t?\t",
	} {
		if _, err := parseFrames("header\n" + row); err == nil || !strings.Contains(err.Error(), "row 1") {
			t.Errorf("%q gives the error %v", row, err)
		}
	}
}

func TestCountryOf(t *testing.T) {
	for name, want := range map[string]string{
		"U.S.": "United States", "America": "United States", "Dutch": "Netherlands", "Swedes": "Sweden", "EU": "European Union",
		"Norvik": "", "s": "", "": "",
	} {
		if got := countryOf(name); got != want {
			t.Errorf("%q is of %q, want %q", name, got, want)
		}
	}
}

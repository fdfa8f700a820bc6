package graph

import (
	"encoding/json"
	"testing"
	"unicode/utf16"

	"hearsay/internal/store/storetest"
)

const allEvidence = `
	fragment Proof on EvidenceConnection {
		nodes { start end startUtf16 endUtf16 text sentence article { text } }
	}
	{
		relations(filter: {polarities: [], modalities: []}, first: 200) { nodes { evidence(first: 200) { ...Proof } } }
		statements(first: 200) { nodes { evidence(first: 200) { ...Proof } } }
		events(first: 200) { nodes { evidence(first: 200) { ...Proof } } }
	}`

// TestEvidenceIsTheArticlesText cuts the words of every fact out of its article,
// in code points and in UTF-16 units.
func TestEvidenceIsTheArticlesText(t *testing.T) {
	e := newExecutor(Options{Store: fill(t, storetest.NewModel(), generated(40))})
	type facts struct {
		Nodes []struct {
			Evidence struct {
				Nodes []struct {
					Start, End, StartUtf16, EndUtf16 int
					Text, Sentence                   string
					Article                          struct{ Text string }
				}
			}
		}
	}
	var answer struct {
		Data   struct{ Relations, Statements, Events facts }
		Errors []any
	}
	if err := json.Unmarshal([]byte(run(t, e, allEvidence, nil)), &answer); err != nil || answer.Errors != nil {
		t.Fatal(err, answer.Errors)
	}
	for name, facts := range map[string]facts{"relation": answer.Data.Relations, "statement": answer.Data.Statements, "event": answer.Data.Events} {
		if len(facts.Nodes) == 0 {
			t.Errorf("the graph has no %s", name)
		}
		for _, fact := range facts.Nodes {
			if len(fact.Evidence.Nodes) == 0 {
				t.Errorf("a %s has no evidence", name)
			}
			for _, e := range fact.Evidence.Nodes {
				if got := string([]rune(e.Article.Text)[e.Start:e.End]); got != e.Text {
					t.Errorf("%s: %q stands at code points %d:%d, not %q", name, got, e.Start, e.End, e.Text)
				}
				units := utf16.Encode([]rune(e.Article.Text))[e.StartUtf16:e.EndUtf16]
				if got := string(utf16.Decode(units)); got != e.Text {
					t.Errorf("%s: %q stands at UTF-16 %d:%d, not %q", name, got, e.StartUtf16, e.EndUtf16, e.Text)
				}
			}
		}
	}
}

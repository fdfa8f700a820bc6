package render

import (
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/nlp"
)

var update = flag.Bool("update", false, "write the golden files")

// sample is a text with annotations made by hand.
func sample() *nlp.Doc {
	d := nlp.Segment("“𝕏 doesn't  win,” Ann said.\n\nGo — Bo (@bo) May 1, 2031")
	columns := strings.Fields(`
		" PUNCT '' 4 punct   X PROPN NNP 4 nsubj   do AUX VBZ 4 aux   not PART RB 4 advmod   win VERB VB 7 ccomp
		, PUNCT , 4 punct   " PUNCT '' 4 punct   Ann PROPN NNP 8 nsubj   say VERB VBD -1 root   . PUNCT . 8 punct`)
	// The heads above count the words from 0.
	for i := 0; i*5 < len(columns); i++ {
		w, c := &d.Words[i], columns[i*5:]
		w.Lemma, w.UPOS, w.XPOS, w.Deprel = c[0], c[1], c[2], c[4]
		w.Head = map[string]int{"4": 4, "7": 8, "8": 8, "-1": -1}[c[3]]
	}
	d.Names = []nlp.Name{{Words: nlp.Range{First: 1, End: 2}, Type: nlp.Platform}, {Words: nlp.Range{First: 7, End: 8}, Type: nlp.Person}}
	d.Frames = []nlp.Frame{
		{Predicate: 4, Args: []nlp.Argument{
			{Role: "ARG0", Head: 1, Words: nlp.Range{First: 1, End: 2}},
			{Role: "ARGM-NEG", Head: 3, Words: nlp.Range{First: 3, End: 4}},
		}},
		{Predicate: 8, Args: []nlp.Argument{
			{Role: "ARG1", Head: 4, Words: nlp.Range{First: 1, End: 5}},
			{Role: "ARG0", Head: 7, Words: nlp.Range{First: 7, End: 8}},
		}},
	}
	return d
}

func TestRender(t *testing.T) {
	for _, test := range []struct {
		file   string
		render func(io.Writer, *nlp.Doc) error
	}{
		{"table.golden", Table},
		{"json.golden", JSON},
		{"conllu.golden", CoNLLU},
	} {
		t.Run(test.file, func(t *testing.T) {
			var got strings.Builder
			if err := test.render(&got, sample()); err != nil {
				t.Fatal(err)
			}
			golden := filepath.Join("testdata", test.file)
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// broken fails every write.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestRenderReportsErrors(t *testing.T) {
	for name, render := range map[string]func(io.Writer, *nlp.Doc) error{"table": Table, "json": JSON, "conllu": CoNLLU} {
		t.Run(name, func(t *testing.T) {
			if err := render(broken{}, sample()); err == nil {
				t.Error("no error")
			}
		})
	}
}

// FuzzRender takes any text through every form; rows of CoNLL-U have ten columns.
func FuzzRender(f *testing.F) {
	f.Add("“𝕏 doesn't\nwin,” Ann said.")
	f.Add("\u2028a\u0085b\x00c\u00a0d")
	f.Fuzz(func(t *testing.T, text string) {
		d := nlp.Segment(strings.ToValidUTF8(text, ""))
		var b strings.Builder
		for _, render := range []func(io.Writer, *nlp.Doc) error{Table, JSON, CoNLLU} {
			b.Reset()
			if err := render(&b, d); err != nil {
				t.Fatal(err)
			}
		}
		for line := range strings.SplitSeq(b.String(), "\n") {
			if line != "" && line[0] >= '0' && line[0] <= '9' && strings.Count(line, "\t") != 9 {
				t.Fatalf("row %q", line)
			}
		}
	})
}

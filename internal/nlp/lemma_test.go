package nlp

import (
	"bytes"
	"compress/gzip"
	"testing"
)

// zipped compresses the text of a table.
func zipped(tb testing.TB, text string) []byte {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func TestLemma(t *testing.T) {
	l, err := newLemmatizer(zipped(t, "was\tAUX\tbe\nhoping\tVERB\thope\nrated\tVERB\trate\nmovie\tNOUN\tmovie\nstates\tPROPN\tstate\nn't\tPART\tnot\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ form, upos, xpos, want string }{
		{"Was", "AUX", "VBD", "be"},
		{"n't", "PART", "RB", "not"},
		{"rating", "VERB", "VBG", "rate"},
		{"hopping", "VERB", "VBG", "hop"},
		{"falling", "VERB", "VBG", "fall"},
		{"tweeted", "VERB", "VBD", "tweet"},
		{"Accused", "VERB", "VBD", "accuse"},
		{"criticized", "VERB", "VBN", "criticize"},
		{"tried", "VERB", "VBD", "try"},
		{"beaten", "VERB", "VBN", "beat"},
		{"overshook", "VERB", "VBD", "overshake"},
		{"sang", "VERB", "VBD", "sing"},
		{"string", "VERB", "VBG", "string"},
		{"policies", "NOUN", "NNS", "policy"},
		{"movies", "NOUN", "NNS", "movie"},
		{"speeches", "NOUN", "NNS", "speech"},
		{"glasses", "NOUN", "NNS", "glass"},
		{"CEOs", "NOUN", "NNS", "CEO"},
		{"goes", "VERB", "VBZ", "go"},
		{"bigger", "ADJ", "JJR", "big"},
		{"happiest", "ADJ", "JJS", "happy"},
		{"States", "PROPN", "NNPS", "State"},
		{"Musk", "PROPN", "NNP", "Musk"},
		{"However", "ADV", "RB", "however"},
	} {
		t.Run(test.form, func(t *testing.T) {
			if got := l.lemma(test.form, test.upos, test.xpos); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

func TestNewLemmatizerRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		data []byte
	}{
		{"no gzip", []byte("was\tAUX\tbe\n")},
		{"a column too few", zipped(t, "was\tbe\n")},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := newLemmatizer(test.data); err == nil {
				t.Error("no error")
			}
		})
	}
}

func FuzzLemma(f *testing.F) {
	f.Add("tried", "VERB", "VBD")
	f.Add("İ", "NOUN", "NNS")
	f.Fuzz(func(t *testing.T, form, upos, xpos string) {
		l := &lemmatizer{table: map[lemmaKey]string{{"us", "PROPN"}: "u"}, verbs: wordSet{}, nouns: wordSet{}, other: wordSet{}}
		if form != "" && l.lemma(form, upos, xpos) == "" {
			t.Errorf("no lemma of %q %s %s", form, upos, xpos)
		}
	})
}

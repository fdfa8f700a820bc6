package encoder

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func smallVocabulary(t testing.TB) *vocabulary {
	t.Helper()
	v, err := newVocabulary("[UNK]\n[CLS]\n[SEP]\nthe\nmayor\n##s\n##or\nmay\na\n##a\nb\n##b\n.\n,\n'\n-\n\"\ne\n##e\n中\n1\n##2")
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestPieces(t *testing.T) {
	v := smallVocabulary(t)
	for word, want := range map[string]string{
		"Mayors":                             "mayor ##s",
		"may":                                "may",
		"É":                                  "e",
		"the.":                               "the .",
		"“the”":                              `" the "`,
		"中中":                                 "中 中",
		"12":                                 "1 ##2",
		"nothing":                            "[UNK]",
		"":                                   "[UNK]",
		"\xff":                               "[UNK]",
		"a\xffb":                             "a ##b",
		strings.Repeat("a", maxPieceRunes+1): "[UNK]",
	} {
		if got := strings.Join(texts(v, v.append(nil, word)), " "); got != want {
			t.Errorf("%q: got %s, want %s", word, got, want)
		}
	}
}

// texts returns the texts of pieces.
func texts(v *vocabulary, ids []int32) []string {
	out := make([]string, len(ids))
	for text, id := range v.index {
		for i := range ids {
			if ids[i] == id {
				out[i] = text
			}
		}
	}
	return out
}

// FuzzPieces gives the vocabulary any bytes: the pieces are known ones, and
// what they say is the word in lower case, where none is unknown.
func FuzzPieces(f *testing.F) {
	for _, word := range []string{"Mayors", "a\xffb", "É中", " a  b ", "1.2", "'s-", "İ", "\u0301a", "ﬁ", "\ufffd"} {
		f.Add(word)
	}
	v := smallVocabulary(f)
	f.Fuzz(func(t *testing.T, word string) {
		ids := v.append(nil, word)
		if len(ids) == 0 {
			t.Fatal("no piece")
		}
		for _, id := range ids {
			if id < 0 || int(id) >= v.size {
				t.Fatalf("piece %d of %d", id, v.size)
			}
		}
		if slices.Contains(ids, v.unknown) {
			return
		}
		var said strings.Builder
		for _, text := range texts(v, ids) {
			said.WriteString(strings.TrimPrefix(text, "##"))
		}
		want := strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) {
				return -1
			}
			return r
		}, lowered(word))
		if said.String() != want {
			t.Errorf("the pieces say %q, want %q", said.String(), want)
		}
	})
}

// FuzzSequence packs the words of any text: each word has its first piece, in
// order, and each piece a casing.
func FuzzSequence(f *testing.F) {
	f.Add("The mayor signed , a ab .")
	f.Add("\xff \x00 " + strings.Repeat("a", 300))
	m := &Model{vocab: smallVocabulary(f)}
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Split(text, " ")
		s := &Scratch{starts: []int{0}}
		m.sequence(s, words)
		m.sequence(s, words)
		if len(s.first) != 2*len(words) || len(s.casings) != len(s.ids) || len(s.starts) != 3 || s.starts[2] != len(s.ids) {
			t.Fatalf("%d words, %d first pieces, %d casings, %d pieces, starts at %v", 2*len(words), len(s.first), len(s.casings), len(s.ids), s.starts)
		}
		for i, at := range s.first {
			if seq := i / len(words); at <= s.starts[seq] || at >= s.starts[seq+1]-1 || i > 0 && at <= s.first[i-1] {
				t.Fatalf("word %d begins at piece %d of %d", i, at, len(s.ids))
			}
		}
		if n := m.countPieces(words); 2*n != len(s.ids) {
			t.Errorf("%d pieces were counted, %d packed", 2*n, len(s.ids))
		}
	})
}

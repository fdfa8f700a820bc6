package news

import (
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
)

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"":                   "",
		" … ":                "",
		"Ada  Lorn":          "ada lorn",
		"José Ñandú":         "jose nandu",
		"𝕏":                  "x",
		"ﬁrst Ⅳ":             "first iv",
		"Biden‘s":            "biden",
		"the Smiths’":        "the smiths",
		"O'Hara's":           "ohara",
		"rock ʼnʼ roll":      "rock n roll",
		"don't":              "dont",
		"Quill & Sons, Ltd.": "quill sons ltd",
		"Saint-Éloi":         "saint eloi",
		"İstanbul":           "istanbul",
		"5%–10% of $3":       "5 10 of 3",
		"हिन्दी":             "हिनदी",
		"@elon_musk #x":      "elon musk x",
		"co\u00adoperate":    "co operate",
		"ΣΙΓΜΑ":              "σιγμα",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if diff := cmp.Diff([]string{"the", "tide", "high"}, Terms("The tide’s high!")); diff != "" {
		t.Error(diff)
	}
}

func FuzzFold(f *testing.F) {
	for _, seed := range []string{"", "Biden‘s", "a's's", "''s", "ŉ 𝕏 ǅ ẞ", "हिन्दी", "00\xf0Ş", "\xff\x00", "ͅΑ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q, and that to %q", text, folded, again)
		}
		if strings.ContainsFunc(folded, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) || r == '\'' || unicode.Is(unicode.Mn, r) }) {
			t.Errorf("%q folds to %q", text, folded)
		}
		if strings.Join(Terms(text), " ") != folded {
			t.Errorf("%q: terms %q", text, Terms(text))
		}
	})
}

package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSentences(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"plain", "He left. She stayed! Why? No.", "He left.|She stayed!|Why?|No."},
		{"titles and initials", "Mr. J. F. Kennedy met Gen. Lee. He left.", "Mr. J. F. Kennedy met Gen. Lee.|He left."},
		{"company suffix inside", "Tesla Inc. CEO Elon Musk left.", "Tesla Inc. CEO Elon Musk left."},
		{"company suffix at the end", "He runs Tesla Inc. He left.", "He runs Tesla Inc.|He left."},
		{"country", "the U.S. Senate met. He lives in the U.S. The end.", "the U.S. Senate met.|He lives in the U.S.|The end."},
		{"times", "He came at 5 p.m. on Monday. At 6 p.m. The doors closed.", "He came at 5 p.m. on Monday.|At 6 p.m.|The doors closed."},
		{"months", "on Jan. 6 and Aug. 13. No.", "on Jan. 6 and Aug. 13.|No."},
		{"numbers", "It rose 3.5 percent to No. 5. Good.", "It rose 3.5 percent to No. 5.|Good."},
		{"closing marks", "“It is so.” He left. (It was late.) Then", "“It is so.”|He left.|(It was late.)|Then"},
		{"question reported", "“Is it so?” he asked. “Why not!” Joe Biden said.", "“Is it so?” he asked.|“Why not!” Joe Biden said."},
		{"question followed by another sentence", "“Is it so?” The man left.", "“Is it so?”|The man left."},
		{"ellipsis", "It was… odd. We waited... and left... Then it came.", "It was… odd.|We waited... and left...|Then it came."},
		{"small letter begins", "i went home. it was late.", "i went home.|it was late."},
		{"name with a mark", "Yahoo! said so. Good.", "Yahoo! said so.|Good."},
		{"note", "It is known.[8] The end.", "It is known.[8]|The end."},
		{"section numbers", "1. Introduction", "1. Introduction"},
		{"missing space", "This is the end.The next.", "This is the end.|The next."},
		{"ruled line", "Yours ***** The next", "Yours|*****|The next"},
		{"mail header", "Ann Lee 03/27/2001 09:11 AM Please see this", "Ann Lee|03/27/2001 09:11 AM|Please see this"},
		{"time within a sentence", "on 03/27/2001 09:11 AM", "on 03/27/2001 09:11 AM"},
		{"sign-off", "I will go. Thanks, Ann", "I will go.|Thanks,|Ann"},
		{"addresses", "https://example.org/a https://example.org/b See it", "https://example.org/a|https://example.org/b|See it"},
		{"dateline", "WASHINGTON (AP) — The Senate met. Norvik (Fjord Radio) - It rained.", "WASHINGTON (AP) —|The Senate met.|Norvik (Fjord Radio) - It rained."},
		{"dash without a dateline", "Group F — Sweden won.", "Group F — Sweden won."},
		{"vitamin", "He takes vitamin C. The end.", "He takes vitamin C.|The end."},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc := Segment(test.text)
			var got []string
			for _, s := range doc.Sentences {
				got = append(got, doc.Text[s.Start:s.End])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		p := newPlainText(strings.ToValidUTF8(text, ""))
		tokens := scanWords(p, extent{0, len(p.raw)}, nil)
		last := 0
		for _, end := range splitSentences(p, tokens, nil) {
			if end <= last {
				t.Fatalf("sentence ends at %d after %d", end, last)
			}
			last = end
		}
		if last != len(tokens) {
			t.Fatalf("sentences hold %d of %d words", last, len(tokens))
		}
	})
}

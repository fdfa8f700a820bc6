package encoder

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// vocabulary cuts words into the pieces that the encoder knows, as BERT's
// uncased WordPiece does: lower case without accents, punctuation apart, the
// longest known piece first.
type vocabulary struct {
	index             map[string]int32
	unknown, cls, sep int32
	size              int
}

const (
	maxVocabulary = 1 << 20
	maxPieceRunes = 100 // a longer stretch is unknown
)

func newVocabulary(list string) (*vocabulary, error) {
	pieces := strings.Split(list, "\n")
	if len(pieces) > maxVocabulary {
		return nil, fmt.Errorf("%w: the vocabulary has %d pieces", ErrFormat, len(pieces))
	}
	v := &vocabulary{index: make(map[string]int32, len(pieces)), size: len(pieces)}
	for i, piece := range pieces {
		v.index[piece] = int32(i)
	}
	for _, special := range [...]struct {
		piece string
		to    *int32
	}{{"[UNK]", &v.unknown}, {"[CLS]", &v.cls}, {"[SEP]", &v.sep}} {
		id, ok := v.index[special.piece]
		if !ok {
			return nil, fmt.Errorf("%w: the vocabulary lacks %s", ErrFormat, special.piece)
		}
		*special.to = id
	}
	return v, nil
}

// append appends the pieces of a word, at least one.
func (v *vocabulary) append(ids []int32, word string) []int32 {
	before := len(ids)
	text := lowered(word)
	start := -1
	for i, r := range text {
		apart := unicode.IsSpace(r) || isPunctuation(r) || isIdeograph(r)
		if apart && start >= 0 {
			ids = v.greedy(ids, text[start:i])
			start = -1
		}
		switch {
		case !apart && start < 0:
			start = i
		case apart && !unicode.IsSpace(r):
			ids = v.greedy(ids, text[i:i+utf8.RuneLen(r)])
		}
	}
	if start >= 0 {
		ids = v.greedy(ids, text[start:])
	}
	if len(ids) == before {
		ids = append(ids, v.unknown)
	}
	return ids
}

// greedy appends the longest known pieces of a stretch from left to right, or
// the unknown piece where they do not cover it.
func (v *vocabulary) greedy(ids []int32, text string) []int32 {
	before := len(ids)
	if utf8.RuneCountInString(text) > maxPieceRunes {
		return append(ids, v.unknown)
	}
	buffer := make([]byte, 0, 2+len(text))
	for start := 0; start < len(text); {
		end := len(text)
		found := false
		for end > start {
			buffer = buffer[:0]
			if start > 0 {
				buffer = append(buffer, "##"...)
			}
			buffer = append(buffer, text[start:end]...)
			if id, ok := v.index[string(buffer)]; ok {
				ids = append(ids, id)
				found = true
				break
			}
			_, size := utf8.DecodeLastRuneInString(text[start:end])
			end -= size
		}
		if !found {
			return append(ids[:before], v.unknown)
		}
		start = end
	}
	return ids
}

// plainMarks makes typographic marks plain, before anything else.
var plainMarks = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "`", "'", "ʼ", "'",
	"–", "-", "—", "-", "‐", "-", "‑", "-", "−", "-", "…", "...")

// lowered brings a word to the form that the vocabulary has.
func lowered(word string) string {
	if isPlainLower(word) {
		return word
	}
	text := norm.NFD.String(strings.ToLower(norm.NFKC.String(plainMarks.Replace(word))))
	return strings.Map(func(r rune) rune {
		if unicode.In(r, unicode.Mn, unicode.Cc, unicode.Cf) || r == utf8.RuneError {
			return -1
		}
		return r
	}, text)
}

func isPlainLower(word string) bool {
	for i := 0; i < len(word); i++ {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

func isPunctuation(r rune) bool {
	if r < 0x80 {
		return r >= 33 && r <= 47 || r >= 58 && r <= 64 || r >= 91 && r <= 96 || r >= 123 && r <= 126
	}
	return unicode.Is(unicode.P, r)
}

func isIdeograph(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0xF900 && r <= 0xFAFF || r >= 0x20000 && r <= 0x2FA1F
}

package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// marked reads a text in which [TYPE words] is a name that the encoder found,
// and returns the Doc of the text with those names.
func marked(text string) (*Doc, []mention) {
	var plain strings.Builder
	var spans []namedSpan
	for {
		before, rest, ok := strings.Cut(text, "[")
		plain.WriteString(before)
		if !ok {
			break
		}
		name, after, _ := strings.Cut(rest, "]")
		kind, words, _ := strings.Cut(name, " ")
		start := plain.Len()
		plain.WriteString(words)
		spans = append(spans, namedSpan{Span{start, plain.Len()}, NameType(kind)})
		text = after
	}
	doc := Segment(plain.String())
	for i, w := range doc.Words {
		switch {
		case isCapital(w.Form):
			doc.Words[i].UPOS = "PROPN"
		case isSmall(w.Form):
			doc.Words[i].UPOS = "NOUN"
		default:
			doc.Words[i].UPOS = "PUNCT"
		}
	}
	return doc, mentionsAt(doc, spans)
}

func mentionsAt(doc *Doc, spans []namedSpan) []mention {
	var out []mention
	for _, s := range spans {
		m := mention{Name: Name{Type: s.Type, Words: Range{-1, 0}}, weights: map[NameType]float32{}}
		for _, kind := range nameTypes {
			m.weights[kind] = -3
		}
		m.weights[s.Type] = -0.1
		for i, w := range doc.Words {
			if w.Start >= s.Start && w.End <= s.End {
				if m.Words.First < 0 {
					m.Words.First = i
				}
				m.Words.End = i + 1
			}
		}
		out = append(out, m)
	}
	return out
}

func TestResolveNames(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"nothing to do", "[PERSON Mara Voss] met [PERSON Lindqvist] in [PLACE Norvik].", "PERSON Mara Voss|PERSON Lindqvist|PLACE Norvik"},
		{"part of an adjective", "the [PLACE U.S.]-led force and the [PLACE Norvik]-based firm of [PERSON Al-Hariri]", "PERSON Al-Hariri"},
		{"dash with space", "based in [PLACE San Jose - Norvik] now", "PLACE San Jose|PLACE Norvik"},
		{"article apart", "[ORGANIZATION The] [ORGANIZATION Guardian] said [ORGANIZATION the] so", "ORGANIZATION The Guardian"},
		{"neighbours", "[PERSON Justice] [PERSON Anthony Mann] left", "PERSON Anthony Mann"},
		{"neighbours of kinds that stand side by side", "[GROUP Sunni] [GROUP Muslim] men", "GROUP Sunni|GROUP Muslim"},
		{"place and country", "in [PLACE Aceh, Indonesia] and [PLACE Washington, D.C.]", "PLACE Aceh|PLACE Indonesia|PLACE Washington, D.C."},
		{"firm of two", "[PERSON Brandt] & [PERSON Lowe] told [PERSON Liv Brandt] & [PERSON Otto Lowe]", "ORGANIZATION Brandt & Lowe|PERSON Liv Brandt|PERSON Otto Lowe"},
		{"headline", "[PERSON Liv Brandt backs Otto Lowe]\n\nThere is [PERSON Anna van der Berg] too.", "PERSON Liv Brandt|PERSON Otto Lowe|PERSON Anna van der Berg"},
		{"organization of a place", "the [PLACE United States] [ORGANIZATION Air Force]", "ORGANIZATION United States Air Force"},
		{"role inside a person", "[PERSON Shadow Home Secretary Yvette Cooper] and [PERSON Larry King]", "PERSON Yvette Cooper|PERSON Larry King"},
		{"platform of one letter", "wrote on X that Generation X is on it", "PLATFORM X"},
		{"title", "[PERSON President Joe Biden‘s] plan, [PERSON Mr. Mann] and [PERSON King]", "PERSON Joe Biden|PERSON Mann|PERSON King"},
		{"article in small letters", "[ORGANIZATION the Harbor Party] won", "ORGANIZATION Harbor Party"},
		{"platform", "on [ORGANIZATION X] and [WORK 𝕏] Spaces", "PLATFORM X|PLATFORM 𝕏 Spaces"},
		{"most of its mentions", "[PLACE Voss] left. [PERSON Voss] won. [PERSON Voss] ran.", "PERSON Voss|PERSON Voss|PERSON Voss"},
		{"acronym", "the [ORGANIZATION Norvik Trade Union] ([PLACE NTU]) and [PLACE NTU]",
			"ORGANIZATION Norvik Trade Union|ORGANIZATION NTU|ORGANIZATION NTU"},
		{"executive", "[PERSON Corvid Grumm] CEO [PERSON Liv Brandt] said", "ORGANIZATION Corvid Grumm|PERSON Liv Brandt"},
		{"list of companies", "a plane of [PERSON Lockheed Martin] fell", "ORGANIZATION Lockheed Martin"},
		{"noun of organizations", "[PLACE Zayed University] and [PLACE Air Norvik]", "ORGANIZATION Zayed University|ORGANIZATION Air Norvik"},
		{"noun of works", "the [ORGANIZATION Harbor Safety Act] passed", "WORK Harbor Safety Act"},
		{"missed elsewhere", "[PERSON Mara Voss] ran. Later Voss won, and Mara Voss left.", "PERSON Mara Voss|PERSON Voss|PERSON Mara Voss"},
		{"surname that is a word", "[PERSON Steve Jobs] ran. Then Jobs left for jobs.", "PERSON Steve Jobs|PERSON Jobs"},
	} {
		t.Run(test.name, func(t *testing.T) {
			doc, mentions := marked(test.text)
			doc.Names = resolveNames(doc, mentions, linesOf("# comment\nLockheed Martin\n"))
			var got []string
			for _, n := range nameSpans(doc) {
				got = append(got, string(n.Type)+" "+doc.Text[n.Start:n.End])
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "|")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzResolveNames(f *testing.F) {
	f.Add("[PERSON President Voss] of [ORGANIZATION The] [ORGANIZATION X] - [PLACE U.S.]-led ([PLACE Y])")
	f.Add("[PERSON the]")
	f.Fuzz(func(t *testing.T, text string) {
		doc, mentions := marked(strings.ToValidUTF8(text, ""))
		apart := mentions[:0]
		last := 0
		for _, m := range mentions {
			if m.Words.First >= last {
				apart = append(apart, m)
				last = m.Words.End
			}
		}
		end := 0
		for _, n := range resolveNames(doc, apart, nil) {
			if n.Words.First < end || n.Words.End <= n.Words.First || n.Words.End > len(doc.Words) {
				t.Fatalf("name %+v after %d", n, end)
			}
			end = n.Words.End
		}
	})
}

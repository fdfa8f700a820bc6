package nlp

import (
	"bufio"
	"os"
	"strconv"
	"strings"
	"testing"
)

// goldWord is a word of a treebank. Its span is in bytes of the rebuilt text.
type goldWord struct {
	Span
	form, lemma, upos, xpos, deprel string
	head                            int // index into the treebank's words; -1 for a root
}

// goldDocument is a document of a treebank with its text rebuilt.
type goldDocument struct {
	text      string
	words     []goldWord
	sentences []Range
}

// treebank reads documents in CoNLL-U. Paragraphs are joined by an empty line.
func treebank(tb testing.TB, path string) []goldDocument {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // was read
	r := &treebankReader{}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		r.line(lines.Text())
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	r.endDocument()
	return r.out
}

type treebankReader struct {
	out    []goldDocument
	doc    goldDocument
	text   strings.Builder
	first  int    // first word of the sentence at hand
	fused  int    // last word of the fused token at hand
	rest   string // what is left of that token's surface
	joined bool   // whether the fused token is followed by no space
}

func (r *treebankReader) line(line string) {
	switch {
	case strings.HasPrefix(line, "# newdoc"):
		r.endDocument()
	case strings.HasPrefix(line, "# newpar"):
		r.newParagraph()
	case line == "":
		r.endSentence()
	case line[0] != '#':
		r.row(strings.Split(line, "\t"))
	}
}

func (r *treebankReader) newParagraph() {
	if text := strings.TrimRight(r.text.String(), " "); text != "" {
		r.text.Reset()
		r.text.WriteString(text + "\n\n")
	}
}

func (r *treebankReader) endDocument() {
	if len(r.doc.words) > 0 {
		r.doc.text = r.text.String()
		r.out = append(r.out, r.doc)
	}
	*r = treebankReader{out: r.out}
}

func (r *treebankReader) endSentence() {
	if n := len(r.doc.words); n > r.first {
		r.doc.sentences = append(r.doc.sentences, Range{r.first, n})
		r.first = n
	}
}

func (r *treebankReader) row(cols []string) {
	space := !strings.Contains(cols[9], "SpaceAfter=No")
	if _, last, ok := strings.Cut(cols[0], "-"); ok {
		r.fused, _ = strconv.Atoi(last)
		r.rest, r.joined = cols[1], !space
		return
	}
	id, err := strconv.Atoi(cols[0])
	if err != nil {
		return
	}
	surface := cols[1]
	if id <= r.fused {
		space = id == r.fused && !r.joined
		surface = r.part(cols[1], id)
	}
	head, _ := strconv.Atoi(cols[6])
	w := goldWord{form: cols[1], lemma: cols[2], upos: cols[3], xpos: cols[4], head: r.first + head - 1, deprel: cols[7]}
	if head == 0 {
		w.head = -1
	}
	w.Start = r.text.Len()
	r.text.WriteString(surface)
	w.End = r.text.Len()
	if space {
		r.text.WriteByte(' ')
	}
	if id == r.fused {
		r.fused = 0
	}
	r.doc.words = append(r.doc.words, w)
}

// part takes the surface of one word off what is left of a fused token.
func (r *treebankReader) part(form string, id int) string {
	surface := r.rest
	if id < r.fused {
		n := min(len(form), len(r.rest))
		surface = r.rest[:n]
	}
	r.rest = r.rest[len(surface):]
	return surface
}

// agreement counts what a system and the gold standard have in common.
type agreement struct{ both, system, gold int }

func (a agreement) precision() float64 { return ratio(a.both, a.system) }

func (a agreement) recall() float64 { return ratio(a.both, a.gold) }

func (a agreement) f1() float64 { return ratio(2*a.both, a.system+a.gold) }

func (a *agreement) add(b agreement) {
	a.both += b.both
	a.system += b.system
	a.gold += b.gold
}

// ratio is in per cent, and 0 of nothing.
func ratio(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// overlap counts the spans that two lists share.
func overlap[T comparable](system, gold []T) agreement {
	seen := map[T]int{}
	for _, g := range gold {
		seen[g]++
	}
	a := agreement{system: len(system), gold: len(gold)}
	for _, s := range system {
		if seen[s] > 0 {
			seen[s]--
			a.both++
		}
	}
	return a
}

package export

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// layer orders what may lie over one place of the text: a click there goes to
// the uppermost, which is the shortest as a rule.
type layer int

const (
	eventLayer layer = iota
	relationLayer
	statementLayer
	mentionLayer
)

// mark is a stretch of the text that belongs to an entity or a fact.
type mark struct {
	span   news.Span
	layer  layer
	owner  string // the entity or fact: e1, r1, s1, v1
	anchor string // this place of it: e1-2
	class  string // how it looks beside its layer; "" for nothing of its own
	title  string
}

// piece is a stretch of the text within which no mark starts or ends, so that
// marks may nest and overlap in any way.
type piece struct {
	Anchors []string // the marks that start here
	Class   string   // owners and looks of the marks over it; "" for plain text
	Href    string
	Title   string
	Text    template.HTML
}

// sentence is a run of pieces. What stands between sentences has no number.
type sentence struct {
	Number int // from 1; 0 for none
	Found  bool
	Start  string // its first words
	Pieces []piece
}

// cutText splits the text at every boundary of a mark or sentence. The pieces
// in order are the text, whole. Sentences must be in order and not overlap.
func cutText(text string, marks []mark, sentences []news.Span) []sentence {
	slices.SortStableFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End), cmp.Compare(a.layer, b.layer))
	})
	c := cutter{text: text, marks: marks, cuts: boundaries(marks)}
	var out []sentence
	at := 0
	for i, span := range sentences {
		out = c.add(out, news.Span{Start: at, End: span.Start}, 0)
		out = c.add(out, span, i+1)
		at = span.End
	}
	return c.add(out, news.Span{Start: at, End: len(text)}, 0)
}

func boundaries(marks []mark) []int {
	cuts := make([]int, 0, 2*len(marks))
	for _, m := range marks {
		cuts = append(cuts, m.span.Start, m.span.End)
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// cutter walks over the text once.
type cutter struct {
	text  string
	marks []mark // those that have not begun, by start
	cuts  []int  // the boundaries that have not been passed
	over  []mark // those over the place that was reached
}

// add appends the pieces of the span as one sentence; none for an empty span.
func (c *cutter) add(out []sentence, span news.Span, number int) []sentence {
	if span.Start >= span.End {
		return out
	}
	s := sentence{Number: number, Start: opening(span.Of(c.text))}
	for at := span.Start; at < span.End; {
		for len(c.cuts) > 0 && c.cuts[0] <= at {
			c.cuts = c.cuts[1:]
		}
		end := span.End
		if len(c.cuts) > 0 {
			end = min(end, c.cuts[0])
		}
		s.Pieces = append(s.Pieces, c.piece(news.Span{Start: at, End: end}))
		s.Found = s.Found || slices.ContainsFunc(c.over, func(m mark) bool { return m.layer != mentionLayer })
		at = end
	}
	return append(out, s)
}

func (c *cutter) piece(span news.Span) piece {
	c.over = slices.DeleteFunc(c.over, func(m mark) bool { return m.span.End <= span.Start })
	p := piece{Text: escape(span.Of(c.text))}
	for len(c.marks) > 0 && c.marks[0].span.Start <= span.Start {
		p.Anchors = append(p.Anchors, c.marks[0].anchor)
		c.over = append(c.over, c.marks[0])
		c.marks = c.marks[1:]
	}
	if len(c.over) == 0 {
		return p
	}
	top := slices.MaxFunc(c.over, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.layer, b.layer), cmp.Compare(b.span.End-b.span.Start, a.span.End-a.span.Start))
	})
	p.Class, p.Href, p.Title = classes(c.over, top), "#"+top.owner, top.title
	return p
}

// classes names all owners, all layers, and the looks of the uppermost mark.
func classes(over []mark, top mark) string {
	var names []string
	for _, m := range over {
		names = append(names, m.owner, layerClasses[m.layer])
	}
	if top.class != "" {
		names = append(names, top.class)
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), " ")
}

var layerClasses = [...]string{eventLayer: "happened", relationLayer: "done", statementLayer: "said", mentionLayer: "named"}

// escaper writes text so that a browser shows it unchanged. A carriage return
// would be made a line feed, were it not written as a reference.
var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;")

func escape(text string) template.HTML { return template.HTML(escaper.Replace(text)) } //nolint:gosec // it is escaped

// maxOpening is how much of a sentence is shown as its name, in bytes.
const maxOpening = 60

// opening returns the first words of a text on one line.
func opening(text string) string {
	words := strings.Fields(text)
	line := ""
	for i, word := range words {
		if i > 0 && len(line)+len(word) > maxOpening {
			return line + " …"
		}
		line = strings.TrimSpace(line + " " + word)
	}
	return line
}

package render

import (
	"encoding/json"
	"io"

	"hearsay/internal/nlp"
)

// JSON writes an annotated text as one indented JSON object. Offsets ("start",
// "end") count code points of "text"; "first" and "last" count "words", both
// from 0; ends are exclusive, "last" is inclusive.
func JSON(w io.Writer, d *nlp.Doc) error {
	out := json.NewEncoder(w)
	out.SetIndent("", " ")
	out.SetEscapeHTML(false)
	return out.Encode(newDocument(d))
}

type (
	document struct {
		Text       string      `json:"text"`
		Paragraphs []offsets   `json:"paragraphs"`
		Sentences  []sentence  `json:"sentences"`
		Words      []word      `json:"words"`
		Names      []name      `json:"names"`
		Frames     []frame     `json:"frames"`
		Quotations []quotation `json:"quotations"`
		Posts      []post      `json:"posts"`
	}
	offsets struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	indices struct {
		First int `json:"first"`
		Last  int `json:"last"`
	}
	sentence struct {
		offsets
		indices
		Paragraph int    `json:"paragraph"`
		Kind      string `json:"kind"`
	}
	word struct {
		offsets
		Form   string `json:"form"`
		Lemma  string `json:"lemma"`
		UPOS   string `json:"upos"`
		XPOS   string `json:"xpos"`
		Head   int    `json:"head"` // -1 for the root of a sentence
		Deprel string `json:"deprel"`
	}
	name struct {
		offsets
		indices
		Type string `json:"type"`
		Text string `json:"text"`
	}
	frame struct {
		Predicate int        `json:"predicate"`
		Lemma     string     `json:"lemma"`
		Args      []argument `json:"args"`
	}
	argument struct {
		offsets
		indices
		Role string `json:"role"`
		Head int    `json:"head"`
		Text string `json:"text"`
	}
	quotation struct {
		offsets
		Inner  offsets `json:"inner"`
		Parent int     `json:"parent"` // -1 for none
		Closed bool    `json:"closed"`
		Scare  bool    `json:"scare"`
	}
	post struct {
		offsets
		Body   offsets `json:"body"`
		Author offsets `json:"author"`
		Handle offsets `json:"handle"`
		Date   offsets `json:"date"`
	}
)

// converter turns the positions of a Doc into those of the JSON.
type converter struct {
	d     *nlp.Doc
	point []int // by byte offset: the code points before it
}

func newDocument(d *nlp.Doc) document {
	c := converter{d: d, point: make([]int, len(d.Text)+1)}
	n := 0
	for i := range d.Text {
		c.point[i] = n
		n++
	}
	c.point[len(d.Text)] = n
	return document{
		Text:       d.Text,
		Paragraphs: each(d.Paragraphs, c.offsets),
		Sentences:  each(d.Sentences, c.sentence),
		Words:      each(d.Words, c.word),
		Names:      each(d.Names, c.name),
		Frames:     each(d.Frames, c.frame),
		Quotations: each(d.Quotations, c.quotation),
		Posts:      each(d.Posts, c.post),
	}
}

// each converts a list; the result is never nil, so that JSON has a list.
func each[From, To any](list []From, convert func(From) To) []To {
	out := make([]To, 0, len(list))
	for _, item := range list {
		out = append(out, convert(item))
	}
	return out
}

func (c converter) offsets(s nlp.Span) offsets { return offsets{c.point[s.Start], c.point[s.End]} }

func (c converter) rangeOffsets(r nlp.Range) offsets {
	return offsets{c.point[c.d.Words[r.First].Start], c.point[c.d.Words[r.End-1].End]}
}

func (c converter) sentence(s nlp.Sentence) sentence {
	return sentence{c.offsets(s.Span), indices{s.Words.First, s.Words.End - 1}, s.Paragraph, string(s.Kind)}
}

func (c converter) word(w nlp.Word) word {
	return word{c.offsets(w.Span), w.Form, w.Lemma, w.UPOS, w.XPOS, w.Head, w.Deprel}
}

func (c converter) name(n nlp.Name) name {
	return name{c.rangeOffsets(n.Words), indices{n.Words.First, n.Words.End - 1}, string(n.Type), wordsText(c.d, n.Words)}
}

func (c converter) frame(f nlp.Frame) frame {
	return frame{f.Predicate, c.d.Words[f.Predicate].Lemma, each(f.Args, c.argument)}
}

func (c converter) argument(a nlp.Argument) argument {
	return argument{c.rangeOffsets(a.Words), indices{a.Words.First, a.Words.End - 1}, a.Role, a.Head, wordsText(c.d, a.Words)}
}

func (c converter) quotation(q nlp.Quotation) quotation {
	return quotation{c.offsets(q.Span), c.offsets(q.Inner), q.Parent, q.Closed, q.Scare}
}

func (c converter) post(p nlp.Post) post {
	return post{c.offsets(p.Span), c.offsets(p.Body), c.offsets(p.Author), c.offsets(p.Handle), c.offsets(p.Date)}
}

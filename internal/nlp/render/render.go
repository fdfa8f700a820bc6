// Package render writes an annotated text for people and programs to read: a
// table, JSON with offsets in code points, and CoNLL-U.
package render

import (
	"strings"

	"hearsay/internal/nlp"
)

// nameLabels gives every word of a name its BIO label, and others none.
func nameLabels(d *nlp.Doc) []string {
	labels := make([]string, len(d.Words))
	for _, name := range d.Names {
		for i := name.Words.First; i < name.Words.End; i++ {
			labels[i] = "I-" + string(name.Type)
		}
		labels[name.Words.First] = "B-" + string(name.Type)
	}
	return labels
}

// framesByWord finds the frame of a predicate.
func framesByWord(d *nlp.Doc) map[int]nlp.Frame {
	frames := make(map[int]nlp.Frame, len(d.Frames))
	for _, f := range d.Frames {
		frames[f.Predicate] = f
	}
	return frames
}

// text returns the words of a span on one line.
func text(d *nlp.Doc, s nlp.Span) string {
	return strings.Join(strings.Fields(d.Text[s.Start:s.End]), " ")
}

// wordsText returns the text from the first to the last of some words.
func wordsText(d *nlp.Doc, r nlp.Range) string {
	return text(d, nlp.Span{Start: d.Words[r.First].Start, End: d.Words[r.End-1].End})
}

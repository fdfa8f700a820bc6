package render

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"hearsay/internal/nlp"
)

// Table writes an annotated text for people: each sentence with a line a word
// and its frames, then quotations and posts.
func Table(w io.Writer, d *nlp.Doc) error {
	labels := nameLabels(d)
	frames := d.Frames
	for i, s := range d.Sentences {
		if _, err := fmt.Fprintf(w, "%d %s  %s\n", i+1, s.Kind, text(d, s.Span)); err != nil {
			return err
		}
		if err := words(w, d, s, labels); err != nil {
			return err
		}
		for len(frames) > 0 && frames[0].Predicate < s.Words.End {
			if _, err := fmt.Fprintln(w, "    "+frameLine(d, frames[0])); err != nil {
				return err
			}
			frames = frames[1:]
		}
		if _, err := fmt.Fprintln(w); err != nil {
			return err
		}
	}
	return marks(w, d)
}

// words writes the words of a sentence in columns.
func words(w io.Writer, d *nlp.Doc, s nlp.Sentence, labels []string) error {
	out := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	for i := s.Words.First; i < s.Words.End; i++ {
		word := d.Words[i]
		head := "0"
		if word.Head >= 0 {
			head = number(s, word.Head)
		}
		fmt.Fprintf(out, "  %s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
			number(s, i), word.Form, word.Lemma, word.UPOS, word.XPOS, head, word.Deprel, labels[i])
	}
	return out.Flush()
}

// frameLine is a predicate with its arguments: invite  ARG0 Elon Musk · ARG1 …
func frameLine(d *nlp.Doc, frame nlp.Frame) string {
	parts := make([]string, 0, len(frame.Args))
	for _, a := range frame.Args {
		parts = append(parts, a.Role+" "+wordsText(d, a.Words))
	}
	return d.Words[frame.Predicate].Lemma + "  " + strings.Join(parts, " · ")
}

// marks writes the quotations and the posts of a text.
func marks(w io.Writer, d *nlp.Doc) error {
	for i, q := range d.Quotations {
		if _, err := fmt.Fprintf(w, "quotation %d%s  %s\n", i+1, quality(q), text(d, q.Span)); err != nil {
			return err
		}
	}
	for i, p := range d.Posts {
		_, err := fmt.Fprintf(w, "post %d  %s (%s) %s: %s\n", i+1,
			text(d, p.Author), text(d, p.Handle), text(d, p.Date), text(d, p.Body))
		if err != nil {
			return err
		}
	}
	return nil
}

// quality says what is unusual about a quotation.
func quality(q nlp.Quotation) string {
	var words string
	if q.Parent >= 0 {
		words += fmt.Sprintf(" in %d", q.Parent+1)
	}
	if !q.Closed {
		words += " unclosed"
	}
	if q.Scare {
		words += " scare"
	}
	return words
}

package render

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"hearsay/internal/nlp"
)

// CoNLLU writes the sentences of a text in the CoNLL-U format, version 2. FORM
// is the word as written. MISC holds SpaceAfter=No, the BIO label of a name as
// Name=B-PERSON, and the arguments of a predicate as
// Frame=ARG0:2(1-3),ARG1:7(7-7): a role, its head word, and its first and last
// word.
func CoNLLU(w io.Writer, d *nlp.Doc) error {
	out := bufio.NewWriter(w)
	labels, frames := nameLabels(d), framesByWord(d)
	paragraph := -1
	for i, s := range d.Sentences {
		if i == 0 {
			fmt.Fprintln(out, "# newdoc")
		}
		if s.Paragraph != paragraph {
			paragraph = s.Paragraph
			fmt.Fprintln(out, "# newpar")
		}
		fmt.Fprintf(out, "# sent_id = %d\n# kind = %s\n# text = %s\n", i+1, s.Kind, surface(d, s))
		for j := s.Words.First; j < s.Words.End; j++ {
			fmt.Fprintln(out, strings.Join(row(d, s, j, labels[j], frames), "\t"))
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// row returns the ten columns of a word.
func row(d *nlp.Doc, s nlp.Sentence, i int, label string, frames map[int]nlp.Frame) []string {
	word := d.Words[i]
	head := "0"
	if word.Head >= 0 {
		head = number(s, word.Head)
	}
	if word.Deprel == "" {
		head = "_"
	}
	var misc []string
	if frame, ok := frames[i]; ok {
		misc = append(misc, frameValue(s, frame))
	}
	if label != "" {
		misc = append(misc, "Name="+label)
	}
	if i+1 < s.Words.End && !spaced(d, i) {
		misc = append(misc, "SpaceAfter=No")
	}
	return []string{
		number(s, i), written(d, i), filled(word.Lemma), filled(word.UPOS), filled(word.XPOS), "_",
		head, filled(word.Deprel), "_", filled(strings.Join(misc, "|")),
	}
}

// number is the ID of a word in its sentence.
func number(s nlp.Sentence, i int) string { return fmt.Sprint(i - s.Words.First + 1) }

// filled writes an underscore for nothing.
func filled(column string) string {
	if column == "" {
		return "_"
	}
	return column
}

// frameValue is the attribute that holds the arguments of a predicate.
func frameValue(s nlp.Sentence, frame nlp.Frame) string {
	args := make([]string, 0, len(frame.Args))
	for _, a := range frame.Args {
		args = append(args, fmt.Sprintf("%s:%s(%s-%s)", a.Role, number(s, a.Head), number(s, a.Words.First), number(s, a.Words.End-1)))
	}
	return "Frame=" + filled(strings.Join(args, ","))
}

// spaced reports white space behind word i.
func spaced(d *nlp.Doc, i int) bool {
	return strings.ContainsFunc(d.Text[d.Words[i].End:d.Words[i+1].Start], isBlank)
}

func isBlank(r rune) bool { return strings.TrimSpace(string(r)) == "" || r < ' ' }

// written is the word as the text has it, without control characters.
func written(d *nlp.Doc, i int) string {
	return strings.Map(func(r rune) rune {
		if isBlank(r) {
			return -1
		}
		return r
	}, d.Text[d.Words[i].Start:d.Words[i].End])
}

// surface is a sentence with one space wherever white space stands between words.
func surface(d *nlp.Doc, s nlp.Sentence) string {
	var b strings.Builder
	for i := s.Words.First; i < s.Words.End; i++ {
		b.WriteString(written(d, i))
		if i+1 < s.Words.End && spaced(d, i) {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

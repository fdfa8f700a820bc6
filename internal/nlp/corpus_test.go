package nlp

import (
	"bufio"
	"os"
	"strings"
	"testing"
)

// detokenize writes tokens as an editor would have, and returns the bytes of
// each token in that text.
func detokenize(tokens []string) (string, []Span) {
	var b strings.Builder
	spans := make([]Span, 0, len(tokens))
	open := map[string]bool{}
	glue := true
	for i, token := range tokens {
		before, after := gluing(tokens, i, open)
		if !glue && !before {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(written(token))
		spans = append(spans, Span{start, b.Len()})
		glue = after
	}
	return b.String(), spans
}

// written is the token as text has it.
func written(token string) string {
	switch token {
	case "``", "''":
		return `"`
	case "`":
		return "'"
	}
	return token
}

// gluing reports whether a token joins the one before it and the one behind it.
func gluing(tokens []string, i int, open map[string]bool) (before, after bool) {
	token := tokens[i]
	switch token {
	case "``", "`", "(", "[", "$", "US$", "#":
		return false, true
	case "''", ",", ".", ";", ":", "?", "!", "!!!", "%", ")", "]", "...", "n't":
		return true, false
	case "/":
		return true, true
	case `"`:
		open[token] = !open[token]
		return !open[token], open[token]
	case "'":
		if i+1 < len(tokens) && !open[token] && i > 0 && !strings.HasSuffix(tokens[i-1], "s") {
			open[token] = true
			return false, true
		}
		open[token] = false
		return true, false
	}
	return strings.HasPrefix(token, "'") && len(token) <= 3 && token != "'em", false
}

// namedSentence is a sentence whose names somebody labelled.
type namedSentence struct {
	text  string
	names []namedSpan
}

// namedSpan is a name by its bytes.
type namedSpan struct {
	Span
	Type NameType
}

// newNamedSentence reads BIO labels.
func newNamedSentence(tokens, labels []string) namedSentence {
	text, spans := detokenize(tokens)
	s := namedSentence{text: text}
	for i, label := range labels {
		prefix, kind, _ := strings.Cut(label, "-")
		switch {
		case prefix == "I" && len(s.names) > 0:
			s.names[len(s.names)-1].End = spans[i].End
		case prefix != "O":
			s.names = append(s.names, namedSpan{spans[i], NameType(kind)})
		}
	}
	return s
}

// labelledColumns reads tokens and labels between tabs, sentences apart by an
// empty line.
func labelledColumns(tb testing.TB, path string) []namedSentence {
	tb.Helper()
	var out []namedSentence
	var tokens, labels []string
	for line := range eachLine(tb, path) {
		if line == "" && len(tokens) > 0 {
			out = append(out, newNamedSentence(tokens, labels))
			tokens, labels = nil, nil
		}
		if token, label, ok := strings.Cut(line, "\t"); ok {
			tokens, labels = append(tokens, token), append(labels, label)
		}
	}
	return out
}

// eachLine yields the lines of a file, and an empty one at its end.
func eachLine(tb testing.TB, path string) func(func(string) bool) {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	return func(yield func(string) bool) {
		defer f.Close() //nolint:errcheck // was read
		lines := bufio.NewScanner(f)
		lines.Buffer(nil, 1<<24)
		for lines.Scan() {
			if !yield(lines.Text()) {
				return
			}
		}
		if err := lines.Err(); err != nil {
			tb.Fatal(err)
		}
		yield("")
	}
}

// predicateRow is a sentence with its semantic frames over gold tokens.
type predicateRow struct {
	Tokens []string
	UPOS   []string
	Frames []struct {
		Pred int
		Args []struct {
			Role string
			Head int
		}
	}
}

// questionRow is a sentence of QA-SRL: predicates with the spans that answer
// questions about them.
type questionRow struct {
	Tokens     []string
	Predicates []struct {
		Idx     int
		Answers []struct{ Spans [][2]int }
	}
}

// nameSpans gives the names of a Doc by their bytes.
func nameSpans(doc *Doc) []namedSpan {
	var out []namedSpan
	for _, n := range doc.Names {
		out = append(out, namedSpan{Span{doc.Words[n.Words.First].Start, doc.Words[n.Words.End-1].End}, n.Type})
	}
	return out
}

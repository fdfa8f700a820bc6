package export

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"

	"hearsay/internal/news"
)

// Table writes what an article says for people at a terminal: who did what to
// whom, who said what about whom, and whom it speaks of. Characters that would
// steer the terminal are shown as U+FFFD. It returns an error where the draft
// is not one of the article.
func Table(w io.Writer, a news.Article, d news.Draft) error {
	if err := d.Verify(a.Text); err != nil {
		return err
	}
	v := viewer{text: a.Text, draft: d}
	var relations, statements, entities strings.Builder
	for _, r := range v.relations() {
		fmt.Fprintf(&relations, "  %s\t%s\t%s\t%s\n", printable(r.Subject.Name), r.Type, printable(r.Object.Name), tagLine(r.Tags))
	}
	for _, s := range v.statements() {
		fmt.Fprintf(&statements, "  %s\n", statementLineOf(s))
	}
	for _, kind := range v.kinds() {
		for _, e := range kind.Entities {
			fmt.Fprintf(&entities, "  %s\t%s\t%d\n", printable(e.Name), strings.ToUpper(kind.Class), len(e.Mentions))
		}
	}
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, part := range [...]struct{ title, rows string }{
		{"Who did what to whom\n", cmp.Or(relations.String(), noRows)},
		{"\nWho said what about whom\n", cmp.Or(statements.String(), noRows)},
		{"\nWho and what it speaks of, and how often\n", cmp.Or(entities.String(), noRows)},
	} {
		if _, err := io.WriteString(out, part.title+part.rows); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

const noRows = "  nothing was found\n"

// statementLineOf writes: Mara Voss said “…” about Teodor Lindqvist (neutral).
func statementLineOf(s statementItem) string {
	speaker := "somebody"
	if s.Speaker != nil {
		speaker = s.Speaker.Name
	}
	line := speaker + " " + s.Cue + ": " + s.Text
	if s.Quoted {
		line = speaker + " " + s.Cue + ": “" + s.Text + "”"
	}
	for i, about := range s.About {
		line += [...]string{" — about ", ", "}[min(i, 1)] + about.Entity.Name + " (" + about.Stance + ")"
	}
	return printable(line)
}

// tagLine writes tags in one cell.
func tagLine(tags []tag) string {
	parts := make([]string, len(tags))
	for i, t := range tags {
		parts[i] = t.Text
		if t.Entity != nil {
			parts[i] += " " + t.Entity.Name
		}
	}
	return printable(strings.Join(parts, ", "))
}

// printable puts a text on one line and takes the power over a terminal from it.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control) {
			return unicode.ReplacementChar
		}
		return r
	}, strings.Join(strings.Fields(text), " "))
}

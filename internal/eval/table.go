package eval

import (
	"bufio"
	"fmt"
	"io"
	"text/tabwriter"
)

// WriteTable writes the figures and the reliability of the confidences for people.
func WriteTable(w io.Writer, r Report) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(out, "precision\trecall\tF1\t95 %%\tright of read\tfound of asked\t  over %d articles\n", r.Articles)
	for _, f := range r.Figures {
		writeFigure(out, f)
	}
	fmt.Fprint(out, "\nsaid\tright\tcount\t\t\t\t  relations said to be facts, by confidence\n")
	for _, b := range r.Reliability {
		fmt.Fprintf(out, "%.2f\t%.2f\t%d\t\t\t\t  confidence %.1f to %.1f\n", b.Said, b.Right, b.Count, b.From, b.To)
	}
	return out.Flush()
}

func writeFigure(w io.Writer, f Figure) {
	bounds := fmt.Sprintf("%.2f-%.2f", f.Low, f.High)
	if f.Predicted == 0 {
		fmt.Fprintf(w, "\t\t%.3f\t%s\t\t%d/%d\t  %s\n", f.Value, bounds, f.Found, f.Asked, f.Name)
		return
	}
	fmt.Fprintf(w, "%.3f\t%.3f\t%.3f\t%s\t%d/%d\t%d/%d\t  %s\n",
		f.Precision, f.Recall, f.Value, bounds, f.Right, f.Predicted, f.Found, f.Asked, f.Name)
}

// WriteErrors writes what went wrong by kind, the largest kind first, with the
// words of the articles.
func WriteErrors(w io.Writer, groups []ErrorGroup) error {
	out := bufio.NewWriter(w)
	for i, g := range groups {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "# %s: %d\n", g.Kind, len(g.Errors))
		for _, e := range g.Errors {
			line := e.What
			if e.Words != "" {
				line += ": " + e.Words
			}
			fmt.Fprintf(out, "%s\t%s\n", e.Article, oneLine(line))
		}
	}
	return out.Flush()
}

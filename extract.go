package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"hearsay/internal/export"
	"hearsay/internal/extract"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

type extractCmd struct {
	File   string    `arg:"" help:"An article, as for ingest; - for standard input."`
	Meta   metaFlags `embed:""`
	Output string    `short:"o" help:"How to print: ${enum}. html is a web page that shows what was understood of the article, and what was not; auto is a table on a terminal, else JSON." enum:"auto,table,json,html" default:"auto"`
}

// Run prints what the article says. Offsets in the JSON are in code points.
func (c *extractCmd) Run(a *app) error {
	article, err := a.article(c.File, c.Meta)
	if err != nil {
		return err
	}
	doc, err := nlp.New().Parse(a.ctx, article.Text, nlp.Options{})
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	draft := extract.Read(article, doc)
	switch c.format(a.stdout) {
	case "table":
		return export.Table(a.stdout, article, draft)
	case "html":
		return export.Page(a.stdout, article, draft, sentences(doc))
	}
	encoder := json.NewEncoder(a.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(export.NewDraft(article.Text, draft))
}

// format returns how to print on w.
func (c *extractCmd) format(w io.Writer) string {
	if c.Output != "auto" {
		return c.Output
	}
	if file, ok := w.(*os.File); ok && term.IsTerminal(int(file.Fd())) {
		return "table"
	}
	return "json"
}

func sentences(doc *nlp.Doc) []news.Span {
	spans := make([]news.Span, len(doc.Sentences))
	for i, s := range doc.Sentences {
		spans[i] = news.Span{Start: s.Start, End: s.End}
	}
	return spans
}

package main

import (
	"fmt"

	"hearsay/internal/nlp"
	"hearsay/internal/nlp/render"
)

type parseCmd struct {
	File   string    `arg:"" help:"An article, as for ingest; - for standard input."`
	Meta   metaFlags `embed:""`
	Force  bool      `help:"Read the text as English, whatever language it seems to be in."`
	Output string    `short:"o" help:"How to print: ${enum}." enum:"table,json,conllu" default:"table"`
}

// Run prints how the article is read.
func (c *parseCmd) Run(a *app) error {
	article, err := a.article(c.File, c.Meta)
	if err != nil {
		return err
	}
	doc, err := nlp.New().Parse(a.ctx, article.Text, nlp.Options{Force: c.Force})
	if err != nil {
		return fmt.Errorf("%s: %w", c.File, err)
	}
	switch c.Output {
	case "json":
		return render.JSON(a.stdout, doc)
	case "conllu":
		return render.CoNLLU(a.stdout, doc)
	}
	return render.Table(a.stdout, doc)
}

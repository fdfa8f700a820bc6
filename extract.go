package main

import (
	"encoding/json"

	"hearsay/internal/export"
)

type extractCmd struct {
	File string    `arg:"" help:"An article, as for ingest; - for standard input."`
	Meta metaFlags `embed:""`
}

// Run prints what the article says as JSON, with offsets in code points.
func (c *extractCmd) Run(a *app) error {
	article, err := a.readArticle(c.File, c.Meta)
	if err != nil {
		return err
	}
	extractor, err := newExtractor()
	if err != nil {
		return err
	}
	draft, err := extractor.Extract(a.ctx, article)
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(a.stdout)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(export.NewDraft(article.Text, draft))
}

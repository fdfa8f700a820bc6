package main

import (
	"encoding/json"
	"fmt"

	"hearsay/internal/eval"
)

type evalCmd struct {
	Dir    string    `arg:"" name:"gold-dir" type:"existingdir" help:"Directory of annotated articles, each a file NAME.json."`
	Part   eval.Part `help:"Which of the articles: ${enum}. They are split by their IDs: look at the errors of tune, believe the figures of check." enum:"all,tune,check" default:"all"`
	Errors bool      `help:"Print what went wrong instead, by kind of error, the largest first."`
	Output string    `short:"o" help:"How to print: ${enum}." enum:"table,json" default:"table"`
}

// Run reads the annotated articles and prints how much of them was understood.
func (c *evalCmd) Run(a *app) error {
	articles, err := eval.Load(c.Dir)
	if err != nil {
		return err
	}
	articles = c.Part.Of(articles)
	if len(articles) == 0 {
		return fmt.Errorf("%s: no article is in the part %s; add more articles, or score all", c.Dir, c.Part)
	}
	bar := newBar(a.stderr, len(articles))
	results, err := eval.Run(a.ctx, newExtractor(), articles, func() { bar.Add(1) }) //nolint:errcheck // a bar that cannot be drawn stops nothing
	bar.Finish()                                                                     //nolint:errcheck // likewise
	if err != nil {
		return err
	}
	report := eval.NewReport(results)
	if c.Output == "json" {
		encoder := json.NewEncoder(a.stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(report)
	}
	if c.Errors {
		return eval.WriteErrors(a.stdout, report.Errors)
	}
	return eval.WriteTable(a.stdout, report)
}

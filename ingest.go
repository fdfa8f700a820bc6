package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"text/tabwriter"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"hearsay/internal/ingest"
	"hearsay/internal/resolve"
	"hearsay/internal/store"
)

type ingestCmd struct {
	Files   []string  `arg:"" name:"file" help:"Articles: text files, with a first line \"date 2024-08-13\" where the date is known, or JSON objects with text, title, url, date, outlet and authors; - for standard input."`
	Meta    metaFlags `embed:""`
	Workers int       `help:"Articles read at once; 0 for one per processor." default:"0" env:"HEARSAY_WORKERS"`
	Output  string    `short:"o" help:"How to print the summary: ${enum}." enum:"table,json" default:"table"`
}

// Validate refuses what only one article can have for several.
func (c *ingestCmd) Validate() error {
	if len(c.Files) > 1 && (c.Meta.URL != "" || c.Meta.Title != "") {
		return errors.New("--url and --title are of one article; give one file with them, or JSON objects that hold their own")
	}
	return nil
}

// Run takes the articles in and prints a summary.
func (c *ingestCmd) Run(a *app) error {
	return a.withStore(func(s store.Store) error {
		pipeline := newPipeline(s, c.Workers)
		bar := newBar(a.stderr, len(c.Files))
		var summary ingest.Summary
		err := pipeline.Run(a.ctx, a.inputs(c.Files, c.Meta), func(r ingest.Result) {
			summary.Add(r)
			bar.Add(1) //nolint:errcheck // a bar that cannot be drawn stops nothing
		})
		bar.Finish() //nolint:errcheck // likewise
		if printErr := printSummary(a.stdout, c.Output, summary); err == nil {
			err = printErr
		}
		if err == nil && len(summary.Failed) > 0 {
			return errIncomplete
		}
		return err
	})
}

func newPipeline(s store.Store, workers int) *ingest.Pipeline {
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return &ingest.Pipeline{
		Extractor: newExtractor(),
		Resolver:  resolve.Resolver{Directory: s},
		Store:     s,
		Now:       time.Now,
		Workers:   workers,
	}
}

// newBar returns a progress bar, which shows for more than one article on a
// terminal only.
func newBar(w io.Writer, articles int) *progressbar.ProgressBar {
	file, ok := w.(*os.File)
	return progressbar.NewOptions(articles,
		progressbar.OptionSetWriter(w),
		progressbar.OptionSetVisibility(ok && articles > 1 && term.IsTerminal(int(file.Fd()))),
		progressbar.OptionSetDescription("reading"),
		progressbar.OptionShowCount(),
		progressbar.OptionSetPredictTime(true),
		progressbar.OptionClearOnFinish(),
	)
}

func printSummary(w io.Writer, format string, summary ingest.Summary) error {
	if format == "json" {
		if summary.Failed == nil {
			summary.Failed = []ingest.Failure{}
		}
		encoder := json.NewEncoder(w)
		encoder.SetIndent("", "  ")
		return encoder.Encode(summary)
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, summary.String())
	for _, failure := range summary.Failed {
		fmt.Fprintf(table, "failed\t%s\t%s\n", failure.Name, failure.Reason)
	}
	return table.Flush()
}

package main

import (
	"fmt"
	"io"
	"iter"
	"os"

	"hearsay/internal/ingest"
	"hearsay/internal/news"
	"hearsay/internal/source"
)

// metaFlags are what may be said of an article beside its text. Where the input
// says it itself, the input is right.
type metaFlags struct {
	Date    string   `help:"Publication date, as 2024-08-13." placeholder:"DAY"`
	Title   string   `help:"Title."`
	URL     string   `help:"Web address where the article stands." name:"url"`
	Outlet  string   `help:"Who published it."`
	Authors []string `help:"Who wrote it." name:"author" sep:"none"`
}

func (f metaFlags) meta() source.Meta {
	return source.Meta{Title: f.Title, URL: f.URL, Date: f.Date, Outlet: f.Outlet, Authors: f.Authors}
}

const standardInput = "-"

// readArticle reads the article in a file, or on standard input for "-".
func (a *app) readArticle(name string, flags metaFlags) (news.Article, error) {
	if name == standardInput {
		return source.Read(a.stdin, flags.meta())
	}
	file, err := os.Open(name)
	if err != nil {
		return news.Article{}, err
	}
	defer file.Close() //nolint:errcheck // it was only read
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return news.Article{}, fmt.Errorf("%s is a folder; name the files in it", name)
	}
	return source.Read(io.Reader(file), flags.meta())
}

// inputs reads the named articles one by one, as they are asked for.
func (a *app) inputs(names []string, flags metaFlags) iter.Seq[ingest.Input] {
	return func(yield func(ingest.Input) bool) {
		for _, name := range names {
			article, err := a.readArticle(name, flags)
			if !yield(ingest.Input{Name: name, Article: article, Err: err}) {
				return
			}
		}
	}
}

package main

import (
	"errors"
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

// Validate refuses a day or an address that no article can have, before
// anything is read.
func (f metaFlags) Validate() error {
	_, err := source.New("Words.", f.meta())
	return err
}

const standardInput = "-"

// article reads the one article that a command works on; its errors name the file.
func (a *app) article(name string, flags metaFlags) (news.Article, error) {
	article, err := a.readArticle(name, flags)
	if err != nil && a.ctx.Err() == nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return article, err
}

// readArticle reads the article in a file, or on standard input for "-". It
// does not wait longer for either than the command lives.
func (a *app) readArticle(name string, flags metaFlags) (news.Article, error) {
	type answer struct {
		article news.Article
		err     error
	}
	answers := make(chan answer, 1)
	go func() {
		article, err := a.openArticle(name, flags)
		answers <- answer{article, err}
	}()
	select {
	case read := <-answers:
		return read.article, read.err
	case <-a.ctx.Done():
		return news.Article{}, a.ctx.Err()
	}
}

func (a *app) openArticle(name string, flags metaFlags) (news.Article, error) {
	if name == standardInput {
		return source.Read(a.stdin, flags.meta())
	}
	file, err := os.Open(name)
	if err != nil {
		return news.Article{}, errors.Unwrap(err) // without the name, which who asks knows
	}
	defer file.Close() //nolint:errcheck // it was only read
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return news.Article{}, errors.New("a folder is no article; name the files in it")
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

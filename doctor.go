package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

type doctorCmd struct{}

// errUnwell says that a check failed.
var errUnwell = errors.New("the store has faults")

// Run checks the store and every quotation in it against its article.
func (c *doctorCmd) Run(a *app) error {
	return a.withStored(func(s store.Store) error {
		table := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
		stats, err := s.Stats(a.ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(table, "store\t%s\tok\n", a.store.Store)
		fmt.Fprintf(table, "content\t%d articles, %d entities, %d events, %d relations, %d statements\tok\n",
			stats.Articles, stats.Entities, stats.Events, stats.Relations, stats.Statements)
		d := doctor{app: a, store: s, faults: io.Writer(table)}
		err = d.examine()
		if err == nil && d.wrong == 0 {
			fmt.Fprintf(table, "quotations\t%d checked against their articles\tok\n", d.checked)
		}
		if flushErr := table.Flush(); err == nil {
			err = flushErr
		}
		if err == nil && d.wrong > 0 {
			err = fmt.Errorf("%w: %d of %d quotations differ from their articles; ingest these articles again", errUnwell, d.wrong, d.checked)
		}
		return err
	})
}

// doctor walks over all facts.
type doctor struct {
	*app
	store          store.Store
	faults         io.Writer
	checked, wrong int
}

func (d *doctor) examine() error {
	relations := func(after store.Cursor) ([]news.ID, string, error) {
		pages, err := d.store.Relations(d.ctx, []store.RelationQuery{{PageRequest: store.PageRequest{First: store.MaxPage, After: after}}})
		if err != nil {
			return nil, "", err
		}
		return keys(pages[0], func(r news.Relation) news.ID { return r.ID })
	}
	statements := func(after store.Cursor) ([]news.ID, string, error) {
		pages, err := d.store.Statements(d.ctx, []store.StatementQuery{{PageRequest: store.PageRequest{First: store.MaxPage, After: after}}})
		if err != nil {
			return nil, "", err
		}
		return keys(pages[0], func(s news.Statement) news.ID { return s.ID })
	}
	events := func(after store.Cursor) ([]news.ID, string, error) {
		pages, err := d.store.Events(d.ctx, []store.EventQuery{{PageRequest: store.PageRequest{First: store.MaxPage, After: after}}})
		if err != nil {
			return nil, "", err
		}
		return keys(pages[0], func(e news.Event) news.ID { return e.ID })
	}
	return errors.Join(d.walk(store.EventFilter{}, events), d.walk(store.RelationFilter{}, relations), d.walk(store.StatementFilter{}, statements))
}

// keys returns the IDs of a page and the sort key to go on from, "" at the end.
func keys[T interface{ SortKey() string }](page store.Page[T], id func(T) news.ID) ([]news.ID, string, error) {
	ids := make([]news.ID, len(page.Items))
	last := ""
	for i, item := range page.Items {
		ids[i] = id(item)
		last = item.SortKey()
	}
	if !page.HasNext {
		last = ""
	}
	return ids, last, nil
}

func (d *doctor) walk(filter any, page func(store.Cursor) ([]news.ID, string, error)) error {
	var after store.Cursor
	for {
		facts, last, err := page(after)
		if err != nil {
			return err
		}
		if err := d.check(facts); err != nil {
			return err
		}
		if last == "" {
			return nil
		}
		after = store.EncodeCursor(filter, store.Newest, last)
	}
}

// check compares the first evidence of facts with their articles.
func (d *doctor) check(facts []news.ID) error {
	qs := make([]store.EvidenceQuery, len(facts))
	for i, fact := range facts {
		qs[i] = store.EvidenceQuery{Fact: fact, PageRequest: store.PageRequest{First: store.MaxPage}}
	}
	pages, err := d.store.Evidence(d.ctx, qs)
	if err != nil {
		return err
	}
	for i, page := range pages {
		for _, e := range page.Items {
			if err := d.compare(facts[i], e); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *doctor) compare(fact news.ID, e news.Evidence) error {
	nodes, err := d.store.Nodes(d.ctx, []news.ID{e.Article})
	if err != nil {
		return err
	}
	d.checked++
	article, ok := nodes[0].(news.Article)
	if !ok || e.Span.Check(article.Text) != nil || e.Span.Of(article.Text) != e.Text {
		d.wrong++
		fmt.Fprintf(d.faults, "quotation\t%s of %s in %s\twrong\n", e.Text, fact, e.Article)
	}
	return nil
}

package ingest

import (
	"context"
	"errors"
	"iter"

	"golang.org/x/sync/errgroup"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Input is an article to take in, or the reason why there is none.
type Input struct {
	Name    string
	Article news.Article
	Err     error // the input could not be read as an article
}

// Run takes the inputs in and calls report once for each, from one goroutine
// and in the order of the inputs. Articles are resolved and stored in that
// order too, so that the result does not depend on the number of workers. When
// the context ends or the store fails altogether, Run stores nothing more, and
// returns the error; what was reported stays stored, and running again goes on
// where it ended.
func (p *Pipeline) Run(ctx context.Context, inputs iter.Seq[Input], report func(Result)) error {
	workers := max(p.Workers, 1)
	queue := make(chan chan extracted, workers)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(queue)
		return p.read(ctx, inputs, queue, workers)
	})
	group.Go(func() error {
		for next := range queue {
			result, err := p.store(ctx, <-next)
			if err != nil {
				return err
			}
			report(result)
		}
		return nil
	})
	return group.Wait()
}

// extracted is an input with what was read off it.
type extracted struct {
	Input
	draft news.Draft
}

// read extracts the inputs side by side and queues their answers in order. The
// queue bounds how far reading may run ahead of storing.
func (p *Pipeline) read(ctx context.Context, inputs iter.Seq[Input], queue chan<- chan extracted, workers int) error {
	var group errgroup.Group
	group.SetLimit(workers)
	defer group.Wait() //nolint:errcheck // the workers return no errors, they answer them
	for input := range inputs {
		answer := make(chan extracted, 1)
		select {
		case queue <- answer:
		case <-ctx.Done():
			return ctx.Err()
		}
		group.Go(func() error {
			answer <- p.extract(ctx, input)
			return nil
		})
	}
	return nil
}

func (p *Pipeline) extract(ctx context.Context, input Input) extracted {
	out := extracted{Input: input}
	if out.Err == nil {
		out.draft, out.Err = p.Extractor.Extract(ctx, input.Article)
	}
	return out
}

// store resolves and stores one article; its error is that the run must end.
func (p *Pipeline) store(ctx context.Context, next extracted) (Result, error) {
	if err := ctx.Err(); err != nil {
		return Result{}, err
	}
	result := Result{Name: next.Name, Err: next.Err}
	if next.Err == nil {
		result.Graph, result.Outcome, result.Err = p.put(ctx, next.Article, next.draft)
	}
	switch {
	case result.Err == nil:
		return result, nil
	case ctx.Err() != nil: // the article failed because the run was ended
		return Result{}, ctx.Err()
	case errors.Is(result.Err, store.ErrUnavailable), errors.Is(result.Err, store.ErrReadOnly): // so would all others
		return Result{}, result.Err
	}
	return result, nil
}

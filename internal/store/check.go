package store

import (
	"fmt"
	"slices"

	"hearsay/internal/news"
)

// The Check functions hold queries to the rules before an engine sees them.
// They return ErrBadQuery or ErrBadCursor, wrapped with what is wrong.

// CheckEntities checks queries for entities.
func CheckEntities(qs []EntityQuery) error {
	return checkAll(qs, func(q EntityQuery) error {
		return firstError(checkIDs(q.IDs()), checkLength(q.Names), known("kind", q.Kinds, news.Kinds()), checkText(q.Text), q.check(q.EntityFilter, Newest))
	})
}

// CheckArticles checks queries for articles.
func CheckArticles(qs []ArticleQuery) error {
	return checkAll(qs, func(q ArticleQuery) error {
		return firstError(checkIDs(q.IDs()), checkLength(q.Outlets), checkText(q.Text), q.Published.check(), q.Order.check(), q.check(q.ArticleFilter, q.Order))
	})
}

// CheckRelations checks queries for relations.
func CheckRelations(qs []RelationQuery) error {
	return checkAll(qs, func(q RelationQuery) error {
		return firstError(q.Check(), q.Order.check(), q.check(q.RelationFilter, q.Order))
	})
}

// CheckStatements checks queries for statements.
func CheckStatements(qs []StatementQuery) error {
	return checkAll(qs, func(q StatementQuery) error {
		return firstError(q.Check(), q.Order.check(), q.check(q.StatementFilter, q.Order))
	})
}

// CheckEvents checks queries for events.
func CheckEvents(qs []EventQuery) error {
	return checkAll(qs, func(q EventQuery) error {
		return firstError(q.Check(), q.Order.check(), q.check(q.EventFilter, q.Order))
	})
}

// CheckEvidence checks queries for evidence.
func CheckEvidence(qs []EvidenceQuery) error {
	return checkAll(qs, func(q EvidenceQuery) error {
		return q.check(EvidenceQuery{Fact: q.Fact}, Newest)
	})
}

// CheckFilters checks the filters of facets.
func CheckFilters[F interface{ Check() error }](filters []F) error {
	return checkAll(filters, func(f F) error { return f.Check() })
}

// CheckTypes checks types of relations.
func CheckTypes(types []news.RelationType) error {
	for _, t := range types {
		if _, ok := t.Info(); !ok {
			return fmt.Errorf("%w: unknown relation type %q", ErrBadQuery, t)
		}
	}
	return nil
}

// Check checks a filter of relations.
func (f RelationFilter) Check() error {
	return firstError(
		checkIDs(f.IDs()), CheckTypes(f.Types), known("polarity", f.Polarities, news.Polarities()), known("modality", f.Modalities, news.Modalities()),
		f.Period.check(), f.Dated.check(), checkConfidence(f.MinConfidence),
	)
}

// Check checks a filter of statements.
func (f StatementFilter) Check() error {
	return firstError(
		checkIDs(f.IDs()), checkText(f.Text), known("stance", f.Stances, news.Stances()), known("form", f.Forms, news.Forms()),
		f.Period.check(), f.Dated.check(), f.Attributed.check(), checkConfidence(f.MinConfidence),
	)
}

// Check checks a filter of events.
func (f EventFilter) Check() error {
	return firstError(checkIDs(f.IDs()), checkText(f.Text), known("event type", f.Types, news.EventTypes()), f.Period.check(), f.Dated.check())
}

// Check checks a query for a matrix.
func (q MatrixQuery) Check() error {
	if q.Speakers < 1 || q.Speakers > MaxPage || q.Targets < 1 || q.Targets > MaxPage {
		return fmt.Errorf("%w: a matrix has 1 to %d speakers and targets", ErrBadQuery, MaxPage)
	}
	return q.Filter.Check()
}

// CheckBatch checks the length of a batch.
func CheckBatch(n int) error {
	if n > MaxBatch {
		return fmt.Errorf("%w: %d queries in a batch, at most %d are allowed", ErrBadQuery, n, MaxBatch)
	}
	return nil
}

func checkAll[Q any](qs []Q, check func(Q) error) error {
	if err := CheckBatch(len(qs)); err != nil {
		return err
	}
	for _, q := range qs {
		if err := check(q); err != nil {
			return err
		}
	}
	return nil
}

// checkIDs refuses the empty ID, which means "none" and is no node's, and filters
// without measure.
func checkIDs(ids []news.ID) error {
	if slices.Contains(ids, "") {
		return fmt.Errorf("%w: a filter names the empty ID", ErrBadQuery)
	}
	return checkLength(ids)
}

func checkLength[T any](values []T) error {
	if len(values) > MaxValues {
		return fmt.Errorf("%w: a filter names %d values, at most %d are allowed", ErrBadQuery, len(values), MaxValues)
	}
	return nil
}

// checkText refuses a text of very many words, each of which is looked up.
func checkText(text string) error {
	if n := len(news.Terms(text)); n > MaxWords {
		return fmt.Errorf("%w: a text of %d words, at most %d are looked for", ErrBadQuery, n, MaxWords)
	}
	return nil
}

func (p PageRequest) check(filter any, order Order) error {
	if p.First < 0 || p.First > MaxPage {
		return fmt.Errorf("%w: a page has 0 to %d items, not %d", ErrBadQuery, MaxPage, p.First)
	}
	_, err := p.After.SortKey(filter, order)
	return err
}

func (p Period) check() error {
	if !p.From.IsZero() && !p.Until.IsZero() && p.Until.Before(p.From) {
		return fmt.Errorf("%w: the period ends before it begins", ErrBadQuery)
	}
	return nil
}

func (o Order) check() error {
	return known("order", []Order{o}, []Order{Newest, Oldest})
}

func (p Presence) check() error {
	return known("presence", []Presence{p}, []Presence{Either, Present, Absent})
}

func checkConfidence(c float64) error {
	if !(c >= 0 && c <= 1) { // written so that NaN fails too
		return fmt.Errorf("%w: confidence %v is not within 0 to 1", ErrBadQuery, c)
	}
	return nil
}

func known[T comparable](what string, values, all []T) error {
	for _, v := range values {
		if !slices.Contains(all, v) {
			return fmt.Errorf("%w: unknown %s %q", ErrBadQuery, what, fmt.Sprint(v))
		}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

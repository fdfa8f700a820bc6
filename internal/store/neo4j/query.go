package neo4j

import (
	"context"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// list describes how nodes become items.
type list[T any] struct {
	whole   arm    // all of them
	columns string // of x, as a positional list
	scan    func(*fields) T
}

// asked is one question for a page, with the place of its answer.
type asked struct {
	selection
	at     int
	filter any
	order  store.Order
	page   store.PageRequest
}

// batch is the questions that one text answers.
type batch struct {
	text  string
	limit int // of what a question gets; 0 for all
}

// batches are questions, by what answers them, with the parameters of each.
type batches map[batch]*struct {
	asked  []asked
	params []any
}

func (b batches) add(key batch, q asked, params map[string]any) {
	if b[key] == nil {
		b[key] = new(struct {
			asked  []asked
			params []any
		})
	}
	b[key].asked = append(b[key].asked, q)
	b[key].params = append(b[key].params, params)
}

// pages answers questions for pages: those of one shape in one query.
func pages[T any](ctx context.Context, s *Store, l list[T], questions []asked) ([]store.Page[T], error) {
	out := make([]store.Page[T], len(questions))
	lists, counts := batches{}, batches{}
	for _, q := range questions {
		after, err := q.page.After.SortKey(q.filter, q.order)
		if err != nil {
			return nil, err
		}
		text := q.rows(l.whole, q.order, "$limit") + "WITH DISTINCT i, x ORDER BY i, " + l.whole.sk + direction(q.order) +
			"\nWITH i, collect(x)[0..$limit] AS xs\nUNWIND xs AS x\nRETURN i, [" + l.columns + "]"
		lists.add(batch{text, q.page.First + 1}, q, q.question(q.order, after))
		out[q.at].Total = -1
		if q.page.Count {
			out[q.at].Total = 0
			counts.add(batch{text: q.rows(l.whole, store.Newest, "") + "RETURN i, count(DISTINCT x)"}, q, q.question(store.Newest, ""))
		}
	}
	err := each(ctx, s, lists, func(q asked, f *fields) error {
		page := &out[q.at]
		if len(page.Items) == q.page.First {
			page.HasNext = true
			return nil
		}
		record := fields{list: next[[]any](f)}
		page.Items = append(page.Items, l.scan(&record))
		return record.err
	})
	if err != nil {
		return nil, err
	}
	return out, each(ctx, s, counts, func(q asked, f *fields) error {
		out[q.at].Total = f.number()
		return nil
	})
}

// each runs the query of each batch, and calls use for each row with the
// question that it answers.
func each(ctx context.Context, s *Store, all batches, use func(asked, *fields) error) error {
	for key, b := range all {
		rows, err := s.read(ctx, key.text, map[string]any{"qs": b.params, "limit": key.limit})
		if err != nil {
			return err
		}
		for _, r := range rows {
			f := &fields{list: r}
			if err := use(b.asked[f.number()], f); err != nil {
				return err
			}
			if f.err != nil {
				return f.err
			}
		}
	}
	return nil
}

// names looks up what merges made of IDs.
func (s *Store) names(ctx context.Context, ids []news.ID) (func(news.ID) news.ID, error) {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) == 0 {
		return func(id news.ID) news.ID { return id }, nil
	}
	rows, err := s.read(ctx, lookUpNames, map[string]any{"ids": strings(ids)})
	if err != nil {
		return nil, err
	}
	return renaming(rows), nil
}

const lookUpNames = "UNWIND $ids AS id MATCH (n:Renamed {old: id}) RETURN n.old, n.new"

func renaming(rows []row) func(news.ID) news.ID {
	names := map[news.ID]news.ID{}
	for _, r := range rows {
		f := fields{list: r}
		old := f.id()
		names[old] = f.id()
	}
	return func(id news.ID) news.ID {
		if now, ok := names[id]; ok {
			return now
		}
		return id
	}
}

// questions renames the filters of a batch and turns them into selections.
func questions[Q any](ctx context.Context, s *Store, qs []Q, ids func(Q) []news.ID, make1 func(Q, func(news.ID) news.ID) asked) ([]asked, error) {
	var all []news.ID
	for _, q := range qs {
		all = append(all, ids(q)...)
	}
	to, err := s.names(ctx, all)
	if err != nil {
		return nil, err
	}
	out := make([]asked, len(qs))
	for i, q := range qs {
		out[i] = make1(q, to)
		out[i].at = i
	}
	return out, nil
}

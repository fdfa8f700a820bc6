package storetest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// RelationFacets counts relations.
func (m *Model) RelationFacets(ctx context.Context, filters []store.RelationFilter) ([]store.RelationFacets, error) {
	return answers(ctx, m, filters, store.CheckFilters(filters), func(v *view, f store.RelationFilter) store.RelationFacets {
		f = f.Rename(m.to)
		types, months := tally{}, tally{}
		var out store.RelationFacets
		for _, r := range v.relations {
			if !v.matchRelation(r, f) {
				continue
			}
			out.Total++
			types[string(r.Type)]++
			out.Undated += months.month(r.When)
		}
		out.Types, out.Months = types.top(), months.buckets()
		return out
	})
}

// StatementFacets counts statements.
func (m *Model) StatementFacets(ctx context.Context, filters []store.StatementFilter) ([]store.StatementFacets, error) {
	return answers(ctx, m, filters, store.CheckFilters(filters), func(v *view, f store.StatementFilter) store.StatementFacets {
		f = f.Rename(m.to)
		speakers, targets, stances, months := tally{}, tally{}, tally{}, tally{}
		var out store.StatementFacets
		for _, s := range v.statements {
			if !v.matchStatement(s, f) {
				continue
			}
			out.Total++
			if s.Speaker != "" {
				speakers[string(s.Speaker)]++
			}
			for _, t := range s.About {
				targets[string(t.Entity)]++
				stances[string(t.Stance)]++
			}
			out.Undated += months.month(s.When)
		}
		out.Speakers, out.Targets, out.Stances, out.Months = speakers.top(), targets.top(), stances.top(), months.buckets()
		return out
	})
}

// EventFacets counts events.
func (m *Model) EventFacets(ctx context.Context, filters []store.EventFilter) ([]store.EventFacets, error) {
	return answers(ctx, m, filters, store.CheckFilters(filters), func(v *view, f store.EventFilter) store.EventFacets {
		f = f.Rename(m.to)
		types, months := tally{}, tally{}
		var out store.EventFacets
		for _, e := range v.events {
			if !v.matchEvent(e, f) {
				continue
			}
			out.Total++
			types[string(e.Type)]++
			out.Undated += months.month(e.When)
		}
		out.Types, out.Months = types.top(), months.buckets()
		return out
	})
}

// tally counts by key.
type tally map[string]int

// month counts the month in which a fact begins; it returns 1 for the undated,
// which are in no month.
func (t tally) month(w news.When) int {
	if w.IsZero() {
		return 1
	}
	t[w.Begin().Format("2006-01")]++
	return 0
}

func (t tally) top() []store.Tally {
	var out []store.Tally
	for key, n := range t {
		out = append(out, store.Tally{Key: key, Count: n})
	}
	slices.SortFunc(out, func(a, b store.Tally) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Key, b.Key)) })
	return out[:min(len(out), store.MaxFacets)]
}

func (t tally) buckets() []store.Bucket {
	var out []store.Bucket
	for _, month := range slices.Sorted(maps.Keys(t)) {
		out = append(out, store.Bucket{Month: month, Count: t[month]})
	}
	return out
}

// Matrix counts statements by speaker and target.
func (m *Model) Matrix(ctx context.Context, q store.MatrixQuery) ([]store.Cell, error) {
	out, err := answers(ctx, m, []store.MatrixQuery{q}, q.Check(), func(v *view, q store.MatrixQuery) []store.Cell {
		return v.matrix(q, q.Filter.Rename(m.to))
	})
	if err != nil {
		return nil, err
	}
	return out[0], nil
}

func (v *view) matrix(q store.MatrixQuery, f store.StatementFilter) []store.Cell {
	cells := map[[2]news.ID]*store.Cell{}
	speakers, targets := tally{}, tally{}
	for _, s := range v.statements {
		if s.Speaker == "" || !v.matchStatement(s, f) {
			continue
		}
		for _, t := range s.About {
			key := [2]news.ID{s.Speaker, t.Entity}
			if cells[key] == nil {
				cells[key] = &store.Cell{Speaker: s.Speaker, Target: t.Entity}
			}
			addToCell(cells[key], t.Stance, s.When.Begin())
			speakers[string(s.Speaker)]++
			targets[string(t.Entity)]++
		}
	}
	rows, columns := speakers.most(q.Speakers), targets.most(q.Targets)
	var out []store.Cell
	for _, c := range cells {
		if rows[string(c.Speaker)] && columns[string(c.Target)] {
			out = append(out, *c)
		}
	}
	slices.SortFunc(out, func(a, b store.Cell) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Speaker, b.Speaker), cmp.Compare(a.Target, b.Target))
	})
	return out
}

func addToCell(c *store.Cell, stance news.Stance, begin time.Time) {
	c.Count++
	switch stance {
	case news.Favourable:
		c.Favourable++
	case news.Unfavourable:
		c.Unfavourable++
	default:
		c.Neutral++
	}
	c.First, c.Last = widen(c.First, c.Last, begin)
}

// most returns the n keys with the greatest counts.
func (t tally) most(n int) map[string]bool {
	keys := slices.SortedFunc(maps.Keys(t), func(a, b string) int { return cmp.Or(t[b]-t[a], cmp.Compare(a, b)) })
	out := map[string]bool{}
	for _, key := range keys[:min(n, len(keys))] {
		out[key] = true
	}
	return out
}

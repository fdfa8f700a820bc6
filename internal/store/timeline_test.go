package store_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// filled returns a model with generated articles, and who they are about.
func filled(t *testing.T, seed uint64, articles int) (store.Store, []news.Entity) {
	t.Helper()
	m, g := storetest.NewModel(), storetest.NewGenerator(seed, 0)
	for i := range articles {
		if _, err := m.Put(t.Context(), []news.Graph{g.Article(i, 0)}); err != nil {
			t.Fatal(err)
		}
	}
	return m, g.Cast()
}

func timeline(t *testing.T, r store.Reader, q store.TimelineQuery) store.Timeline {
	t.Helper()
	answers, err := store.Timelines(t.Context(), r, []store.TimelineQuery{q})
	if err != nil {
		t.Fatal(err)
	}
	return answers[0]
}

func TestTimelines(t *testing.T) {
	m, cast := filled(t, 21, 40)
	from := time.Date(2031, 2, 1, 0, 0, 0, 0, time.UTC)
	for name, filter := range map[string]store.TimelineFilter{
		"everything":      {},
		"of one":          {Entities: []news.ID{cast[0].ID}},
		"relations":       {Kinds: []store.TimelineKind{store.TimelineRelations}, Modalities: []news.Modality{news.Asserted}},
		"of one type":     {Types: []news.RelationType{"INVITED", "MET_WITH"}},
		"within a period": {Period: store.Period{From: from, Until: from.AddDate(0, 1, 0)}},
	} {
		for _, order := range []store.Order{store.Newest, store.Oldest} {
			t.Run(name+" "+string(order), func(t *testing.T) {
				whole := walkTimeline(t, m, filter, order, store.MaxPage)
				if diff := cmp.Diff(whole, walkTimeline(t, m, filter, order, 3)); diff != "" {
					t.Errorf("pages of 3 differ from one page:\n%s", diff)
				}
				ordered := slices.Clone(whole)
				slices.Sort(ordered)
				if order == store.Newest {
					slices.Reverse(ordered)
				}
				if len(whole) == 0 || !slices.Equal(whole, ordered) {
					t.Errorf("not in order, or empty: %q", whole)
				}
			})
		}
	}
}

// walkTimeline returns the sort keys of all pages, and checks the counts.
func walkTimeline(t *testing.T, m store.Reader, f store.TimelineFilter, order store.Order, size int) []string {
	t.Helper()
	var keys []string
	var after store.Cursor
	for {
		page := timeline(t, m, store.TimelineQuery{TimelineFilter: f, Order: order, PageRequest: store.PageRequest{First: size, After: after, Count: true}})
		for _, item := range page.Items {
			if item.When.IsZero() {
				t.Errorf("undated item %v", item)
			}
			keys = append(keys, item.SortKey())
		}
		if !page.HasNext {
			sum := 0
			for _, b := range page.Months {
				sum += b.Count
			}
			if page.Total != len(keys) || sum != len(keys) {
				t.Errorf("total %d, by month %d, of %d items", page.Total, sum, len(keys))
			}
			return keys
		}
		after = store.EncodeCursor(f, order, keys[len(keys)-1])
	}
}

// TestTimelineHoldsAllFacts compares a timeline with the lists it is made of.
func TestTimelineHoldsAllFacts(t *testing.T) {
	m, _ := filled(t, 24, 12)
	page := store.PageRequest{First: store.MaxPage, Count: true}
	relations, err := m.Relations(t.Context(), []store.RelationQuery{{PageRequest: page}})
	if err != nil {
		t.Fatal(err)
	}
	statements, err := m.Statements(t.Context(), []store.StatementQuery{{PageRequest: page}})
	if err != nil {
		t.Fatal(err)
	}
	events, err := m.Events(t.Context(), []store.EventQuery{{PageRequest: page}})
	if err != nil {
		t.Fatal(err)
	}
	got := timeline(t, m, store.TimelineQuery{PageRequest: page})
	kinds := map[store.TimelineKind]int{}
	for _, item := range got.Items {
		switch fact := item.Fact.(type) {
		case news.Relation:
			kinds[item.Kind]++
			if item.Kind != store.TimelineRelations || item.When != fact.When {
				t.Errorf("a relation is shown as %+v", item)
			}
		case news.Statement, news.Event:
			kinds[item.Kind]++
		default:
			t.Errorf("a timeline shows a %T", fact)
		}
	}
	all := relations[0].Total + statements[0].Total + events[0].Total
	if len(got.Items)+got.Undated != all || len(kinds) != 3 || got.Total != len(got.Items) {
		t.Errorf("%d dated and %d undated of %d facts, by kind %v", len(got.Items), got.Undated, all, kinds)
	}
}

func TestTimelineBatch(t *testing.T) {
	m, cast := filled(t, 25, 20)
	var qs []store.TimelineQuery
	for i, e := range cast[:6] {
		qs = append(qs, store.TimelineQuery{
			TimelineFilter: store.TimelineFilter{Entities: []news.ID{e.ID}, Kinds: []store.TimelineKind{store.TimelineStatements}[:i%2]},
			PageRequest:    store.PageRequest{First: i, Count: i%3 == 0},
		})
	}
	qs = append(qs, store.TimelineQuery{
		TimelineFilter: store.TimelineFilter{Types: []news.RelationType{"INVITED"}, Kinds: []store.TimelineKind{store.TimelineEvents}},
		PageRequest:    store.PageRequest{First: 5, Count: true},
	})
	together, err := store.Timelines(t.Context(), m, qs)
	if err != nil {
		t.Fatal(err)
	}
	for i, q := range qs {
		alone := timeline(t, m, q)
		if diff := cmp.Diff(alone, together[i], cmp.AllowUnexported(store.TimelineItem{})); diff != "" {
			t.Errorf("timeline %d: -alone +in a batch\n%s", i, diff)
		}
		if q.Count != (alone.Total >= 0) {
			t.Errorf("timeline %d: total %d", i, alone.Total)
		}
	}
	if last := together[len(qs)-1]; last.Total != 0 || last.HasNext || len(last.Items) != 0 {
		t.Errorf("types of relations among events: %+v", last)
	}
}

func TestTimelinesRefuse(t *testing.T) {
	m := storetest.NewModel()
	cursor := store.EncodeCursor(store.TimelineFilter{}, store.Newest, "x")
	for name, test := range map[string]struct {
		query store.TimelineQuery
		want  error
	}{
		"kind":         {store.TimelineQuery{TimelineFilter: store.TimelineFilter{Kinds: []store.TimelineKind{"PARTY"}}}, store.ErrBadQuery},
		"type":         {store.TimelineQuery{TimelineFilter: store.TimelineFilter{Types: []news.RelationType{"HUGGED"}}}, store.ErrBadQuery},
		"page":         {store.TimelineQuery{PageRequest: store.PageRequest{First: store.MaxPage + 1}}, store.ErrBadQuery},
		"order":        {store.TimelineQuery{Order: "sideways"}, store.ErrBadQuery},
		"other cursor": {store.TimelineQuery{Order: store.Oldest, PageRequest: store.PageRequest{After: cursor}}, store.ErrBadCursor},
	} {
		if _, err := store.Timelines(t.Context(), m, []store.TimelineQuery{test.query}); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// counting counts the calls of a store.
type counting struct {
	store.Store
	mu    sync.Mutex
	calls map[string]int
}

func (c *counting) count(call string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.calls[call]++
}

func (c *counting) Nodes(ctx context.Context, ids []news.ID) ([]store.Node, error) {
	c.count("Nodes")
	return c.Store.Nodes(ctx, ids)
}

func (c *counting) Entities(ctx context.Context, qs []store.EntityQuery) ([]store.Page[news.Entity], error) {
	c.count("Entities")
	return c.Store.Entities(ctx, qs)
}

func (c *counting) Articles(ctx context.Context, qs []store.ArticleQuery) ([]store.Page[news.Article], error) {
	c.count("Articles")
	return c.Store.Articles(ctx, qs)
}

func (c *counting) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	c.count("Relations")
	return c.Store.Relations(ctx, qs)
}

func (c *counting) Statements(ctx context.Context, qs []store.StatementQuery) ([]store.Page[news.Statement], error) {
	c.count("Statements")
	return c.Store.Statements(ctx, qs)
}

func (c *counting) Events(ctx context.Context, qs []store.EventQuery) ([]store.Page[news.Event], error) {
	c.count("Events")
	return c.Store.Events(ctx, qs)
}

func (c *counting) Evidence(ctx context.Context, qs []store.EvidenceQuery) ([]store.Page[news.Evidence], error) {
	c.count("Evidence")
	return c.Store.Evidence(ctx, qs)
}

func (c *counting) RelationFacets(ctx context.Context, fs []store.RelationFilter) ([]store.RelationFacets, error) {
	c.count("RelationFacets")
	return c.Store.RelationFacets(ctx, fs)
}

func (c *counting) StatementFacets(ctx context.Context, fs []store.StatementFilter) ([]store.StatementFacets, error) {
	c.count("StatementFacets")
	return c.Store.StatementFacets(ctx, fs)
}

func (c *counting) EventFacets(ctx context.Context, fs []store.EventFilter) ([]store.EventFacets, error) {
	c.count("EventFacets")
	return c.Store.EventFacets(ctx, fs)
}

func (c *counting) Matrix(ctx context.Context, q store.MatrixQuery) ([]store.Cell, error) {
	c.count("Matrix")
	return c.Store.Matrix(ctx, q)
}

func (c *counting) Adjacent(ctx context.Context, ids []news.ID, types []news.RelationType) ([][]news.ID, error) {
	c.count("Adjacent")
	return c.Store.Adjacent(ctx, ids, types)
}

func (c *counting) Stats(ctx context.Context) (store.Stats, error) {
	c.count("Stats")
	return c.Store.Stats(ctx)
}

// crowd makes an article in which a host invites n guests, each of whom says n
// things about the host, and attends a meeting.
func crowd(t testing.TB, n int) news.Graph {
	t.Helper()
	var text, yaml strings.Builder
	fmt.Fprintf(&yaml, "  entities:\n  - {kind: PERSON, names: [Host]}\n")
	for i := range n {
		kind := []news.Kind{news.Person, news.Organization}[i%2]
		fmt.Fprintf(&yaml, "  - {kind: %s, names: [Guest %d]}\n", kind, i)
		fmt.Fprintf(&text, "    Host invited Guest %d.\n", i)
	}
	fmt.Fprintf(&yaml, "  relations:\n")
	for i := range n {
		fmt.Fprintf(&yaml, "  - {type: INVITED, subject: Host, object: Guest %d, when: 2024-01-%02d, words: invited Guest %d.}\n", i, i+1, i)
	}
	fmt.Fprintf(&yaml, "  events:\n")
	for i := range n {
		fmt.Fprintf(&yaml, "  - {type: MEETING, name: Meeting %d, when: 2024-02-%02d, roles: {guest: Guest %d}, words: invited Guest %d.}\n", i, i+1, i, i)
	}
	fmt.Fprintf(&yaml, "  statements:\n")
	for i := range n * n {
		fmt.Fprintf(&yaml, "  - {speaker: Guest %d, text: Guest %d has said %d., about: {Host: POSITIVE}}\n", i/n, i/n, i)
		fmt.Fprintf(&text, "    Guest %d has said %d.\n", i/n, i)
	}
	return readFixtures(t, []byte("- title: A crowd\n  date: 2024-03-01\n  text: |\n"+text.String()+yaml.String()))[0]
}

func TestOneLevelIsOneCall(t *testing.T) {
	const guests = 20
	counted := &counting{Store: fill(t, storetest.NewModel(), []news.Graph{crowd(t, guests)})}
	e := newExecutor(Options{Store: counted})
	for _, c := range []struct {
		name  string
		query string
		calls map[string]int
		holds int // how often the answer holds "said"
	}{
		{
			name:  "nodes",
			query: `{ searchEntities(text: "host") { nodes { relations { nodes { object { statementsBy { nodes { text } } } } } } } }`,
			calls: map[string]int{"Entities": 1, "Relations": 1, "Nodes": 1, "Statements": 1}, holds: guests * guests,
		},
		{
			name:  "edges",
			query: `{ searchEntities(text: "host") { edges { node { relations { edges { cursor node { object { statementsBy { edges { node { text } } } } } } } } } } }`,
			calls: map[string]int{"Entities": 1, "Relations": 1, "Nodes": 1, "Statements": 1}, holds: guests * guests,
		},
		{
			name:  "both at once",
			query: `{ searchEntities(text: "guest") { nodes { statementsBy { nodes { text } } } edges { node { statementsBy { edges { node { text } } totalCount } } } } }`,
			calls: map[string]int{"Entities": 1, "Statements": 2}, holds: 2 * guests * guests, // with and without the count
		},
		{
			name:  "aliases of one question",
			query: `{ searchEntities(text: "guest") { nodes { a: statementsBy { nodes { text } } b: statementsBy { nodes { speaker { name } } } } } }`,
			calls: map[string]int{"Entities": 1, "Statements": 1, "Nodes": 1}, holds: guests * guests,
		},
		{
			name:  "aliases of two questions",
			query: `{ searchEntities(text: "guest") { nodes { a: statementsBy { nodes { text } } b: statementsBy(first: 1) { nodes { text } } } } }`,
			calls: map[string]int{"Entities": 1, "Statements": 2}, holds: guests*guests + guests,
		},
		{
			name: "fragments",
			query: `{ searchEntities(text: "host") { nodes { relations { nodes { object { ...Said ... on Organization { statementsBy { nodes { cue } } } } } } } } }
				fragment Said on Person { statementsBy { nodes { text } } }`,
			calls: map[string]int{"Entities": 1, "Relations": 1, "Nodes": 1, "Statements": 1}, holds: guests * guests / 2,
		},
		{
			name: "a fragment in two places",
			query: `{ relations { nodes { subject { ...Said } object { ...Said } } } }
				fragment Said on Entity { statementsBy { nodes { text } } }`,
			calls: map[string]int{"Relations": 1, "Nodes": 1, "Statements": 2}, holds: guests * guests,
		},
		{
			name:  "one object for a field",
			query: `{ statements(first: 200) { nodes { speaker { name } platform { name } about { entity { name } } addressees { name } onBehalfOf { name } } } }`,
			calls: map[string]int{"Statements": 1, "Nodes": 1},
		},
		{
			name:  "evidence and its article",
			query: `{ relations { nodes { evidence { edges { node { article { title relations(first: 1) { nodes { evidence { totalCount } } } } } } } } } }`,
			calls: map[string]int{"Relations": 2, "Evidence": 2, "Nodes": 1},
		},
		{
			name:  "counts alone",
			query: `{ searchEntities(text: "guest") { nodes { statementsBy { totalCount } } } }`,
			calls: map[string]int{"Entities": 1, "Statements": 1},
		},
		{
			name:  "facets alone",
			query: `{ searchEntities(text: "guest") { nodes { statementsBy { facets { total speakers { entity { name } } targets { entity { name } } } } } } }`,
			calls: map[string]int{"Entities": 1, "StatementFacets": 1, "Nodes": 1},
		},
		{
			name:  "what entities are as events",
			query: `{ searchEntities(text: "meeting") { nodes { ... on Event { eventType when { edtf } participants { entity { name } } evidence { nodes { text } } } } } }`,
			calls: map[string]int{"Entities": 1, "Nodes": 2, "Evidence": 1},
		},
		{
			name:  "events",
			query: `{ events { nodes { eventType participants { entity { events { nodes { eventType } facets { total } } } } } facets { total } } }`,
			calls: map[string]int{"Events": 2, "Nodes": 1, "EventFacets": 2},
		},
		{
			name:  "names in filters",
			query: `{ searchEntities(text: "guest") { nodes { relations(filter: {with: ["Host", "Guest 1"]}, direction: IN) { nodes { type } } } } }`,
			calls: map[string]int{"Entities": 2, "Relations": 1},
		},
		{
			name:  "matrix",
			query: `{ statementMatrix { speaker { name } target { name } count } }`,
			calls: map[string]int{"Matrix": 1, "Nodes": 1},
		},
		{
			name:  "timelines",
			query: `{ searchEntities(text: "guest") { nodes { timeline { nodes { fact { ... on Relation { object { name } } ... on Statement { text } } } } } } }`,
			calls: map[string]int{"Entities": 1, "Events": 1, "Relations": 1, "Statements": 1, "Nodes": 1},
		},
		{
			name:  "timelines with counts",
			query: `{ searchEntities(text: "guest") { nodes { timeline { totalCount undated groups { key } } } } }`,
			calls: map[string]int{"Entities": 1, "Events": 1, "Relations": 1, "Statements": 1, "EventFacets": 1, "RelationFacets": 1, "StatementFacets": 1},
		},
		{
			name:  "subgraph",
			query: `{ subgraph(roots: "Host") { nodes { entity { name } } edges { source { name } target { name } relations { evidence { nodes { text } } } } } }`,
			calls: map[string]int{"Entities": 1, "Nodes": 4, "Relations": 2, "Adjacent": 1, "Evidence": 1},
		},
		{
			name:  "directives",
			query: `query ($no: Boolean = false) { relations { nodes { type } totalCount @include(if: $no) facets @include(if: $no) { total } } }`,
			calls: map[string]int{"Relations": 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			counted.calls = map[string]int{}
			got := run(t, e, c.query, nil)
			if strings.Contains(got, `"errors"`) {
				t.Fatal(got)
			}
			if diff := cmp.Diff(c.calls, counted.calls); diff != "" {
				t.Errorf("calls of the store, wanted (-) and made (+):\n%s", diff)
			}
			if said := strings.Count(got, "has said"); said != c.holds {
				t.Errorf("the answer holds %d statements, want %d", said, c.holds)
			}
		})
	}
}

// TestLevelsInBatches asks for more than the store takes at once.
func TestLevelsInBatches(t *testing.T) {
	numbers := make([]int, 2*store.MaxBatch+1)
	for i := range numbers {
		numbers[i] = i
	}
	var sizes []int
	got, err := inBatches(t.Context(), numbers, func(_ context.Context, part []int) ([]int, error) {
		sizes = append(sizes, len(part))
		return part, nil
	})
	if err != nil || !slices.Equal(got, numbers) || !slices.Equal(sizes, []int{store.MaxBatch, store.MaxBatch, 1}) {
		t.Errorf("asked in parts of %v, answered %d: %v", sizes, len(got), err)
	}
}

// TestTheCountIsAskedWhereSelected looks at the queries that reach the store.
func TestTheCountIsAskedWhereSelected(t *testing.T) {
	for query, want := range map[string]store.PageRequest{
		`{ relations { nodes { id } } }`:                                         {First: 20},
		`{ relations(first: 3) { totalCount } }`:                                 {Count: true},
		`{ relations(first: 3) { totalCount pageInfo { hasNextPage } } }`:        {First: 3, Count: true},
		`{ relations { ...F } } fragment F on RelationConnection { totalCount }`: {Count: true},
	} {
		asked := &asking{Store: storetest.NewModel()}
		run(t, newExecutor(Options{Store: asked}), query, nil)
		if diff := cmp.Diff([]store.PageRequest{want}, asked.pages); diff != "" {
			t.Errorf("%s:\n%s", query, diff)
		}
	}
}

// asking notes the pages that relations are asked for.
type asking struct {
	store.Store
	pages []store.PageRequest
}

func (a *asking) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	a.pages = append(a.pages, qs[0].PageRequest)
	return a.Store.Relations(ctx, qs)
}

package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// do runs a command of a script.
func (r *run) do(ctx context.Context, text string) (string, error) {
	c, err := parseCall(text)
	if err != nil {
		return "", err
	}
	switch c.name {
	case "put":
		return r.put(ctx, c.args)
	case "delete":
		return "", r.store.Delete(ctx, r.id(news.ID(c.args[0])))
	case "merge":
		return "", r.store.Merge(ctx, r.id(news.ID(c.args[0])), r.id(news.ID(c.args[1])))
	case "nodes":
		nodes, err := r.store.Nodes(ctx, r.ids(c.args))
		return lines(nodes, r.node), err
	case "adjacent":
		return r.adjacent(ctx, c.args)
	case "more":
		return r.more(ctx)
	case "facets":
		return r.facets(ctx, c)
	case "matrix":
		return r.matrix(ctx, c)
	case "stats":
		stats, err := r.store.Stats(ctx)
		return strings.Trim(fmt.Sprintf("%+v", stats), "{}") + "\n", err
	}
	return r.list(ctx, c)
}

// call is a command taken apart.
type call struct {
	name   string
	args   []string
	filter string // JSON
	page   store.PageRequest
	order  store.Order
}

func parseCall(text string) (call, error) {
	c := call{page: store.PageRequest{First: 20}, filter: "{}"}
	if begin, end := strings.Index(text, "{"), strings.LastIndex(text, "}"); begin >= 0 && end > begin {
		c.filter = text[begin : end+1]
		text = text[:begin] + text[end+1:]
	}
	fields := strings.Fields(text)
	c.name = fields[0]
	for _, field := range fields[1:] {
		key, value, option := strings.Cut(field, "=")
		var err error
		switch {
		case option && key == "first":
			c.page.First, err = strconv.Atoi(value)
		case option && key == "after":
			c.page.After = store.Cursor(value)
		case field == "oldest":
			c.order = store.Oldest
		case field == "count":
			c.page.Count = true
		default:
			c.args = append(c.args, field)
		}
		if err != nil {
			return c, err
		}
	}
	return c, nil
}

func (r *run) ids(handles []string) []news.ID {
	ids := make([]news.ID, len(handles))
	for i, handle := range handles {
		ids[i] = r.id(news.ID(handle))
	}
	return ids
}

func (r *run) put(ctx context.Context, names []string) (string, error) {
	var graphs []news.Graph
	for _, name := range names {
		broken, isBroken := strings.CutPrefix(name, "broken:")
		g, ok := r.graphs[broken]
		if !ok {
			return "", fmt.Errorf("there is no article %q", name)
		}
		if isBroken {
			g.Article.Title = "\xff"
		}
		graphs = append(graphs, g)
	}
	outcomes, err := r.store.Put(ctx, graphs)
	var out strings.Builder
	for _, outcome := range outcomes {
		fmt.Fprintln(&out, outcome)
	}
	return out.String(), err
}

func (r *run) adjacent(ctx context.Context, args []string) (string, error) {
	var types []news.RelationType
	for _, arg := range args[1:] {
		types = append(types, news.RelationType(arg))
	}
	answers, err := r.store.Adjacent(ctx, r.ids(args[:1]), types)
	if err != nil {
		return "", err
	}
	if len(answers[0]) == 0 {
		return "none\n", nil
	}
	var names []string
	for _, id := range answers[0] {
		names = append(names, r.handle(id))
	}
	slices.Sort(names) // the order of handles is easier to write down than that of IDs
	return strings.Join(names, " ") + "\n", nil
}

// list runs a command that asks for a list.
func (r *run) list(ctx context.Context, c call) (string, error) {
	switch c.name {
	case "entities":
		return listed(r, c, store.EntityFilter.Rename, r.entity, func(f store.EntityFilter, p store.PageRequest) ([]store.Page[news.Entity], error) {
			return r.store.Entities(ctx, []store.EntityQuery{{EntityFilter: f, PageRequest: p}})
		})
	case "articles":
		return listed(r, c, store.ArticleFilter.Rename, r.article, func(f store.ArticleFilter, p store.PageRequest) ([]store.Page[news.Article], error) {
			return r.store.Articles(ctx, []store.ArticleQuery{{ArticleFilter: f, Order: c.order, PageRequest: p}})
		})
	case "relations":
		return listed(r, c, store.RelationFilter.Rename, r.relation, func(f store.RelationFilter, p store.PageRequest) ([]store.Page[news.Relation], error) {
			return r.store.Relations(ctx, []store.RelationQuery{{RelationFilter: f, Order: c.order, PageRequest: p}})
		})
	case "statements":
		return listed(r, c, store.StatementFilter.Rename, r.statement, func(f store.StatementFilter, p store.PageRequest) ([]store.Page[news.Statement], error) {
			return r.store.Statements(ctx, []store.StatementQuery{{StatementFilter: f, Order: c.order, PageRequest: p}})
		})
	case "events":
		return listed(r, c, store.EventFilter.Rename, r.event, func(f store.EventFilter, p store.PageRequest) ([]store.Page[news.Event], error) {
			return r.store.Events(ctx, []store.EventQuery{{EventFilter: f, Order: c.order, PageRequest: p}})
		})
	case "evidence":
		fact := r.id(news.ID(c.args[0]))
		same := func(q store.EvidenceQuery, _ func(news.ID) news.ID) store.EvidenceQuery {
			q.Fact = fact
			return q
		}
		return listed(r, c, same, r.evidence, func(q store.EvidenceQuery, p store.PageRequest) ([]store.Page[news.Evidence], error) {
			q.PageRequest = p
			return r.store.Evidence(ctx, []store.EvidenceQuery{q})
		})
	}
	return "", fmt.Errorf("unknown command %q", c.name)
}

// listed asks for a page of a list, writes it down and remembers how to go on.
func listed[F any, T interface{ SortKey() string }](
	r *run, c call, rename func(F, func(news.ID) news.ID) F, show func(T) string,
	ask func(F, store.PageRequest) ([]store.Page[T], error),
) (string, error) {
	filter, err := parseFilter(c.filter, rename, r.id)
	if err != nil {
		return "", err
	}
	answers, err := ask(filter, c.page)
	if err != nil {
		return "", err
	}
	page := answers[0]
	out := lines(page.Items, show)
	if page.HasNext {
		out += "more\n"
	}
	if c.page.Count {
		out += fmt.Sprintf("total %d\n", page.Total)
	}
	if len(page.Items) > 0 {
		next := c
		next.page.After = store.EncodeCursor(filter, c.order, page.Items[len(page.Items)-1].SortKey())
		r.more = func(context.Context) (string, error) { return listed(r, next, rename, show, ask) }
	}
	return out, nil
}

// parseFilter reads the JSON of a filter, with handles for IDs.
func parseFilter[F any](text string, rename func(F, func(news.ID) news.ID) F, id func(news.ID) news.ID) (F, error) {
	var filter F
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&filter); err != nil {
		return filter, err
	}
	return rename(filter, id), nil
}

// filtered asks for what a filter matches and writes the answer down.
func filtered[F, T any](r *run, c call, rename func(F, func(news.ID) news.ID) F, ask func([]F) ([]T, error), show func(T) string) (string, error) {
	filter, err := parseFilter(c.filter, rename, r.id)
	if err != nil {
		return "", err
	}
	answers, err := ask([]F{filter})
	if err != nil {
		return "", err
	}
	return show(answers[0]), nil
}

func (r *run) facets(ctx context.Context, c call) (string, error) {
	switch c.args[0] {
	case "relations":
		ask := func(fs []store.RelationFilter) ([]store.RelationFacets, error) {
			return r.store.RelationFacets(ctx, fs)
		}
		return filtered(r, c, store.RelationFilter.Rename, ask, func(f store.RelationFacets) string {
			return fmt.Sprintf("total %d undated %d\n", f.Total, f.Undated) + r.tallies("type", f.Types) + r.months(f.Months)
		})
	case "statements":
		ask := func(fs []store.StatementFilter) ([]store.StatementFacets, error) {
			return r.store.StatementFacets(ctx, fs)
		}
		return filtered(r, c, store.StatementFilter.Rename, ask, func(f store.StatementFacets) string {
			return fmt.Sprintf("total %d undated %d\n", f.Total, f.Undated) + r.tallies("speaker", f.Speakers) +
				r.tallies("target", f.Targets) + r.tallies("stance", f.Stances) + r.months(f.Months)
		})
	}
	ask := func(fs []store.EventFilter) ([]store.EventFacets, error) { return r.store.EventFacets(ctx, fs) }
	return filtered(r, c, store.EventFilter.Rename, ask, func(f store.EventFacets) string {
		return fmt.Sprintf("total %d undated %d\n", f.Total, f.Undated) + r.tallies("type", f.Types) + r.months(f.Months)
	})
}

func (r *run) matrix(ctx context.Context, c call) (string, error) {
	filter, err := parseFilter(c.filter, store.StatementFilter.Rename, r.id)
	if err != nil {
		return "", err
	}
	q := store.MatrixQuery{Filter: filter}
	if q.Speakers, err = strconv.Atoi(c.args[0]); err != nil {
		return "", err
	}
	if q.Targets, err = strconv.Atoi(c.args[1]); err != nil {
		return "", err
	}
	cells, err := r.store.Matrix(ctx, q)
	return lines(cells, r.cell), err
}

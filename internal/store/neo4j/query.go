package neo4j

import (
	"context"
	"fmt"
	"slices"
	gostrings "strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// selection is a filter as Cypher over a node x: conditions on parameters of
// one question, q, and the arms by which a list may be entered. The text depends
// on which conditions there are; the values are in params.
type selection struct {
	conditions []string
	arms       []arm
	params     map[string]any
}

// arm is one way into a list by an index: a pattern that binds x, the index's
// columns before the sort key, and the values of q.KEYS to enter by.
type arm struct {
	match   string   // such as "(x:Relation)"
	columns []string // such as "x.subject"; compared with v, and t where there are two
	sk      string   // the sort key's column
	extra   string   // a condition of this arm alone
	found   bool     // x is each of what the text matched, instead of the pattern
}

func newSelection() selection { return selection{params: map[string]any{}} }

// add adds a condition, and the parameter that it names as q.NAME.
func (s *selection) add(condition, name string, value any) {
	s.conditions = append(s.conditions, condition)
	if name != "" {
		s.params[name] = value
	}
}

func in[T ~string](s *selection, column, name string, values []T) {
	if len(values) > 0 {
		s.add(column+" IN q."+name, name, strings(values))
	}
}

func (s *selection) period(column string, p store.Period) {
	if p == (store.Period{}) {
		return
	}
	from := news.DatedFloor
	if !p.From.IsZero() {
		from = max(from, news.TimeKey(p.From))
	}
	s.add(column+" >= q.from", "from", from)
	if !p.Until.IsZero() {
		s.add(column+" < q.until", "until", news.TimeKey(p.Until))
	}
}

func (s *selection) dated(column string, p store.Presence) {
	switch p {
	case store.Present:
		s.add(column+" >= q.dated", "dated", news.DatedFloor)
	case store.Absent:
		s.add(column+" < q.dated", "dated", news.DatedFloor)
	}
}

// match adds a search over a full-text index; the terms are letters and digits
// only, so that nothing in them is syntax of the index.
func (s *selection) match(index, text, suffix string) {
	if text == "" {
		return
	}
	terms := news.Terms(text)
	if len(terms) == 0 {
		s.conditions = append(s.conditions, "false")
		return
	}
	for i, term := range terms {
		terms[i] = "+" + term + suffix
	}
	s.params["text"] = gostrings.Join(terms, " ")
	s.params["index"] = index
}

// reportedBy adds that one of the articles reports the fact.
func (s *selection) reportedBy(articles []news.ID) {
	if len(articles) > 0 {
		s.add("EXISTS { MATCH (x)-[:IN]->(p:Article) WHERE p.id IN q.articles }", "articles", strings(articles))
	}
}

// enter adds an arm; all arms of a list are entered by the same values.
func (s *selection) enter(a arm, values []news.ID) {
	s.arms = append(s.arms, a)
	s.params["keys"] = strings(values)
}

// byTypes enters the arms by each of the types too.
func (s *selection) byTypes(types []news.RelationType) {
	const most = 8
	if len(types) == 0 || len(types) > most || len(s.arms) == 0 {
		return
	}
	for i := range s.arms {
		s.arms[i].columns = append(slices.Clone(s.arms[i].columns), "x.type")
	}
	s.params["kinds"] = strings(types)
}

// shape is the text of the part of a query that binds x to what a question asks
// for, at most limit items in order for each arm; limit "" is all.
func (s selection) shape(whole string, order store.Order, limit string) string {
	arms := s.arms
	if len(arms) == 0 {
		arms = []arm{{match: whole, sk: "x." + sortColumn(whole), found: s.params["text"] != nil}}
	}
	var parts []string
	for _, a := range arms {
		if s.params["text"] != nil && !a.found {
			a.extra = gostrings.TrimPrefix(a.extra+" AND x IN found", " AND ")
		}
		parts = append(parts, s.arm(a, order, limit))
	}
	body := gostrings.Join(parts, "\n  UNION\n  ")
	lead := ""
	switch {
	case s.params["kinds"] != nil:
		lead = "UNWIND q.keys AS v UNWIND q.kinds AS t\n  CALL (q, found, v, t) {\n  "
	case len(s.arms) > 0:
		lead = "UNWIND q.keys AS v\n  CALL (q, found, v) {\n  "
	default:
		return body
	}
	return lead + body + "\n  }\n  RETURN x"
}

func sortColumn(whole string) string {
	if whole == "(x:Event)" {
		return "eventSk"
	}
	return "sk"
}

func (s selection) arm(a arm, order store.Order, limit string) string {
	direction, beyond := "DESC", "<"
	if order == store.Oldest {
		direction, beyond = "ASC", ">"
	}
	var cond, sorts []string
	for i, column := range a.columns {
		cond = append(cond, column+" = "+[...]string{"v", "t"}[i])
		sorts = append(sorts, column+" "+direction)
	}
	cond = append(cond, a.sk+" "+beyond+" q.after")
	if a.extra != "" {
		cond = append(cond, a.extra)
	}
	cond = append(cond, s.conditions...)
	text := "MATCH " + a.match + " WHERE " + gostrings.Join(cond, " AND ")
	if a.found {
		text = "UNWIND found AS x WITH q, x WHERE " + gostrings.Join(cond, " AND ")
	}
	if limit == "" {
		return text + " RETURN x"
	}
	sorts = append(sorts, a.sk+" "+direction)
	return text + " WITH " + a.bound() + " ORDER BY " + gostrings.Join(sorts, ", ") + " LIMIT " + limit + " RETURN x"
}

// bound names what ORDER BY needs: x, and the edge whose index gives the order.
func (a arm) bound() string {
	if gostrings.HasPrefix(a.sk, "e.") {
		return "x, e"
	}
	return "x"
}

// prologue binds q to each question and found to what its text matches.
func (s selection) prologue() string {
	text := "UNWIND range(0, size($qs) - 1) AS i\nWITH i, $qs[i] AS q\n"
	if s.params["text"] == nil {
		return text + "WITH i, q, [] AS found\n"
	}
	return text + "CALL (q) { CALL db.index.fulltext.queryNodes(q.index, q.text) YIELD node RETURN collect(node) AS found }\n"
}

// list describes how nodes become items.
type list[T any] struct {
	whole   string // the pattern of all of them
	columns string // of x, as a positional list
	sort    string // the sort key's column
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

// open is the sort key bound before the first and after the last of all.
func openBound(order store.Order) string {
	if order == store.Oldest {
		return ""
	}
	return "~"
}

// pages answers questions for pages: those of one shape in one query.
func pages[T any](ctx context.Context, s *Store, l list[T], questions []asked) ([]store.Page[T], error) {
	out := make([]store.Page[T], len(questions))
	groups := map[string][]asked{}
	counts := map[string][]asked{}
	for _, q := range questions {
		out[q.at].Total = -1
		after, err := q.page.After.SortKey(q.filter, q.order)
		if err != nil {
			return nil, err
		}
		q.params["after"] = after
		if after == "" {
			q.params["after"] = openBound(q.order)
		}
		limit := fmt.Sprint(q.page.First + 1)
		direction := "DESC"
		if q.order == store.Oldest {
			direction = "ASC"
		}
		text := q.prologue() + "CALL (q, found) {\n  " + q.shape(l.whole, q.order, limit) + "\n}\n" +
			"WITH DISTINCT i, x ORDER BY i, x." + l.sort + " " + direction + "\n" +
			"WITH i, collect(x)[0.." + limit + "] AS xs\nUNWIND xs AS x\nRETURN i, [" + l.columns + "]"
		groups[text] = append(groups[text], q)
		if q.page.Count {
			c := q
			c.params = cloned(q.params)
			c.params["after"] = "~"
			text := c.prologue() + "CALL (q, found) {\n  " + c.shape(l.whole, store.Newest, "") + "\n}\nRETURN i, count(DISTINCT x)"
			counts[text] = append(counts[text], c)
		}
	}
	err := each(ctx, s, groups, func(q asked, f *fields) error {
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
	for _, group := range counts {
		for _, q := range group {
			out[q.at].Total = 0
		}
	}
	return out, each(ctx, s, counts, func(q asked, f *fields) error {
		out[q.at].Total = f.number()
		return nil
	})
}

func cloned(params map[string]any) map[string]any {
	out := make(map[string]any, len(params))
	for k, v := range params {
		out[k] = v
	}
	return out
}

// each runs the query of each group, with the parameters of its questions, and
// calls use for each row with the question that it answers.
func each(ctx context.Context, s *Store, groups map[string][]asked, use func(asked, *fields) error) error {
	for text, group := range groups {
		qs := make([]any, len(group))
		for i, q := range group {
			qs[i] = q.params
		}
		rows, err := s.read(ctx, text, map[string]any{"qs": qs})
		if err != nil {
			return explain(err)
		}
		for _, r := range rows {
			f := &fields{list: r}
			if err := use(group[f.number()], f); err != nil {
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
		return nil, explain(err)
	}
	return renaming(rows), nil
}

const lookUpNames = "UNWIND $ids AS id MATCH (n:Renamed {old: id}) RETURN n.old, n.new"

func renaming(rows []row) func(news.ID) news.ID {
	names := map[news.ID]news.ID{}
	for _, r := range rows {
		f := fields{list: r}
		names[f.id()] = f.id()
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

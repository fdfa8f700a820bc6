package neo4j

import (
	"slices"
	gostrings "strings"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// selection is a filter as Cypher over a node x. The values of one question are
// q in the text, so that there are few texts, whose plans the server finds
// again: a text depends on how the list is entered, and on whether there is any
// condition beyond that, not on which.
type selection struct {
	conditions []condition
	arms       []arm
	params     map[string]any
	low, high  string // bounds of the sort key, both exclusive
}

// condition narrows x where the parameter q.NAME is there.
type condition struct{ name, text string }

// arm is one way into a list by an index: a pattern that binds x, the index's
// columns before the sort key, and the values of q.keys to enter by.
type arm struct {
	match   string   // such as "(x:Relation)"
	columns []string // such as "x.subject"; compared with v, and t where there are two
	sk      string   // the sort key's column
	repeats bool     // the pattern may find the same x more than once
}

// top is greater than every sort key; the empty text is less.
const top = "~"

func newSelection() selection { return selection{params: map[string]any{}, high: top} }

// where adds a condition, which holds as it is where there are no values.
func where[T any](s *selection, name, text string, values []T) {
	s.conditions = append(s.conditions, condition{name, text})
	if len(values) > 0 {
		s.params[name] = values
	}
}

// in adds that a column has one of the values, if there are any.
func in[T ~string](s *selection, name, column string, values []T) {
	where(s, name, column+" IN q."+name, strings(values))
}

// atLeast adds that a column has at least a value above zero.
func atLeast[T int | float64](s *selection, name, column string, least T) {
	s.conditions = append(s.conditions, condition{name, column + " >= q." + name})
	if least > 0 {
		s.params[name] = least
	}
}

// period and dated narrow the sort key. Every key is longer than what it is
// compared with here, and so never equal to it.
func (s *selection) period(p store.Period) {
	if p == (store.Period{}) {
		return
	}
	s.above(news.DatedFloor)
	if !p.From.IsZero() {
		s.above(news.TimeKey(p.From))
	}
	if !p.Until.IsZero() {
		s.below(news.TimeKey(p.Until))
	}
}

func (s *selection) dated(p store.Presence) {
	switch p {
	case store.Present:
		s.above(news.DatedFloor)
	case store.Absent:
		s.below(news.DatedFloor)
	}
}

func (s *selection) above(key string) { s.low = max(s.low, key) }
func (s *selection) below(key string) { s.high = min(s.high, key) }

// match adds a search over a full-text index; the terms are letters and digits
// only, so that nothing in them is syntax of the index. Its matches are then
// the way in, and what else is asked for are conditions.
func (s *selection) match(index, text, suffix string) {
	if text == "" {
		return
	}
	terms := news.Terms(text)
	if len(terms) == 0 {
		s.low, s.high = top, ""
		return
	}
	for i, term := range terms {
		terms[i] = "+" + term + suffix
	}
	s.params["text"] = gostrings.Join(terms, " ")
	s.params["index"] = index
}

func (s *selection) searches() bool { return s.params["text"] != nil }

// reportedBy adds that one of the articles reports the fact.
func (s *selection) reportedBy(articles []news.ID) {
	where(s, "articles", "EXISTS { MATCH (x)-[:IN]->(p:Article) WHERE p.id IN q.articles }", strings(articles))
}

// enter makes arms the way into the list by the values of a condition, which
// they imply. It does nothing where there are no such values, or a way in.
func (s *selection) enter(name string, arms ...arm) {
	values := s.params[name]
	if values == nil || len(s.arms) > 0 || s.searches() {
		return
	}
	s.arms = arms
	s.params["keys"] = values
	delete(s.params, name)
}

// byTypes enters the arms by each of the types too.
func (s *selection) byTypes() {
	const most = 8
	types, _ := s.params["types"].([]string)
	if len(types) == 0 || len(types) > most || len(s.arms) == 0 {
		return
	}
	for i := range s.arms {
		s.arms[i].columns = append(slices.Clone(s.arms[i].columns), "x.type")
	}
	s.params["byType"] = types
	delete(s.params, "types")
}

// narrowed tells whether there is any condition beyond the way in.
func (s *selection) narrowed() bool {
	return slices.ContainsFunc(s.conditions, func(c condition) bool { return s.params[c.name] != nil })
}

// question returns the parameters of the selection from a sort key on, which is
// "" for the start.
func (s *selection) question(order store.Order, after string) map[string]any {
	out := make(map[string]any, len(s.params)+2)
	for name, value := range s.params {
		out[name] = value
	}
	low, high := s.low, s.high
	if order == store.Oldest {
		low = max(low, after)
	} else if after != "" {
		high = min(high, after)
	}
	out["low"], out["high"] = low, high
	return out
}

// rows is a query's part that binds i and x to what each question of $qs asks
// for; limit is the text of the bound on each arm, "" for all. A node may come
// more than once.
func (s *selection) rows(whole arm, order store.Order, limit string) string {
	text := "UNWIND range(0, size($qs) - 1) AS i\nWITH i, $qs[i] AS q\n"
	if s.searches() {
		return text + "CALL (q) {\n  CALL db.index.fulltext.queryNodes(q.index, q.text) YIELD node AS x\n  " +
			s.cut(whole, order, limit, "WITH q, x WHERE "+s.holds(whole)) + "\n}\n"
	}
	arms, scope := s.arms, "q"
	if len(arms) > 0 {
		text += "UNWIND q.keys AS v\n"
		scope = "q, v"
	} else {
		arms = []arm{whole}
	}
	if s.params["byType"] != nil {
		text += "UNWIND q.byType AS t\n"
		scope = "q, v, t"
	}
	parts := make([]string, len(arms))
	for n, a := range arms {
		parts[n] = s.cut(a, order, limit, "MATCH "+a.match+" WHERE "+s.holds(a))
	}
	return text + "CALL (" + scope + ") {\n  " + gostrings.Join(parts, "\n  UNION ALL\n  ") + "\n}\n"
}

// holds is what must be true of x on an arm. The columns of the index come first.
func (s *selection) holds(a arm) string {
	var all []string
	for i, column := range a.columns {
		all = append(all, column+" = "+[...]string{"v", "t"}[i])
	}
	all = append(all, a.sk+" > q.low", a.sk+" < q.high")
	if s.narrowed() {
		for _, c := range s.conditions {
			all = append(all, "(q."+c.name+" IS NULL OR "+c.text+")")
		}
	}
	return gostrings.Join(all, " AND ")
}

// cut ends an arm after so many of its items in order. ORDER BY names all
// columns of the index, since its order is not used otherwise.
func (s *selection) cut(a arm, order store.Order, limit, text string) string {
	if limit == "" {
		return text + " RETURN x"
	}
	var sorts []string
	for _, column := range append(slices.Clone(a.columns), a.sk) {
		sorts = append(sorts, column+direction(order))
	}
	bound := "x"
	if gostrings.HasPrefix(a.sk, "e.") {
		bound = "x, e" // the edge whose index gives the order
	}
	if a.repeats {
		bound = "DISTINCT x"
	}
	return text + " WITH " + bound + " ORDER BY " + gostrings.Join(sorts, ", ") + " LIMIT " + limit + " RETURN x"
}

func direction(order store.Order) string {
	if order == store.Oldest {
		return " ASC"
	}
	return " DESC"
}

package storetest

import (
	"maps"
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// view is everything that a set of graphs says, summed up.
type view struct {
	graphs     map[news.ID]news.Graph
	articles   []news.Article
	entities   map[news.ID]news.Entity // events among them
	events     map[news.ID]news.Event
	relations  map[news.ID]news.Relation
	statements map[news.ID]news.Statement
	reports    map[news.ID][]report // of every fact
}

// report is what one article says of a fact.
type report struct {
	lead     string
	article  news.Article
	evidence []news.Evidence
	fact     any
}

func newView(graphs []news.Graph) *view {
	v := &view{
		graphs: map[news.ID]news.Graph{}, entities: map[news.ID]news.Entity{}, events: map[news.ID]news.Event{},
		relations: map[news.ID]news.Relation{}, statements: map[news.ID]news.Statement{}, reports: map[news.ID][]report{},
	}
	for _, g := range graphs {
		v.graphs[g.Article.ID] = g
		v.articles = append(v.articles, g.Article)
		for _, r := range g.Relations {
			v.report(r.ID, store.Lead(r.When, r.Confidence, g.Article.ID), g.Article, r.Evidence, r)
		}
		for _, s := range g.Statements {
			v.report(s.ID, store.Lead(s.When, s.Confidence, g.Article.ID), g.Article, s.Evidence, s)
		}
		for _, e := range g.Events {
			v.report(e.ID, store.Lead(e.When, e.Confidence, g.Article.ID), g.Article, e.Evidence, e)
		}
	}
	v.sumEntities()
	v.sumFacts()
	return v
}

func (v *view) report(id news.ID, lead string, a news.Article, evidence []news.Evidence, fact any) {
	v.reports[id] = append(v.reports[id], report{lead, a, evidence, fact})
}

func (v *view) sumEntities() {
	type form struct {
		text string
		kind news.AliasKind
	}
	forms := map[news.ID]map[form]int{}
	add := func(e news.Entity, a news.Article) {
		sum, ok := v.entities[e.ID]
		if !ok {
			sum = news.Entity{ID: e.ID, Kind: e.ID.Kind(), Unnamed: e.Unnamed}
			forms[e.ID] = map[form]int{}
		}
		sum.Mentions += e.Mentions
		sum.Articles++
		sum.Unnamed = sum.Unnamed && e.Unnamed
		sum.First, sum.Last = widen(sum.First, sum.Last, a.Published)
		for _, alias := range e.Aliases {
			forms[e.ID][form{alias.Text, alias.Kind}]++
		}
		v.entities[e.ID] = sum
	}
	for _, g := range v.graphs {
		for _, e := range g.Entities {
			add(e, g.Article)
		}
		for _, e := range g.Events {
			add(e.Entity, g.Article)
		}
	}
	for id, e := range v.entities {
		for f, n := range forms[id] {
			e.Aliases = append(e.Aliases, news.Alias{Text: f.text, Kind: f.kind, Articles: n})
		}
		store.SortAliases(e.Aliases)
		e.Name = store.PickName(e.Aliases)
		e.Aliases = e.Aliases[:min(len(e.Aliases), store.MaxAliases)]
		v.entities[id] = e
	}
}

// widen takes a time into a range; unknown times change nothing.
func widen(first, last, t time.Time) (time.Time, time.Time) {
	if t.IsZero() {
		return first, last
	}
	if first.IsZero() || t.Before(first) {
		first = t
	}
	if t.After(last) {
		last = t
	}
	return first, last
}

// sumFacts takes each fact from its leading report.
func (v *view) sumFacts() {
	for id, reports := range v.reports {
		lead := slices.MaxFunc(reports, func(a, b report) int { return strings.Compare(a.lead, b.lead) })
		var first, last time.Time
		for _, r := range reports {
			first, last = widen(first, last, r.article.Published)
		}
		switch fact := lead.fact.(type) {
		case news.Relation:
			fact.Sources, fact.First, fact.Last, fact.Evidence = len(reports), first, last, nil
			v.relations[id] = fact
		case news.Statement:
			fact.Sources, fact.First, fact.Last, fact.Evidence = len(reports), first, last, nil
			v.statements[id] = fact
		case news.Event:
			fact.Entity, fact.Evidence = v.entities[id], nil
			v.events[id] = fact
		}
	}
}

func (v *view) node(id news.ID) store.Node {
	if e, ok := v.events[id]; ok {
		return e
	}
	if e, ok := v.entities[id]; ok {
		return e
	}
	if r, ok := v.relations[id]; ok {
		return r
	}
	if s, ok := v.statements[id]; ok {
		return s
	}
	if g, ok := v.graphs[id]; ok {
		return g.Article
	}
	return nil
}

func (v *view) allEntities() []news.Entity      { return slices.Collect(maps.Values(v.entities)) }
func (v *view) allEvents() []news.Event         { return slices.Collect(maps.Values(v.events)) }
func (v *view) allRelations() []news.Relation   { return slices.Collect(maps.Values(v.relations)) }
func (v *view) allStatements() []news.Statement { return slices.Collect(maps.Values(v.statements)) }

func (v *view) evidence(fact news.ID) []news.Evidence {
	var out []news.Evidence
	for _, r := range v.reports[fact] {
		out = append(out, r.evidence...)
	}
	return out
}

func (v *view) adjacent(id news.ID, types []news.RelationType) []news.ID {
	found := map[news.ID]bool{}
	for _, r := range v.relations {
		if r.Polarity != news.Positive || r.Modality != news.Asserted || (len(types) > 0 && !slices.Contains(types, r.Type)) {
			continue
		}
		switch id {
		case r.Subject:
			found[r.Object] = true
		case r.Object:
			found[r.Subject] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func (v *view) stats() store.Stats {
	s := store.Stats{
		Articles: len(v.articles), Entities: len(v.entities) - len(v.events), Events: len(v.events),
		Relations: len(v.relations), Statements: len(v.statements),
	}
	for _, statement := range v.statements {
		if statement.Speaker == "" {
			s.Unattributed++
		}
	}
	return s
}

package storetest

import (
	"slices"
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// anyOf reports whether one of the wanted is among what there is; no wish is
// always met.
func anyOf[T comparable](wanted []T, have ...T) bool {
	return len(wanted) == 0 || slices.ContainsFunc(have, func(h T) bool { return slices.Contains(wanted, h) })
}

func presence(p store.Presence, has bool) bool {
	return p == store.Either || (p == store.Present) == has
}

func period(p store.Period, begin time.Time) bool {
	if p == (store.Period{}) {
		return true
	}
	return !begin.IsZero() && (p.From.IsZero() || !begin.Before(p.From)) && (p.Until.IsZero() || begin.Before(p.Until))
}

func isWord(word, term string) bool { return word == term }

// text reports whether every term of the query matches a word of the texts, as
// matches has it: isWord, or strings.HasPrefix where its start is enough.
func text(query string, matches func(word, term string) bool, texts ...string) bool {
	if query == "" {
		return true
	}
	terms := news.Terms(query)
	have := news.Terms(strings.Join(texts, " "))
	for _, term := range terms {
		if !slices.ContainsFunc(have, func(w string) bool { return matches(w, term) }) {
			return false
		}
	}
	return len(terms) > 0
}

// reportedBy reports whether one of the articles reports the fact.
func (v *view) reportedBy(fact news.ID, articles []news.ID) bool {
	return len(articles) == 0 || slices.ContainsFunc(v.reports[fact], func(r report) bool { return slices.Contains(articles, r.article.ID) })
}

// names returns every form of an entity's name, also beyond what is answered.
func (v *view) names(id news.ID) []string {
	var out []string
	for _, g := range v.graphs {
		for _, e := range g.Entities {
			if e.ID == id {
				out = append(out, texts(e)...)
			}
		}
		for _, e := range g.Events {
			if e.ID == id {
				out = append(out, texts(e.Entity)...)
			}
		}
	}
	return out
}

func texts(e news.Entity) []string {
	var out []string
	for _, alias := range e.Aliases {
		out = append(out, alias.Text)
	}
	return out
}

func (v *view) refers(article, id news.ID) bool {
	g := v.graphs[article]
	return slices.ContainsFunc(g.Entities, func(e news.Entity) bool { return e.ID == id }) ||
		slices.ContainsFunc(g.Events, func(e news.Event) bool { return e.ID == id })
}

func (v *view) matchEntity(e news.Entity, f store.EntityFilter) bool {
	names := v.names(e.ID)
	var folded []string
	for _, name := range names {
		folded = append(folded, news.Fold(name))
	}
	named := len(f.Names) == 0 || slices.ContainsFunc(f.Names, func(name string) bool {
		return news.Fold(name) != "" && slices.Contains(folded, news.Fold(name))
	})
	inArticle := len(f.Articles) == 0 || slices.ContainsFunc(f.Articles, func(a news.ID) bool { return v.refers(a, e.ID) })
	return anyOf(f.Kinds, e.Kind) && named && text(f.Text, strings.HasPrefix, names...) && inArticle
}

func (v *view) matchArticle(a news.Article, f store.ArticleFilter) bool {
	refers := len(f.Entities) == 0 || slices.ContainsFunc(f.Entities, func(id news.ID) bool { return v.refers(a.ID, id) })
	return refers && text(f.Text, isWord, a.Title, a.Text) && anyOf(f.Outlets, a.Outlet) && period(f.Published, a.Published)
}

func (v *view) matchRelation(r news.Relation, f store.RelationFilter) bool {
	return anyOf(f.Subjects, r.Subject) && anyOf(f.Objects, r.Object) && anyOf(f.With, r.Subject, r.Object) &&
		anyOf(f.Among, r.Subject) && anyOf(f.Among, r.Object) && anyOf(f.Types, r.Type) &&
		anyOf(f.Polarities, r.Polarity) && anyOf(f.Modalities, r.Modality) && anyOf(f.AttributedTo, r.AttributedTo) &&
		v.reportedBy(r.ID, f.Articles) && period(f.Period, r.When.Begin()) && presence(f.Dated, !r.When.IsZero()) &&
		r.Confidence >= f.MinConfidence && r.Sources >= f.MinSources
}

func (v *view) matchStatement(s news.Statement, f store.StatementFilter) bool {
	return anyOf(f.Speakers, s.Speaker, s.OnBehalfOf) && matchTargets(s, f) && matchInvolving(s, f.Involving) &&
		anyOf(f.Forms, s.Form) && anyOf(f.Platforms, s.Platform) && text(f.Text, isWord, s.Text) &&
		v.reportedBy(s.ID, f.Articles) && period(f.Period, s.When.Begin()) && presence(f.Dated, !s.When.IsZero()) &&
		presence(f.Attributed, s.Speaker != "") && s.Confidence >= f.MinConfidence
}

// matchTargets asks for a target among About that is met with one of Stances.
func matchTargets(s news.Statement, f store.StatementFilter) bool {
	if len(f.About) == 0 && len(f.Stances) == 0 {
		return true
	}
	return slices.ContainsFunc(s.About, func(t news.Target) bool { return anyOf(f.About, t.Entity) && anyOf(f.Stances, t.Stance) })
}

func matchInvolving(s news.Statement, ids []news.ID) bool {
	have := []news.ID{s.Speaker}
	for _, t := range s.About {
		have = append(have, t.Entity)
	}
	return anyOf(ids, have...)
}

func (v *view) matchEvent(e news.Event, f store.EventFilter) bool {
	var participants []news.ID
	for _, p := range e.Participants {
		participants = append(participants, p.Entity)
	}
	return anyOf(f.Types, e.Type) && anyOf(f.Participants, participants...) && text(f.Text, strings.HasPrefix, v.names(e.ID)...) &&
		v.reportedBy(e.ID, f.Articles) && period(f.Period, e.When.Begin()) && presence(f.Dated, !e.When.IsZero())
}

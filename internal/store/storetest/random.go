package storetest

import (
	"math/rand/v2"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// kinds are as frequent as they stand here.
func kinds() []kind {
	return []kind{
		askRelations, askRelations, askRelations, askStatements, askStatements, askStatements, askEntities, askEntities,
		askArticles, askEvents, askRelationFacets, askStatementFacets, askEventFacets, askMatrix, askNodes, askAdjacent, askEvidence, askStats,
	}
}

// newQuestion returns a question at random.
func newQuestion(rng *rand.Rand, w *world) question {
	r := random{rng, w}
	q := question{
		kind:       kinds()[rng.IntN(len(kinds()))],
		types:      pick(r, []news.RelationType{"INVITED", "MET_WITH", "PRAISED", "ASKED", "LOCATED_IN"}),
		order:      []store.Order{store.Newest, store.Oldest}[rng.IntN(2)],
		page:       store.PageRequest{First: rng.IntN(12), Count: rng.IntN(2) == 0},
		entities:   r.entityFilter(),
		articles:   r.articleFilter(),
		relations:  r.relationFilter(),
		statements: r.statementFilter(),
		events:     r.eventFilter(),
		speakers:   1 + rng.IntN(6),
		targets:    1 + rng.IntN(6),
	}
	for range rng.IntN(4) {
		q.ids = append(q.ids, r.id(q.kind))
	}
	if q.kind == askEntities {
		q.order = store.Newest
	}
	if q.kind != askEvidence && rng.IntN(3) == 0 {
		q.page.After = store.EncodeCursor(q.filter(), q.order, r.sortKey(q.kind))
	}
	return q
}

// random draws parts of questions. Most parts stay empty.
type random struct {
	*rand.Rand
	w *world
}

func (r random) seldom() bool { return r.IntN(5) == 0 }

// id returns an ID for a question about IDs: mostly one that it fits.
func (r random) id(k kind) news.ID {
	all := [][]news.ID{r.w.facts, r.w.events, r.w.articles}
	switch {
	case k == askAdjacent:
		return r.w.anyEntity(r.Rand)
	case k == askEvidence:
		all = all[:2]
	case r.seldom():
		return []news.ID{"", "no ID", r.w.anyEntity(r.Rand), r.w.anyEntity(r.Rand)}[r.IntN(4)]
	}
	ids := all[r.IntN(len(all))]
	if len(ids) == 0 {
		return "rel_none"
	}
	return ids[r.IntN(len(ids))]
}

// sortKey returns a place in a list, not always at an item.
func (r random) sortKey(k kind) string {
	id := r.id(k)
	switch {
	case k == askEntities:
		return news.Entity{ID: id, Articles: r.IntN(9)}.SortKey()
	case r.seldom():
		return news.SortKey(time.Time{}, id)
	}
	return news.SortKey(r.w.day(), id)
}

func (r random) entities(n int) []news.ID {
	var out []news.ID
	for range r.IntN(n + 1) {
		out = append(out, r.w.anyEntity(r.Rand))
	}
	return out
}

func (r random) some(n int) []news.ID {
	if !r.seldom() {
		return nil
	}
	return r.entities(n)
}

func (r random) articles() []news.ID {
	if r.IntN(8) > 0 {
		return nil
	}
	var out []news.ID
	for range 1 + r.IntN(2) {
		out = append(out, news.ArticleID(articleURL(r.IntN(30)), ""))
	}
	return out
}

func (r random) text() string {
	if !r.seldom() {
		return ""
	}
	texts := []string{
		"tide", "Ferry budget", "ärger", "x", "lor", "Q", "a AND (b", "…", `"`, "josé", "NOT", "the mayor", "tide*", "meeting", "eloi's", "\x00", "tide tide",
	}
	return texts[r.IntN(len(texts))]
}

func (r random) period() store.Period {
	var p store.Period
	if !r.seldom() {
		return p
	}
	if r.IntN(2) == 0 {
		p.From = r.w.instant()
	}
	if r.IntN(2) == 0 {
		p.Until = p.From.Add(40 * 24 * time.Hour)
		if p.From.IsZero() {
			p.Until = r.w.instant()
		}
	}
	return p
}

func (r random) presence() store.Presence {
	if r.IntN(6) > 0 {
		return store.Either
	}
	return []store.Presence{store.Present, store.Absent}[r.IntN(2)]
}

func (r random) confidence() float64 {
	if !r.seldom() {
		return 0
	}
	return float64(r.IntN(11)) / 10 // so that facts are often as sure as is asked
}

func pick[T any](r random, all []T) []T {
	if !r.seldom() {
		return nil
	}
	var out []T
	for range 1 + r.IntN(2) {
		out = append(out, all[r.IntN(len(all))])
	}
	return out
}

func (r random) entityFilter() store.EntityFilter {
	f := store.EntityFilter{Kinds: pick(r, news.Kinds()), Text: r.text(), Articles: r.articles()}
	if r.seldom() {
		f.Names = []string{"LORN", "josé ñandú", "x", "The Mayor", "…", "nobody"}[r.IntN(6):]
	}
	return f
}

func (r random) articleFilter() store.ArticleFilter {
	return store.ArticleFilter{
		Entities: r.some(2), Text: r.text(), Outlets: pick(r, []string{"", "Fjord Radio", "None"}), Published: r.period(),
	}
}

func (r random) relationFilter() store.RelationFilter {
	f := store.RelationFilter{
		Subjects: r.some(2), Objects: r.some(2), With: r.some(2), Among: r.some(8),
		Types:      pick(r, []news.RelationType{"INVITED", "MET_WITH", "PRAISED", "DEBATED"}),
		Polarities: pick(r, news.Polarities()), Modalities: pick(r, news.Modalities()), AttributedTo: r.some(2),
		Articles: r.articles(), Period: r.period(), Dated: r.presence(), MinConfidence: r.confidence(),
	}
	if r.seldom() {
		f.MinSources = r.IntN(4)
	}
	return f
}

func (r random) statementFilter() store.StatementFilter {
	f := store.StatementFilter{
		Speakers: r.some(2), About: r.some(2), Involving: r.some(2), Stances: pick(r, news.Stances()), Forms: pick(r, news.Forms()),
		Text: r.text(), Articles: r.articles(), Period: r.period(), Dated: r.presence(), Attributed: r.presence(), MinConfidence: r.confidence(),
	}
	if r.seldom() {
		f.Platforms = []news.ID{news.EntityID(news.Platform, "𝕏"), r.w.anyEntity(r.Rand)}
	}
	return f
}

func (r random) eventFilter() store.EventFilter {
	return store.EventFilter{
		Types: pick(r, news.EventTypes()[:6]), Participants: r.some(3), Text: r.text(), Articles: r.articles(),
		Period: r.period(), Dated: r.presence(),
	}
}

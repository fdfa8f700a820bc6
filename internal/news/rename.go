package news

import (
	"cmp"
	"slices"
)

// Rename returns the graph with entities renamed: every ID that the function
// maps becomes the ID it maps to, the identities of the facts are computed
// anew, and what becomes the same is put together. A relation whose two ends
// become one is dropped, since nobody stands in a relation to himself; so is
// the repeated target of a statement. The graph itself is left as it is.
func (g Graph) Rename(to func(ID) ID) Graph {
	out := Graph{Article: g.Article}
	out.Entities = joinEntities(g.Entities, to)
	for _, e := range g.Events {
		out.Events = append(out.Events, renameEvent(e, to))
	}
	for _, r := range g.Relations {
		if r = RenameRelation(r, to); r.Subject != r.Object {
			out.Relations = append(out.Relations, r)
		}
	}
	for _, s := range g.Statements {
		out.Statements = append(out.Statements, RenameStatement(s, to))
	}
	out.Events = join(out.Events, Event.nodeID, joinEvents)
	out.Relations = join(out.Relations, Relation.nodeID, joinRelations)
	out.Statements = join(out.Statements, Statement.nodeID, joinStatements)
	return out
}

// RenameRelation returns the relation with its entities renamed and its ID
// computed anew. Its ends may have become one.
func RenameRelation(r Relation, to func(ID) ID) Relation {
	r.Subject, r.Object = to(r.Subject), to(r.Object)
	if r.AttributedTo != "" {
		r.AttributedTo = to(r.AttributedTo)
	}
	key := r.Key()
	r.Subject, r.Object = key.Subject, key.Object
	r.ID = RelationID(key)
	return r
}

// RenameStatement returns the statement with its entities renamed and its ID
// computed anew.
func RenameStatement(s Statement, to func(ID) ID) Statement {
	rename := func(id ID) ID {
		if id == "" {
			return ""
		}
		return to(id)
	}
	s.Speaker, s.OnBehalfOf, s.Platform = rename(s.Speaker), rename(s.OnBehalfOf), rename(s.Platform)
	s.Addressees = slices.Clone(s.Addressees)
	for i, id := range s.Addressees {
		s.Addressees[i] = to(id)
	}
	s.Addressees = unique(s.Addressees, func(id ID) ID { return id })
	s.About = slices.Clone(s.About)
	for i, target := range s.About {
		s.About[i].Entity = to(target.Entity)
	}
	s.About = unique(s.About, func(t Target) ID { return t.Entity })
	s.ID = StatementID(s.Speaker, s.Text)
	return s
}

// renameEvent keeps the event's ID, which another event may be merged into as
// any entity may; only its participants are renamed.
func renameEvent(e Event, to func(ID) ID) Event {
	e.ID = to(e.ID)
	e.Participants = slices.Clone(e.Participants)
	for i, p := range e.Participants {
		e.Participants[i].Entity = to(p.Entity)
	}
	e.Participants = unique(e.Participants, func(p Participant) Participant { return p })
	return e
}

func (e Event) nodeID() ID     { return e.ID }
func (r Relation) nodeID() ID  { return r.ID }
func (s Statement) nodeID() ID { return s.ID }

func joinEntities(entities []Entity, to func(ID) ID) []Entity {
	renamed := slices.Clone(entities)
	for i := range renamed {
		renamed[i].ID = to(renamed[i].ID)
	}
	return join(renamed, func(e Entity) ID { return e.ID }, joinEntity)
}

// joinEntity adds up two entities that are one; the first keeps its name.
func joinEntity(a, b Entity) Entity {
	a.Mentions += b.Mentions
	a.Unnamed = a.Unnamed && b.Unnamed
	a.Aliases = unique(slices.Concat(a.Aliases, b.Aliases), func(alias Alias) string { return alias.Text })
	return a
}

func joinEvents(a, b Event) Event {
	a.Entity = joinEntity(a.Entity, b.Entity)
	a.Participants = unique(slices.Concat(a.Participants, b.Participants), func(p Participant) Participant { return p })
	a.Evidence = joinEvidence(a.Evidence, b.Evidence)
	a.Confidence = max(a.Confidence, b.Confidence)
	return a
}

func joinRelations(a, b Relation) Relation {
	a.Evidence = joinEvidence(a.Evidence, b.Evidence)
	a.Confidence = max(a.Confidence, b.Confidence)
	a.Detail = cmp.Or(a.Detail, b.Detail)
	return a
}

func joinStatements(a, b Statement) Statement {
	a.Evidence = joinEvidence(a.Evidence, b.Evidence)
	a.Confidence = max(a.Confidence, b.Confidence)
	a.About = unique(slices.Concat(a.About, b.About), func(t Target) ID { return t.Entity })
	return a
}

// joinEvidence unites the evidence that one article gives twice.
func joinEvidence(a, b []Evidence) []Evidence {
	all := unique(slices.Concat(a, b), func(e Evidence) Span { return e.Span })
	slices.SortFunc(all, func(x, y Evidence) int {
		return cmp.Or(cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Span.End, y.Span.End))
	})
	return all
}

// join puts together the nodes that have one ID, in the order of the first.
func join[T any](nodes []T, id func(T) ID, put func(a, b T) T) []T {
	at := make(map[ID]int, len(nodes))
	var out []T
	for _, node := range nodes {
		if i, ok := at[id(node)]; ok {
			out[i] = put(out[i], node)
			continue
		}
		at[id(node)] = len(out)
		out = append(out, node)
	}
	return out
}

// unique keeps the first of the items with one key.
func unique[T any, K comparable](items []T, key func(T) K) []T {
	seen := make(map[K]bool, len(items))
	var out []T
	for _, item := range items {
		if !seen[key(item)] {
			seen[key(item)] = true
			out = append(out, item)
		}
	}
	return out
}

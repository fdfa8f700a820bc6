package news

import "slices"

// Rename returns the graph with entities renamed: every ID that the function
// maps becomes the ID it maps to, the identities of the facts are computed
// anew, and what becomes the same is put together, see join.go. A relation
// whose two ends become one is dropped, since nobody stands in a relation to
// himself; so is an event's part in itself, and what a statement or an event
// then names twice. Targets and addressees come out ordered by ID, participants
// by role and ID. The graph itself is left as it is.
//
// Renaming is of one piece: in whatever steps and order entities are renamed,
// and however the nodes of the graph are ordered, the same comes out. Only the
// platform and the principal of a statement are not bound by that, where one
// article reports the same words twice with different ones.
func (g Graph) Rename(to func(ID) ID) Graph {
	out := Graph{Article: g.Article}
	for _, e := range g.Entities {
		out.Entities = append(out.Entities, renameEntity(e, to))
	}
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
	out.Entities = join(out.Entities, Entity.nodeID, joinEntities)
	out.Events = join(out.Events, Event.nodeID, joinEvents)
	out.Relations = join(out.Relations, Relation.nodeID, joinRelations)
	out.Statements = join(out.Statements, Statement.nodeID, joinStatements)
	return out
}

// RenameRelation returns the relation with its entities renamed and its ID
// computed anew. Its ends may have become one.
func RenameRelation(r Relation, to func(ID) ID) Relation {
	r.Subject, r.Object, r.AttributedTo = to(r.Subject), to(r.Object), renameAny(r.AttributedTo, to)
	key := r.Key()
	r.Subject, r.Object = key.Subject, key.Object
	r.ID = RelationID(key)
	return r
}

// RenameStatement returns the statement with its entities renamed and its ID
// computed anew.
func RenameStatement(s Statement, to func(ID) ID) Statement {
	s.Speaker, s.OnBehalfOf, s.Platform = renameAny(s.Speaker, to), renameAny(s.OnBehalfOf, to), renameAny(s.Platform, to)
	s.Addressees = slices.Clone(s.Addressees)
	for i, id := range s.Addressees {
		s.Addressees[i] = to(id)
	}
	s.Addressees = uniteIDs(s.Addressees)
	s.About = slices.Clone(s.About)
	for i, target := range s.About {
		s.About[i].Entity = to(target.Entity)
	}
	s.About = uniteTargets(s.About)
	s.ID = StatementID(s.Speaker, s.Text)
	return s
}

// renameAny renames an ID that may be "none".
func renameAny(id ID, to func(ID) ID) ID {
	if id == "" {
		return ""
	}
	return to(id)
}

// renameEntity gives the entity the kind that its new ID tells.
func renameEntity(e Entity, to func(ID) ID) Entity {
	e.ID = to(e.ID)
	e.Kind = e.ID.Kind()
	return e
}

// renameEvent keeps the event's ID, which another event may be merged into as
// any entity may; only its participants are renamed.
func renameEvent(e Event, to func(ID) ID) Event {
	e.Entity = renameEntity(e.Entity, to)
	e.Participants = slices.Clone(e.Participants)
	for i, p := range e.Participants {
		e.Participants[i].Entity = to(p.Entity)
	}
	e.Participants = slices.DeleteFunc(e.Participants, func(p Participant) bool { return p.Entity == e.ID })
	e.Participants = uniteParticipants(e.Participants)
	return e
}

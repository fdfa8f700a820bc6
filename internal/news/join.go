package news

import (
	"cmp"
	"slices"
)

// What one article says twice of one thing is put together field by field. Each
// field goes by a rule that gives the same whatever comes first: the union, the
// greater, or the earlier in an order that renaming leaves as it is.

func (e Entity) nodeID() ID    { return e.ID }
func (e Event) nodeID() ID     { return e.ID }
func (r Relation) nodeID() ID  { return r.ID }
func (s Statement) nodeID() ID { return s.ID }

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

func joinEntities(a, b Entity) Entity {
	a.Mentions += b.Mentions
	a.Name = fuller(a.Name, b.Name)
	a.Unnamed = a.Unnamed && b.Unnamed
	a.Aliases = unite(slices.Concat(a.Aliases, b.Aliases), compareAliases, func(a Alias) string { return a.Text })
	return a
}

func joinEvents(a, b Event) Event {
	a.Entity = joinEntities(a.Entity, b.Entity)
	a.Type = earlier(EventTypes(), a.Type, b.Type)
	a.When = clearer(a.When, b.When)
	a.Participants = uniteParticipants(slices.Concat(a.Participants, b.Participants))
	a.Confidence = max(a.Confidence, b.Confidence)
	a.Evidence = uniteEvidence(slices.Concat(a.Evidence, b.Evidence))
	return a
}

func joinRelations(a, b Relation) Relation {
	a.Detail = fuller(a.Detail, b.Detail)
	a.When = clearer(a.When, b.When)
	a.Confidence = max(a.Confidence, b.Confidence)
	a.Evidence = uniteEvidence(slices.Concat(a.Evidence, b.Evidence))
	return a
}

func joinStatements(a, b Statement) Statement {
	a.OnBehalfOf, a.Platform = either(a.OnBehalfOf, b.OnBehalfOf), either(a.Platform, b.Platform)
	a.Addressees = uniteIDs(slices.Concat(a.Addressees, b.Addressees))
	a.Form = earlier([]Form{Direct, Mixed, Indirect}, a.Form, b.Form)
	a.Text, a.Cue = fuller(a.Text, b.Text), fuller(a.Cue, b.Cue)
	a.About = uniteTargets(slices.Concat(a.About, b.About))
	a.When = clearer(a.When, b.When)
	a.Confidence = max(a.Confidence, b.Confidence)
	a.Evidence = uniteEvidence(slices.Concat(a.Evidence, b.Evidence))
	return a
}

// fuller returns the longer text, of equally long ones the first in byte order.
func fuller(a, b string) string {
	if cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) <= 0 {
		return a
	}
	return b
}

// either returns the ID that there is, the first of two.
func either(a, b ID) ID {
	if a == "" || b == "" {
		return max(a, b)
	}
	return min(a, b)
}

// earlier returns the value that comes first in the ranking.
func earlier[T comparable](ranking []T, a, b T) T {
	if slices.Index(ranking, a) <= slices.Index(ranking, b) {
		return a
	}
	return b
}

// clearer returns the time that is known better: a dated one, then the one of
// the finer grain, then the one on the firmer basis.
func clearer(a, b When) When {
	if compareTimes(a, b) <= 0 {
		return a
	}
	return b
}

func compareTimes(a, b When) int {
	undated := func(w When) int {
		if w.IsZero() {
			return 1
		}
		return 0
	}
	return cmp.Or(
		cmp.Compare(undated(a), undated(b)),
		cmp.Compare(slices.Index(Grains(), a.Grain), slices.Index(Grains(), b.Grain)),
		cmp.Compare(slices.Index(Bases(), a.Basis), slices.Index(Bases(), b.Basis)),
		a.From.Compare(b.From), a.To.Compare(b.To), cmp.Compare(a.Text, b.Text),
	)
}

func compareAliases(a, b Alias) int {
	return cmp.Or(cmp.Compare(a.Text, b.Text), cmp.Compare(slices.Index(AliasKinds(), a.Kind), slices.Index(AliasKinds(), b.Kind)))
}

func uniteIDs(ids []ID) []ID {
	slices.Sort(ids)
	return slices.Compact(ids)
}

// uniteTargets keeps each target once; who is taken both ways is taken as the
// worse, and either before neutral.
func uniteTargets(targets []Target) []Target {
	outspoken := []Stance{Unfavourable, Favourable, Neutral}
	return unite(targets, func(a, b Target) int {
		return cmp.Or(cmp.Compare(a.Entity, b.Entity), cmp.Compare(slices.Index(outspoken, a.Stance), slices.Index(outspoken, b.Stance)))
	}, func(t Target) ID { return t.Entity })
}

func uniteParticipants(participants []Participant) []Participant {
	return unite(participants, func(a, b Participant) int {
		return cmp.Or(cmp.Compare(a.Role, b.Role), cmp.Compare(a.Entity, b.Entity))
	}, func(p Participant) Participant { return p })
}

// uniteEvidence keeps each place once, in the order of the text.
func uniteEvidence(evidence []Evidence) []Evidence {
	return unite(evidence, func(a, b Evidence) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), -cmp.Compare(a.Confidence, b.Confidence),
			cmp.Compare(a.Sentence.Start, b.Sentence.Start), cmp.Compare(a.Sentence.End, b.Sentence.End),
			cmp.Compare(a.Cue, b.Cue), cmp.Compare(a.Extractor, b.Extractor),
		)
	}, func(e Evidence) Span { return e.Span })
}

// unite sorts the items and keeps the first of those with one key.
func unite[T any, K comparable](items []T, compare func(a, b T) int, key func(T) K) []T {
	slices.SortFunc(items, compare)
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

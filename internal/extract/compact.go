package extract

import (
	"slices"

	"hearsay/internal/news"
)

// compact drops the entities that nothing refers to and that were not named,
// joins repeated facts, and numbers what is left anew.
func compact(d news.Draft, mentions [][]news.Span) news.Draft {
	used := make([]bool, len(d.Entities))
	for id, e := range d.Entities {
		used[id] = len(mentions[id]) > 0 && (!e.Unnamed)
	}
	use := func(ids ...int) {
		for _, id := range ids {
			if id != none {
				used[id] = true
			}
		}
	}
	for _, r := range d.Relations {
		use(r.Subject, r.Object, r.AttributedTo)
	}
	for _, s := range d.Statements {
		use(s.Speaker, s.OnBehalfOf, s.Platform)
		use(s.Addressees...)
		for _, t := range s.About {
			use(t.Entity)
		}
	}
	for id, e := range d.Entities {
		if used[id] && e.Kind == news.Happening {
			for _, p := range e.Event.Participants {
				use(p.Entity)
			}
		}
	}
	return renumber(d, mentions, used)
}

func renumber(d news.Draft, mentions [][]news.Span, used []bool) news.Draft {
	to := make([]int, len(d.Entities))
	out := news.Draft{Extractor: d.Extractor}
	for id, e := range d.Entities {
		to[id] = none
		if used[id] {
			to[id] = len(out.Entities)
			e.Mentions = mentions[id]
			out.Entities = append(out.Entities, e)
		}
	}
	at := func(id int) int {
		if id == none {
			return none
		}
		return to[id]
	}
	for i := range out.Entities {
		parts := out.Entities[i].Event.Participants
		for j := range parts {
			parts[j].Entity = at(parts[j].Entity)
		}
	}
	for _, r := range d.Relations {
		r.Subject, r.Object, r.AttributedTo = at(r.Subject), at(r.Object), at(r.AttributedTo)
		out.Relations = addRelation(out.Relations, r)
	}
	for _, s := range d.Statements {
		s.Speaker, s.OnBehalfOf, s.Platform = at(s.Speaker), at(s.OnBehalfOf), at(s.Platform)
		s.Addressees = slices.Clone(s.Addressees)
		for i, id := range s.Addressees {
			s.Addressees[i] = at(id)
		}
		s.About = slices.Clone(s.About)
		for i := range s.About {
			s.About[i].Entity = at(s.About[i].Entity)
		}
		out.Statements = append(out.Statements, s)
	}
	return out
}

// addRelation joins a relation that was read before, with the evidence of both.
func addRelation(all []news.DraftRelation, r news.DraftRelation) []news.DraftRelation {
	for i, old := range all {
		if old.Type == r.Type && old.Subject == r.Subject && old.Object == r.Object && old.Polarity == r.Polarity &&
			old.Modality == r.Modality && old.AttributedTo == r.AttributedTo && old.When.EDTF() == r.When.EDTF() {
			all[i].Evidence = append(all[i].Evidence, r.Evidence...)
			all[i].Confidence = max(old.Confidence, r.Confidence)
			return all
		}
	}
	return append(all, r)
}

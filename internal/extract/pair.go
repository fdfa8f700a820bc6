package extract

import (
	"slices"

	"hearsay/internal/news"
)

// candidatesForTwo is among how many entities before them two are looked for.
const candidatesForTwo = 4

// both returns the two that "the two companies" or "both parties" stand for: of
// the entities of the kind that the article spoke of last, two that it has
// related to each other, else the last two, in the order in which they came. It
// returns nil for a word that means no two, and where there are not two within
// reach.
func (r *reading) both(w int) []int {
	kinds := r.kindsOfTwo(w)
	if kinds == nil {
		return nil
	}
	var found []int // the last first
	for _, id := range r.entitiesBefore(w, w, topicReach) {
		if slices.Contains(kinds, r.entities[id].kind) && !slices.Contains(found, id) {
			found = append(found, id)
		}
		if len(found) == candidatesForTwo {
			break
		}
	}
	if len(found) < 2 {
		return nil
	}
	for i, a := range found {
		for _, b := range found[i+1:] {
			if r.tied(a, b) {
				return []int{b, a}
			}
		}
	}
	return []int{found[1], found[0]}
}

// tied reports whether a relation between two entities was read already.
func (r *reading) tied(a, b int) bool {
	return slices.ContainsFunc(r.facts.relations, func(rel news.DraftRelation) bool {
		return rel.Subject == a && rel.Object == b || rel.Subject == b && rel.Object == a
	})
}

// kindsOfTwo returns what a plural noun after "two" or "both" counts.
func (r *reading) kindsOfTwo(w int) []news.Kind {
	if r.atWord[w] != none || !r.plural(w) || !r.counted(w) {
		return nil
	}
	switch lemma := r.lemma(w); {
	case lemma == "party" || lemma == "side" || lemma == "rival":
		return []news.Kind{news.Organization, news.Person, news.Place}
	case lemma == "country" || lemma == "nation" || lemma == "state":
		return []news.Kind{news.Place}
	case lex().has("organization", lemma):
		return []news.Kind{news.Organization}
	case lex().has("role", lemma):
		return []news.Kind{news.Person}
	}
	return nil
}

func (r *reading) counted(w int) bool {
	for _, c := range r.dependents(w, "nummod", "det", "amod", "det:predet") {
		if form := r.form(c); form == "two" || form == "both" {
			return true
		}
	}
	return false
}

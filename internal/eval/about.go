package eval

import (
	"slices"

	"hearsay/internal/news"
)

// AnnotatedTargets tells, by read statement that is annotated too, which of the
// draft's entities it is annotated to be about, and how it takes them. Statements
// about nothing are left out.
func AnnotatedTargets(gold Article, draft news.Draft) map[int]map[int]news.Stance {
	a := align(gold.Text, gold.Entities, draft.Entities)
	out := map[int]map[int]news.Stance{}
	for _, s := range gold.Statements {
		best := bestStatement(s, draft.Statements)
		if !s.core() || len(s.About) == 0 || best == news.None {
			continue
		}
		if out[best] == nil {
			out[best] = map[int]news.Stance{}
		}
		for id := range draft.Entities {
			if i := slices.IndexFunc(s.About, func(t Target) bool { return a.is(id, t.Target) }); i >= 0 {
				out[best][id] = s.About[i].Stance
			}
		}
	}
	return out
}

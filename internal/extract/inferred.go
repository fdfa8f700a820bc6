package extract

import (
	"slices"

	"hearsay/internal/news"
)

// inferTimes dates an undated deed of words by the post in which it was done:
// where a dated post of the subject speaks of the object, and the deed is one of
// communication, the post is taken for it. Nothing else is dated by inference.
func (r *reading) inferTimes() {
	for i := range r.facts.relations {
		rel := &r.facts.relations[i]
		info, _ := rel.Type.Info()
		if info.Family != news.Communication || !rel.When.IsZero() || rel.Modality != news.Asserted {
			continue
		}
		for _, sp := range r.speech {
			s := r.facts.statements[sp.statement]
			if s.When.IsZero() || s.Speaker != rel.Subject || s.When.Basis != news.Explicit || !r.isPost(s) || !slices.Contains(r.spokenOf(sp.words), rel.Object) {
				continue
			}
			rel.When = s.When
			rel.When.Basis = news.Inferred
			break
		}
	}
}

// isPost reports whether a statement is an embedded post.
func (r *reading) isPost(s news.DraftStatement) bool {
	for _, p := range r.doc.Posts {
		if s.Evidence[0].Span == newsSpan(p.Body) {
			return true
		}
	}
	return false
}

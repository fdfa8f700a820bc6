package extract

import "hearsay/internal/news"

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
		for _, s := range r.facts.statements {
			if s.When.IsZero() || s.Speaker != rel.Subject || s.When.Basis != news.Explicit || !r.isPost(s) || !isAbout(s, rel.Object) {
				continue
			}
			rel.When = s.When
			rel.When.Basis = news.Inferred
			break
		}
	}
}

func isAbout(s news.DraftStatement, id int) bool {
	for _, t := range s.About {
		if t.Entity == id {
			return true
		}
	}
	return false
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

package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// handles gives the authors of posts their handles.
func (r *reading) handles() {
	for _, post := range r.doc.Posts {
		if post.Handle.Start == post.Handle.End {
			continue
		}
		if id := r.authorOf(post); id != none {
			r.entities[id].addAlias(r.doc.Text[post.Handle.Start:post.Handle.End], news.Handle)
		}
	}
}

// authorOf returns the entity that signs a post: the one of that very name,
// else the one that is named within the signature, else a new one.
func (r *reading) authorOf(p nlp.Post) int {
	name := r.doc.Text[p.Author.Start:p.Author.End]
	terms := news.Terms(name)
	if len(terms) == 0 {
		return none
	}
	for id, e := range r.entities {
		if e.kind.Acts() && slices.Equal(e.terms, terms) {
			return id
		}
	}
	if id := r.entityIn(p.Author); id != none && slices.Equal(r.entities[id].terms, terms) {
		return id
	}
	return r.addEntity(entity{kind: news.Platform, name: name, owner: none})
}

// entityIn returns the entity that is named within a span, or none.
func (r *reading) entityIn(s nlp.Span) int {
	for _, m := range r.mentions {
		span := r.span(m.words)
		if span.Start >= s.Start && span.End <= s.End && m.entity != none {
			return m.entity
		}
	}
	return none
}

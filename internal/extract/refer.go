package extract

import (
	"strings"

	"hearsay/internal/news"
)

// nominalKind returns the kind of what a role noun stands for.
func (r *reading) nominalKind(w int) (news.Kind, bool) {
	lemma := r.lemma(w)
	switch {
	case lex().has("people", r.form(w)):
		return news.Group, true
	case lex().has("role", lemma), r.aged(w):
		if r.plural(w) {
			return news.Group, true
		}
		return news.Person, true
	case lex().has("platform", lemma):
		return news.Platform, true
	case lex().has("organization", lemma):
		return news.Organization, true
	case lex().has("work", lemma):
		return news.Work, true
	}
	return "", false
}

// aged reports whether a word closes "26-year-old".
func (r *reading) aged(w int) bool {
	return strings.HasSuffix(r.form(w), "year-old") || r.form(w) == "old" && w > 1 && r.form(w-1) == "-" && r.form(w-2) == "year"
}

// refer returns the entity that a word stands for, making one that is unnamed
// and kept to the article where the word is a role noun ("a police spokesman").
// It returns none where the word stands for nobody.
func (r *reading) refer(w int) int {
	if w < 0 {
		return none
	}
	if id := r.entityAt(w); id != none {
		return id
	}
	if r.atWord[w] != none || r.doc.Words[w].UPOS != "NOUN" {
		return none
	}
	kind, ok := r.nominalKind(w)
	if !ok || kind == news.Work {
		return none
	}
	if id := r.sameReferent(w); id != none {
		return id
	}
	if id := r.likelyBody(w, kind); id != none {
		r.mentionWord(w, byRole, id)
		return id
	}
	id := r.unnamed(w, kind)
	if of, ok := r.referents[w]; ok && id != none {
		r.unnamedOf[of] = id
	}
	return id
}

// likelyBody returns the organization that a bare "the company" or "the union"
// stands for where nothing else decides: the nearest before it that is known to
// be of the sort, else for a company the only one of no known sort.
func (r *reading) likelyBody(w int, kind news.Kind) int {
	sort := lex()["sort"][r.lemma(w)]
	if kind != news.Organization || sort == "" || !r.definite(w) || !r.bare(w) || r.plural(w) {
		return none
	}
	only := none
	for _, id := range r.entitiesBefore(w, w, topicReach) {
		if r.entities[id].unnamed || r.entities[id].kind != news.Organization {
			continue
		}
		switch known := sortsOf(&r.entities[id]); {
		case known[sort]:
			return id
		case len(known) > 0 || only == id || sort != "company": // a name that tells no sort is most often a company's
		case only != none:
			only = several
		default:
			only = id
		}
	}
	if only == several {
		return none
	}
	return only
}

const several = -2 // more than one entity

// sameReferent returns the unnamed entity that was made for another place that
// means the same as the noun: "a union" for the later "the union".
func (r *reading) sameReferent(w int) int {
	of, ok := r.referents[w]
	switch {
	case !ok:
		return none
	case of >= 0: // the noun describes somebody named
		return of
	}
	id, ok := r.unnamedOf[of]
	if !ok {
		return none
	}
	r.mentionWord(w, byRole, id)
	return id
}

// maxDescription bounds the words of a description that serves as a name.
const maxDescription = 10

func (r *reading) unnamed(w int, kind news.Kind) int {
	name := r.text(r.description(w))
	if news.Fold(name) == "" {
		return none
	}
	for id := range r.entities {
		if r.entities[id].unnamed && r.entities[id].kind == kind && news.Fold(r.entities[id].name) == news.Fold(name) {
			r.mentionWord(w, byRole, id)
			return id
		}
	}
	id := r.addEntity(entity{kind: kind, name: name, unnamed: true, owner: none, plural: kind == news.Group, roles: map[string]bool{r.lemma(w): true}})
	r.entities[id].learnGender(r.lemma(w))
	r.mentionWord(w, byRole, id)
	return id
}

package extract

import "hearsay/internal/news"

// object returns the head of what a verb acts on, however the clause is turned,
// or what the encoder gives as that.
func (r *reading) object(verb int) int {
	if w := r.syntacticObject(verb); w != noWord {
		return w
	}
	if w := r.argument(verb, "ARG1"); w != noWord && !r.verbal(w) && w != r.subject(verb) {
		return r.relativeAntecedent(w)
	}
	return noWord
}

func (r *reading) syntacticObject(verb int) int {
	if w := r.dependent(verb, "nsubj:pass"); w != noWord {
		return r.relativeAntecedent(w)
	}
	if w := r.nameAmong(r.dependents(verb, "obj", "iobj")); w != noWord {
		return r.relativeAntecedent(w)
	}
	if w := r.dependent(verb, "xcomp"); w != noWord && r.named(w) && r.entities[max(r.entityAt(w), 0)].kind == news.Person { // "named Engen as chair"
		return w
	}
	if r.bareParticiple(verb) && r.doc.Words[verb].Head >= 0 && r.verbal(r.doc.Words[verb].Head) {
		return r.nominalSubject(r.doc.Words[verb].Head)
	}
	if r.is(verb, "acl") && !r.is(verb, "acl:relcl") && r.doc.Words[verb].XPOS == "VBN" { // "the firm fined by the court"
		return r.doc.Words[verb].Head
	}
	return noWord
}

// nameAmong returns the first word that is a name of those that a doubtful tree
// gives for one place, else the first, or noWord.
func (r *reading) nameAmong(words []int) int {
	for _, w := range words {
		if r.named(w) {
			return w
		}
	}
	if len(words) == 0 {
		return noWord
	}
	return words[0]
}

package extract

import "hearsay/internal/news"

const accused news.RelationType = "ACCUSED"

// readAccusations makes an accusation of a statement in which somebody says that
// another has done a wrong, in words of wrongdoing: "claims that the company
// violated the agreement", "argued that the store was a breach of it".
func (r *reading) readAccusations() {
	for _, sp := range r.speech {
		if sp.speaker == none {
			continue
		}
		for w := sp.words.First; w < sp.words.End; w++ {
			if at := r.speechAt(w); at.statement == sp.statement && r.wrongdoing(w) {
				r.accusation(sp, w)
			}
		}
	}
}

// wrongdoing reports whether a clause says outright that a wrong was done.
func (r *reading) wrongdoing(w int) bool {
	switch r.doc.Words[w].UPOS {
	case "VERB":
		if !lex().has("wrong", r.lemma(w)) {
			return false
		}
	case "NOUN":
		if !lex().has("wrongnoun", r.lemma(w)) || r.dependent(w, "cop") == noWord {
			return false
		}
	default:
		return false
	}
	return !r.negated(w) && !r.failed(w) && !r.hypothetical(w) && !r.possible(w) && !r.planned(w)
}

// accusation relates the speaker to the subject of the wrong, or to whose it is.
func (r *reading) accusation(sp speech, w int) {
	subject := r.relativeAntecedent(r.nominalSubject(w))
	if r.verbal(w) {
		subject = r.subject(w)
	}
	for _, id := range append(r.endsOrOwners(subject), r.owners(subject)...) {
		if id = r.answerable(id); id != none {
			r.conclude(accused, &r.facts.statements[sp.statement], id, accusationConfidence, []news.DraftEvidence{r.evidenceOf(w)})
		}
	}
}

// answerable returns who answers for an entity: its owner, where the article
// tells of one, else itself where it is somebody; none for a thing of nobody.
func (r *reading) answerable(id int) int {
	for _, rel := range r.facts.relations {
		if rel.Type == "OWNS" && rel.Object == id {
			return rel.Subject
		}
	}
	switch r.entities[id].kind {
	case news.Person, news.Organization, news.Place:
		return id
	}
	return none
}

// owners returns whose the thing is that a noun names: of "Apple's store", Apple.
func (r *reading) owners(w int) []int {
	if w == noWord {
		return nil
	}
	if id := r.possessor(w); id != none {
		return []int{id}
	}
	return nil
}

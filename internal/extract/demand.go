package extract

import "hearsay/internal/news"

const demanded news.RelationType = "DEMANDED"

// readDemands makes a demand of a statement by which somebody says what another
// is to do: "demanded that the firm pay", "said the minister must resign".
func (r *reading) readDemands() {
	for _, sp := range r.speech {
		if sp.speaker == none {
			continue
		}
		for w := sp.words.First; w < sp.words.End; w++ {
			if r.doc.Words[w].UPOS == "VERB" && r.speechAt(w).statement == sp.statement && r.asksFor(sp, w) {
				r.demand(sp, w)
			}
		}
	}
}

// asksFor reports whether a clause of a speech tells its subject what to do.
func (r *reading) asksFor(sp speech, w int) bool {
	if r.hypothetical(w) || r.dependent(w, "nsubj", "nsubj:pass") == noWord {
		return false
	}
	if sp.cue != noWord && r.doc.Words[w].Head == sp.cue && lex().has("demand", r.lemma(sp.cue)) {
		return true
	}
	duty := false
	for _, c := range r.dependents(w, "aux") {
		if r.lemma(c) == "have" { // "must have known" is a guess
			return false
		}
		duty = duty || lex().has("duty", r.lemma(c))
	}
	return duty
}

func (r *reading) demand(sp speech, w int) {
	for _, id := range r.endsAt(r.relativeAntecedent(r.dependent(w, "nsubj", "nsubj:pass"))) {
		if k := r.entities[id].kind; k.Acts() && k != news.Platform {
			r.conclude(demanded, &r.facts.statements[sp.statement], id, demandConfidence, []news.DraftEvidence{r.evidenceOf(w)})
		}
	}
}

package extract

import "hearsay/internal/news"

// How often relations between two named parties were right on annotated news
// articles (the table that hearsay eval prints), by what they were read off.
const (
	stateConfidence      = 0.90 // a title, an apposition, a possessive
	deedConfidence       = 0.85 // the predicate of a frame
	accusationConfidence = 0.65 // a wrong that somebody says another did
	demandConfidence     = 0.60 // what somebody says another is to do
	judgmentConfidence   = 0.55 // the words of a quotation
)

// How much less often they were where an end has no name, where the clause names
// an end by a pronoun or a role only, and where the deed is not told as a fact.
const (
	unnamedFactor    = 0.5
	referredFactor   = 0.95
	unassertedFactor = 0.45
)

// calibrate lowers the confidence of the relations that stand on less than names.
func (r *reading) calibrate() {
	named := r.namedSpans()
	for i := range r.facts.relations {
		rel := &r.facts.relations[i]
		rel.Confidence *= r.endFactor(rel.Subject, rel.Evidence[0].Span, named) * r.endFactor(rel.Object, rel.Evidence[0].Span, named)
		if rel.Modality != news.Asserted {
			rel.Confidence *= unassertedFactor
		}
	}
}

func (r *reading) endFactor(id int, clause news.Span, named map[int][]news.Span) float64 {
	if r.entities[id].unnamed {
		return unnamedFactor
	}
	for _, span := range named[id] {
		if clause.Start <= span.Start && span.End <= clause.End {
			return 1
		}
	}
	return referredFactor
}

// namedSpans returns where the text calls the entities by name.
func (r *reading) namedSpans() map[int][]news.Span {
	spans := map[int][]news.Span{}
	for _, m := range r.mentions {
		if m.entity != none && (m.kind == byName || m.kind == byBody) {
			spans[m.entity] = append(spans[m.entity], newsSpan(r.span(m.words)))
		}
	}
	return spans
}

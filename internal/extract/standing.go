package extract

import (
	"strings"

	"hearsay/internal/nlp"
)

// shortestTurn is how many words a quotation must have to be somebody's turn to
// speak where no verb of speech says so; shorter ones may be titles and names.
const shortestTurn = 5

// introduced finds the speaker of a quotation that a comma or a colon joins to a
// clause without a verb of speech: "Jobs left this farewell, “I have made …”".
func (r *reading) introduced(q nlp.Quotation, words nlp.Range) (attribution, bool) {
	s := r.sentence(words.First)
	comma := words.First - 1
	for comma > s.Words.First && r.doc.Words[comma].Start >= q.Start {
		comma--
	}
	if words.End-words.First < shortestTurn || comma <= s.Words.First || !strings.ContainsAny(r.form(comma), ",:") {
		return attribution{}, false
	}
	verb := r.lastPredicate(nlp.Range{First: s.Words.First, End: comma})
	if verb == noWord {
		return attribution{}, false
	}
	a := r.attributionOf(verb)
	a.confidence = min(a.confidence, 0.7)
	return a, a.speaker != none && r.entities[a.speaker].kind.Acts()
}

// lastPredicate returns the last finite verb of the words that has a subject.
func (r *reading) lastPredicate(words nlp.Range) int {
	for w := words.End - 1; w >= words.First; w-- {
		if r.doc.Words[w].UPOS == "VERB" && r.dependent(w, "nsubj") != noWord {
			return w
		}
	}
	return noWord
}

// goesOn finds the speaker of a quotation that stands alone: of whole sentences,
// right after a sentence that tells what somebody said, in the same paragraph, or
// in the one before where the quotation is a paragraph of its own.
func (r *reading) goesOn(q nlp.Quotation, words nlp.Range) (attribution, bool) {
	first, last := r.sentence(words.First), r.sentence(words.End-1)
	alone := q.Start <= first.Start && q.End >= last.End
	before := first.Words.First - 1
	if !alone || before < 0 || words.End-words.First < shortestTurn {
		return attribution{}, false
	}
	if r.sentence(before).Paragraph != first.Paragraph && !r.fillsParagraph(q, first.Paragraph) {
		return attribution{}, false
	}
	for w := r.sentence(before).Words.First; w <= before; w++ {
		if r.quotedAt(w) != none || !r.saying(w) || r.negated(w) {
			continue
		}
		if a := r.attributionOf(w); a.speaker != none {
			a.confidence = min(a.confidence, 0.6)
			return a, true
		}
	}
	return attribution{}, false
}

package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// evidenceOf quotes the clause of a predicate.
func (r *reading) evidenceOf(predicate int) news.DraftEvidence {
	words := r.clauseAround(predicate)
	sentence := r.sentence(predicate)
	return news.DraftEvidence{
		Span:     newsSpan(r.span(words)),
		Sentence: newsSpan(sentence.Span),
		Cue:      r.doc.Text[r.word(predicate).Start:r.word(predicate).End],
	}
}

// clauseAround returns the words of a predicate with its ends, without marks.
func (r *reading) clauseAround(predicate int) nlp.Range {
	words := r.subtree(predicate)
	if r.doc.Words[predicate].UPOS != "VERB" { // a noun's deed is told by its verb's clause
		if head := r.doc.Words[predicate].Head; head >= 0 && r.verbal(head) {
			words = r.subtree(head)
		}
	}
	if subject := r.subjectWord(predicate); subject != noWord {
		words.First = min(words.First, subject)
	}
	return r.trimPunctuation(words)
}

// subjectWord returns the subject of a verb where it stands before it in the
// sentence, outside of its own subtree.
func (r *reading) subjectWord(predicate int) int {
	if !r.verbal(predicate) {
		return noWord
	}
	w := r.subject(predicate)
	if w == noWord || w > predicate || r.doc.Words[w].Sentence != r.doc.Words[predicate].Sentence {
		return noWord
	}
	return r.subtree(w).First
}

// trimPunctuation takes marks off the ends of a range.
func (r *reading) trimPunctuation(words nlp.Range) nlp.Range {
	for words.End > words.First+1 && r.doc.Words[words.End-1].UPOS == "PUNCT" {
		words.End--
	}
	for words.First < words.End-1 && r.doc.Words[words.First].UPOS == "PUNCT" {
		words.First++
	}
	return words
}

package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// mixed reports whether a quotation is only a part of a reported clause: "said
// that the plan was “a brochure with a price tag.”" It returns the clause.
func (r *reading) mixed(words nlp.Range) (nlp.Range, bool) {
	head := r.headOf(words)
	for w, steps := head, 0; w >= 0 && steps < 6; w, steps = r.doc.Words[w].Head, steps+1 {
		verb := r.doc.Words[w].Head
		if verb < 0 || r.within(verb, words) || !r.saying(verb) {
			continue
		}
		content, ok := r.content(verb)
		if !ok || !r.within(head, content) {
			continue
		}
		c := r.trimClause(content)
		inner := words.End - words.First
		if c.First <= words.First && words.End <= c.End+2 && c.End-c.First >= inner+3 {
			return content, true
		}
	}
	return nlp.Range{}, false
}

// mixedStatement makes the statement of a clause with a quotation in it, once.
func (r *reading) mixedStatement(q nlp.Quotation, words, clause nlp.Range) int {
	for _, sp := range r.speech {
		if sp.words == clause {
			return sp.statement
		}
	}
	verb := r.doc.Words[r.headOf(clause)].Head
	for verb >= 0 && !r.saying(verb) {
		verb = r.doc.Words[verb].Head
	}
	if verb < 0 {
		return r.direct(q, words, unattributed)
	}
	a := r.attributionOf(verb)
	trimmed := r.trimClause(clause)
	span := newsSpan(r.span(trimmed))
	span.End = max(span.End, q.End)
	text := r.doc.Text[span.Start:span.End]
	s := r.newStatement(news.Mixed, text, span, trimmed, a)
	s.When = r.whenOfClause(verb)
	s.Platform = r.platformOf(verb)
	return r.addSpeech(s, clause, speech{cue: a.cue})
}

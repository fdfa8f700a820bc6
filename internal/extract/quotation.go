package extract

import (
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// speech is a stretch of the text that is somebody's words or thoughts rather
// than the newsroom's.
type speech struct {
	words     nlp.Range
	speaker   int // none where the article does not tell
	quoted    bool
	cue       int // the reporting word, or noWord
	statement int // index into facts.statements
}

// attribution is how the article says who speaks.
type attribution struct {
	speaker    int
	onBehalfOf int
	addressees []int
	cue        int // the reporting word, or noWord
	cueText    string
	confidence float64
}

var unattributed = attribution{speaker: none, onBehalfOf: none, cue: noWord, confidence: 0.3}

// readQuotations makes statements of the posts and of the quotations. The parts
// of a quotation that is broken by its own attribution ("…," she said. "…")
// are one statement.
func (r *reading) readQuotations() {
	for _, post := range r.doc.Posts {
		r.post(post)
	}
	last := none // the statement of the quotation before, while it may go on
	for i, q := range r.doc.Quotations {
		words := r.wordsIn(q.Inner)
		if q.Scare || q.Parent >= 0 || words.First == words.End || r.inPost(q.Span) {
			continue
		}
		if whole, ok := r.mixed(words); ok {
			last = r.mixedStatement(q, words, whole)
			continue
		}
		a := r.attribute(q, words)
		if a.cue == noWord && last != none && r.facts.statements[last].Form == news.Direct && r.continues(i, last) {
			r.extend(last, q, words)
			continue
		}
		if before, ok := r.goesOn(q, words); ok && a.speaker == none {
			a = before
		}
		if a.speaker == none && r.naming(words) {
			continue
		}
		last = r.direct(q, words, a)
	}
}

// shortestClause is how many words without a verb may be what nobody is said to
// have said; fewer are a name in quotation marks.
const shortestClause = 5

// naming reports whether a quotation that nobody speaks is the name of something:
// a product in its “Retina Display”.
func (r *reading) naming(words nlp.Range) bool {
	for w := words.First; w < words.End; w++ {
		if u := r.doc.Words[w].UPOS; u == "VERB" || u == "AUX" || u == "INTJ" {
			return false
		}
	}
	return words.End-words.First < shortestClause
}

// wordsIn returns the words within a span.
func (r *reading) wordsIn(s nlp.Span) nlp.Range {
	first := lowerBound(len(r.doc.Words), func(w int) bool { return r.doc.Words[w].Start >= s.Start })
	end := lowerBound(len(r.doc.Words), func(w int) bool { return r.doc.Words[w].Start >= s.End })
	return nlp.Range{First: first, End: max(first, end)}
}

func (r *reading) inPost(s nlp.Span) bool {
	for _, post := range r.doc.Posts {
		if post.Start <= s.Start && s.End <= post.End {
			return true
		}
	}
	return false
}

// post makes a statement of an embedded post: its author's words, dated by it.
func (r *reading) post(p nlp.Post) {
	words := r.wordsIn(p.Body)
	text := strings.TrimSpace(r.doc.Text[p.Body.Start:p.Body.End])
	if words.First == words.End || news.Fold(text) == "" {
		return
	}
	a := attribution{speaker: r.authorOf(p), onBehalfOf: none, cue: noWord, confidence: 0.95}
	a.cueText = signature(r.doc.Text, p)
	s := r.newStatement(news.Direct, text, newsSpan(p.Body), words, a)
	s.When = r.whenOfSpan(p.Date)
	r.addSpeech(s, words, speech{quoted: true, cue: a.cue})
}

// signature returns the author and the handle under a post, as the text has them.
func signature(text string, p nlp.Post) string {
	start, end := p.Author.Start, max(p.Author.End, p.Handle.End)
	if p.Author.End == p.Author.Start {
		start = p.Handle.Start
	}
	if end < len(text) && text[end] == ')' {
		end++
	}
	return text[start:end]
}

// direct makes a statement of a quotation that stands for itself.
func (r *reading) direct(q nlp.Quotation, words nlp.Range, a attribution) int {
	text := strings.TrimSpace(r.doc.Text[q.Inner.Start:q.Inner.End])
	if news.Fold(text) == "" {
		return none
	}
	s := r.newStatement(news.Direct, text, newsSpan(q.Inner), words, a)
	if a.cue != noWord {
		s.When = r.whenOfClause(a.cue)
	}
	return r.addSpeech(s, words, speech{quoted: true, cue: a.cue})
}

// newStatement fills what all forms share. The evidence runs over the words and
// lies within the sentences that hold them.
func (r *reading) newStatement(form news.Form, text string, span news.Span, words nlp.Range, a attribution) news.DraftStatement {
	return news.DraftStatement{
		Speaker:    a.speaker,
		OnBehalfOf: a.onBehalfOf,
		Addressees: a.addressees,
		Platform:   none,
		Form:       form,
		Text:       text,
		Cue:        a.cueText,
		Confidence: a.confidence,
		Evidence:   []news.DraftEvidence{{Span: span, Sentence: r.sentencesAround(span, words), Cue: a.cueText}},
	}
}

// sentencesAround returns the span of the sentences that hold the words, widened
// to the span where need be.
func (r *reading) sentencesAround(span news.Span, words nlp.Range) news.Span {
	out := span
	if words.First < words.End {
		out.Start = min(out.Start, r.sentence(words.First).Start)
		out.End = max(out.End, r.sentence(words.End-1).End)
	}
	return out
}

// addSpeech stores the statement and remembers whose words those are.
func (r *reading) addSpeech(s news.DraftStatement, words nlp.Range, sp speech) int {
	r.facts.statements = append(r.facts.statements, s)
	id := len(r.facts.statements) - 1
	sp.words, sp.speaker, sp.statement = words, s.Speaker, id
	r.speech = append(r.speech, sp)
	return id
}

// continues reports whether quotation i goes on with the statement before it:
// nothing but its attribution stands between them, in one paragraph, or the
// quotation opens the next paragraph and the one before was left open.
func (r *reading) continues(i, statement int) bool {
	q := r.doc.Quotations[i]
	before := r.facts.statements[statement].Evidence
	end := before[len(before)-1].Span.End
	a, b := r.wordsIn(nlp.Span{Start: end, End: q.Start}), r.wordsIn(q.Inner)
	if b.First == b.End || a.First == 0 {
		return false
	}
	from, to := r.sentence(a.First-1), r.sentence(b.First)
	sentences := r.doc.Words[b.First].Sentence - r.doc.Words[a.First-1].Sentence
	if from.Paragraph == to.Paragraph {
		return sentences <= 1
	}
	// A paragraph that is nothing but a quotation goes on with the one before.
	return to.Paragraph == from.Paragraph+1 && sentences == 1 && r.fillsParagraph(q, to.Paragraph)
}

// fillsParagraph reports whether a quotation is all that its paragraph holds.
func (r *reading) fillsParagraph(q nlp.Quotation, paragraph int) bool {
	p := r.doc.Paragraphs[paragraph]
	return q.Start <= p.Start && q.End+2 >= p.End
}

// extend joins a further quotation to a statement.
func (r *reading) extend(statement int, q nlp.Quotation, words nlp.Range) {
	part := strings.TrimSpace(r.doc.Text[q.Inner.Start:q.Inner.End])
	if news.Fold(part) == "" {
		return
	}
	r.joinPart(statement, part, newsSpan(q.Inner), speech{words: words, quoted: true, cue: noWord})
}

// joinPart joins a further part to a statement. The words in between stay out of
// its text, which joins the parts by a space.
func (r *reading) joinPart(statement int, part string, span news.Span, sp speech) {
	s := &r.facts.statements[statement]
	s.Text += " " + part
	s.Evidence = append(s.Evidence, news.DraftEvidence{Span: span, Sentence: r.sentencesAround(span, sp.words), Cue: s.Cue})
	sp.speaker, sp.statement = s.Speaker, statement
	r.speech = append(r.speech, sp)
}

// lowerBound returns the least i in 0 to n for which the rising condition holds.
func lowerBound(n int, holds func(int) bool) int {
	low, high := 0, n
	for low < high {
		if mid := (low + high) / 2; holds(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

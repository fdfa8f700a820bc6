package extract

import (
	"strings"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
	"hearsay/internal/nlp/times"
)

// findTimes finds the expressions of time in all sentences.
func (r *reading) findTimes() {
	published := r.published()
	for _, s := range r.doc.Sentences {
		found := times.Find(r.forms(s), times.Options{
			Published: published,
			Future:    func(token int) bool { return r.futureClause(s.Words.First + token) },
		})
		for _, t := range found {
			t.First += s.Words.First
			t.End += s.Words.First
			r.times = append(r.times, t)
		}
	}
}

// datelineWithin is how many lines and sentences from the top an article may
// have its own date.
const datelineWithin = 4

// published returns the day that relative times are counted from: that of the
// publication, or where nobody told it the date that stands on a line of its own
// at the top of the article.
func (r *reading) published() time.Time {
	if !r.article.Published.IsZero() {
		return r.article.Published
	}
	for _, s := range r.doc.Sentences[:min(datelineWithin, len(r.doc.Sentences))] {
		if day, ok := times.Dateline(r.forms(s)); ok {
			return day
		}
	}
	return time.Time{}
}

func (r *reading) forms(s nlp.Sentence) []string {
	forms := make([]string, 0, s.Words.End-s.Words.First)
	for w := s.Words.First; w < s.Words.End; w++ {
		forms = append(forms, r.doc.Words[w].Form)
	}
	return forms
}

// futureClause reports whether the clause around a word speaks of the future.
func (r *reading) futureClause(w int) bool {
	for steps := 0; w >= 0 && steps < 8; w, steps = r.doc.Words[w].Head, steps+1 {
		if r.verbal(w) || r.dependent(w, "cop") != noWord {
			return r.planned(w)
		}
	}
	return false
}

var grains = map[times.Grain]news.Grain{
	times.Day: news.Day, times.Week: news.Week, times.Month: news.Month, times.Quarter: news.Quarter,
	times.Year: news.Year, times.Decade: news.Decade, times.Interval: news.Interval,
}

// newWhen returns the time that a text gives.
func newWhen(t times.Time, text string) news.When {
	basis := news.Explicit
	if t.Relative {
		basis = news.Relative
	}
	return news.When{From: t.From, To: t.To, Grain: grains[t.Grain], Basis: basis, Text: text}
}

// whenOfClause returns the time that the clause of a predicate gives: the one
// nearest to it among those that depend on it and on no other verb.
func (r *reading) whenOfClause(predicate int) news.When {
	best, distance := none, 0
	for i, t := range r.times {
		if r.doc.Words[t.First].Sentence != r.doc.Words[predicate].Sentence || r.governor(t) != predicate {
			continue
		}
		d := t.First - predicate
		if d < 0 {
			d = -d
		}
		if best == none || d < distance {
			best, distance = i, d
		}
	}
	if best == none {
		return news.When{}
	}
	t := r.times[best]
	return newWhen(t, r.text(nlp.Range{First: t.First, End: t.End}))
}

// governor returns the predicate whose clause a time belongs to: the first verb
// above it, or the head of a copula. The year of "the 1991 agreement" belongs to
// the agreement and to no verb.
func (r *reading) governor(t times.Time) int {
	head := r.headOf(nlp.Range{First: t.First, End: t.End})
	if noun := r.doc.Words[head].Head; t.Grain == times.Year && noun >= t.End && !r.verbal(noun) && r.dependent(head, "case") == noWord {
		if len(table().nouns[r.lemma(noun)]) > 0 {
			return noun
		}
		return noWord
	}
	for w, steps := r.doc.Words[head].Head, 0; w >= 0 && steps < 10; w, steps = r.doc.Words[w].Head, steps+1 {
		if r.verbal(w) || r.dependent(w, "cop") != noWord {
			return w
		}
		if len(table().nouns[r.lemma(w)]) > 0 && r.doc.Words[w].UPOS == "NOUN" {
			return w
		}
	}
	return noWord
}

// whenOfSpan reads the date that stands at a span, such as a post's.
func (r *reading) whenOfSpan(s nlp.Span) news.When {
	if s.Start == s.End {
		return news.When{}
	}
	found := times.Find(strings.Fields(strings.ReplaceAll(r.doc.Text[s.Start:s.End], ",", " , ")), times.Options{Published: r.published()})
	if len(found) == 0 {
		return news.When{}
	}
	return newWhen(found[0], r.doc.Text[s.Start:s.End])
}

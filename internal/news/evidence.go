package news

import (
	"fmt"
	"time"
)

// Evidence is the place in an article that proves a fact.
type Evidence struct {
	Article    ID
	Published  time.Time // when the article was published; zero where unknown
	Span       Span      // bytes of the article's text
	CodePoints Span      // the same, counted in code points
	UTF16      Span      // the same, counted in UTF-16 units
	Text       string    // the words at Span
	Sentence   Span      // bytes: the sentence, or the run of sentences, around Span
	Context    string    // the words at Sentence
	Cue        string    // the word that told, such as "invited"; may be empty
	Extractor  string    // name and version of what read it
	Confidence float64   // 0 to 1: how sure the extractor is
}

// Quote makes the evidence for a span of the article within a sentence of it.
// The offsets converter must be of the article's text.
func (a Article) Quote(o *Offsets, span, sentence Span) (Evidence, error) {
	if err := span.Check(a.Text); err != nil {
		return Evidence{}, err
	}
	if err := sentence.Check(a.Text); err != nil {
		return Evidence{}, fmt.Errorf("sentence: %w", err)
	}
	return Evidence{
		Article:    a.ID,
		Published:  a.Published,
		Span:       span,
		CodePoints: o.CodePoints(span),
		UTF16:      o.UTF16(span),
		Text:       span.Of(a.Text),
		Sentence:   sentence,
		Context:    sentence.Of(a.Text),
	}, nil
}

// check holds the evidence to the article that it quotes.
func (e Evidence) check(a Article, o *Offsets) error {
	want, err := a.Quote(o, e.Span, e.Sentence)
	switch {
	case err != nil:
		return err
	case e.Article != a.ID || !e.Published.Equal(a.Published):
		return fmt.Errorf("evidence is of article %q of %v", e.Article, e.Published)
	case e.Text != want.Text || e.Context != want.Context:
		return fmt.Errorf("evidence %q is not what stands at %d:%d", e.Text, e.Span.Start, e.Span.End)
	case e.CodePoints != want.CodePoints || e.UTF16 != want.UTF16:
		return fmt.Errorf("evidence %q has wrong offsets", e.Text)
	case !e.Sentence.Contains(e.Span):
		return fmt.Errorf("evidence %q lies outside its sentence", e.Text)
	case e.Extractor == "":
		return fmt.Errorf("evidence %q names no extractor", e.Text)
	}
	if err := checkTexts(e.Cue, e.Extractor); err != nil {
		return err
	}
	return checkConfidence(e.Confidence)
}

// SortKey returns the key that orders the evidence of a fact: read in descending
// order it gives the newest article first, the undated last, equal times by
// descending article ID, and the places of one article as they follow each
// other in the text.
func (e Evidence) SortKey() string {
	const last = 99_999_999 // above MaxText
	return fmt.Sprintf("%s#%08d#%08d", SortKey(e.Published, e.Article), last-e.Span.Start, last-e.Span.End)
}

func checkConfidence(c float64) error {
	if !(c >= 0 && c <= 1) { // written so that NaN fails too
		return fmt.Errorf("confidence %v is not within 0 to 1", c)
	}
	return nil
}

package news

import (
	"errors"
	"fmt"
	"time"
	"unicode/utf8"
)

// Article is a news text as it was fed in.
type Article struct {
	ID        ID
	URL       string // where it stands; "" where unknown
	Title     string // "" where unknown
	Text      string // valid UTF-8; every Span is an offset into it
	Outlet    string // who published it; "" where unknown
	Authors   []string
	Published time.Time // zero where unknown; never guessed
	Recorded  time.Time // when it was fed in; no part of what the article is
}

// MaxText is the largest article in bytes of text. A newspaper's longest
// features stay below a tenth of it.
const MaxText = 8 << 20

// ArticleID returns the identity of an article: its URL where it has one, so
// that a changed text replaces the old one; else the text itself.
func ArticleID(url, text string) ID {
	if url != "" {
		return NewID(ArticlePrefix, "url", url)
	}
	return NewID(ArticlePrefix, "text", text)
}

// ErrEmptyText says that an article has no words.
var ErrEmptyText = errors.New("the article has no text")

// Verify checks the article's identity, its text and its time.
func (a Article) Verify() error {
	switch {
	case len(a.Text) > MaxText:
		return fmt.Errorf("the article's text has %d bytes, more than the %d allowed", len(a.Text), MaxText)
	case !utf8.ValidString(a.Text):
		return errors.New("the article's text is not UTF-8")
	case !hasTerms(a.Text):
		return ErrEmptyText
	case a.ID != ArticleID(a.URL, a.Text):
		return fmt.Errorf("article ID %q is not computed from the article", a.ID)
	}
	if err := checkTexts(append([]string{a.URL, a.Title, a.Outlet}, a.Authors...)...); err != nil {
		return err
	}
	if err := checkInstant(a.Published); err != nil {
		return err
	}
	return checkInstant(a.Recorded)
}

// checkTexts accepts UTF-8 only: stores would each spoil anything else in a
// way of their own.
func checkTexts(texts ...string) error {
	for _, text := range texts {
		if !utf8.ValidString(text) {
			return fmt.Errorf("text %q is not UTF-8", text)
		}
	}
	return nil
}

// SortKey returns the key that orders lists of articles, see [SortKey].
func (a Article) SortKey() string { return SortKey(a.Published, a.ID) }

// Package source turns bytes into articles: plain text, with a date line where
// it has one, or a JSON object with the text and what is known of it.
//
// Input is hostile until it is read: sizes are bounded before anything is
// held, text is checked to be text, and an error says what to do.
package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"hearsay/internal/news"
)

// MaxInput is the largest input in bytes: the largest text, escaped as JSON.
const MaxInput = 2*news.MaxText + 1<<16

// Meta is what is known of an article besides its text. Where the input says
// something too, the input is right.
type Meta struct {
	Title   string
	URL     string
	Date    string // YYYY-MM-DD, or an instant as in RFC 3339
	Outlet  string
	Authors []string
}

// Errors of inputs that are no article. They are wrapped with what was found.
var (
	ErrTooLarge = fmt.Errorf("the input is larger than %d MB; split it into articles", MaxInput>>20)
	ErrBinary   = errors.New("the input is binary data, not text; convert it to UTF-8 text or to a JSON object first")
	ErrMarkup   = errors.New("the input is a web page or XML; save the article as text, or make a JSON object with text, title, url and date of it")
	ErrEncoding = errors.New("the input is not UTF-8; convert it, for instance with iconv -f LATIN1 -t UTF-8")
)

// Read reads one article: a JSON object where the input begins with a brace,
// else plain text.
func Read(r io.Reader, meta Meta) (news.Article, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxInput+1))
	if err != nil {
		return news.Article{}, err
	}
	if len(data) > MaxInput {
		return news.Article{}, ErrTooLarge
	}
	return Parse(data, meta)
}

// Parse is Read for an input that is already held.
func Parse(data []byte, meta Meta) (news.Article, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case bytes.IndexByte(data, 0) >= 0:
		return news.Article{}, ErrBinary
	case !utf8.Valid(data):
		return news.Article{}, ErrEncoding
	case bytes.HasPrefix(bytes.TrimSpace(data), []byte("{")):
		return parseJSON(data, meta)
	case markup(data):
		return news.Article{}, ErrMarkup
	}
	return New(string(data), meta)
}

// markup reports whether an input begins as a web page or an XML document does.
func markup(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 512)]))
	for _, opening := range []string{"<!doctype html", "<html", "<?xml", "<rss", "<head", "<body"} {
		if bytes.HasPrefix(head, []byte(opening)) {
			return true
		}
	}
	return false
}

// New makes an article of a text and what is known of it. A date line at the
// head of the text, "date 2024-08-13", is taken off and read.
func New(text string, meta Meta) (news.Article, error) {
	if strings.IndexByte(text, 0) >= 0 {
		return news.Article{}, ErrBinary
	}
	text, head := cutDateLine(text)
	if meta.Date == "" {
		meta.Date = head
	}
	published, err := parseDate(meta.Date)
	if err != nil {
		return news.Article{}, err
	}
	link, err := cleanURL(meta.URL)
	if err != nil {
		return news.Article{}, err
	}
	a := news.Article{
		ID:        news.ArticleID(link, text),
		URL:       link,
		Title:     strings.TrimSpace(meta.Title),
		Text:      text,
		Outlet:    strings.TrimSpace(meta.Outlet),
		Authors:   cleanAuthors(meta.Authors),
		Published: published,
	}
	return a, a.Verify()
}

// cutDateLine takes "date YYYY-MM-DD" off the head of a text. What follows may
// be on the same line. A text that goes on otherwise after the word is left alone.
func cutDateLine(text string) (rest, date string) {
	head := strings.TrimLeft(text, " \t\r\n")
	after, ok := strings.CutPrefix(head, "date ")
	if !ok || len(after) < len(time.DateOnly) {
		return text, ""
	}
	date, rest = after[:len(time.DateOnly)], after[len(time.DateOnly):]
	if !digitsAndDashes(date) || (rest != "" && !strings.ContainsAny(rest[:1], " \t\r\n")) {
		return text, ""
	}
	return strings.TrimLeft(rest, " \t\r\n"), date
}

func digitsAndDashes(s string) bool {
	return strings.Trim(s, "0123456789-") == ""
}

func parseDate(text string) (time.Time, error) {
	if text == "" {
		return time.Time{}, nil
	}
	for _, layout := range [...]string{time.DateOnly, time.RFC3339} {
		if t, err := time.Parse(layout, text); err == nil && t.Year() >= 1 {
			return t.UTC().Truncate(time.Second), nil
		}
	}
	return time.Time{}, fmt.Errorf("the date %q is not a day like 2024-08-13 or an instant like 2024-08-13T09:30:00Z", text)
}

// cleanURL accepts web addresses only and drops the fragment, which names no
// other article.
func cleanURL(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" {
		return "", fmt.Errorf("the URL %q is not a web address like https://example.org/story", text)
	}
	u.Host = strings.ToLower(u.Host)
	u.Fragment, u.RawFragment, u.User = "", "", nil
	return u.String(), nil
}

func cleanAuthors(authors []string) []string {
	var clean []string
	for _, author := range authors {
		if author = strings.TrimSpace(author); author != "" && !slices.Contains(clean, author) {
			clean = append(clean, author)
		}
	}
	return clean
}

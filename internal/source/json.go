package source

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"hearsay/internal/news"
)

// object is the JSON form of an article.
type object struct {
	Text    string   `json:"text"`
	Title   string   `json:"title"`
	URL     string   `json:"url"`
	Date    string   `json:"date"`
	Outlet  string   `json:"outlet"`
	Authors []string `json:"authors"`
}

const fields = "text, title, url, date, outlet and authors"

func parseJSON(data []byte, meta Meta) (news.Article, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	var o object
	if err := decoder.Decode(&o); err != nil {
		return news.Article{}, fmt.Errorf("the JSON is no article; an article is an object with %s: %w", fields, explain(err))
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return news.Article{}, errors.New("the JSON goes on after the article; give one object in one input")
	}
	if len(o.Authors) == 0 {
		o.Authors = meta.Authors
	}
	return New(o.Text, Meta{
		Title:   cmp.Or(o.Title, meta.Title),
		URL:     cmp.Or(o.URL, meta.URL),
		Date:    cmp.Or(o.Date, meta.Date),
		Outlet:  cmp.Or(o.Outlet, meta.Outlet),
		Authors: o.Authors,
	})
}

// explain says where a JSON error is.
func explain(err error) error {
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return fmt.Errorf("at byte %d: %w", syntax.Offset, err)
	}
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("it ends too early")
	}
	return err
}

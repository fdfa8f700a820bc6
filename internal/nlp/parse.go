package nlp

import (
	"context"
	"fmt"
	"sync"
	"unicode/utf8"
)

// Options are choices of Parse. The zero value is the usual choice.
type Options struct {
	Force bool // read the text as English, whatever language it seems to be in
}

// An EncodingError says that a text is not valid UTF-8.
type EncodingError struct {
	Offset int // of the first byte that is no part of a character
}

// Error names the place.
func (e *EncodingError) Error() string {
	return fmt.Sprintf("the text is not UTF-8 at byte %d", e.Offset)
}

// A Parser reads English. It may be used by several goroutines at once.
type Parser struct {
	engine func() (*engine, error)
}

// New returns a Parser. Its model is loaded by the first text that it reads,
// and stays in memory as long as the Parser does.
func New() *Parser {
	return &Parser{engine: sync.OnceValues(loadEngine)}
}

// Parse annotates a text. Its errors are an *EncodingError, a *LanguageError
// unless forced, and those of ctx, which is asked between windows of some
// thousand words; memory and time grow with the text only in what the Doc holds
// and in proportion. The same text gives the same Doc.
func (p *Parser) Parse(ctx context.Context, text string, options Options) (*Doc, error) {
	if offset := invalidAt(text); offset >= 0 {
		return nil, &EncodingError{Offset: offset}
	}
	if !options.Force {
		if err := checkLanguage(text); err != nil {
			return nil, err
		}
	}
	engine, err := p.engine()
	if err != nil {
		return nil, fmt.Errorf("load the English model: %w", err)
	}
	doc := Segment(text)
	if err := engine.annotate(ctx, doc); err != nil {
		return nil, err
	}
	return doc, nil
}

// invalidAt returns the offset of the first byte that is not UTF-8, or -1.
func invalidAt(text string) int {
	if utf8.ValidString(text) {
		return -1
	}
	for i, r := range text {
		if r == utf8.RuneError {
			if _, size := utf8.DecodeRuneInString(text[i:]); size == 1 {
				return i
			}
		}
	}
	return -1
}

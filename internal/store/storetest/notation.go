package storetest

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"hearsay/internal/news"
)

// The notation of an article in a script, a line each:
//
//	title WORDS            outlet NAME            text SENTENCE
//	published 2031-03-04   or with a time, 2031-03-04T07:30:00Z
//	mention HANDLE [times=N] [alias="NAME"] [kind=SHORT]
//	unnamed HANDLE KIND "a description"
//	[LABEL:] relation TYPE SUBJECT OBJECT [NEGATED] [ALLEGED…] [by=HANDLE] [detail="…"] [when=EDTF] [words="…"] [confidence=0.5]
//	[LABEL:] statement SPEAKER|- "words" [INDIRECT|MIXED] [for=HANDLE] [to=HANDLE,…] [on=HANDLE] [about=HANDLE:STANCE,…] [cue=said] [times=2] [when=…]
//	LABEL: event TYPE "name" [role=HANDLE]… [when=…]
//
// Stances may be shortened to + and -; without one it is neutral. Everything
// is said in sentences of its own, in the order of the lines. LABEL becomes the
// handle of the fact.

// line is a line of the notation: words in order and values by key.
type line struct {
	label string
	words []string
	keys  []string
	value map[string]string
}

func parseLine(text string) (line, error) {
	l := line{value: map[string]string{}}
	fields, err := splitFields(text)
	if err != nil {
		return l, err
	}
	if label, ok := strings.CutSuffix(fields[0], ":"); ok {
		l.label, fields = label, fields[1:]
	}
	for _, field := range fields {
		if key, value, ok := strings.Cut(field, "="); ok && !strings.HasPrefix(field, `"`) {
			l.keys = append(l.keys, key)
			l.value[key] = unquote(value)
			continue
		}
		l.words = append(l.words, unquote(field))
	}
	return l, nil
}

func unquote(text string) string { return strings.Trim(text, `"`) }

// splitFields splits at spaces outside quotation marks.
func splitFields(text string) ([]string, error) {
	quoted := false
	fields := strings.FieldsFunc(text, func(r rune) bool {
		if r == '"' {
			quoted = !quoted
		}
		return r == ' ' && !quoted
	})
	if quoted || len(fields) == 0 {
		return nil, fmt.Errorf("quotation marks are not even, or nothing stands in %q", text)
	}
	return fields, nil
}

// parseCast reads lines of a handle, a kind and a name.
func (s *script) parseCast(text string) error {
	for row := range strings.Lines(text) {
		fields := strings.SplitN(strings.TrimSpace(row), " ", 3)
		if len(fields) < 3 {
			return fmt.Errorf("%q has not a handle, a kind and a name", row)
		}
		s.enter(fields[0], news.Entity{Kind: news.Kind(fields[1]), Name: strings.TrimSpace(fields[2])})
	}
	return nil
}

func (s *script) enter(handle string, e news.Entity) {
	if e.ID == "" {
		e.ID = news.EntityID(e.Kind, e.Name)
	}
	s.cast[handle] = e
	s.name(handle, e.ID)
}

// note is an article being read from its notation.
type note struct {
	*script
	*builder
}

func (s *script) parseArticle(file, text string) (news.Graph, error) {
	handle, _, _ := strings.Cut(file, ".")
	n := note{s, newBuilder(news.Article{URL: "https://example.org/" + handle})}
	s.name(handle, n.graph.Article.ID)
	for row := range strings.Lines(text) {
		l, err := parseLine(strings.TrimSpace(row))
		if err != nil {
			return news.Graph{}, err
		}
		if err := n.read(l); err != nil {
			return news.Graph{}, fmt.Errorf("%q: %w", row, err)
		}
	}
	g := n.finish()
	return g, g.Verify()
}

func (n note) read(l line) error {
	rest := strings.Join(l.words[1:], " ")
	switch l.words[0] {
	case "title":
		n.graph.Article.Title = rest
	case "outlet":
		n.graph.Article.Outlet = rest
	case "text":
		n.sentence(rest)
	case "published":
		t, err := parseTime(rest)
		n.graph.Article.Published = t
		return err
	case "mention":
		return n.mention(l)
	case "unnamed":
		kind := news.Kind(l.words[2])
		n.enter(l.words[1], news.Entity{ID: news.UnnamedID(kind, l.words[3], n.graph.Article.ID), Kind: kind, Name: l.words[3], Unnamed: true})
	case "relation":
		return n.readRelation(l)
	case "statement":
		return n.readStatement(l)
	case "event":
		return n.readEvent(l)
	default:
		return fmt.Errorf("unknown notation %q", l.words[0])
	}
	return nil
}

func parseTime(text string) (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t.UTC(), nil
	}
	return time.Parse(time.DateOnly, text)
}

// who refers to the entity with the handle.
func (n note) who(handle string) (news.Entity, error) {
	e, ok := n.cast[handle]
	if !ok {
		return e, fmt.Errorf("nobody is called %q", handle)
	}
	n.refer(e)
	return e, nil
}

func (n note) mention(l line) error {
	times := 1
	if text := l.value["times"]; text != "" {
		var err error
		if times, err = strconv.Atoi(text); err != nil {
			return err
		}
	}
	for range times {
		if _, err := n.who(l.words[1]); err != nil {
			return err
		}
	}
	if alias := l.value["alias"]; alias != "" {
		n.alias(n.id(news.ID(l.words[1])), news.AliasKind(l.value["kind"]), alias)
	}
	return nil
}

// circumstance reads what facts of all sorts have.
func (l line) circumstance() (when news.When, confidence float64, err error) {
	confidence = 1
	if text := l.value["confidence"]; text != "" {
		if confidence, err = strconv.ParseFloat(text, 64); err != nil {
			return when, 0, err
		}
	}
	if text := l.value["when"]; text != "" {
		if when, err = news.ParseEDTF(text); err != nil {
			return when, 0, err
		}
		when.Text = l.value["words"]
	}
	return when, confidence, nil
}

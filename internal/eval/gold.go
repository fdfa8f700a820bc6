package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// Article is an article with what a careful reader takes from it.
type Article struct {
	ID         string      `json:"id"`
	Date       string      `json:"date"` // of publication, YYYY-MM-DD, "" where unknown
	Title      string      `json:"title"`
	URL        string      `json:"url"`
	Text       string      `json:"text"`
	Entities   []Entity    `json:"entities"`
	Relations  []Relation  `json:"relations"`
	Statements []Statement `json:"statements"`
	MustNot    []string    `json:"mustNot"`
}

// Entity is somebody or something the article speaks of.
type Entity struct {
	ID       string   `json:"id"`
	Type     string   `json:"type"` // a news.Kind or OTHER
	Name     string   `json:"name"`
	Mentions []string `json:"mentions"`
	Named    *bool    `json:"named"` // nil means true
}

// Relation is what one did to another.
type Relation struct {
	Type         news.RelationType `json:"type"`
	Subject      string            `json:"subject"`
	Object       string            `json:"object"`
	Polarity     news.Polarity     `json:"polarity"`
	Modality     news.Modality     `json:"modality"`
	AttributedTo *string           `json:"attributedTo"`
	Date         *string           `json:"date"`
	Evidence     string            `json:"evidence"`
	Core         *bool             `json:"core"` // nil means true
}

// Statement is what somebody said; Speaker is nil where the article does not tell.
type Statement struct {
	Speaker   *string   `json:"speaker"`
	QuoteType news.Form `json:"quoteType"`
	Text      string    `json:"text"`
	More      []string  `json:"more"` // further parts of a quotation that others' words interrupt
	Cue       string    `json:"cue"`
	About     []Target  `json:"about"`
	Date      *string   `json:"date"`
	Core      *bool     `json:"core"` // nil means true
}

// Target is what a statement is about.
type Target struct {
	Target string      `json:"target"`
	Stance news.Stance `json:"stance"`
}

// mixedStance is what annotators find here and there that no extractor reads: it is
// asked for and never found.
const mixedStance = "MIXED"

// other is the type of entities that are none of the kinds that are told apart.
const other = "OTHER"

// Load reads the annotated articles of a directory, each a file ID.json, in the
// order of their names. It returns an error that names the file and what is
// wrong with it, or that the directory holds none.
func Load(dir string) ([]Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if len(paths) == 0 {
		return nil, fmt.Errorf("%s: no annotated article there; each is a file NAME.json (see hearsay eval --help)", dir)
	}
	articles := make([]Article, len(paths))
	for i, path := range paths {
		if articles[i], err = loadArticle(path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	return articles, nil
}

func loadArticle(path string) (Article, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return Article{}, err
	}
	var a Article
	if err := json.Unmarshal(data, &a); err != nil {
		return Article{}, err
	}
	if a.ID == "" {
		a.ID = strings.TrimSuffix(filepath.Base(path), ".json")
	}
	return a, a.check()
}

// check returns what is wrong with the annotation, everything at once.
func (a Article) check() error {
	var wrong []error
	complain := func(format string, args ...any) { wrong = append(wrong, fmt.Errorf(format, args...)) }
	if strings.TrimSpace(a.Text) == "" {
		complain("text: is empty")
	}
	known := map[string]bool{}
	for _, e := range a.Entities {
		known[e.ID] = true
		if e.Type != other && !news.Kind(e.Type).Valid() {
			complain("entity %q: type %q: must be one of %v or OTHER", e.ID, e.Type, news.Kinds())
		}
	}
	refer := func(what, id string) {
		if !known[id] {
			complain("%s: no entity has the id %q", what, id)
		}
	}
	for i, r := range a.Relations {
		what := fmt.Sprintf("relation %d (%s)", i+1, r.Type)
		if _, ok := r.Type.Info(); !ok {
			complain("%s: unknown type", what)
		}
		refer(what, r.Subject)
		refer(what, r.Object)
		if r.AttributedTo != nil {
			refer(what, *r.AttributedTo)
		}
		if !slices.Contains(news.Polarities(), r.Polarity) {
			complain("%s: polarity %q: must be one of %v", what, r.Polarity, news.Polarities())
		}
		if !slices.Contains(news.Modalities(), r.Modality) {
			complain("%s: modality %q: must be one of %v", what, r.Modality, news.Modalities())
		}
	}
	for i, s := range a.Statements {
		what := fmt.Sprintf("statement %d", i+1)
		if s.Speaker != nil {
			refer(what, *s.Speaker)
		}
		for _, t := range s.About {
			refer(what, t.Target)
			if !slices.Contains(news.Stances(), t.Stance) && t.Stance != mixedStance {
				complain("%s: stance %q: must be one of %v or %s", what, t.Stance, news.Stances(), mixedStance)
			}
		}
		if !slices.Contains(news.Forms(), s.QuoteType) {
			complain("%s: quoteType %q: must be one of %v", what, s.QuoteType, news.Forms())
		}
	}
	return errors.Join(wrong...)
}

func (e Entity) named() bool { return unlessFalse(e.Named) }

func (r Relation) core() bool { return unlessFalse(r.Core) }

func (s Statement) core() bool { return unlessFalse(s.Core) }

func unlessFalse(flag *bool) bool { return flag == nil || *flag }

// principal reports whether the entity is a person, an organization or a platform.
func principal(kind string) bool {
	return kind == string(news.Person) || kind == string(news.Organization) || kind == string(news.Platform)
}

// words returns all words of the statement.
func (s Statement) words() string { return strings.Join(append([]string{s.Text}, s.More...), " ") }

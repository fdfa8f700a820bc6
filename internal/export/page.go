package export

import (
	"crypto/sha256"
	_ "embed" // the page is part of the program
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strings"

	"hearsay/internal/news"
)

//go:embed page.html
var pageText string

//go:embed page.css
var pageStyle string

// Page writes an article as one web page that needs nothing beside itself: the
// text with what was understood of it marked, and beside it the lists of
// relations, statements, events and names, whose entries light up their places.
// It needs no script, and asks no host for anything. Sentences are those of the
// text, in order; without them the page does not tell which had no fact.
// It returns an error where the draft is not one of the article.
func Page(w io.Writer, a news.Article, d news.Draft, sentences []news.Span) error {
	if err := d.Verify(a.Text); err != nil {
		return err
	}
	tmpl, err := template.New("page").Funcs(template.FuncMap{"owner": ownerOf}).Parse(pageText)
	if err != nil {
		return fmt.Errorf("page.html: %w", err)
	}
	return tmpl.Execute(w, newPage(a, d, sentences))
}

// ownerOf returns e1 for the place e1-2.
func ownerOf(anchor string) string {
	owner, _, _ := strings.Cut(anchor, "-")
	return owner
}

// page is what page.html shows.
type page struct {
	Article    news.Article
	Published  string
	Style      template.CSS
	StyleHash  string
	Sentences  []sentence
	Counted    int // sentences
	Found      int // sentences with a fact
	Relations  []relationItem
	Statements []statementItem
	Events     []eventItem
	Kinds      []kindItem
	Names      int
}

func newPage(a news.Article, d news.Draft, sentences []news.Span) page {
	v := viewer{text: a.Text, draft: d}
	p := page{Article: a, Relations: v.relations(), Statements: v.statements(), Events: v.events(), Kinds: v.kinds()}
	p.Sentences = cutText(a.Text, v.marks, sentences)
	for _, s := range p.Sentences {
		if s.Number > 0 {
			p.Counted++
		}
		if s.Number > 0 && s.Found {
			p.Found++
		}
	}
	for _, kind := range p.Kinds {
		p.Names += len(kind.Entities)
	}
	if !a.Published.IsZero() {
		p.Published = a.Published.Format("2 January 2006")
	}
	style := pageStyle + lights(v.owners)
	sum := sha256.Sum256([]byte(style))
	p.Style, p.StyleHash = template.CSS(style), "sha256-"+base64.StdEncoding.EncodeToString(sum[:]) //nolint:gosec // made of our own names only
	return p
}

// maxLights bounds the entries that light up their places when they are pointed
// at. A browser tries every rule on every stretch of the text: a thousand take
// seconds. An article with more, longer than a long feature, has links only.
const maxLights = 800

// lights returns the rules by which an entry of the lists lights up its places
// in the text, and a place its entries.
func lights(owners []string) string {
	if len(owners) > maxLights {
		return ""
	}
	var rules strings.Builder
	for _, o := range owners {
		fmt.Fprintf(&rules, ":root:has(#%[1]s:is(:hover,:focus-within,:target),.at-%[1]s:target) .%[1]s{background:var(--lit);color:var(--ink)}\n"+
			":root:has(.%[1]s:hover) #%[1]s{border-color:var(--accent)}\n", o)
	}
	return rules.String()
}

// Package extract reads facts off an annotated document: entities with all
// their mentions, relations, statements with their speakers and targets, events
// and times. What it reads is a news.Draft; each fact shows its words.
//
// The work goes in stages, each a file: names become entities, further mentions
// (short names, roles, pronouns) are referred to them, quotations and reporting
// verbs become statements, and predicates become relations by a table
// (frames.tsv) that says which argument is who.
//
// Precision goes before recall. What stands within somebody's speech is alleged
// and attributed, what is negated, planned or thought of is marked as such, and
// what cannot be placed without guessing is left out.
package extract

import (
	"context"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// Name identifies the extractor in evidence. It changes with what it reads.
const Name = "hearsay/2"

// Parser annotates a text; nlp.Parser is one.
type Parser interface {
	Parse(ctx context.Context, text string, options nlp.Options) (*nlp.Doc, error)
}

// Extractor reads articles.
type Extractor struct{ parser Parser }

// New returns an extractor that stands on the parser.
func New(parser Parser) *Extractor { return &Extractor{parser: parser} }

// Extract returns what the article says. It returns the parser's error where
// the text cannot be read, for instance since it is not English.
func (x *Extractor) Extract(ctx context.Context, article news.Article) (news.Draft, error) {
	doc, err := x.parser.Parse(ctx, article.Text, nlp.Options{})
	if err != nil {
		return news.Draft{}, fmt.Errorf("parse: %w", err)
	}
	return Read(article, doc), nil
}

// Read returns what the annotated article says. It is pure: the same document
// gives the same draft.
func Read(article news.Article, doc *nlp.Doc) news.Draft {
	r := newReading(article, doc)
	r.read()
	return r.draft()
}

func (r *reading) read() {
	r.readFacts()
	r.readTargets()
	r.inferTimes()
	r.calibrate()
}

// readFacts reads all but what the statements are about.
func (r *reading) readFacts() {
	r.findTimes()
	r.findMentions()
	r.readQuotations()
	r.resolveFirstPersons()
	r.readReports()
	r.readEvents()
	r.readFrames()
	r.readStates()
	r.readLeavings()
	r.readInterviews()
	r.readAnnouncements()
	r.readAccusations()
	r.readDemands()
}

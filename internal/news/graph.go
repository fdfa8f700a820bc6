package news

import (
	"errors"
	"fmt"
)

// Graph is what one article says, with stable identities: what a store takes.
type Graph struct {
	Article    Article
	Entities   []Entity // without the events
	Events     []Event
	Relations  []Relation
	Statements []Statement

	index   map[ID]bool // of all IDs; filled by Verify, for has
	offsets *Offsets    // of the article's text; filled by Verify
}

// Verify checks every invariant of the graph: identities, known types, allowed
// ends, times, and that each fact has evidence whose words stand in the
// article. It changes nothing that a reader can see.
func (g *Graph) Verify() error {
	if err := g.Article.Verify(); err != nil {
		return err
	}
	g.offsets = NewOffsets(g.Article.Text)
	if err := g.buildIndex(); err != nil {
		return err
	}
	return g.verifyFacts()
}

func (g *Graph) buildIndex() error {
	g.index = make(map[ID]bool, len(g.Entities)+len(g.Events))
	for _, e := range g.Entities {
		if e.Kind == Happening {
			return fmt.Errorf("event %q is listed as a plain entity", e.Name)
		}
		if err := e.verify(); err != nil {
			return err
		}
		if err := g.claim(e.ID); err != nil {
			return err
		}
	}
	for _, e := range g.Events {
		if err := g.claim(e.ID); err != nil {
			return err
		}
	}
	return nil
}

func (g *Graph) verifyFacts() error {
	for _, e := range g.Events {
		if err := e.verify(g); err != nil {
			return fmt.Errorf("event %q: %w", e.Name, err)
		}
	}
	for _, r := range g.Relations {
		if err := g.claim(r.ID); err != nil {
			return err
		}
		if err := r.verify(g); err != nil {
			return fmt.Errorf("relation %s: %w", r.Type, err)
		}
	}
	for _, s := range g.Statements {
		if err := g.claim(s.ID); err != nil {
			return err
		}
		if err := s.verify(g); err != nil {
			return fmt.Errorf("statement %q: %w", s.Text, err)
		}
	}
	return nil
}

// claim notes an ID, which only one node of the graph may have.
func (g *Graph) claim(id ID) error {
	if g.index[id] {
		return fmt.Errorf("ID %q is given twice", id)
	}
	g.index[id] = true
	return nil
}

// has reports whether an entity or event of the graph has the ID.
func (g *Graph) has(id ID) bool { return id.Kind() != "" && g.index[id] }

func (g *Graph) checkEvidence(confidence float64, evidence []Evidence) error {
	if err := checkConfidence(confidence); err != nil {
		return err
	}
	if len(evidence) == 0 {
		return errors.New("it has no evidence")
	}
	seen := map[Span]bool{}
	for _, e := range evidence {
		if seen[e.Span] {
			return fmt.Errorf("evidence %d:%d is given twice", e.Span.Start, e.Span.End)
		}
		seen[e.Span] = true
		if err := e.check(g.Article, g.offsets); err != nil {
			return err
		}
	}
	return nil
}

package resolve

import (
	"fmt"

	"hearsay/internal/news"
)

// Graph builds the graph of an article from its draft and what is known of the
// names. It is pure: the same input gives the same graph. What the draft says
// twice comes out once, with the evidence of both.
func Graph(article news.Article, draft news.Draft, known Known) (news.Graph, error) {
	b := builder{
		article: article,
		draft:   draft,
		offsets: news.NewOffsets(article.Text),
		ids:     make([]news.ID, len(draft.Entities)),
	}
	b.identify(known)
	g := news.Graph{Article: article}
	if err := b.entities(&g); err != nil {
		return news.Graph{}, err
	}
	if err := b.relations(&g); err != nil {
		return news.Graph{}, err
	}
	if err := b.statements(&g); err != nil {
		return news.Graph{}, err
	}
	g = g.Rename(func(id news.ID) news.ID { return id })
	return g, g.Verify()
}

type builder struct {
	article news.Article
	draft   news.Draft
	offsets *news.Offsets
	ids     []news.ID
}

// identify gives every entity of the draft its ID; events come last, since
// theirs are made of their participants'.
func (b *builder) identify(known Known) {
	for i, e := range b.draft.Entities {
		switch {
		case e.Kind == news.Happening:
		case e.Unnamed:
			b.ids[i] = news.UnnamedID(e.Kind, e.Name, b.article.ID)
		default:
			b.ids[i] = news.EntityID(e.Kind, e.Name)
			if found, ok := choose(e, known[i]); ok {
				b.ids[i] = found.ID
			}
		}
	}
	for i, e := range b.draft.Entities {
		if e.Kind == news.Happening {
			b.ids[i] = news.EventID(e.Event.Type, e.Name, e.Event.When, b.participants(e.Event), b.article.ID)
		}
	}
}

func (b *builder) id(entity int) news.ID {
	if entity == news.None {
		return ""
	}
	return b.ids[entity]
}

func (b *builder) participants(e news.DraftEvent) []news.Participant {
	var out []news.Participant
	for _, p := range e.Participants {
		if id := b.id(p.Entity); id != "" { // an event within an event has no ID yet
			out = append(out, news.Participant{Entity: id, Role: p.Role})
		}
	}
	return out
}

func (b *builder) entities(g *news.Graph) error {
	for i, e := range b.draft.Entities {
		entity := news.Entity{
			ID:       b.ids[i],
			Kind:     b.ids[i].Kind(),
			Name:     e.Name,
			Aliases:  aliases(e),
			Unnamed:  e.Unnamed,
			Mentions: len(e.Mentions),
			Articles: 1,
		}
		if e.Kind != news.Happening {
			g.Entities = append(g.Entities, entity)
			continue
		}
		evidence, err := b.evidence(e.Event.Evidence, e.Event.Confidence)
		if err != nil {
			return fmt.Errorf("event %q: %w", e.Name, err)
		}
		g.Events = append(g.Events, news.Event{
			Entity:       entity,
			Type:         e.Event.Type,
			When:         e.Event.When,
			Participants: b.participants(e.Event),
			Confidence:   e.Event.Confidence,
			Evidence:     evidence,
		})
	}
	return nil
}

// aliases lists the forms of the name, each text once, the name itself first.
func aliases(e news.DraftEntity) []news.Alias {
	out := []news.Alias{{Text: e.Name, Kind: nameKind(e), Articles: 1}}
	seen := map[string]bool{e.Name: true}
	for _, alias := range e.Aliases {
		if !seen[alias.Text] {
			seen[alias.Text] = true
			out = append(out, news.Alias{Text: alias.Text, Kind: alias.Kind, Articles: 1})
		}
	}
	return out
}

// relations takes over the draft's relations; one whose ends turn out to be the
// same entity is left out, since nobody stands in a relation to himself.
func (b *builder) relations(g *news.Graph) error {
	for _, r := range b.draft.Relations {
		evidence, err := b.evidence(r.Evidence, r.Confidence)
		if err != nil {
			return fmt.Errorf("relation %s: %w", r.Type, err)
		}
		g.Relations = append(g.Relations, news.Relation{
			Type:         r.Type,
			Subject:      b.id(r.Subject),
			Object:       b.id(r.Object),
			Polarity:     r.Polarity,
			Modality:     r.Modality,
			AttributedTo: b.id(r.AttributedTo),
			Detail:       r.Detail,
			When:         r.When,
			Confidence:   r.Confidence,
			Evidence:     evidence,
		})
	}
	return nil
}

func (b *builder) statements(g *news.Graph) error {
	for _, s := range b.draft.Statements {
		evidence, err := b.evidence(s.Evidence, s.Confidence)
		if err != nil {
			return fmt.Errorf("statement %q: %w", s.Text, err)
		}
		statement := news.Statement{
			Speaker:    b.id(s.Speaker),
			OnBehalfOf: b.id(s.OnBehalfOf),
			Platform:   b.id(s.Platform),
			Form:       s.Form,
			Text:       s.Text,
			Cue:        s.Cue,
			When:       s.When,
			Confidence: s.Confidence,
			Evidence:   evidence,
		}
		for _, entity := range s.Addressees {
			statement.Addressees = append(statement.Addressees, b.id(entity))
		}
		for _, target := range s.About {
			statement.About = append(statement.About, news.Target{Entity: b.id(target.Entity), Stance: target.Stance})
		}
		g.Statements = append(g.Statements, statement)
	}
	return nil
}

// evidence quotes the spans, each once.
func (b *builder) evidence(drafts []news.DraftEvidence, confidence float64) ([]news.Evidence, error) {
	var out []news.Evidence
	seen := map[news.Span]bool{}
	for _, d := range drafts {
		if seen[d.Span] {
			continue
		}
		seen[d.Span] = true
		e, err := b.article.Quote(b.offsets, d.Span, d.Sentence)
		if err != nil {
			return nil, err
		}
		e.Cue, e.Extractor, e.Confidence = d.Cue, b.draft.Extractor, confidence
		out = append(out, e)
	}
	return out, nil
}

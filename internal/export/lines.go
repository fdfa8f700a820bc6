package export

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Lines writes everything in a store as JSON lines: the articles first, then
// the entities, events, relations and statements, each fact with its evidence.
// A line is an object with one key that names what it holds. The order depends
// on the content alone, so that two stores with the same content give the same
// bytes. Memory is bounded by a page.
func Lines(ctx context.Context, r store.Reader, w io.Writer) error {
	out := lineWriter{ctx: ctx, reader: r, encoder: json.NewEncoder(w)}
	out.encoder.SetEscapeHTML(false)
	for _, part := range [...]struct {
		name  string
		write func() error
	}{
		{"articles", out.articles},
		{"entities", out.entities},
		{"events", out.events},
		{"relations", out.relations},
		{"statements", out.statements},
	} {
		if err := part.write(); err != nil {
			return fmt.Errorf("export %s: %w", part.name, err)
		}
	}
	return nil
}

type lineWriter struct {
	ctx     context.Context //nolint:containedctx // lives as long as one call of Lines
	reader  store.Reader
	encoder *json.Encoder
}

func (w lineWriter) line(kind string, value any) error {
	return w.encoder.Encode(map[string]any{kind: value})
}

type articleLine struct {
	ID        news.ID  `json:"id"`
	URL       string   `json:"url,omitempty"`
	Title     string   `json:"title,omitempty"`
	Outlet    string   `json:"outlet,omitempty"`
	Authors   []string `json:"authors,omitempty"`
	Published *string  `json:"published"`
	Text      string   `json:"text"`
}

func (w lineWriter) articles() error {
	return walk(store.ArticleFilter{}, func(page store.PageRequest) (store.Page[news.Article], error) {
		return first(w.reader.Articles(w.ctx, []store.ArticleQuery{{PageRequest: page}}))
	}, func(a news.Article) error {
		return w.line("article", articleLine{a.ID, a.URL, a.Title, a.Outlet, a.Authors, instant(a.Published), a.Text})
	})
}

type entityLine struct {
	ID       news.ID     `json:"id"`
	Type     news.Kind   `json:"type"`
	Name     string      `json:"name"`
	Unnamed  bool        `json:"unnamed,omitempty"`
	Aliases  []aliasLine `json:"aliases"`
	Mentions int         `json:"mentions"`
	Articles int         `json:"articles"`
	First    *string     `json:"first"`
	Last     *string     `json:"last"`
}

type aliasLine struct {
	Text     string         `json:"text"`
	Kind     news.AliasKind `json:"kind"`
	Articles int            `json:"articles"`
}

func newEntityLine(e news.Entity) entityLine {
	line := entityLine{
		ID: e.ID, Type: e.Kind, Name: e.Name, Unnamed: e.Unnamed, Aliases: []aliasLine{},
		Mentions: e.Mentions, Articles: e.Articles, First: instant(e.First), Last: instant(e.Last),
	}
	for _, alias := range e.Aliases {
		line.Aliases = append(line.Aliases, aliasLine(alias))
	}
	return line
}

func (w lineWriter) entities() error {
	return walk(store.EntityFilter{}, func(page store.PageRequest) (store.Page[news.Entity], error) {
		return first(w.reader.Entities(w.ctx, []store.EntityQuery{{PageRequest: page}}))
	}, func(e news.Entity) error {
		if e.Kind == news.Happening {
			return nil // follows among the events
		}
		return w.line("entity", newEntityLine(e))
	})
}

type eventLine struct {
	entityLine
	EventType    news.EventType    `json:"eventType"`
	When         *Time             `json:"when"`
	Participants []participantLine `json:"participants"`
	Confidence   float64           `json:"confidence"`
	Evidence     []evidenceLine    `json:"evidence"`
}

type participantLine struct {
	Entity news.ID `json:"entity"`
	Role   string  `json:"role"`
}

func (w lineWriter) events() error {
	return walk(store.EventFilter{}, func(page store.PageRequest) (store.Page[news.Event], error) {
		return first(w.reader.Events(w.ctx, []store.EventQuery{{PageRequest: page}}))
	}, func(e news.Event) error {
		line := eventLine{entityLine: newEntityLine(e.Entity), EventType: e.Type, When: newTime(e.When), Confidence: e.Confidence}
		for _, p := range e.Participants {
			line.Participants = append(line.Participants, participantLine(p))
		}
		var err error
		if line.Evidence, err = w.evidence(e.ID); err != nil {
			return err
		}
		return w.line("event", line)
	})
}

type relationLine struct {
	ID           news.ID           `json:"id"`
	Type         news.RelationType `json:"type"`
	Subject      news.ID           `json:"subject"`
	Object       news.ID           `json:"object"`
	Polarity     news.Polarity     `json:"polarity"`
	Modality     news.Modality     `json:"modality"`
	AttributedTo news.ID           `json:"attributedTo,omitempty"`
	Detail       string            `json:"detail,omitempty"`
	When         *Time             `json:"when"`
	Confidence   float64           `json:"confidence"`
	Sources      int               `json:"sources"`
	Evidence     []evidenceLine    `json:"evidence"`
}

func (w lineWriter) relations() error {
	return walk(store.RelationFilter{}, func(page store.PageRequest) (store.Page[news.Relation], error) {
		return first(w.reader.Relations(w.ctx, []store.RelationQuery{{PageRequest: page}}))
	}, func(r news.Relation) error {
		evidence, err := w.evidence(r.ID)
		if err != nil {
			return err
		}
		return w.line("relation", relationLine{
			r.ID, r.Type, r.Subject, r.Object, r.Polarity, r.Modality, r.AttributedTo, r.Detail,
			newTime(r.When), r.Confidence, r.Sources, evidence,
		})
	})
}

type statementLine struct {
	ID         news.ID        `json:"id"`
	Speaker    news.ID        `json:"speaker,omitempty"`
	OnBehalfOf news.ID        `json:"onBehalfOf,omitempty"`
	Addressees []news.ID      `json:"addressees,omitempty"`
	Form       news.Form      `json:"form"`
	Text       string         `json:"text"`
	Cue        string         `json:"cue,omitempty"`
	About      []targetLine   `json:"about"`
	Platform   news.ID        `json:"platform,omitempty"`
	When       *Time          `json:"when"`
	Confidence float64        `json:"confidence"`
	Sources    int            `json:"sources"`
	Evidence   []evidenceLine `json:"evidence"`
}

type targetLine struct {
	Entity news.ID     `json:"entity"`
	Stance news.Stance `json:"stance"`
}

func (w lineWriter) statements() error {
	return walk(store.StatementFilter{}, func(page store.PageRequest) (store.Page[news.Statement], error) {
		return first(w.reader.Statements(w.ctx, []store.StatementQuery{{PageRequest: page}}))
	}, func(s news.Statement) error {
		evidence, err := w.evidence(s.ID)
		if err != nil {
			return err
		}
		line := statementLine{
			s.ID, s.Speaker, s.OnBehalfOf, s.Addressees, s.Form, s.Text, s.Cue, []targetLine{}, s.Platform,
			newTime(s.When), s.Confidence, s.Sources, evidence,
		}
		for _, target := range s.About {
			line.About = append(line.About, targetLine(target))
		}
		return w.line("statement", line)
	})
}

type evidenceLine struct {
	Article news.ID `json:"article"`
	Span
	Sentence   string  `json:"sentence"`
	Cue        string  `json:"cue,omitempty"`
	Extractor  string  `json:"extractor"`
	Confidence float64 `json:"confidence"`
}

func (w lineWriter) evidence(fact news.ID) ([]evidenceLine, error) {
	lines := []evidenceLine{}
	err := walk(store.EvidenceQuery{Fact: fact}, func(page store.PageRequest) (store.Page[news.Evidence], error) {
		return first(w.reader.Evidence(w.ctx, []store.EvidenceQuery{{Fact: fact, PageRequest: page}}))
	}, func(e news.Evidence) error {
		lines = append(lines, evidenceLine{
			e.Article, Span{e.CodePoints.Start, e.CodePoints.End, e.Text}, e.Context, e.Cue, e.Extractor, e.Confidence,
		})
		return nil
	})
	return lines, err
}

package export

import (
	"strconv"

	"hearsay/internal/news"
)

// Draft is what one article says. Entities are referred to by their local IDs,
// e1, e2, …; events are entities of type EVENT with more told under Events.
type Draft struct {
	Entities   []Entity    `json:"entities"`
	Relations  []Relation  `json:"relations"`
	Statements []Statement `json:"statements"`
	Events     []Event     `json:"events"`
}

// Entity is somebody or something the article speaks of.
type Entity struct {
	ID       string    `json:"id"`
	Type     news.Kind `json:"type"`
	Name     string    `json:"name"`
	Unnamed  bool      `json:"unnamed,omitempty"`
	Aliases  []string  `json:"aliases,omitempty"`
	Mentions []Span    `json:"mentions"`
}

// Relation is what one did to another.
type Relation struct {
	Type         news.RelationType `json:"type"`
	Subject      string            `json:"subject"`
	Object       string            `json:"object"`
	Polarity     news.Polarity     `json:"polarity"`
	Modality     news.Modality     `json:"modality"`
	AttributedTo *string           `json:"attributedTo"`
	Detail       string            `json:"detail,omitempty"`
	When         *Time             `json:"when"`
	Confidence   float64           `json:"confidence"`
	Evidence     []Span            `json:"evidence"`
}

// Statement is what somebody said; Speaker is null where the article does not tell.
type Statement struct {
	Speaker    *string   `json:"speaker"`
	OnBehalfOf *string   `json:"onBehalfOf,omitempty"`
	Addressees []string  `json:"addressees,omitempty"`
	Form       news.Form `json:"form"`
	Text       string    `json:"text"`
	Cue        string    `json:"cue"`
	About      []Target  `json:"about"`
	Platform   *string   `json:"platform,omitempty"`
	When       *Time     `json:"when"`
	Confidence float64   `json:"confidence"`
	Evidence   []Span    `json:"evidence"`
}

// Target is what a statement is about.
type Target struct {
	Target string      `json:"target"`
	Stance news.Stance `json:"stance"`
}

// Event tells more of an entity of type EVENT.
type Event struct {
	ID           string         `json:"id"`
	Type         news.EventType `json:"type"`
	Name         string         `json:"name"`
	When         *Time          `json:"when"`
	Participants []Participant  `json:"participants"`
	Confidence   float64        `json:"confidence"`
	Evidence     []Span         `json:"evidence"`
}

// Participant takes part in an event.
type Participant struct {
	Entity string `json:"entity"`
	Role   string `json:"role"`
}

// NewDraft brings a verified draft of the text into its written form.
func NewDraft(text string, d news.Draft) Draft {
	w := writer{text: text, offsets: news.NewOffsets(text)}
	out := Draft{Entities: []Entity{}, Relations: []Relation{}, Statements: []Statement{}, Events: []Event{}}
	for i, e := range d.Entities {
		out.Entities = append(out.Entities, w.entity(i, e))
		if e.Kind == news.Happening {
			out.Events = append(out.Events, w.event(i, e))
		}
	}
	for _, r := range d.Relations {
		out.Relations = append(out.Relations, w.relation(r))
	}
	for _, s := range d.Statements {
		out.Statements = append(out.Statements, w.statement(s))
	}
	return out
}

type writer struct {
	text    string
	offsets *news.Offsets
}

func local(entity int) string { return "e" + strconv.Itoa(entity+1) }

func localOrNone(entity int) *string {
	if entity == news.None {
		return nil
	}
	id := local(entity)
	return &id
}

func (w writer) span(s news.Span) Span {
	points := w.offsets.CodePoints(s)
	return Span{Start: points.Start, End: points.End, Text: s.Of(w.text)}
}

func (w writer) evidence(drafts []news.DraftEvidence) []Span {
	out := make([]Span, len(drafts))
	for i, d := range drafts {
		out[i] = w.span(d.Span)
	}
	return out
}

func (w writer) entity(i int, e news.DraftEntity) Entity {
	out := Entity{ID: local(i), Type: e.Kind, Name: e.Name, Unnamed: e.Unnamed, Mentions: make([]Span, len(e.Mentions))}
	for j, span := range e.Mentions {
		out.Mentions[j] = w.span(span)
	}
	for _, alias := range e.Aliases {
		out.Aliases = append(out.Aliases, alias.Text)
	}
	return out
}

func (w writer) event(i int, e news.DraftEntity) Event {
	out := Event{
		ID:           local(i),
		Type:         e.Event.Type,
		Name:         e.Name,
		When:         newTime(e.Event.When),
		Participants: []Participant{},
		Confidence:   e.Event.Confidence,
		Evidence:     w.evidence(e.Event.Evidence),
	}
	for _, p := range e.Event.Participants {
		out.Participants = append(out.Participants, Participant{Entity: local(p.Entity), Role: p.Role})
	}
	return out
}

func (w writer) relation(r news.DraftRelation) Relation {
	return Relation{
		Type:         r.Type,
		Subject:      local(r.Subject),
		Object:       local(r.Object),
		Polarity:     r.Polarity,
		Modality:     r.Modality,
		AttributedTo: localOrNone(r.AttributedTo),
		Detail:       r.Detail,
		When:         newTime(r.When),
		Confidence:   r.Confidence,
		Evidence:     w.evidence(r.Evidence),
	}
}

func (w writer) statement(s news.DraftStatement) Statement {
	out := Statement{
		Speaker:    localOrNone(s.Speaker),
		OnBehalfOf: localOrNone(s.OnBehalfOf),
		Form:       s.Form,
		Text:       s.Text,
		Cue:        s.Cue,
		About:      []Target{},
		Platform:   localOrNone(s.Platform),
		When:       newTime(s.When),
		Confidence: s.Confidence,
		Evidence:   w.evidence(s.Evidence),
	}
	for _, entity := range s.Addressees {
		out.Addressees = append(out.Addressees, local(entity))
	}
	for _, target := range s.About {
		out.About = append(out.About, Target{Target: local(target.Entity), Stance: target.Stance})
	}
	return out
}

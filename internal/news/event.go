package news

import (
	"fmt"
	"slices"
)

// Event is an entity of kind EVENT with what makes it one: an interview, an
// attack, an election, a lawsuit, a meeting.
type Event struct {
	Entity
	Type         EventType
	When         When
	Participants []Participant
	Confidence   float64
	Evidence     []Evidence // in a Graph; a store answers it in pages of its own
}

// EventType says what sort of thing happened.
type EventType string

var eventTypes = [...]EventType{
	"INTERVIEW", "MEETING", "DEBATE", "SPEECH", "ELECTION", "VOTE", "TRIAL", "LAWSUIT", "INVESTIGATION", "ARREST",
	"ATTACK", "CYBERATTACK", "PROTEST", "ACCIDENT", "DISASTER", "DEATH", "ACQUISITION", "LAUNCH", "APPOINTMENT",
	"COMPETITION", "CEREMONY", "AGREEMENT", "CRIME", "OTHER",
}

// EventTypes returns all types of events.
func EventTypes() []EventType { return eventTypes[:] }

// Participant is an entity that takes part in an event, and as what.
type Participant struct {
	Entity ID
	Role   string // lower case, such as "interviewer", "victim", "place"
}

// EventID returns the identity of an event: its type, who took part and when it
// began, where both are known; else its folded name within the article.
func EventID(t EventType, name string, when When, participants []Participant, article ID) ID {
	if when.IsZero() || len(participants) == 0 {
		return NewID(Happening.Prefix(), "article", string(t), Fold(name), string(article))
	}
	who := make([]string, len(participants))
	for i, p := range participants {
		who[i] = string(p.Entity)
	}
	slices.Sort(who)
	who = slices.Compact(who)
	return NewID(Happening.Prefix(), append([]string{"event", string(t), when.EDTF()}, who...)...)
}

func (e Event) verify(g *Graph) error {
	if e.Kind != Happening || !slices.Contains(eventTypes[:], e.Type) {
		return fmt.Errorf("unknown event type %q or kind %q", e.Type, e.Kind)
	}
	if err := e.Entity.verify(); err != nil {
		return err
	}
	for _, p := range e.Participants {
		if !g.has(p.Entity) || p.Role == "" {
			return fmt.Errorf("participant %q is unknown or has no role", p.Entity)
		}
		if err := checkTexts(p.Role); err != nil {
			return err
		}
	}
	if err := e.When.verify(); err != nil {
		return err
	}
	return g.checkEvidence(e.Confidence, e.Evidence)
}

// SortKey returns the key that orders lists of events, see [SortKey].
func (e Event) SortKey() string { return SortKey(e.When.Begin(), e.ID) }

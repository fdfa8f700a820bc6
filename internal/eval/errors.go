package eval

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay/internal/news"
)

// Error is one thing that went wrong.
type Error struct {
	Kind    ErrorKind `json:"kind"`
	Article string    `json:"article"`
	What    string    `json:"what"`            // in names and types
	Words   string    `json:"words,omitempty"` // of the article
}

// ErrorKind says what went wrong.
type ErrorKind string

// The kinds of errors.
const (
	MissedEntity    ErrorKind = "entity missed"
	ExtraEntity     ErrorKind = "entity that nobody annotated"
	EntityType      ErrorKind = "entity of another type"
	MissedParty     ErrorKind = "relation missed: one of the two was not found"
	MissedRelation  ErrorKind = "relation missed: nothing between the two"
	OtherRelation   ErrorKind = "relation missed: another one between the two"
	OtherMode       ErrorKind = "relation missed: other polarity or modality"
	ExtraRelation   ErrorKind = "relation that nobody annotated"
	MissedStatement ErrorKind = "statement missed"
	ExtraStatement  ErrorKind = "statement that nobody annotated"
	WrongSpeaker    ErrorKind = "another speaker"
	MissedTarget    ErrorKind = "no target found"
	WrongStance     ErrorKind = "another stance"
)

func (s *scoring) report(kind ErrorKind, words, format string, args ...any) {
	s.result.Errors = append(s.result.Errors, Error{kind, s.gold.ID, fmt.Sprintf(format, args...), words})
}

func (s *scoring) missedRelation(gold Relation) {
	kind := MissedRelation
	typed := func(read news.DraftRelation) bool { return read.Type == gold.Type && s.same(gold, read, family) }
	switch {
	case !s.found(gold.Subject) || !s.found(gold.Object):
		kind = MissedParty
	case slices.ContainsFunc(s.draft.Relations, typed):
		kind = OtherMode
	case s.has(gold, pair) != nil:
		kind = OtherRelation
	}
	s.report(kind, gold.Evidence, "%s %s %s", s.annotatedName(gold.Subject), gold.Type, s.annotatedName(gold.Object))
}

func (s *scoring) extraRelation(read news.DraftRelation) {
	words := ""
	if len(read.Evidence) > 0 {
		words = read.Evidence[0].Sentence.Of(s.gold.Text)
	}
	s.report(ExtraRelation, words, "%s %s %s (%.2f)", s.name(read.Subject), read.Type, s.name(read.Object), read.Confidence)
}

// name returns the name of a read entity.
func (s *scoring) name(entity int) string {
	if entity == news.None {
		return "nobody"
	}
	return s.draft.Entities[entity].Name
}

// annotatedName returns the name of an annotated entity.
func (s *scoring) annotatedName(id string) string { return s.alignment.gold[id].Name }

func (s *scoring) annotatedNameOrNobody(id *string) string {
	if id == nil {
		return "nobody"
	}
	return s.annotatedName(*id)
}

// ErrorGroup is all errors of a kind.
type ErrorGroup struct {
	Kind   ErrorKind `json:"kind"`
	Errors []Error   `json:"errors"`
}

// groupErrors gathers errors by kind, the largest group first.
func groupErrors(results []Result) []ErrorGroup {
	byKind := map[ErrorKind][]Error{}
	for _, r := range results {
		for _, e := range r.Errors {
			byKind[e.Kind] = append(byKind[e.Kind], e)
		}
	}
	groups := make([]ErrorGroup, 0, len(byKind))
	for kind, errors := range byKind {
		groups = append(groups, ErrorGroup{kind, errors})
	}
	slices.SortFunc(groups, func(a, b ErrorGroup) int {
		return cmp.Or(cmp.Compare(len(b.Errors), len(a.Errors)), cmp.Compare(a.Kind, b.Kind))
	})
	return groups
}

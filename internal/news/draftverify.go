package news

import (
	"fmt"
	"slices"
)

// Verify checks that the draft fits the article's text: spans, references
// between its parts, known types, and evidence for every fact.
func (d Draft) Verify(text string) error {
	if d.Extractor == "" {
		return fmt.Errorf("the draft names no extractor")
	}
	for i, e := range d.Entities {
		if err := d.verifyEntity(e, text); err != nil {
			return fmt.Errorf("entity %d %q: %w", i, e.Name, err)
		}
	}
	for i, r := range d.Relations {
		if err := d.verifyRelation(r, text); err != nil {
			return fmt.Errorf("relation %d %s: %w", i, r.Type, err)
		}
	}
	for i, s := range d.Statements {
		if err := d.verifyStatement(s, text); err != nil {
			return fmt.Errorf("statement %d: %w", i, err)
		}
	}
	return nil
}

func (d Draft) verifyEntity(e DraftEntity, text string) error {
	if !e.Kind.Valid() || Fold(e.Name) == "" {
		return fmt.Errorf("unknown kind %q or a name without letters", e.Kind)
	}
	for _, span := range e.Mentions {
		if err := span.Check(text); err != nil {
			return err
		}
	}
	for _, alias := range e.Aliases {
		if alias.Text == "" || !slices.Contains(AliasKinds(), alias.Kind) {
			return fmt.Errorf("alias %q of kind %q", alias.Text, alias.Kind)
		}
	}
	if e.Kind != Happening {
		return nil
	}
	for _, p := range e.Event.Participants {
		if p.Role == "" || !d.refers(p.Entity) {
			return fmt.Errorf("participant %d has no role or is not in the draft", p.Entity)
		}
	}
	if !slices.Contains(eventTypes[:], e.Event.Type) {
		return fmt.Errorf("unknown event type %q", e.Event.Type)
	}
	return checkDraftFact(e.Event.When, e.Event.Confidence, e.Event.Evidence, text)
}

func (d Draft) verifyRelation(r DraftRelation, text string) error {
	info, ok := r.Type.Info()
	switch {
	case !ok:
		return fmt.Errorf("the type is not in the table")
	case !d.refers(r.Subject) || !d.refers(r.Object) || !d.refersOrNone(r.AttributedTo):
		return fmt.Errorf("it joins %d and %d, attributed to %d, which are not all in the draft", r.Subject, r.Object, r.AttributedTo)
	case r.Subject == r.Object:
		return fmt.Errorf("it joins %d to itself", r.Subject)
	case !info.Allows(d.Entities[r.Subject].Kind, d.Entities[r.Object].Kind):
		return fmt.Errorf("it does not go from %s to %s", d.Entities[r.Subject].Kind, d.Entities[r.Object].Kind)
	case !slices.Contains(Polarities(), r.Polarity) || !slices.Contains(Modalities(), r.Modality):
		return fmt.Errorf("unknown polarity %q or modality %q", r.Polarity, r.Modality)
	}
	return checkDraftFact(r.When, r.Confidence, r.Evidence, text)
}

func (d Draft) verifyStatement(s DraftStatement, text string) error {
	if Fold(s.Text) == "" || !slices.Contains(Forms(), s.Form) {
		return fmt.Errorf("it has no words or the unknown form %q", s.Form)
	}
	for _, entity := range [...]int{s.Speaker, s.OnBehalfOf, s.Platform} {
		if !d.refersOrNone(entity) {
			return fmt.Errorf("entity %d is not in the draft", entity)
		}
	}
	for _, entity := range s.Addressees {
		if !d.refers(entity) {
			return fmt.Errorf("addressee %d is not in the draft", entity)
		}
	}
	for _, target := range s.About {
		if !d.refers(target.Entity) || !slices.Contains(Stances(), target.Stance) {
			return fmt.Errorf("target %d is not in the draft or has the unknown stance %q", target.Entity, target.Stance)
		}
	}
	return checkDraftFact(s.When, s.Confidence, s.Evidence, text)
}

func (d Draft) refers(entity int) bool       { return entity >= 0 && entity < len(d.Entities) }
func (d Draft) refersOrNone(entity int) bool { return entity == None || d.refers(entity) }

func checkDraftFact(when When, confidence float64, evidence []DraftEvidence, text string) error {
	if err := when.verify(); err != nil {
		return err
	}
	if err := checkConfidence(confidence); err != nil {
		return err
	}
	if len(evidence) == 0 {
		return fmt.Errorf("it has no evidence")
	}
	for _, e := range evidence {
		if err := e.Span.Check(text); err != nil {
			return err
		}
		if err := e.Sentence.Check(text); err != nil {
			return fmt.Errorf("sentence: %w", err)
		}
		if !e.Sentence.Contains(e.Span) {
			return fmt.Errorf("evidence %v lies outside its sentence %v", e.Span, e.Sentence)
		}
	}
	return nil
}

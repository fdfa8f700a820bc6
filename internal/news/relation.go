package news

import (
	"fmt"
	"slices"
	"time"
)

// Relation is one thing that somebody did to, with or for somebody: a directed,
// typed edge of the graph.
type Relation struct {
	ID           ID
	Type         RelationType
	Subject      ID
	Object       ID
	Polarity     Polarity
	Modality     Modality
	AttributedTo ID     // whose claim it is; "" where the newsroom says it
	Detail       string // the position held, the charge, the kin, in the article's words; may be empty
	When         When
	Confidence   float64
	Sources      int        // how many articles report it
	First        time.Time  // publication time of the first dated report
	Last         time.Time  // and of the last
	Evidence     []Evidence // in a Graph; a store answers it in pages of its own
}

// Polarity tells a deed from its denial.
type Polarity string

// The polarities.
const (
	Positive Polarity = "POSITIVE"
	Negated  Polarity = "NEGATED" // the article says that it did not happen
)

// Polarities returns all polarities.
func Polarities() []Polarity { return []Polarity{Positive, Negated} }

// Modality tells what is so from what is said, planned or thought of.
type Modality string

// The modalities.
const (
	Asserted    Modality = "ASSERTED"    // the newsroom says it in its own voice
	Alleged     Modality = "ALLEGED"     // somebody in the article claims it
	Planned     Modality = "PLANNED"     // it is to happen
	Possible    Modality = "POSSIBLE"    // it may be or may happen
	Conditional Modality = "CONDITIONAL" // it would be so if something else were
)

// Modalities returns all modalities.
func Modalities() []Modality { return []Modality{Asserted, Alleged, Planned, Possible, Conditional} }

// RelationKey is what makes a relation itself; reports that agree in it are
// reports of one relation.
type RelationKey struct {
	Type         RelationType
	Subject      ID
	Object       ID
	Polarity     Polarity
	Modality     Modality
	AttributedTo ID
	When         string // EDTF; "" for undated
}

// Key returns what makes the relation itself. The ends of a symmetric type are
// put in order, so that "A met B" and "B met A" are one.
func (r Relation) Key() RelationKey {
	key := RelationKey{r.Type, r.Subject, r.Object, r.Polarity, r.Modality, r.AttributedTo, r.When.EDTF()}
	if r.Type.Symmetric() && key.Subject > key.Object {
		key.Subject, key.Object = key.Object, key.Subject
	}
	return key
}

// RelationID returns the identity of the relation with the key.
func RelationID(k RelationKey) ID {
	return NewID(RelationPrefix, string(k.Type), string(k.Subject), string(k.Object),
		string(k.Polarity), string(k.Modality), string(k.AttributedTo), k.When)
}

func (r Relation) verify(g *Graph) error {
	info, ok := r.Type.Info()
	key := r.Key()
	switch {
	case !ok:
		return fmt.Errorf("unknown relation type %q", r.Type)
	case r.ID != RelationID(key):
		return fmt.Errorf("relation ID %q is not computed from the relation", r.ID)
	case r.Subject != key.Subject:
		return fmt.Errorf("the ends of %s, which is symmetric, are not in order", r.Type)
	case r.Subject == r.Object:
		return fmt.Errorf("%s joins %q to itself", r.Type, r.Subject)
	case !g.has(r.Subject) || !g.has(r.Object) || (r.AttributedTo != "" && !g.has(r.AttributedTo)):
		return fmt.Errorf("%s names an unknown entity", r.Type)
	case !info.Allows(r.Subject.Kind(), r.Object.Kind()):
		return fmt.Errorf("%s does not go from %s to %s", r.Type, r.Subject.Kind(), r.Object.Kind())
	case !slices.Contains(Polarities(), r.Polarity):
		return fmt.Errorf("unknown polarity %q", r.Polarity)
	case !slices.Contains(Modalities(), r.Modality):
		return fmt.Errorf("unknown modality %q", r.Modality)
	}
	if err := checkTexts(r.Detail); err != nil {
		return err
	}
	if err := r.When.verify(); err != nil {
		return err
	}
	return g.checkEvidence(r.Confidence, r.Evidence)
}

// SortKey returns the key that orders lists of relations, see [SortKey].
func (r Relation) SortKey() string { return SortKey(r.When.Begin(), r.ID) }

package news

import (
	"fmt"
	"time"
)

// Statement is something that somebody said, wrote or made known.
type Statement struct {
	ID         ID
	Speaker    ID // "" where the article does not tell
	OnBehalfOf ID // whom the speaker speaks for; "" for nobody else
	Addressees []ID
	Form       Form
	Text       string // the words (DIRECT, MIXED) or the reported clause (INDIRECT)
	Cue        string // the reporting word: "said", "wrote", "accused"
	About      []Target
	Platform   ID // where it was said; "" where unknown
	When       When
	Confidence float64
	Sources    int        // how many articles report it
	First      time.Time  // publication time of the first dated report
	Last       time.Time  // and of the last
	Evidence   []Evidence // in a Graph; a store answers it in pages of its own
}

// Form says how the words are given.
type Form string

// The forms of statements.
const (
	Direct   Form = "DIRECT"   // between quotation marks, or a post
	Indirect Form = "INDIRECT" // retold
	Mixed    Form = "MIXED"    // retold with some of the words in quotation marks
)

// Forms returns all forms.
func Forms() []Form { return []Form{Direct, Indirect, Mixed} }

// Target is what a statement is about, and how it takes it.
type Target struct {
	Entity ID
	Stance Stance
}

// Stance is the speaker's attitude to a target.
type Stance string

// The stances.
const (
	Favourable   Stance = "POSITIVE"
	Neutral      Stance = "NEUTRAL"
	Unfavourable Stance = "NEGATIVE"
)

// Stances returns all stances.
func Stances() []Stance { return []Stance{Favourable, Neutral, Unfavourable} }

// StatementID returns the identity of a statement: its speaker and its folded
// words. The same words by the same speaker are one statement, however often
// and wherever they are printed.
func StatementID(speaker ID, text string) ID {
	return NewID(StatementPrefix, string(speaker), Fold(text))
}

func (s Statement) verify(g *Graph) error {
	switch {
	case s.ID != StatementID(s.Speaker, s.Text):
		return fmt.Errorf("statement ID %q is not computed from the statement", s.ID)
	case Fold(s.Text) == "":
		return fmt.Errorf("statement %q has no words", s.Text)
	case s.Form != Direct && s.Form != Indirect && s.Form != Mixed:
		return fmt.Errorf("unknown form %q", s.Form)
	}
	for _, id := range [...]ID{s.Speaker, s.OnBehalfOf, s.Platform} {
		if id != "" && !g.has(id) {
			return fmt.Errorf("statement names the unknown entity %q", id)
		}
	}
	for _, id := range s.Addressees {
		if !g.has(id) {
			return fmt.Errorf("statement is addressed to the unknown entity %q", id)
		}
	}
	if err := checkTexts(s.Text, s.Cue); err != nil {
		return err
	}
	if err := s.verifyAbout(g); err != nil {
		return err
	}
	if err := s.When.verify(); err != nil {
		return err
	}
	return g.checkEvidence(s.Confidence, s.Evidence)
}

func (s Statement) verifyAbout(g *Graph) error {
	seen := map[ID]bool{}
	for _, target := range s.About {
		if !g.has(target.Entity) || seen[target.Entity] {
			return fmt.Errorf("statement is about %q, which is unknown or repeated", target.Entity)
		}
		if target.Stance != Favourable && target.Stance != Neutral && target.Stance != Unfavourable {
			return fmt.Errorf("unknown stance %q", target.Stance)
		}
		seen[target.Entity] = true
	}
	return nil
}

// SortKey returns the key that orders lists of statements, see [SortKey].
func (s Statement) SortKey() string { return SortKey(s.When.Begin(), s.ID) }

package news

import (
	"fmt"
	"slices"
	"time"
)

// Entity is somebody or something that articles name. In a Graph the counts
// are those of its one article; a store answers them summed over all.
type Entity struct {
	ID       ID
	Kind     Kind
	Name     string  // the name it goes by
	Aliases  []Alias // every form in which it is named, Name among them
	Unnamed  bool    // known by a description only ("a police spokesman"), and kept to its article
	Mentions int     // how often it is referred to
	Articles int     // how many articles refer to it
	First    time.Time
	Last     time.Time // publication times of the first and last dated article that refers to it
}

// Alias is one form of an entity's name.
type Alias struct {
	Text     string
	Kind     AliasKind
	Articles int // how many articles use this form
}

// AliasKind says what sort of name a form is.
type AliasKind string

// The kinds of aliases.
const (
	FullName   AliasKind = "NAME"
	ShortName  AliasKind = "SHORT"
	FormerName AliasKind = "FORMER"
	Acronym    AliasKind = "ACRONYM"
	Handle     AliasKind = "HANDLE"
	Role       AliasKind = "ROLE"
)

// AliasKinds returns all kinds of aliases.
func AliasKinds() []AliasKind {
	return []AliasKind{FullName, ShortName, FormerName, Acronym, Handle, Role}
}

// EntityID returns the identity of a named entity: its kind and folded name.
func EntityID(kind Kind, name string) ID { return NewID(kind.Prefix(), "name", Fold(name)) }

// UnnamedID returns the identity of an entity that an article does not name:
// its kind, its description and the article that it is kept to.
func UnnamedID(kind Kind, description string, article ID) ID {
	return NewID(kind.Prefix(), "unnamed", Fold(description), string(article))
}

func (e Entity) verify() error {
	switch {
	case !e.Kind.Valid():
		return fmt.Errorf("unknown kind %q", e.Kind)
	case !e.ID.Valid() || e.ID.Kind() != e.Kind:
		return fmt.Errorf("ID %q is not one of kind %s", e.ID, e.Kind)
	case Fold(e.Name) == "":
		return fmt.Errorf("name %q has no letters or digits", e.Name)
	case e.Mentions < 0 || e.Articles != 1:
		return fmt.Errorf("%q must count one article and no negative mentions", e.Name)
	}
	return e.verifyAliases()
}

func (e Entity) verifyAliases() error {
	seen := map[string]bool{}
	for _, alias := range e.Aliases {
		if alias.Text == "" || seen[alias.Text] || alias.Articles != 1 {
			return fmt.Errorf("alias %q of %q is empty, repeated or not counted once", alias.Text, e.Name)
		}
		if !slices.Contains(AliasKinds(), alias.Kind) {
			return fmt.Errorf("alias %q has the unknown kind %q", alias.Text, alias.Kind)
		}
		if err := checkTexts(alias.Text); err != nil {
			return err
		}
		seen[alias.Text] = true
	}
	if !seen[e.Name] {
		return fmt.Errorf("name %q is not among its aliases", e.Name)
	}
	return nil
}

// SortKey returns the key that orders lists of entities: by the number of
// articles, then by ID.
func (e Entity) SortKey() string { return fmt.Sprintf("%010d#%s", e.Articles, e.ID) }

package news

import "slices"

// Kind is what an entity is. The kinds are the rows of one table; code that
// must treat one kind differently says so by a column, not by a Go type.
type Kind string

// The kinds of entities.
const (
	Person       Kind = "PERSON"
	Organization Kind = "ORGANIZATION" // bodies that act: companies, parties, campaigns, agencies, teams, media
	Platform     Kind = "PLATFORM"     // places on the net where people speak: X, Facebook, a page, a podcast
	Place        Kind = "PLACE"        // countries, cities, regions, buildings; countries also when they act
	Group        Kind = "GROUP"        // peoples, believers, adherents
	Happening    Kind = "EVENT"        // see Event
	Work         Kind = "WORK"         // laws, treaties, products, prizes, books
	Topic        Kind = "TOPIC"        // anything else that is talked about
)

type kindRow struct {
	kind   Kind
	prefix string
	actor  bool
}

var kinds = [...]kindRow{
	{Person, "per", true},
	{Organization, "org", true},
	{Platform, "plt", true},
	{Place, "plc", true},
	{Group, "grp", true},
	{Happening, "evt", false},
	{Work, "wrk", false},
	{Topic, "top", false},
}

// Kinds returns all kinds in the order of the table.
func Kinds() []Kind {
	all := make([]Kind, len(kinds))
	for i, row := range kinds {
		all[i] = row.kind
	}
	return all
}

// Valid reports whether the kind is a row of the table.
func (k Kind) Valid() bool { return k.row() != nil }

// Acts reports whether an entity of this kind can do and say things.
func (k Kind) Acts() bool {
	row := k.row()
	return row != nil && row.actor
}

// Prefix returns the prefix of the IDs of this kind, "" for an unknown kind.
func (k Kind) Prefix() string {
	if row := k.row(); row != nil {
		return row.prefix
	}
	return ""
}

// KindOfPrefix returns the kind whose IDs have the prefix.
func KindOfPrefix(prefix string) (Kind, bool) {
	i := slices.IndexFunc(kinds[:], func(row kindRow) bool { return row.prefix == prefix })
	if i < 0 {
		return "", false
	}
	return kinds[i].kind, true
}

// Kind returns the kind of entity that the ID names, "" where it names no entity.
func (id ID) Kind() Kind {
	kind, _ := KindOfPrefix(id.Prefix())
	return kind
}

func (k Kind) row() *kindRow {
	for i := range kinds {
		if kinds[i].kind == k {
			return &kinds[i]
		}
	}
	return nil
}

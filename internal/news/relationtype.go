package news

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// RelationType names a row of the table of relation types.
type RelationType string

// RelationInfo is a row of the table of relation types.
type RelationInfo struct {
	Type       RelationType
	Family     Family
	Symmetric  bool
	Subjects   []Kind  // the kinds that may be its subject
	Objects    []Kind  // the kinds that may be its object
	PLOVER     string  // code of the PLOVER event ontology; "" for none
	CAMEO      string  // code of the older CAMEO ontology; "" for none
	Intensity  float64 // -10 (hostile) to +10 (cooperative), after the PLOVER scale; 0 where it has none
	Definition string
	Example    string
}

// Family groups relation types that mean much the same.
type Family string

// The families.
const (
	Communication Family = "COMMUNICATION"
	Support       Family = "SUPPORT"
	Meeting       Family = "MEETING"
	Cooperation   Family = "COOPERATION"
	Criticism     Family = "CRITICISM"
	Legal         Family = "LEGAL"
	Force         Family = "FORCE"
	Change        Family = "CHANGE"
	State         Family = "STATE"
)

// Families returns all families.
func Families() []Family {
	return []Family{Communication, Support, Meeting, Cooperation, Criticism, Legal, Force, Change, State}
}

// Allows reports whether the relation may go from the one kind to the other.
func (i RelationInfo) Allows(subject, object Kind) bool {
	forward := slices.Contains(i.Subjects, subject) && slices.Contains(i.Objects, object)
	backward := slices.Contains(i.Subjects, object) && slices.Contains(i.Objects, subject)
	return forward || (i.Symmetric && backward)
}

// Info returns the row of the type; false for a type that is not in the table.
func (t RelationType) Info() (RelationInfo, bool) {
	row, ok := relationTable().byType[t]
	return row, ok
}

// Symmetric reports whether the type means the same in both directions.
func (t RelationType) Symmetric() bool { return relationTable().byType[t].Symmetric }

// RelationTypes returns the whole table in its order.
func RelationTypes() []RelationInfo { return relationTable().rows }

//go:embed relationtypes.tsv
var relationRows string

type relationTypes struct {
	rows   []RelationInfo
	byType map[RelationType]RelationInfo
}

// relationTable reads the embedded table once; it panics on a malformed row,
// which a test would have found.
var relationTable = sync.OnceValue(func() relationTypes {
	table := relationTypes{byType: map[RelationType]RelationInfo{}}
	for i, line := range strings.Split(strings.TrimSpace(relationRows), "\n")[1:] {
		row, err := parseRelationRow(line)
		if err != nil {
			panic(fmt.Sprintf("news: relationtypes.tsv row %d: %v", i+1, err))
		}
		table.rows = append(table.rows, row)
		table.byType[row.Type] = row
	}
	return table
})

const relationColumns = 10

func parseRelationRow(line string) (RelationInfo, error) {
	cells := strings.Split(line, "\t")
	if len(cells) != relationColumns {
		return RelationInfo{}, fmt.Errorf("has %d columns instead of %d", len(cells), relationColumns)
	}
	row := RelationInfo{
		Type:       RelationType(cells[0]),
		Family:     Family(cells[1]),
		Symmetric:  cells[2] == "yes",
		PLOVER:     cells[5],
		CAMEO:      cells[6],
		Definition: cells[8],
		Example:    cells[9],
	}
	var err error
	if row.Subjects, err = parseKinds(cells[3]); err != nil {
		return RelationInfo{}, err
	}
	if row.Objects, err = parseKinds(cells[4]); err != nil {
		return RelationInfo{}, err
	}
	if cells[7] == "" {
		return row, nil
	}
	row.Intensity, err = strconv.ParseFloat(cells[7], 64)
	return row, err
}

// parseKinds reads "any", "actor" or kinds joined by "+".
func parseKinds(cell string) ([]Kind, error) {
	var set []Kind
	for _, name := range strings.Split(cell, "+") {
		switch name {
		case "any":
			set = append(set, Kinds()...)
		case "actor":
			set = append(set, slices.DeleteFunc(Kinds(), func(k Kind) bool { return !k.Acts() })...)
		default:
			if !Kind(name).Valid() {
				return nil, fmt.Errorf("unknown kind %q", name)
			}
			set = append(set, Kind(name))
		}
	}
	return set, nil
}

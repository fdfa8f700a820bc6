package news

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestRelationTypes(t *testing.T) {
	rows := RelationTypes()
	if len(rows) != 58 {
		t.Errorf("%d rows", len(rows))
	}
	name := regexp.MustCompile(`^[A-Z]+(_[A-Z]+)*$`)
	seen := map[RelationType]bool{}
	families := map[Family]bool{}
	for _, row := range rows {
		switch {
		case seen[row.Type] || !name.MatchString(string(row.Type)):
			t.Errorf("%s is given twice, or no name of a type", row.Type)
		case !slices.Contains(Families(), row.Family):
			t.Errorf("%s: unknown family %q", row.Type, row.Family)
		case !strings.HasSuffix(row.Definition, ".") || !strings.HasSuffix(row.Example, "."):
			t.Errorf("%s: definition %q and example %q are not sentences", row.Type, row.Definition, row.Example)
		case row.Intensity < -10 || row.Intensity > 10:
			t.Errorf("%s: intensity %v", row.Type, row.Intensity)
		case len(row.Subjects) == 0 || len(row.Objects) == 0:
			t.Errorf("%s joins nothing", row.Type)
		case row.Symmetric && slices.ContainsFunc(row.Subjects, func(k Kind) bool { return !slices.Contains(row.Objects, k) }):
			t.Errorf("%s is symmetric, and its ends are not of the same kinds", row.Type)
		}
		if info, ok := row.Type.Info(); !ok || info.Definition != row.Definition || row.Type.Symmetric() != row.Symmetric {
			t.Errorf("%s is not found by its name", row.Type)
		}
		seen[row.Type], families[row.Family] = true, true
	}
	if len(families) != len(Families()) {
		t.Errorf("only %d families have types", len(families))
	}
	if _, ok := RelationType("HUGGED").Info(); ok || RelationType("HUGGED").Symmetric() {
		t.Error("an unknown type is known")
	}
}

func TestAllows(t *testing.T) {
	for _, test := range []struct {
		relation        RelationType
		subject, object Kind
		want            bool
	}{
		{"INVITED", Person, Organization, true},
		{"INVITED", Person, Work, false},
		{"INVITED", Topic, Person, false},
		{"LOCATED_IN", Organization, Place, true},
		{"LOCATED_IN", Place, Organization, false},
		{"SIGNED_AGREEMENT", Place, Work, true},
		{"SIGNED_AGREEMENT", Work, Place, true}, // the ends of a symmetric type are put in order by ID
		{"ATTACKED", Happening, Place, true},
		{"PRAISED", "ROBOT", Person, false},
	} {
		info, _ := test.relation.Info()
		if got := info.Allows(test.subject, test.object); got != test.want {
			t.Errorf("%s from %s to %s: got %v", test.relation, test.subject, test.object, got)
		}
	}
}

func TestParseRelationRow(t *testing.T) {
	cells := func(change func([]string)) string {
		row := []string{"HUGGED", "SUPPORT", "no", "actor", "PERSON+GROUP", "", "", "2.5", "Embraces.", "She hugged him."}
		change(row)
		return strings.Join(row, "\t")
	}
	row, err := parseRelationRow(cells(func([]string) {}))
	if err != nil || !slices.Equal(row.Objects, []Kind{Person, Group}) || slices.Contains(row.Subjects, Work) {
		t.Errorf("got %+v, %v", row, err)
	}
	for name, line := range map[string]string{
		"columns":   "HUGGED\tSUPPORT",
		"subjects":  cells(func(c []string) { c[3] = "actors" }),
		"objects":   cells(func(c []string) { c[4] = "PERSON+" }),
		"intensity": cells(func(c []string) { c[7] = "very" }),
	} {
		if row, err := parseRelationRow(line); err == nil {
			t.Errorf("%s: got %+v", name, row)
		}
	}
}

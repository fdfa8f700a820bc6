package graph

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2/ast"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// schema returns the API's schema. It needs no store.
func schema(t *testing.T) *ast.Schema {
	t.Helper()
	return New(Options{}).Schema()
}

// TestEnumsAreTheTables holds the enums to the vocabulary of the domain.
func TestEnumsAreTheTables(t *testing.T) {
	enums := schema(t).Types
	for name, want := range map[string][]string{
		"EntityKind":   texts(news.Kinds()),
		"AliasKind":    texts(news.AliasKinds()),
		"EventType":    texts(news.EventTypes()),
		"Grain":        texts(news.Grains()),
		"Basis":        texts(news.Bases()),
		"Family":       texts(news.Families()),
		"RelationType": each(news.RelationTypes(), func(i news.RelationInfo) string { return string(i.Type) }),
		"Polarity":     texts(news.Polarities()),
		"Modality":     texts(news.Modalities()),
		"Form":         texts(news.Forms()),
		"Stance":       texts(news.Stances()),
		"Outcome":      each([]store.Outcome{store.Added, store.Replaced, store.Unchanged}, func(o store.Outcome) string { return strings.ToUpper(string(o)) }),
	} {
		t.Run(name, func(t *testing.T) {
			got := each(enums[name].EnumValues, func(v *ast.EnumValueDefinition) string { return v.Name })
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("the table (-) and the schema (+) differ:\n%s", diff)
			}
		})
	}
}

// TestRelationTypesAreExplained holds the words of the schema to the table.
func TestRelationTypesAreExplained(t *testing.T) {
	values := schema(t).Types["RelationType"].EnumValues
	for _, info := range news.RelationTypes() {
		want := info.Definition + " For instance: " + info.Example
		if got := values.ForName(string(info.Type)).Description; got != want {
			t.Errorf("%s is explained by %q, want %q", info.Type, got, want)
		}
	}
}

// TestEverythingIsDocumented looks for a sentence at every type, field, argument
// and enum value.
func TestEverythingIsDocumented(t *testing.T) {
	check := func(what, description string) {
		if !strings.HasSuffix(strings.TrimRight(description, "`) "), ".") {
			t.Errorf("%s has no sentence: %q", what, description)
		}
	}
	for name, def := range schema(t).Types {
		if def.BuiltIn {
			continue
		}
		check(name, def.Description)
		for _, value := range def.EnumValues {
			check(name+"."+value.Name, value.Description)
		}
		for _, field := range def.Fields {
			if strings.HasPrefix(field.Name, "__") {
				continue
			}
			check(name+"."+field.Name, field.Description)
			for _, arg := range field.Arguments {
				check(name+"."+field.Name+"("+arg.Name+")", arg.Description)
			}
		}
	}
}

// TestPagesAreBounded holds every list with a page to the same defaults.
func TestPagesAreBounded(t *testing.T) {
	for name, def := range schema(t).Types {
		for _, field := range def.Fields {
			if !strings.HasSuffix(field.Type.Name(), "Connection") {
				continue
			}
			first, after := field.Arguments.ForName("first"), field.Arguments.ForName("after")
			if first == nil || after == nil || first.DefaultValue.Raw != "20" {
				t.Errorf("%s.%s is a connection without first: 20 and after", name, field.Name)
			}
		}
	}
}

func texts[T ~string](values []T) []string {
	return each(values, func(v T) string { return string(v) })
}

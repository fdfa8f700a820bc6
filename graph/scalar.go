package graph

import (
	"time"

	"github.com/99designs/gqlgen/graphql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// EntityRef names an entity by ID or by one of its names.
type EntityRef string

// MarshalEntityRef writes a reference.
func MarshalEntityRef(ref EntityRef) graphql.Marshaler { return graphql.MarshalString(string(ref)) }

// UnmarshalEntityRef reads a reference; one without letters or digits is an error.
func UnmarshalEntityRef(v any) (EntityRef, error) {
	text, err := graphql.UnmarshalString(v)
	if err != nil || news.Fold(text) == "" {
		return "", badInput("%v is no name: it has no letters or digits", quoted(v))
	}
	return EntityRef(text), nil
}

// MarshalID writes an ID.
func MarshalID(id news.ID) graphql.Marshaler { return graphql.MarshalString(string(id)) }

// UnmarshalID reads an ID; one that hearsay cannot have given is an error.
func UnmarshalID(v any) (news.ID, error) {
	text, err := graphql.UnmarshalString(v)
	if id := news.ID(text); err == nil && id.Valid() {
		return id, nil
	}
	return "", badInput("%v is no ID; IDs look like %s", quoted(v), news.EntityID(news.Person, "somebody"))
}

// MarshalEDTF writes a time.
func MarshalEDTF(text string) graphql.Marshaler { return graphql.MarshalString(text) }

// UnmarshalEDTF reads a time as [news.ParseEDTF] does, and leaves it as it is written.
func UnmarshalEDTF(v any) (string, error) {
	text, err := graphql.UnmarshalString(v)
	if err == nil {
		_, err = news.ParseEDTF(text)
	}
	if err != nil {
		return "", badInput("%v is no time; write 2024-08-13, 2024-08, 2024, 2024-08-05/2024-08-11 or 2024-08-13/..", quoted(v))
	}
	return text, nil
}

// period returns the range that a time filter means.
func period(edtf *string) (store.Period, error) {
	if edtf == nil {
		return store.Period{}, nil
	}
	when, err := news.ParseEDTF(*edtf)
	if err != nil {
		return store.Period{}, badInput("%v", err)
	}
	return store.Period{From: when.From, Until: when.To}, nil
}

// orNull returns nil for "", which stands for unknown in the domain.
func orNull(text string) *string {
	if text == "" {
		return nil
	}
	return &text
}

// orUnknown returns nil for the zero time.
func orUnknown(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}

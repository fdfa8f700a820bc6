package store

import (
	"reflect"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
)

// TestRename holds every filter to naming and renaming all of its IDs, also
// those of a field that is added later.
func TestRename(t *testing.T) {
	t.Run("entities", testRename(EntityFilter.IDs, EntityFilter.Rename))
	t.Run("articles", testRename(ArticleFilter.IDs, ArticleFilter.Rename))
	t.Run("relations", testRename(RelationFilter.IDs, RelationFilter.Rename))
	t.Run("statements", testRename(StatementFilter.IDs, StatementFilter.Rename))
	t.Run("events", testRename(EventFilter.IDs, EventFilter.Rename))
}

func testRename[F any](ids func(F) []news.ID, rename func(F, func(news.ID) news.ID) F) func(*testing.T) {
	return func(t *testing.T) {
		var given, want F
		fields := fill(&given, "old_")
		fill(&want, "new_")
		got := rename(given, func(id news.ID) news.ID { return "new_" + id[len("old_"):] })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("-want +got\n%s", diff)
		}
		if named := ids(given); len(named) != fields {
			t.Errorf("names %v of %d fields with IDs", named, fields)
		}
		var empty F
		if diff := cmp.Diff(empty, rename(empty, func(news.ID) news.ID { return "made up" })); diff != "" {
			t.Errorf("the empty filter: %s", diff)
		}
	}
}

// fill gives every field of IDs one, and returns how many there are.
func fill[F any](filter *F, prefix string) int {
	value, n := reflect.ValueOf(filter).Elem(), 0
	for i := range value.NumField() {
		if value.Field(i).Type() == reflect.TypeFor[[]news.ID]() {
			value.Field(i).Set(reflect.ValueOf([]news.ID{news.ID(prefix + value.Type().Field(i).Name)}))
			n++
		}
	}
	return n
}

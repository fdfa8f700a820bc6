package store

import (
	"errors"
	"testing"

	"hearsay/internal/news"
)

func TestCursor(t *testing.T) {
	filter := RelationFilter{Subjects: []news.ID{someone}}
	key := news.SortKey(april, "rel_x")
	cursor := EncodeCursor(filter, Oldest, key)
	if got, err := cursor.SortKey(filter, Oldest); got != key || err != nil {
		t.Errorf("got %q, %v, want %q", got, err, key)
	}
	if again := Cursors(filter, Oldest)(key); again != cursor {
		t.Errorf("got %q, then %q", cursor, again)
	}
	if got, err := Cursor("").SortKey(filter, Newest); got != "" || err != nil {
		t.Errorf("the start: got %q, %v", got, err)
	}
	for name, ask := range map[string]func() (string, error){
		"another order":     func() (string, error) { return cursor.SortKey(filter, Newest) },
		"another filter":    func() (string, error) { return cursor.SortKey(RelationFilter{}, Oldest) },
		"another list":      func() (string, error) { return cursor.SortKey(StatementFilter{Speakers: filter.Subjects}, Oldest) },
		"no base64":         func() (string, error) { return ("!" + cursor).SortKey(filter, Oldest) },
		"cut":               func() (string, error) { return cursor[:8].SortKey(filter, Oldest) },
		"a zero in the key": func() (string, error) { return EncodeCursor(filter, Oldest, "a\x00").SortKey(filter, Oldest) },
	} {
		if got, err := ask(); got != "" || !errors.Is(err, ErrBadCursor) {
			t.Errorf("%s: got %q, %v, want a bad cursor", name, got, err)
		}
	}
}

// TestCursorIsStable holds the form of cursors, which outlive a release in
// links and in other programs.
func TestCursorIsStable(t *testing.T) {
	got := EncodeCursor(StatementFilter{Period: Period{From: april}, Text: "tide"}, Newest, "key")
	if want := Cursor("LZRcsfJTa2V5"); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func FuzzCursor(f *testing.F) {
	f.Add("")
	f.Add(string(EncodeCursor(ArticleFilter{}, Newest, "2031")))
	f.Add("AAAAAAAAAAA")
	f.Fuzz(func(t *testing.T, text string) {
		key, err := Cursor(text).SortKey(ArticleFilter{}, Newest)
		if err != nil && !errors.Is(err, ErrBadCursor) {
			t.Errorf("got %v", err)
		}
		if err != nil || key == "" {
			return
		}
		if again, err := EncodeCursor(ArticleFilter{}, Newest, key).SortKey(ArticleFilter{}, Newest); again != key || err != nil {
			t.Errorf("%q became %q, %v", key, again, err)
		}
	})
}

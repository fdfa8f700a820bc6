package sqlite

import (
	"path/filepath"
	"testing"

	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

func TestContract(t *testing.T) {
	for name, path := range map[string]func(t *testing.T) string{
		"memory": func(*testing.T) string { return Memory },
		"file":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "news.db") },
	} {
		t.Run(name, func(t *testing.T) {
			storetest.Run(t, func(t *testing.T) store.Store {
				s, err := Open(t.Context(), Options{Path: path(t)})
				if err != nil {
					t.Fatal(err)
				}
				return s
			})
		})
	}
}

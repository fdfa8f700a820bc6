package sqlite

import (
	"path/filepath"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

func TestContract(t *testing.T) {
	for name, path := range map[string]func(t *testing.T) string{
		"memory": func(*testing.T) string { return Memory },
		"file":   newPath,
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

func newPath(t *testing.T) string { return filepath.Join(t.TempDir(), "news.db") }

// mustOpen opens a store and closes it after the test.
func mustOpen(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), Options{Path: path})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { mustClose(t, s) })
	return s
}

func openMemory(t *testing.T) *Store {
	t.Helper()
	return mustOpen(t, Memory)
}

func mustClose(t *testing.T, s *Store) {
	t.Helper()
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
}

// generated returns the graphs of the articles from first on.
func generated(first, n int) []news.Graph {
	graphs := make([]news.Graph, n)
	for i := range graphs {
		graphs[i] = storetest.NewGenerator(uint64(first+i), 0).Article(first+i, 0)
	}
	return graphs
}

func mustPut(t *testing.T, s *Store, graphs ...news.Graph) {
	t.Helper()
	if _, err := s.Put(t.Context(), graphs); err != nil {
		t.Fatal(err)
	}
}

func stats(t *testing.T, s *Store) store.Stats {
	t.Helper()
	got, err := s.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

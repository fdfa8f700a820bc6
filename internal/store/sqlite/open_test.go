package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

func TestOpenAgain(t *testing.T) {
	path := newPath(t)
	s := mustOpen(t, path)
	mustPut(t, s, generated(1, 5)...)
	want := stats(t, s)
	mustClose(t, s)
	if got := stats(t, mustOpen(t, path)); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestOpenOddNames(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"news.db", "näws ü.db", "a?b=c&d.db", "100%.db", "a#b.db", "file:news.db"} {
		t.Run(name, func(t *testing.T) {
			mustPut(t, mustOpen(t, filepath.Join(folder, name)), generated(1, 1)...)
			if _, err := os.Stat(filepath.Join(folder, name)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestMemoriesAreApart(t *testing.T) {
	one, other := openMemory(t), openMemory(t)
	mustPut(t, one, generated(1, 3)...)
	if got := stats(t, other); got != (store.Stats{}) {
		t.Errorf("another store in memory holds %+v", got)
	}
}

// What is no store of ours is refused with a reason, and left as it is.
func TestOpenRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		make func(t *testing.T, path string)
		want error
		says string
	}{
		"a newer version": {func(t *testing.T, path string) {
			mustClose(t, mustOpen(t, path))
			script(t, path, "PRAGMA user_version=4711")
		}, store.ErrNewer, "use a newer hearsay"},
		"a database of another program": {func(t *testing.T, path string) {
			script(t, path, "CREATE TABLE bookmark(url TEXT); INSERT INTO bookmark VALUES ('https://example.org')")
		}, store.ErrUnavailable, "another program"},
		"a text": {func(t *testing.T, path string) {
			write(t, path, strings.Repeat("Ada Lorn praised Bo Quill. ", 100))
		}, store.ErrUnavailable, "no store of hearsay"},
		"a damaged store": {func(t *testing.T, path string) {
			s := mustOpen(t, path)
			mustPut(t, s, generated(1, 5)...)
			mustClose(t, s)
			overwrite(t, path, 100, 4000)
		}, store.ErrUnavailable, "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			test.make(t, path)
			before := read(t, path)
			_, err := Open(t.Context(), Options{Path: path})
			if !errors.Is(err, test.want) || !strings.Contains(err.Error(), test.says) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %v that says %q and names the file", err, test.want, test.says)
			}
			if diff := cmp.Diff(before, read(t, path)); diff != "" {
				t.Error("the file was changed")
			}
		})
	}
}

func TestOpenNowhere(t *testing.T) {
	folder := t.TempDir()
	for name, path := range map[string]string{
		"no path":   "",
		"a folder":  folder,
		"no folder": filepath.Join(folder, "missing", "news.db"),
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Open(t.Context(), Options{Path: path}); !errors.Is(err, store.ErrUnavailable) {
				t.Errorf("got %v, want %v", err, store.ErrUnavailable)
			}
		})
	}
}

func TestClosed(t *testing.T) {
	s := openMemory(t)
	mustClose(t, s)
	_, readErr := s.Stats(t.Context())
	_, writeErr := s.Put(t.Context(), generated(1, 1))
	for _, err := range []error{readErr, writeErr, s.Ping(t.Context())} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("got %v, want %v", err, store.ErrClosed)
		}
	}
}

// A transaction that is left halfway is as if it had never begun, and the
// session goes on.
func TestCancelledHalfway(t *testing.T) {
	s := openMemory(t)
	mustPut(t, s, generated(1, 3)...)
	want := stats(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	err := s.writing(ctx, func(w *writer) error {
		if _, err := w.put(ctx, generated(9, 1)[0]); err != nil {
			return err
		}
		cancel()
		return w.flushReports(ctx)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
	if got := stats(t, s); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	mustPut(t, s, generated(9, 1)...)
}

// On a full disk nothing is half written, reads go on, and so do writes when
// there is space again.
func TestDiskFull(t *testing.T) {
	s := mustOpen(t, newPath(t))
	limit := func(pages int) {
		t.Helper()
		var set int
		if err := s.write.use(t.Context(), func(db *session) error {
			return db.conn.QueryRowContext(t.Context(), "PRAGMA max_page_count="+strconv.Itoa(pages)).Scan(&set)
		}); err != nil {
			t.Fatal(err)
		}
	}
	limit(150)
	graphs := generated(1, 400)
	var stored int
	var err error
	for stored = 0; stored < len(graphs); stored++ {
		if _, err = s.Put(t.Context(), graphs[stored:stored+1]); err != nil {
			break
		}
	}
	if !errors.Is(err, store.ErrReadOnly) || !strings.Contains(err.Error(), "space") {
		t.Fatalf("got %v after %d articles, want %v that speaks of space", err, stored, store.ErrReadOnly)
	}
	if got := stats(t, s); got.Articles != stored {
		t.Errorf("the store holds %d articles, %d were stored", got.Articles, stored)
	}
	limit(1 << 20)
	mustPut(t, s, graphs[stored:]...)
	sameAs(t, s, graphs)
}

// sameAs holds a store to a fresh one that took the graphs one after the other.
func sameAs(t *testing.T, s *Store, graphs []news.Graph) {
	t.Helper()
	fresh := openMemory(t)
	mustPut(t, fresh, graphs...)
	got, want := everything(t, s), everything(t, fresh)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// everything reads all tables but for what differs by the order of writing.
func everything(t *testing.T, s *Store) map[string][]string {
	t.Helper()
	out := map[string][]string{}
	queries := map[string]string{
		"article":  "SELECT " + articles.columns + " FROM article x ORDER BY x.id",
		"entity":   "SELECT " + entities.columns + " FROM entity x ORDER BY x.id",
		"event":    "SELECT x.id, x.sk, " + of("x", eventColumns) + " FROM event x ORDER BY x.id",
		"relation": "SELECT x.sk, " + relations.columns + " FROM relation x ORDER BY x.id",
		"said":     "SELECT x.sk, " + statements.columns + " FROM statement x ORDER BY x.id",
		"about":    "SELECT b.entity, b.sk, x.id, b.stance FROM about b CROSS JOIN statement x ON x.num = b.statement ORDER BY 1, 2",
		"part":     "SELECT b.entity, b.sk, x.id FROM participant b CROSS JOIN event x ON x.num = b.event ORDER BY 1, 2",
		"report":   "SELECT fact, sk, article, lead, report FROM report ORDER BY 1, 2",
		"mention":  "SELECT entity, sk, article, report FROM entity_report ORDER BY 1, 2",
		"evidence": "SELECT x.fact, x.sk, " + evidence.columns + " FROM evidence x ORDER BY 1, 2",
		"alias":    "SELECT entity, text, kind, folded, articles FROM entity_alias ORDER BY 1, 2, 3",
		"found":    "SELECT x.id FROM statement x WHERE x.num IN (SELECT rowid FROM statement_text WHERE statement_text MATCH 'tide') ORDER BY 1",
		"mended":   "PRAGMA integrity_check",
	}
	for name, text := range queries {
		rows, err := s.read.db.QueryContext(t.Context(), text)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = texts(t, rows)
	}
	return out
}

func texts(t *testing.T, rows *sql.Rows) []string {
	t.Helper()
	defer rows.Close() //nolint:errcheck // Err tells
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for rows.Next() {
		row, to := make([]sql.NullString, len(columns)), make([]any, len(columns))
		for i := range row {
			to[i] = &row[i]
		}
		if err := rows.Scan(to...); err != nil {
			t.Fatal(err)
		}
		out = append(out, asJSON(row))
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// script runs SQL on a file as another program would.
func script(t *testing.T, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), text); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// overwrite damages a part of a file.
func overwrite(t *testing.T, path string, start, end int) {
	t.Helper()
	data := read(t, path)
	for i := start; i < end; i++ {
		data[i] = 'x'
	}
	write(t, path, string(data))
}

package sqlite

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"hearsay/internal/store"
)

// A store that may not be written to can be read; writing says why not.
func TestReadOnly(t *testing.T) {
	for name, modes := range map[string]struct{ file, folder os.FileMode }{
		"file":            {0o444, 0o755},
		"folder":          {0o666, 0o555},
		"file and folder": {0o444, 0o555},
	} {
		t.Run(name, func(t *testing.T) {
			path := newPath(t)
			s := mustOpen(t, path)
			graphs := generated(1, 5)
			mustPut(t, s, graphs...)
			want := stats(t, s)
			mustClose(t, s)
			protect(t, path, modes.file, modes.folder)
			before := read(t, path)

			s, err := Open(t.Context(), Options{Path: path})
			if err != nil {
				t.Fatal(err)
			}
			if got := stats(t, s); got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
			_, putErr := s.Put(t.Context(), generated(9, 1))
			for _, err := range []error{putErr, s.Delete(t.Context(), graphs[0].Article.ID)} {
				if !errors.Is(err, store.ErrReadOnly) || !strings.Contains(err.Error(), path) {
					t.Errorf("got %v, want %v that names the file", err, store.ErrReadOnly)
				}
			}
			mustClose(t, s)
			if string(before) != string(read(t, path)) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestReadOnlyWithNothingToRead(t *testing.T) {
	path := newPath(t)
	protect(t, path, 0, 0o555)
	if _, err := Open(t.Context(), Options{Path: path}); !errors.Is(err, store.ErrReadOnly) || !strings.Contains(err.Error(), path) {
		t.Errorf("got %v, want %v that names the file", err, store.ErrReadOnly)
	}
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file was made: %v", err)
	}
}

// protect sets the modes of a file, if there is one, and of its folder, and has
// this test's thread obey them even where root runs it. The thread ends with
// the test.
func protect(t *testing.T, path string, file, folder os.FileMode) {
	t.Helper()
	dir := filepath.Dir(path)
	for parent := dir; parent != filepath.Clean(os.TempDir()) && parent != "/"; parent = filepath.Dir(parent) {
		_ = os.Chmod(parent, 0o755) // those of others stay as they are
	}
	if file != 0 {
		if err := os.Chmod(path, file); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chmod(dir, folder); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o755) })
	if os.Geteuid() != 0 {
		return
	}
	runtime.LockOSThread()
	const nobody = 65534
	if err := syscall.Setfsuid(nobody); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Setfsuid(0); err != nil {
			t.Error(err)
		}
		runtime.UnlockOSThread()
	})
}

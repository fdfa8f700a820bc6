package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"

	"hearsay/internal/store"
)

// Memory is the path of a store that is kept in memory and gone with it.
const Memory = ":memory:"

// Options say where a store is.
type Options struct {
	Path string // of the file, made where there is none; Memory for none
}

// Store is a store in SQLite.
type Store struct {
	path  string
	gate  gate
	write *pool // of one session; nil where the store is read only
	read  *pool
}

var _ store.Store = (*Store)(nil)

// gate keeps readers and writers apart where the engine does not.
type gate interface {
	sync.Locker
	RLock()
	RUnlock()
}

// open is the gate of a file: with a write-ahead log nobody waits.
type openGate struct{}

func (openGate) Lock()    {}
func (openGate) Unlock()  {}
func (openGate) RLock()   {}
func (openGate) RUnlock() {}

// Open opens the store at the path and brings its schema up to date. Where the
// file or its folder may not be written to, the store can only be read, and
// writing returns store.ErrReadOnly; so does Open where there is nothing to be
// read either. It returns store.ErrNewer for a file of a newer version, and
// store.ErrUnavailable where the path leads to no file of ours.
func Open(ctx context.Context, options Options) (*Store, error) {
	path := options.Path
	if path == Memory {
		return open(ctx, path, memorySource(), &sync.RWMutex{})
	}
	if err := checkPlace(path); err != nil {
		return nil, err
	}
	err := checkWritable(path)
	if err == nil {
		var s *Store
		if s, err = open(ctx, path, fileSource(path, url.Values{}), openGate{}); err == nil {
			return s, nil
		}
	}
	if s, readErr := openToRead(ctx, path, err); readErr == nil {
		return s, nil
	}
	return nil, err
}

// open opens a store to read and write.
func open(ctx context.Context, path string, source string, gate gate) (*Store, error) {
	s := &Store{path: path, gate: gate}
	var err error
	if s.write, err = newPool(source, 1); err != nil {
		return nil, err
	}
	if s.read, err = newPool(source+"&_pragma=query_only(1)", readers()); err != nil {
		return nil, err
	}
	if err := s.write.use(ctx, func(db *session) error { return migrate(ctx, db, path) }); err != nil {
		_ = s.Close(ctx)
		return nil, fmt.Errorf("open %s: %w", path, explain(err))
	}
	return s, nil
}

// openToRead opens a file that may not be written to, for the reason given.
func openToRead(ctx context.Context, path string, reason error) (*Store, error) {
	if !errors.Is(reason, store.ErrReadOnly) {
		return nil, reason
	}
	parameters := url.Values{"mode": {"ro"}}
	if _, err := os.Stat(path + "-wal"); errors.Is(err, fs.ErrNotExist) {
		// Nobody has the file open to write, and the files that a reader shares
		// with writers cannot be made.
		parameters.Set("immutable", "1")
	}
	s := &Store{path: path, gate: openGate{}}
	var err error
	if s.read, err = newPool(fileSource(path, parameters), readers()); err != nil {
		return nil, err
	}
	if err := s.read.use(ctx, func(db *session) error { return checkCurrent(ctx, db) }); err != nil {
		_ = s.Close(ctx)
		return nil, err
	}
	return s, nil
}

// readers is how many sessions read at once.
func readers() int { return max(4, runtime.GOMAXPROCS(0)) }

// memoryStores numbers the stores in memory, so that each is its own.
var memoryStores atomic.Int64

// memorySource names a new database of the VFS memdb, whose sessions share it.
func memorySource() string {
	return fmt.Sprintf("file:/hearsay-%d?vfs=memdb&%s", memoryStores.Add(1), pragmas().Encode())
}

func fileSource(path string, parameters url.Values) string {
	for key, values := range pragmas() {
		parameters[key] = values
	}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(filepath.ToSlash(path)), RawQuery: parameters.Encode()}).String()
}

func pragmas() url.Values {
	return url.Values{"_pragma": {
		"busy_timeout(5000)", "synchronous(NORMAL)", "temp_store(MEMORY)", "cache_size(-32768)", "wal_autocheckpoint(4000)",
	}}
}

// checkPlace finds out early what would give a poor error later.
func checkPlace(path string) error {
	if path == "" {
		return fmt.Errorf("%w: the path of the store is empty", store.ErrUnavailable)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("%w: %s is a folder; name a file in it", store.ErrUnavailable, path)
	}
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); err != nil {
		return fmt.Errorf("%w: the folder %s of the store does not exist; make it first", store.ErrUnavailable, folder)
	}
	return nil
}

// checkWritable opens the file to write, and makes it where there is none.
func checkWritable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	switch {
	case err == nil:
		return f.Close()
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
}

// Ping reads next to nothing.
func (s *Store) Ping(ctx context.Context) error {
	return s.reading(ctx, nil, func(r *reader) error {
		_, err := r.ids(ctx, "SELECT id FROM article LIMIT 1")
		return err
	})
}

// Close waits for what is running and ends all sessions.
func (s *Store) Close(context.Context) error {
	var err error
	if s.write != nil {
		err = s.write.close()
	}
	return errors.Join(s.read.close(), err)
}

// Package sqlite keeps a graph of news in one file, or in memory, without a
// server.
//
// One connection writes, a pool of others reads; with the write-ahead log
// neither waits for the other. A write is on disk when Put, Delete or Merge
// returns, against the end of the process; against a power cut it may lag by
// the last moments, but a store is never left half-written
// (synchronous=NORMAL). Reads of one call see one state.
//
// A batch costs one read transaction and a prepared statement a query: in the
// same process that is as cheap as any way to send them together.
package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

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
	write *sql.DB // of one connection
	read  *sql.DB
}

var _ store.Store = (*Store)(nil)

// applicationID marks a file as one of ours ("hear").
const applicationID = 0x68656172

//go:embed migrations/*.sql
var migrations embed.FS

// Open opens the store at the path and brings its schema up to date. It returns
// store.ErrNewer for a file of a newer version, store.ErrReadOnly where the file
// or its folder cannot be written, and store.ErrUnavailable where it is no file
// of ours.
func Open(ctx context.Context, options Options) (*Store, error) {
	if options.Path == "" {
		return nil, fmt.Errorf("%w: the path of the store is empty", store.ErrUnavailable)
	}
	if err := checkPlace(options.Path); err != nil {
		return nil, err
	}
	s := &Store{path: options.Path}
	dsn := dataSource(options.Path)
	var err error
	if s.write, err = sql.Open("sqlite", dsn+"&_txlock=immediate"); err != nil {
		return nil, err
	}
	s.write.SetMaxOpenConns(1)
	if s.read, err = sql.Open("sqlite", dsn+"&_pragma=query_only(1)"); err != nil {
		return nil, err
	}
	s.read.SetMaxOpenConns(max(4, runtime.GOMAXPROCS(0)))
	s.read.SetMaxIdleConns(max(4, runtime.GOMAXPROCS(0)))
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", options.Path, explain(err)), s.write.Close(), s.read.Close())
	}
	return s, nil
}

// memoryStores numbers the stores in memory, so that each is its own.
var memoryStores atomic.Int64

func dataSource(path string) string {
	pragmas := url.Values{"_pragma": {
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(NORMAL)", "foreign_keys(1)", "temp_store(MEMORY)", "cache_size(-65536)",
	}}
	if path == Memory {
		// A shared cache would lock tables; a file on the VFS memdb does not.
		return fmt.Sprintf("file:/hearsay-%d?vfs=memdb&%s", memoryStores.Add(1), pragmas.Encode())
	}
	return (&url.URL{Scheme: "file", Opaque: url.PathEscape(filepath.ToSlash(path)), RawQuery: pragmas.Encode()}).String()
}

// checkPlace finds out early what would give a poor error later.
func checkPlace(path string) error {
	if path == Memory {
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%w: %s is a folder; name a file in it", store.ErrUnavailable, path)
	case err == nil:
		return checkWritable(path)
	case !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	folder := filepath.Dir(path)
	if _, err := os.Stat(folder); err != nil {
		return fmt.Errorf("%w: the folder %s of the store does not exist; make it first", store.ErrUnavailable, folder)
	}
	return nil
}

func checkWritable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return f.Close()
}

// migrate brings the schema up to date, in one transaction.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	slices.Sort(files)
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	version, err := s.version(ctx, tx)
	if err != nil {
		return err
	}
	if version > len(files) {
		return fmt.Errorf("%w: it has schema %d, this program knows %d; use a newer hearsay or another file", store.ErrNewer, version, len(files))
	}
	for _, name := range files[version:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if version < len(files) {
		if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d; PRAGMA application_id=%d", len(files), applicationID)); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// version returns the schema version of the file; it refuses files of others.
func (s *Store) version(ctx context.Context, tx *sql.Tx) (int, error) {
	var version, application, tables int
	for _, read := range [...]struct {
		query string
		to    *int
	}{
		{"PRAGMA user_version", &version},
		{"PRAGMA application_id", &application},
		{"SELECT count(*) FROM sqlite_schema", &tables},
	} {
		if err := tx.QueryRowContext(ctx, read.query).Scan(read.to); err != nil {
			return 0, err
		}
	}
	if tables > 0 && application != applicationID {
		return 0, fmt.Errorf("%w: the file is a database of another program; name another file", store.ErrUnavailable)
	}
	return version, nil
}

// Ping asks the database for nothing.
func (s *Store) Ping(ctx context.Context) error {
	return explain(s.read.PingContext(ctx))
}

// Close ends all connections.
func (s *Store) Close(context.Context) error {
	_, _ = s.write.Exec("PRAGMA optimize")
	return errors.Join(s.read.Close(), s.write.Close())
}

// explain turns the engine's errors into those of the contract.
func explain(err error) error {
	var failure *sqlite.Error
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrConnDone), strings.Contains(err.Error(), "database is closed"):
		return fmt.Errorf("%w: %w", store.ErrClosed, err)
	case !errors.As(err, &failure):
		return err
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: %w; check that the disk has space and may be written", store.ErrReadOnly, err)
	case sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: %w; check the path and its permissions", store.ErrUnavailable, err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w; the file is no store of hearsay, or it is damaged", store.ErrUnavailable, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w: another process writes to it: %w", store.ErrUnavailable, err)
	}
	return err
}

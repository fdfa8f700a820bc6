package sqlite

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"hearsay/internal/store"
)

// explain turns the engine's errors into those of the contract.
func explain(err error) error {
	var failure *sqlite.Error
	if !errors.As(err, &failure) {
		return err
	}
	switch failure.Code() & 0xff {
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM:
		return fmt.Errorf("%w: %w; check the permissions of the file and its folder", store.ErrReadOnly, err)
	case sqlite3.SQLITE_CANTOPEN:
		// The file itself was opened before: what cannot be is its log beside it.
		return fmt.Errorf("%w: %w; check the permissions of the folder", store.ErrReadOnly, err)
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w: %w; make space on the disk", store.ErrReadOnly, err)
	case sqlite3.SQLITE_IOERR:
		return fmt.Errorf("%w: %w; check the disk", store.ErrUnavailable, err)
	case sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w; the file is no store of hearsay, or it is damaged", store.ErrUnavailable, err)
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return fmt.Errorf("%w: another process writes to it: %w", store.ErrUnavailable, err)
	}
	return err
}

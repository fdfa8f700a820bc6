package sqlite

import (
	"context"
	"embed"
	"fmt"
	"io/fs"
	"slices"

	"hearsay/internal/store"
)

// The schema is what the scripts make of an empty file, one after the other. A
// script that was released is never changed.
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as one of ours ("hear").
const applicationID = 0x68656172

// migrate brings the schema up to date, in one transaction. It changes nothing
// in files that are not ours.
func migrate(ctx context.Context, db *session, path string) error {
	scripts, err := scripts()
	if err != nil {
		return err
	}
	if _, err := version(ctx, db, len(scripts)); err != nil {
		return err
	}
	if path != Memory {
		var mode string
		if err := db.one(ctx, "PRAGMA journal_mode=WAL", nil, &mode); err != nil {
			return err
		}
	}
	return db.transact(ctx, "BEGIN IMMEDIATE", func() error {
		done, err := version(ctx, db, len(scripts)) // another process may have come first
		if err != nil || done == len(scripts) {
			return err
		}
		for _, name := range scripts[done:] {
			text, err := migrations.ReadFile(name)
			if err != nil {
				return err
			}
			if _, err := db.conn.ExecContext(ctx, string(text)); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
		_, err = db.conn.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d; PRAGMA application_id=%d", len(scripts), applicationID))
		return err
	})
}

func scripts() ([]string, error) {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	slices.Sort(names)
	return names, err
}

// version returns how many scripts have made the file; it refuses files of
// others and of versions that know more scripts.
func version(ctx context.Context, db *session, known int) (int, error) {
	var version, application, tables int
	for _, read := range [...]struct {
		query string
		to    *int
	}{
		{"PRAGMA user_version", &version},
		{"PRAGMA application_id", &application},
		{"SELECT count(*) FROM sqlite_schema", &tables},
	} {
		if err := db.one(ctx, read.query, nil, read.to); err != nil {
			return 0, err
		}
	}
	if tables > 0 && application != applicationID {
		return 0, fmt.Errorf("%w: the file is a database of another program; name another file", store.ErrUnavailable)
	}
	if version > known {
		return 0, fmt.Errorf("%w: it has schema %d, this program knows %d; use a newer hearsay or another file", store.ErrNewer, version, known)
	}
	return version, nil
}

// checkCurrent returns an error where the schema would have to be migrated.
func checkCurrent(ctx context.Context, db *session) error {
	scripts, err := scripts()
	if err != nil {
		return err
	}
	done, err := version(ctx, db, len(scripts))
	if err == nil && done < len(scripts) {
		err = fmt.Errorf("%w: it has the older schema %d, which cannot be brought up to date", store.ErrReadOnly, done)
	}
	return err
}

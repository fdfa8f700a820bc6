package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"sync"

	"hearsay/internal/store"
)

// session is a connection with the statements that it has prepared: reading
// and planning one costs more than most of them take to run.
type session struct {
	conn     *sql.Conn
	prepared map[string]*sql.Stmt
}

// maxPrepared bounds the statements that a session keeps. Texts depend on which
// fields of a filter are set, never on values, so that few are met.
const maxPrepared = 300

func (s *session) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if stmt, ok := s.prepared[query]; ok {
		return stmt, nil
	}
	if len(s.prepared) >= maxPrepared {
		if err := s.forget(); err != nil {
			return nil, err
		}
	}
	stmt, err := s.conn.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	s.prepared[query] = stmt
	return stmt, nil
}

func (s *session) forget() error {
	var errs []error
	for query, stmt := range s.prepared {
		errs = append(errs, stmt.Close())
		delete(s.prepared, query)
	}
	return errors.Join(errs...)
}

func (s *session) close() error {
	if s.conn == nil {
		return nil
	}
	err := errors.Join(s.forget(), s.conn.Close())
	s.conn = nil
	return err
}

func (s *session) exec(ctx context.Context, query string, args ...any) error {
	stmt, err := s.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next use
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx, args...)
	return err
}

// each runs a query and hands its rows on, one by one.
func (s *session) each(ctx context.Context, query string, args []any, use func(scanner) error) error {
	stmt, err := s.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next use
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(ctx, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		if err := use(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// one reads the first row of a query; sql.ErrNoRows where there is none.
func (s *session) one(ctx context.Context, query string, args []any, dest ...any) error {
	stmt, err := s.prepare(ctx, query) //nolint:sqlclosecheck // kept for the next use
	if err != nil {
		return err
	}
	return stmt.QueryRowContext(ctx, args...).Scan(dest...)
}

// scanner is a row of an answer.
type scanner interface{ Scan(dest ...any) error }

// transact runs a transaction. What fails, panics or is cancelled leaves no trace.
func (s *session) transact(ctx context.Context, begin string, use func() error) error {
	done := false
	defer func() {
		if !done {
			// Where the failure has ended the transaction already, this fails
			// and does no harm.
			_ = s.exec(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	if err := s.exec(ctx, begin); err != nil {
		return err
	}
	if err := use(); err != nil {
		return err
	}
	if err := s.exec(ctx, "COMMIT"); err != nil {
		return err
	}
	done = true
	return nil
}

// pool is a number of sessions with one database, opened when first needed.
type pool struct {
	db     *sql.DB
	idle   chan *session
	closed chan struct{}
	once   sync.Once
}

func newPool(source string, size int) (*pool, error) {
	db, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, err
	}
	p := &pool{db: db, idle: make(chan *session, size), closed: make(chan struct{})}
	for range size {
		p.idle <- &session{prepared: map[string]*sql.Stmt{}}
	}
	return p, nil
}

// use hands on a session, when one is free.
func (p *pool) use(ctx context.Context, do func(*session) error) error {
	select {
	case <-p.closed:
		return store.ErrClosed
	default:
	}
	select {
	case <-p.closed:
		return store.ErrClosed
	case <-ctx.Done():
		return ctx.Err()
	case s := <-p.idle:
		defer func() { p.idle <- s }()
		if s.conn == nil {
			conn, err := p.db.Conn(ctx)
			if err != nil {
				return err
			}
			s.conn = conn
		}
		return do(s)
	}
}

// close waits for the sessions in use and ends all of them.
func (p *pool) close() error {
	var errs []error
	p.once.Do(func() {
		close(p.closed)
		for range cap(p.idle) {
			errs = append(errs, (<-p.idle).close())
		}
		errs = append(errs, p.db.Close())
	})
	return errors.Join(errs...)
}

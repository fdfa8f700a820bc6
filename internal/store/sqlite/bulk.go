package sqlite

import (
	"context"
	"strings"
)

// bulk gathers the rows for a table and inserts many with one statement.
type bulk struct {
	into  string // INSERT INTO … VALUES
	row   string // (?, …)
	width int
	args  []any
}

// atOnce are the numbers of rows that one statement inserts: few of them, so
// that their statements stay prepared.
var rowsAtOnce = [...]int{32, 8, 1}

func newBulk(insert, table string, columns ...string) *bulk {
	return &bulk{
		into:  insert + " INTO " + table + "(" + strings.Join(columns, ", ") + ") VALUES ",
		row:   "(?" + strings.Repeat(", ?", len(columns)-1) + ")",
		width: len(columns),
	}
}

// add notes a row to be inserted, at the latest when the bulk is flushed.
func (b *bulk) add(ctx context.Context, s *session, values ...any) error {
	b.args = append(b.args, values...)
	if len(b.args) < rowsAtOnce[0]*b.width {
		return nil
	}
	return b.flush(ctx, s)
}

// flush inserts what was noted.
func (b *bulk) flush(ctx context.Context, s *session) error {
	args := b.args
	b.args = b.args[:0]
	for _, rows := range rowsAtOnce {
		for n := rows * b.width; len(args) >= n; args = args[n:] {
			if err := s.exec(ctx, b.into+b.row+strings.Repeat(", "+b.row, rows-1), args[:n]...); err != nil {
				return err
			}
		}
	}
	return nil
}

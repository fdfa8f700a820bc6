package store

import "errors"

// The errors that a store returns, apart from what its engine may raise. They
// are wrapped with what they are about; errors.Is finds them.
var (
	ErrNotFound    = errors.New("not found")
	ErrBadQuery    = errors.New("bad query")
	ErrBadCursor   = errors.New("bad cursor")
	ErrBadGraph    = errors.New("bad graph")
	ErrBadMerge    = errors.New("these cannot be one")
	ErrUnavailable = errors.New("the store cannot be reached")
	ErrReadOnly    = errors.New("the store cannot be written to")
	ErrNewer       = errors.New("the store was written by a newer version of hearsay")
	ErrClosed      = errors.New("the store is closed")
)

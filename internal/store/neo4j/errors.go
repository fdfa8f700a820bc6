package neo4j

import (
	"context"
	"errors"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"hearsay/internal/store"
)

// explain turns the driver's errors into those of the contract. The context is
// the caller's: a driver's deadline is told from it, since connections have
// deadlines of their own.
func (s *Store) explain(ctx context.Context, err error) error {
	var lost *neo4j.ConnectivityError
	var failure *neo4j.Neo4jError
	switch {
	case err == nil:
		return nil
	case s.closed.Load():
		return fmt.Errorf("%w: %w", store.ErrClosed, err)
	case ctx.Err() != nil:
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	case errors.As(err, &lost), neo4j.IsTransactionExecutionLimit(err), errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: check that the Neo4j server is up: %w", store.ErrUnavailable, err)
	case errors.As(err, &failure) && (failure.IsRetriable() || refused(err)):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return err
}

// refused reports whether the server was reached but does not let us in.
func refused(err error) bool {
	var failure *neo4j.Neo4jError
	return errors.As(err, &failure) && failure.Classification() == "ClientError" && failure.Category() == "Security"
}

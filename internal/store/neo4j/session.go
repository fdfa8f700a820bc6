package neo4j

import (
	"context"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// row is one record, by position.
type row = []any

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.database, BookmarkManager: s.bookmarks, FetchSize: neo4j.FetchAll,
	})
}

// readTries is how often a read is tried where the server says that trying
// again may help. Reads change nothing, so that is safe.
const readTries = 3

// read runs one read query. An auto-commit query takes one round trip, where a
// managed transaction takes three.
func (s *Store) read(ctx context.Context, query string, params map[string]any) ([]row, error) {
	var err error
	for range readTries {
		var rows []row
		if rows, err = s.readOnce(ctx, query, params); err == nil || !neo4j.IsRetryable(err) || ctx.Err() != nil {
			return rows, err
		}
	}
	return nil, err
}

func (s *Store) readOnce(ctx context.Context, query string, params map[string]any) ([]row, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(context.WithoutCancel(ctx)) //nolint:errcheck // nothing was written
	result, err := session.Run(ctx, query, params, neo4j.WithTxTimeout(queryTime))
	if err != nil {
		return nil, err
	}
	return values(ctx, result)
}

func values(ctx context.Context, result neo4j.ResultWithContext) ([]row, error) {
	var rows []row
	for result.Next(ctx) {
		rows = append(rows, result.Record().Values)
	}
	return rows, result.Err()
}

// run runs one query that answers nothing.
func (s *Store) run(ctx context.Context, query string, params map[string]any) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(context.WithoutCancel(ctx)) //nolint:errcheck // the result tells
	result, err := session.Run(ctx, query, params, neo4j.WithTxTimeout(2*queryTime))
	if err != nil {
		return err
	}
	_, err = result.Consume(ctx)
	return err
}

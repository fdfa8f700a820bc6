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

// end gives back a session's connection, also where the context is over: it
// would be lost to the pool otherwise. What failed was told by the query.
func end(ctx context.Context, session neo4j.SessionWithContext) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), connectTime)
	defer cancel()
	_ = session.Close(ctx)
}

// read runs one read query. An auto-commit query takes one round trip, where a
// managed transaction takes three. Where the server says that trying again may
// help, or a connection is lost, it is tried again, so often that a server's
// restart, which leaves every connection dead, is not noticed.
func (s *Store) read(ctx context.Context, query string, params map[string]any) ([]row, error) {
	bounded, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	var err error
	for range maxConnections() + 1 {
		var rows []row
		if rows, err = s.readOnce(bounded, query, params); err == nil {
			return rows, nil
		}
		if !neo4j.IsRetryable(err) || bounded.Err() != nil {
			break
		}
	}
	return nil, s.explain(ctx, err)
}

func (s *Store) readOnce(ctx context.Context, query string, params map[string]any) ([]row, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer end(ctx, session)
	result, err := session.Run(ctx, query, params, neo4j.WithTxTimeout(s.timeout))
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
	bounded, cancel := context.WithTimeout(ctx, writeTime)
	defer cancel()
	session := s.session(bounded, neo4j.AccessModeWrite)
	defer end(bounded, session)
	result, err := session.Run(bounded, query, params, neo4j.WithTxTimeout(writeTime))
	if err == nil {
		_, err = result.Consume(bounded)
	}
	return s.explain(ctx, err)
}

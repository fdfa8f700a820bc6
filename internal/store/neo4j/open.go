// Package neo4j keeps a graph of news in a Neo4j server, 5.23 or later.
//
// What a person sees in Neo4j Browser is what articles tell:
//
//	(:Entity:Person)-[:INVITED {from, to, confidence, sources}]->(:Entity:Person)
//	(:Entity:Person)-[:SAID]->(:Statement)-[:ABOUT {stance}]->(:Entity)
//	(:Entity)-[:TOOK_PART {role}]->(:Entity:Event)
//	(:Evidence {text})-[:PROVES]->(:Relation|Statement|Event)-[:IN]->(:Article)-[:MENTIONS]->(:Entity)
//
// Edges such as INVITED are there for what is asserted and did happen. The truth
// is the node (:Relation), which holds every claim with its modality, polarity
// and time; the edges are drawn from it.
//
// Reads are one query a batch, or one for each form of question in it: the text
// of a query depends on which conditions there are, never on their values, so
// that the server's plans are found again. Lists are entered by an index over
// the end and the sort key, and cut before anything else is looked up.
package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"

	"hearsay/internal/store"
)

// Options say where the server is.
type Options struct {
	URL      string        // bolt:// for one server, neo4j:// for a cluster, +s for TLS
	User     string        // "neo4j" where empty
	Password string        //
	Database string        // "neo4j" where empty
	Patience time.Duration // how long to wait for a server that is not up yet; 30 s where 0
}

// Store is a store in a Neo4j server.
type Store struct {
	driver    neo4j.DriverWithContext
	database  string
	bookmarks neo4j.BookmarkManager // shared, so that a read sees the writes before it
}

var _ store.Store = (*Store)(nil)

// queryTime bounds a query on the server, whatever becomes of the client.
const queryTime = 60 * time.Second

// Open connects to the server and creates constraints and indexes. A server that
// cannot be reached is tried again until Options.Patience is over; then, and for
// wrong credentials at once, it returns store.ErrUnavailable with what to check.
func Open(ctx context.Context, o Options) (*Store, error) {
	if o.User == "" {
		o.User = "neo4j"
	}
	if o.Database == "" {
		o.Database = "neo4j"
	}
	if o.Patience == 0 {
		o.Patience = 30 * time.Second
	}
	if _, err := url.Parse(o.URL); err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	driver, err := neo4j.NewDriverWithContext(o.URL, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		c.MaxConnectionPoolSize = 4 * max(4, runtime.GOMAXPROCS(0))
		c.ConnectionAcquisitionTimeout = 5 * time.Second
		c.SocketConnectTimeout = 5 * time.Second
		c.MaxTransactionRetryTime = 15 * time.Second
		c.ReadBufferSize = 64 << 10
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	s := &Store{driver: driver, database: o.Database, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})}
	if err := s.connect(ctx, o); err != nil {
		return nil, errors.Join(err, driver.Close(context.WithoutCancel(ctx)))
	}
	if err := s.createSchema(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", o.URL, explain(err)), driver.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// connect waits for the server to answer.
func (s *Store) connect(ctx context.Context, o Options) error {
	_, err := backoff.Retry(ctx, func() (bool, error) {
		err := s.driver.VerifyConnectivity(ctx)
		if refused(err) {
			return false, backoff.Permanent(err)
		}
		return true, err
	}, backoff.WithMaxElapsedTime(o.Patience))
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case refused(err):
		return fmt.Errorf("%w: Neo4j at %s refuses user %q; check HEARSAY_NEO4J_USER and HEARSAY_NEO4J_PASSWORD: %w", store.ErrUnavailable, o.URL, o.User, err)
	}
	return fmt.Errorf("%w: Neo4j at %s does not answer; check that the server is up and that the address and port are its Bolt ones: %w", store.ErrUnavailable, o.URL, err)
}

// refused reports whether the server was reached but does not let us in.
func refused(err error) bool {
	var failure *neo4j.Neo4jError
	return errors.As(err, &failure) && failure.Classification() == "ClientError" && failure.Category() == "Security"
}

// Ping reaches for the server.
func (s *Store) Ping(ctx context.Context) error {
	return explain(s.driver.VerifyConnectivity(ctx))
}

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }

// explain turns the driver's errors into those of the contract.
func explain(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded), errors.Is(err, store.ErrNotFound), errors.Is(err, store.ErrBadMerge):
		return err
	case neo4j.IsConnectivityError(err), neo4j.IsTransactionExecutionLimit(err):
		return fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	return err
}

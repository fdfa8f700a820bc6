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
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"runtime"
	"sync/atomic"
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
	Timeout  time.Duration // how long a read may take, and how long a write is tried again; 60 s where 0
}

// Store is a store in a Neo4j server.
type Store struct {
	driver    neo4j.DriverWithContext
	database  string
	bookmarks neo4j.BookmarkManager // shared, so that a read sees the writes before it
	timeout   time.Duration
	closed    atomic.Bool
}

var _ store.Store = (*Store)(nil)

// writeTime bounds a write transaction, which may be the merge of a large entity.
const writeTime = 10 * time.Minute

// connectTime bounds the wait for a connection.
const connectTime = 5 * time.Second

// maxConnections is how many connections there may be at a time.
func maxConnections() int { return 4 * max(4, runtime.GOMAXPROCS(0)) }

// Open connects to the server and creates constraints and indexes. A server that
// cannot be reached is tried again until Options.Patience is over; then, and for
// wrong credentials at once, it returns store.ErrUnavailable with what to check.
func Open(ctx context.Context, o Options) (*Store, error) {
	o.User, o.Database = cmp.Or(o.User, "neo4j"), cmp.Or(o.Database, "neo4j")
	o.Patience = cmp.Or(o.Patience, 30*time.Second)
	o.Timeout = cmp.Or(o.Timeout, time.Minute)
	if _, err := url.Parse(o.URL); err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	driver, err := neo4j.NewDriverWithContext(o.URL, neo4j.BasicAuth(o.User, o.Password, ""), func(c *config.Config) {
		c.MaxConnectionPoolSize = maxConnections()
		c.ConnectionAcquisitionTimeout = connectTime
		c.SocketConnectTimeout = connectTime
		c.MaxTransactionRetryTime = o.Timeout
		c.ReadBufferSize = 64 << 10
		c.TelemetryDisabled = true
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", store.ErrUnavailable, err)
	}
	s := &Store{driver: driver, database: o.Database, bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), timeout: o.Timeout}
	if err := s.connect(ctx, o); err != nil {
		return nil, errors.Join(err, driver.Close(context.WithoutCancel(ctx)))
	}
	if err := s.createSchema(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", o.URL, err), driver.Close(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// connect waits for the server to answer.
func (s *Store) connect(ctx context.Context, o Options) error {
	_, err := backoff.Retry(ctx, func() (bool, error) {
		err := s.reach(ctx)
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

// reach asks whether the server is there; that it is, is soon told.
func (s *Store) reach(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, connectTime)
	defer cancel()
	return s.driver.VerifyConnectivity(ctx)
}

// Ping reaches for the server.
func (s *Store) Ping(ctx context.Context) error { return s.explain(ctx, s.reach(ctx)) }

// Close ends all connections.
func (s *Store) Close(ctx context.Context) error {
	s.closed.Store(true)
	return s.driver.Close(ctx)
}

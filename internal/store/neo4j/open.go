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
// Reads are one query a batch, or one for each way into a list in it: the text
// of a query depends on how its list is entered and on whether there is any
// condition beyond that, never on values, so that the server's plans are found
// again; making one takes 0.1 to 0.5 s. Lists are entered by an index over the
// end and the sort key, and cut before anything else is looked up: a page of 20
// reads at most 1,260 times (dbHits), however many facts an entity has. What is
// counted costs what it counts, and a search by words costs its matches.
//
// # Figures
//
// Of 10,000 generated articles with 1,000 entities, one of which has part in a
// fifth of the facts; on 2026-11-27, two cores shared by client and server
// (5.26, heap 768 MB), by go test -bench . in this folder:
//
//	a node                              1.1 ms
//	a page of 20 relations of the hub   1.8 ms, from the middle 1.9 ms
//	20 statements about the hub         1.9 ms
//	20 entities with 20 relations each  8.0 ms
//	names by their beginning            2.6 ms
//	statements by words                 1.7 ms
//	timeline of the hub                 5.7 ms
//	neighborhood of 40                   39 ms
//	path                                1.2 ms
//	put one article                      32 ms
//
// A page with a page of each object takes 6.3 ms, 2.6 times the one query that
// gives it at once, without checks of cursors and of old IDs. Put of many takes
// 237 articles a second, 2.4 times as long as inserting all that it makes in
// bulk, without looking for what is there already.
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

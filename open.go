package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"time"

	"hearsay/internal/store"
	"hearsay/internal/store/neo4j"
	"hearsay/internal/store/sqlite"
)

// storeFlags say which store a command works on.
type storeFlags struct {
	Store         string `help:"Where the graph is kept: a file, :memory:, or a Neo4j server at bolt://, neo4j:// or neo4j+s://." default:"hearsay.db" env:"HEARSAY_STORE" placeholder:"PATH|URL"`
	Neo4jUser     string `name:"neo4j-user" help:"User at the Neo4j server." default:"neo4j" env:"HEARSAY_NEO4J_USER"`
	Neo4jPassword string `name:"neo4j-password" help:"Password at the Neo4j server; better given in the environment, where other users do not see it." env:"HEARSAY_NEO4J_PASSWORD"`
	Neo4jDatabase string `name:"neo4j-database" help:"Database at the Neo4j server." default:"neo4j" env:"HEARSAY_NEO4J_DATABASE"`

	Neo4jWait time.Duration `name:"neo4j-wait" help:"How long to wait for a Neo4j server that is not up yet." default:"30s" env:"HEARSAY_NEO4J_WAIT" placeholder:"TIME"`
}

// open opens the store that the flags name.
func (f storeFlags) open(ctx context.Context) (store.Store, error) {
	if scheme, _, ok := strings.Cut(f.Store, "://"); ok {
		if !strings.HasPrefix(scheme, "bolt") && !strings.HasPrefix(scheme, "neo4j") {
			return nil, fmt.Errorf("%w: --store %q is neither a file nor a bolt:// or neo4j:// address", errUsage, f.Store)
		}
		return neo4j.Open(ctx, neo4j.Options{URL: f.Store, User: f.Neo4jUser, Password: f.Neo4jPassword, Database: f.Neo4jDatabase, Patience: f.Neo4jWait})
	}
	return sqlite.Open(ctx, sqlite.Options{Path: f.Store})
}

// closeTimeout bounds how long closing a store may take, also after Ctrl-C.
const closeTimeout = 10 * time.Second

// noticeAfter is how long opening a store may take before people are told.
const noticeAfter = 2 * time.Second

// withStored is withStore for what only reads: a file that is not there is not
// made, and not taken for an empty store.
func (a *app) withStored(use func(store.Store) error) error {
	if a.store.missing() {
		return fmt.Errorf("%w: there is no file %s; hearsay ingest makes it, --store names another", store.ErrUnavailable, a.store.Store)
	}
	return a.withStore(use)
}

// missing reports whether the store is a file that is not there yet.
func (f storeFlags) missing() bool {
	if f.Store == sqlite.Memory || strings.Contains(f.Store, "://") {
		return false
	}
	_, err := os.Stat(f.Store)
	return errors.Is(err, fs.ErrNotExist)
}

// withStore opens the store, hands it on, and closes it.
func (a *app) withStore(use func(store.Store) error) (err error) {
	waiting := time.AfterFunc(noticeAfter, func() { a.log.Info("waiting for the store to answer; Ctrl-C ends") })
	s, err := a.store.open(a.ctx)
	waiting.Stop()
	if err != nil {
		return err
	}
	defer func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(a.ctx), closeTimeout)
		defer cancel()
		err = errors.Join(err, s.Close(ctx))
	}()
	return use(s)
}

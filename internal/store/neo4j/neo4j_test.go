package neo4j

import (
	"context"
	"os"
	"testing"

	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// server returns where the tests' Neo4j is. There is no fake to fall back on.
func server(t testing.TB) Options {
	t.Helper()
	address := os.Getenv("HEARSAY_TEST_NEO4J")
	if address == "" {
		t.Fatal("these tests need a Neo4j server: run them with make test, with scripts/neo4j-test.sh go test ./internal/store/neo4j, or name a server whose data may be deleted in HEARSAY_TEST_NEO4J")
	}
	return Options{URL: address, User: os.Getenv("HEARSAY_NEO4J_USER"), Password: os.Getenv("HEARSAY_NEO4J_PASSWORD")}
}

// empty opens the tests' server and deletes everything in it.
func empty(t testing.TB) *Store {
	t.Helper()
	s, err := Open(t.Context(), server(t))
	if err != nil {
		t.Fatal(err)
	}
	wipe(t, s)
	return s
}

// wipe deletes everything that articles told.
func wipe(t testing.TB, s *Store) {
	t.Helper()
	const text = "MATCH (n) WHERE NOT n:HearsayMeta CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 500 ROWS"
	if err := s.run(context.WithoutCancel(t.Context()), text, nil); err != nil {
		t.Fatal(err)
	}
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return empty(t) })
}

package neo4j

import (
	"context"
	"errors"
	gostrings "strings"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// refusal opens what cannot be opened, and returns why.
func refusal(t *testing.T, o Options) error {
	t.Helper()
	s, err := Open(t.Context(), o)
	if err == nil {
		_ = s.Close(t.Context())
		t.Fatal("it was opened")
	}
	return err
}

func TestOpenWithoutServer(t *testing.T) {
	p, o := newProxy(t)
	p.refuse()
	o.Patience = 2 * time.Second
	err := refusal(t, o)
	if !errors.Is(err, store.ErrUnavailable) || !gostrings.Contains(err.Error(), "check that the server is up") || !gostrings.Contains(err.Error(), o.URL) {
		t.Errorf("got %v", err)
	}
	if p.dials() < 2 {
		t.Errorf("it was tried %d times only", p.dials())
	}
}

func TestOpenWithServerThatSaysNothing(t *testing.T) {
	p, o := newProxy(t)
	p.stall()
	o.Patience = time.Second
	if err := refusal(t, o); !errors.Is(err, store.ErrUnavailable) {
		t.Errorf("got %v", err)
	}
}

// A server that is still starting is waited for.
func TestOpenWaits(t *testing.T) {
	p, o := newProxy(t)
	p.closeFirst(2)
	s, err := Open(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(t.Context()); err != nil {
		t.Error(err)
	}
	if p.dials() < 3 {
		t.Errorf("it was there at once")
	}
}

func TestOpenGivesUpWhenCancelled(t *testing.T) {
	p, o := newProxy(t)
	p.refuse()
	ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
	defer cancel()
	if _, err := Open(ctx, o); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// Waiting does not make a wrong password right.
func TestOpenWithWrongPassword(t *testing.T) {
	p, o := newProxy(t)
	o.Password += "x"
	err := refusal(t, o)
	if !errors.Is(err, store.ErrUnavailable) || !gostrings.Contains(err.Error(), "HEARSAY_NEO4J_PASSWORD") {
		t.Errorf("got %v", err)
	}
	if gostrings.Contains(err.Error(), o.Password) {
		t.Error("the password is told")
	}
	if p.dials() != 1 {
		t.Errorf("it was tried %d times", p.dials())
	}
}

func TestOpenWithBadAddress(t *testing.T) {
	for _, address := range []string{"", "127.0.0.1:7687", "http://127.0.0.1:7687", "bolt://%zz"} {
		if err := refusal(t, Options{URL: address, Patience: time.Millisecond}); !errors.Is(err, store.ErrUnavailable) {
			t.Errorf("%q: got %v", address, err)
		}
	}
}

// setVersion writes the version of the schema that the database has.
func setVersion(t *testing.T, s *Store, version int) {
	t.Helper()
	if err := s.run(context.WithoutCancel(t.Context()), "MATCH (m:HearsayMeta {id: 'schema'}) SET m.version = $version", map[string]any{"version": version}); err != nil {
		t.Fatal(err)
	}
}

func TestOpenOfNewerVersion(t *testing.T) {
	s := empty(t)
	setVersion(t, s, schemaVersion+1)
	t.Cleanup(func() { setVersion(t, s, schemaVersion) })
	if err := refusal(t, server(t)); !errors.Is(err, store.ErrNewer) {
		t.Errorf("got %v", err)
	}
}

// The first schema lacked what the lists of an entity are entered by.
func TestOpenOfFirstVersion(t *testing.T) {
	s := empty(t)
	hubs(t, s, 5)
	want := mustAll(t, s)
	for _, text := range []string{
		"MATCH (a:Article)-[m:MENTIONS]->() REMOVE m.entity, m.sk SET m.published = a.published",
		"MATCH ()-[p:TOOK_PART]->() REMOVE p.entity, p.sk",
		"DROP INDEX mentions_entity_sk", "DROP INDEX part_entity_sk",
	} {
		if err := s.run(t.Context(), text, nil); err != nil {
			t.Fatal(err)
		}
	}
	setVersion(t, s, 1)
	again, err := Open(t.Context(), server(t))
	if err != nil {
		t.Fatal(err)
	}
	if diff := differ(want, mustAll(t, again)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	f := store.ArticleFilter{Entities: []news.ID{hub.ID}}
	pages, err := again.Articles(t.Context(), []store.ArticleQuery{{ArticleFilter: f, PageRequest: store.PageRequest{First: 10}}})
	if err != nil || len(pages[0].Items) != 5 {
		t.Errorf("got %d articles of the hub, %v", len(pages[0].Items), err)
	}
	checkOrphans(t, again)
}

func TestClosed(t *testing.T) {
	s := empty(t)
	if err := s.Close(t.Context()); err != nil {
		t.Fatal(err)
	}
	_, read := s.Stats(t.Context())
	write := s.Delete(t.Context(), "art_x")
	for _, err := range []error{read, write, s.Ping(t.Context())} {
		if !errors.Is(err, store.ErrClosed) {
			t.Errorf("got %v", err)
		}
	}
}

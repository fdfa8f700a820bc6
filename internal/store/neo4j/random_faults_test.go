package neo4j

import (
	"errors"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

// faults returns how many faults a random run has: HEARSAY_TEST_FAULTS, or 30.
func faults(t *testing.T) int {
	t.Helper()
	text := os.Getenv("HEARSAY_TEST_FAULTS")
	if text == "" {
		return 30
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("HEARSAY_TEST_FAULTS: %v", err)
	}
	return n
}

// TestRandomFaults writes while connections are cut at random points,
// and does again what was not said to be done. In the end the store is what a
// model is that had no faults.
func TestRandomFaults(t *testing.T) {
	const seed, articles = 20330117, 25
	s, p, graphs := faulty(t, 20*time.Second)
	model := storetest.NewModel()
	if _, err := model.Put(t.Context(), graphs); err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 4))
	g := storetest.NewGenerator(seed, 0)
	unsure, length := 0, 3000
	for i := range faults(t) {
		write := anyWrite(t, g, rng, articles, i)
		want := write(model)
		part := rng.Float64()
		p.cutAfter(1 + int(float64(length)*(1-part*part*part))) // more of them at the end, where the commit is
		from := p.answers()
		if rng.IntN(4) == 0 {
			p.closeFirst(p.dials() + rng.IntN(3)) // and for a while there is no server
		}
		got := write(s)
		for ; errors.Is(got, store.ErrUnavailable); got = write(s) {
			unsure++
			if again := write(model); again != nil {
				want = again // what was done is not there to be done again
			}
		}
		if got == nil {
			length = p.answers() - from
		}
		if (got == nil) != (want == nil) && !errors.Is(got, store.ErrNotFound) {
			t.Fatalf("fault %d: got %v, want %v", i, got, want)
		}
		if i%10 == 9 {
			p.heal()
			checkModel(t, s, model)
		}
	}
	p.heal()
	checkModel(t, s, model)
	checkOrphans(t, s)
	t.Logf("seed %d: %d writes were done again, since nobody knew whether they were done", seed, unsure)
}

// anyWrite returns a change that may be made again.
func anyWrite(t *testing.T, g *storetest.Generator, rng *rand.Rand, articles, revision int) func(store.Store) error {
	t.Helper()
	number := rng.IntN(articles)
	if rng.IntN(4) == 0 {
		id := g.Article(number, revision).Article.ID
		return func(s store.Store) error { return s.Delete(t.Context(), id) }
	}
	batch := []news.Graph{g.Article(number, revision), g.Article(articles+rng.IntN(3), revision)}
	return func(s store.Store) error {
		_, err := s.Put(t.Context(), batch)
		return err
	}
}

// checkModel holds a store to a model.
func checkModel(t *testing.T, s *Store, model store.Store) {
	t.Helper()
	want, err := all(t.Context(), model)
	if err != nil {
		t.Fatal(err)
	}
	if diff := differ(want, mustAll(t, s)); diff != "" {
		t.Fatalf("-want +got\n%s", diff)
	}
}

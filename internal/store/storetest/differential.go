package storetest

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// testDifferential changes and asks a store and the model at random.
func testDifferential(t *testing.T, open Open) {
	const asked = 200
	seed, rounds := setting(t, "HEARSAY_TEST_SEED", 20310304), setting(t, "HEARSAY_TEST_ROUNDS", 24)
	t.Logf("HEARSAY_TEST_SEED=%d HEARSAY_TEST_ROUNDS=%d", seed, rounds)
	rng := rand.New(rand.NewPCG(seed, 2))
	for part := uint64(0); part*12 < rounds; part++ { // a new store now and then, since everything gets merged
		s, model := fresh(t, open), NewModel()
		w := newWorld(seed + part)
		for round := part * 12; round < min(rounds, part*12+12); round++ {
			change(t, s, model, w, rng, int(round))
			for range asked {
				ask(t, s, model, newQuestion(rng, w))
			}
			if t.Failed() {
				t.Fatalf("in round %d", round)
			}
		}
	}
}

// setting reads a number from the environment.
func setting(t *testing.T, name string, otherwise uint64) uint64 {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return n
}

// change makes the same random changes to both stores.
func change(t *testing.T, s, model store.Store, w *world, rng *rand.Rand, round int) {
	t.Helper()
	both := func(what string, do func(store.Store) error) {
		t.Helper()
		want, got := do(model), do(s)
		if (want == nil) != (got == nil) {
			t.Fatalf("%s: got %v, want %v", what, got, want)
		}
	}
	var batch []news.Graph
	for range 6 {
		batch = append(batch, w.article(rng.IntN(30), round))
	}
	both("put", func(s store.Store) error {
		_, err := s.Put(t.Context(), batch)
		return err
	})
	article := w.articles[rng.IntN(len(w.articles))]
	both("delete", func(s store.Store) error { return s.Delete(t.Context(), article) })
	if round%3 == 2 {
		into, from := w.anyEntity(rng), w.anyEntity(rng)
		both(fmt.Sprintf("merge %s into %s", from, into), func(s store.Store) error { return s.Merge(t.Context(), into, from) })
	}
}

// anyEntity returns one of the cast or, seldom, an event.
func (w *world) anyEntity(rng *rand.Rand) news.ID {
	if len(w.events) > 0 && rng.IntN(4) == 0 {
		return w.events[rng.IntN(len(w.events))]
	}
	return w.cast[rng.IntN(len(w.cast))].ID
}

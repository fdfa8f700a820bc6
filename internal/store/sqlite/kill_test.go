package sqlite

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/store/storetest"
)

const (
	killVariable = "HEARSAY_TEST_PUT_UNTIL_KILLED" // path and first number for the child
	killRounds   = 30
	killArticles = 30 // so many are put again and again, saying something else each time
	killBatch    = 3
)

// putting returns the graph that is put as the n-th.
func putting(n int) news.Graph {
	return storetest.NewGenerator(uint64(n), 0).Article(n%killArticles, n/killArticles)
}

// TestKill kills a process in the midst of its writes, again and again. What it
// acknowledged is there, and nothing is there by halves.
func TestKill(t *testing.T) {
	if task := os.Getenv(killVariable); task != "" {
		putUntilKilled(t, task)
		return
	}
	path := newPath(t)
	rng := rand.New(rand.NewPCG(20, 26))
	acknowledged := 0
	for range killRounds {
		acknowledged = killAfter(t, path, acknowledged, 1+rng.IntN(12))
		s := mustOpen(t, path)
		checkStored(t, s, acknowledged)
		mustClose(t, s)
		if t.Failed() {
			break
		}
	}
	t.Logf("%d rounds, %d articles acknowledged", killRounds, acknowledged)
}

// putUntilKilled puts graphs for ever and says how many it has put.
func putUntilKilled(t *testing.T, task string) {
	first, path, _ := strings.Cut(task, " ")
	n, err := strconv.Atoi(first)
	if err != nil {
		t.Fatal(err)
	}
	s := mustOpen(t, path)
	for ; ; n += killBatch {
		var graphs []news.Graph
		for i := range killBatch {
			graphs = append(graphs, putting(n+i))
		}
		mustPut(t, s, graphs...)
		fmt.Printf("put %d\n", n+killBatch)
	}
}

// killAfter starts a process that puts graphs from the n-th on, kills it after
// some acknowledgements, while it goes on, and returns how many graphs all
// processes have acknowledged.
func killAfter(t *testing.T, path string, n, acknowledgements int) int {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestKill$", "-test.v")
	child.Env = append(os.Environ(), fmt.Sprintf("%s=%d %s", killVariable, n, path))
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	seen := 0
	for lines.Scan() {
		if count, ok := strings.CutPrefix(lines.Text(), "put "); ok {
			if n, err = strconv.Atoi(count); err != nil {
				t.Fatal(err)
			}
			if seen++; seen == acknowledgements {
				_ = child.Process.Kill() // what it still says is read to the end
			}
		}
	}
	rest, _ := io.ReadAll(out)
	if err := child.Wait(); err == nil || seen < acknowledgements {
		t.Fatalf("the process ended by itself after %d acknowledgements: %v\n%s", seen, err, rest)
	}
	return n
}

// checkStored holds every article to what was put last of it: the acknowledged,
// or what the killed process was putting then.
func checkStored(t *testing.T, s *Store, acknowledged int) {
	t.Helper()
	var held []news.Graph
	err := s.writing(t.Context(), func(w *writer) error {
		for number := range min(killArticles, acknowledged+killBatch) {
			g, n, err := storedGraph(t, w, number, acknowledged)
			if err != nil {
				return err
			}
			if n < 0 {
				continue
			}
			want := putting(n)
			held = append(held, want)
			want.Article = news.Article{ID: want.Article.ID, Published: want.Article.Published}
			if diff := cmp.Diff(want.Rename(names{}.to), g, asSets); diff != "" {
				t.Errorf("article %d, put as number %d: -want +got\n%s", number, n, diff)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	sameAs(t, s, held)
}

var asSets = cmp.Options{
	cmpopts.IgnoreUnexported(news.Graph{}), cmpopts.EquateEmpty(),
	cmpopts.SortSlices(func(a, b news.Entity) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b news.Event) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b news.Relation) bool { return a.ID < b.ID }),
	cmpopts.SortSlices(func(a, b news.Statement) bool { return a.ID < b.ID }),
}

// storedGraph reads what an article says, and as which number that was put; -1
// where the article is not there and need not be.
func storedGraph(t *testing.T, w *writer, number, acknowledged int) (news.Graph, int, error) {
	t.Helper()
	article := putting(number).Article.ID
	var digest string
	found, err := w.ids(t.Context(), "SELECT digest FROM article WHERE id = ?", string(article))
	if err != nil {
		return news.Graph{}, 0, err
	}
	if len(found) == 1 {
		digest = string(found[0])
	}
	for n := number; n < acknowledged+killBatch; n += killArticles {
		if n+killArticles < acknowledged {
			continue // it was put again since
		}
		if digest == store.Digest(putting(n)) {
			g, err := w.said(t.Context(), article)
			return g, n, err
		}
	}
	if digest != "" || number < acknowledged {
		t.Errorf("article %d of %d acknowledged is lost, or older than what was acknowledged", number, acknowledged)
	}
	return news.Graph{}, -1, nil
}

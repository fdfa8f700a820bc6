package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// engines are the stores that everything must work on.
func engines(t *testing.T) map[string][]string {
	t.Helper()
	address := os.Getenv("HEARSAY_TEST_NEO4J")
	if address == "" {
		t.Fatal("this test needs a Neo4j server: run it with make test, or with scripts/neo4j-test.sh go test .")
	}
	return map[string][]string{
		"sqlite": {"--store", filepath.Join(t.TempDir(), "news.db")},
		"neo4j":  {"--store", address, "--neo4j-user", os.Getenv("HEARSAY_NEO4J_USER"), "--neo4j-password", os.Getenv("HEARSAY_NEO4J_PASSWORD")},
	}
}

// output is a buffer that a server may write to while a test reads it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// serve starts the server and returns its address; it ends with the test.
func serve(t *testing.T, store []string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	var out output
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, store...), strings.NewReader(""), io.Discard, &out)
	}()
	t.Cleanup(func() {
		cancel()
		if code := <-done; code != exitOK {
			t.Errorf("the server ended with %d: %s", code, out.String())
		}
	})
	ended := func() bool { return len(done) > 0 }
	started := regexp.MustCompile(`http://[0-9.:]+`)
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline) && !ended(); time.Sleep(20 * time.Millisecond) {
		if address := started.FindString(out.String()); address != "" {
			return address
		}
	}
	t.Fatalf("the server did not start: %s", out.String())
	return ""
}

// ask sends a query and decodes the answer's data into to.
func ask(t *testing.T, address, query string, variables map[string]any, to any) {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address+"/graphql", bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // was read
	var answer struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.NewDecoder(response.Body).Decode(&answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Errors) > 0 {
		t.Fatalf("%s: %+v", query, answer.Errors)
	}
	if err := json.Unmarshal(answer.Data, to); err != nil {
		t.Fatal(err)
	}
}

const factsQuery = `{
  relations(filter: {polarities: [POSITIVE, NEGATED], modalities: [ASSERTED, ALLEGED, PLANNED, POSSIBLE, CONDITIONAL]}, first: 200) {
    totalCount
    nodes { type polarity modality subject { name } object { name } when { edtf }
      evidence(first: 50) { nodes { text start end article { text } } } }
  }
  statements(first: 200) {
    totalCount
    nodes { text speaker { name } about { entity { name } stance } evidence(first: 50) { totalCount nodes { text start end article { text } } } }
  }
  stats { articles entities events relations statements }
}`

type evidence struct {
	TotalCount int
	Nodes      []struct {
		Text       string
		Start, End int
		Article    struct{ Text string }
	}
}

type named struct{ Name string }

type facts struct {
	Relations struct {
		TotalCount int
		Nodes      []struct {
			Type, Polarity, Modality string
			Subject, Object          named
			When                     *struct{ EDTF string }
			Evidence                 evidence
		}
	}
	Statements struct {
		TotalCount int
		Nodes      []struct {
			Text    string
			Speaker *named
			About   []struct {
				Entity named
				Stance string
			}
			Evidence evidence
		}
	}
	Stats map[string]int
}

// has reports whether a relation was found; when "" is undated, "*" any time.
func (f facts) has(kind, subject, object, when string) bool {
	for _, r := range f.Relations.Nodes {
		date := ""
		if r.When != nil {
			date = r.When.EDTF
		}
		if r.Type == kind && strings.Contains(r.Subject.Name, subject) && strings.Contains(r.Object.Name, object) &&
			(when == "*" || when == date) && r.Polarity == "POSITIVE" && r.Modality == "ASSERTED" {
			return true
		}
	}
	return false
}

// proven holds all evidence to the article at its offsets in code points.
func (f facts) proven(t *testing.T) {
	t.Helper()
	check := func(e evidence) {
		if len(e.Nodes) == 0 {
			t.Error("a fact has no evidence")
		}
		for _, n := range e.Nodes {
			if runes := []rune(n.Article.Text); n.End > len(runes) || string(runes[n.Start:n.End]) != n.Text {
				t.Errorf("evidence %q is not what stands at %d:%d", n.Text, n.Start, n.End)
			}
		}
	}
	for _, r := range f.Relations.Nodes {
		check(r.Evidence)
	}
	for _, s := range f.Statements.Nodes {
		check(s.Evidence)
	}
}

const ingestMutation = `mutation ($text: String!) { ingest(input: {text: $text}) { outcome article { id } } }`

type ingested struct {
	Ingest struct {
		Outcome string
		Article struct{ ID string }
	}
}

// TestArticleThroughHTTP takes an article in through the API of each engine,
// asks who did what and who said what, takes it in again, and deletes it.
func TestArticleThroughHTTP(t *testing.T) {
	article, err := os.ReadFile("examples/2031-03-04-debate-invitation.txt")
	if err != nil {
		t.Fatal(err)
	}
	for name, store := range engines(t) {
		t.Run(name, func(t *testing.T) {
			address := serve(t, store)
			through(t, address, string(article), func(f facts) {
				for _, want := range [][4]string{
					{"INVITED", "Mara Voss", "Teodor Lindqvist", "*"},
					{"HOLDS_POSITION", "Teodor Lindqvist", "Halden Motors", "*"},
					{"CRITICIZED", "Teodor Lindqvist", "Mara Voss", "*"}, // through her plan
					{"ACCUSED", "Teodor Lindqvist", "Mara Voss", "*"},    // "the governor"
					{"REPRESENTS", "Ines Okafor", "Voss campaign", "*"},
					{"LOCATED_IN", "Halden Motors", "Norvik", "*"},
					{"FUNDED", "Halden Motors", "Harbor Party", "2031-01"}, // "the company"
				} {
					if !f.has(want[0], want[1], want[2], want[3]) {
						t.Errorf("%v is missing", want)
					}
				}
			})
		})
	}
}

// TestRealArticle asks of the article that the project began with what a reader
// knows of it. The article is not part of the source.
func TestRealArticle(t *testing.T) {
	shared := os.Getenv("HEARSAY_SHARED")
	if shared == "" {
		shared = "../shared"
	}
	article, err := os.ReadFile(filepath.Join(shared, "articles", "2024-08-13-musk-invites-harris.txt"))
	if err != nil {
		t.Skipf("measures an article that is not part of the source: %v", err)
	}
	for name, store := range engines(t) {
		t.Run(name, func(t *testing.T) {
			address := serve(t, store)
			through(t, address, string(article), func(f facts) { checkRealArticle(t, f) })
		})
	}
}

func checkRealArticle(t *testing.T, f facts) {
	t.Helper()
	for _, want := range [][4]string{
		{"INVITED", "Elon Musk", "Kamala Harris", "2024-08-13"},
		{"INTERVIEWED", "Elon Musk", "Donald Trump", ""},
		{"MET_WITH", "", "", ""},
	} {
		if !f.has(want[0], want[1], want[2], want[3]) {
			t.Errorf("%v is missing", want)
		}
	}
	for _, kind := range []string{"CRITICIZED", "ACCUSED"} {
		if !f.has(kind, "campaign", "Musk", "*") && !f.has(kind, "Kamala HQ", "Musk", "*") {
			t.Errorf("%s of Musk by the campaign or its page is missing", kind)
		}
	}
	tweets, campaign := 0, false
	for _, s := range f.Statements.Nodes {
		if strings.HasPrefix(s.Text, "Happy to host Kamala") {
			tweets++
			if s.Evidence.TotalCount != 2 || s.Speaker == nil || s.Speaker.Name != "Elon Musk" {
				t.Errorf("the tweet has %d occurrences and speaker %v", s.Evidence.TotalCount, s.Speaker)
			}
		}
		if strings.Contains(s.Text, "entire campaign is in service of") && s.Speaker != nil && s.Speaker.Name == "Kamala HQ" {
			about := map[string]bool{}
			for _, a := range s.About {
				about[a.Entity.Name] = true
			}
			campaign = about["Donald Trump"] && about["Elon Musk"]
		}
	}
	if tweets != 1 || !campaign {
		t.Errorf("the tweet is there %d times; what Kamala HQ said about Trump and Musk: %v", tweets, campaign)
	}
	for _, never := range [][3]string{{"INTERVIEWED", "Trump", "Musk"}, {"CRITICIZED", "Musk", "Harris"}, {"MET_WITH", "Musk", "Harris"}, {"CYBERATTACKED", "Musk", ""}} {
		if f.has(never[0], never[1], never[2], "*") {
			t.Errorf("%v is asserted, which the article does not say", never)
		}
	}
}

// empty deletes what other tests have left in the store.
func empty(t *testing.T, address string) {
	t.Helper()
	for {
		var answer struct {
			Articles struct{ Nodes []struct{ ID string } }
		}
		ask(t, address, `{ articles(first: 100) { nodes { id } } }`, nil, &answer)
		if len(answer.Articles.Nodes) == 0 {
			return
		}
		for _, article := range answer.Articles.Nodes {
			deleteArticle(t, address, article.ID)
		}
	}
}

func deleteArticle(t *testing.T, address, id string) {
	t.Helper()
	var deleted struct{ DeleteArticle any }
	ask(t, address, `mutation ($id: ID!) { deleteArticle(id: $id) { __typename } }`, map[string]any{"id": id}, &deleted)
}

// through takes an article in, checks what it says, takes it in again, which
// changes nothing, and deletes it, which leaves nothing.
func through(t *testing.T, address, article string, check func(facts)) {
	t.Helper()
	var first, second ingested
	var f, again, left facts
	empty(t, address)
	ask(t, address, ingestMutation, map[string]any{"text": article}, &first)
	ask(t, address, factsQuery, nil, &f)
	check(f)
	f.proven(t)
	ask(t, address, ingestMutation, map[string]any{"text": article}, &second)
	ask(t, address, factsQuery, nil, &again)
	if first.Ingest.Outcome != "ADDED" || second.Ingest.Outcome != "UNCHANGED" {
		t.Errorf("got %s, then %s", first.Ingest.Outcome, second.Ingest.Outcome)
	}
	for what, n := range f.Stats {
		if again.Stats[what] != n {
			t.Errorf("%s went from %d to %d by the same article", what, n, again.Stats[what])
		}
	}
	deleteArticle(t, address, first.Ingest.Article.ID)
	ask(t, address, factsQuery, nil, &left)
	for what, n := range left.Stats {
		if n != 0 {
			t.Errorf("%d %s are left after the article was deleted", n, what)
		}
	}
}

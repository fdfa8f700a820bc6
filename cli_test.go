package main

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/alecthomas/kong"
	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"hearsay": main, "unprivileged": unprivileged})
}

// TestCommands runs the scripts of testdata/script: command lines with what
// they print, on which stream, and with which exit code they end.
func TestCommands(t *testing.T) {
	articles, err := filepath.Abs("examples")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", articles)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "fill": fill, "sql": statement},
	})
}

// exits runs a command and holds it to its exit code: exits 3 hearsay ingest …
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits code command args…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("%v ended with %d, want %d", args[1:], got, want)
	}
}

// fill makes a file of so many bytes: fill big.txt 1000
func fill(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: fill file bytes")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	const line = "The harbor is open. "
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte(line), size/len(line)+1)[:size], 0o600))
}

// statement runs SQL on a store's file: sql news.db 'PRAGMA user_version = 999'
func statement(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: sql file statement")
	}
	db, err := sql.Open("sqlite", ts.MkAbs(args[0]))
	ts.Check(err)
	_, err = db.ExecContext(context.Background(), args[1])
	ts.Check(errors.Join(err, db.Close()))
}

// unprivileged runs a command without root's power over files, which tests of
// what may not be written to need where root runs them.
func unprivileged() {
	runtime.LockOSThread()
	dropPowerOverFiles()
	path, err := exec.LookPath(os.Args[1])
	if err == nil {
		err = syscall.Exec(path, os.Args[1:], os.Environ())
	}
	panic(err)
}

// command runs hearsay within this process and returns what it prints.
func command(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code = run(t.Context(), args, strings.NewReader(""), &out, &errs)
	return code, out.String(), errs.String()
}

// examplesStore makes a store of the examples.
func examplesStore(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news.db")
	files, err := filepath.Glob("examples/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	if code, stdout, stderr := command(t, append([]string{"ingest", "--store", path}, files...)...); code != exitOK {
		t.Fatalf("ended with %d: %s%s", code, stdout, stderr)
	}
	return path
}

// TestQuestions asks everything that the playground opens with.
func TestQuestions(t *testing.T) {
	path := examplesStore(t)
	if len(questions()) < 5 {
		t.Errorf("got %d questions", len(questions()))
	}
	for _, q := range questions() {
		t.Run(q.Title, func(t *testing.T) {
			code, stdout, stderr := command(t, "query", "--store", path, q.Query)
			if code != exitOK || stderr != "" || !strings.Contains(stdout, `"name": "`) {
				t.Errorf("ended with %d: %s%s", code, stdout, stderr)
			}
		})
	}
}

// TestHelp runs the examples that --help shows, as far as they need no more
// than a shell and the files of this project.
func TestHelp(t *testing.T) {
	for _, node := range model(t).Children {
		t.Run(node.Name, func(t *testing.T) {
			code, stdout, stderr := command(t, node.Name, "--help")
			if code != exitOK || stderr != "" {
				t.Fatalf("ended with %d: %s", code, stderr)
			}
			shown := 0
			for line := range strings.Lines(node.Detail) {
				example, indented := strings.CutPrefix(line, "  ")
				if !indented {
					continue
				}
				shown++
				if !strings.Contains(stdout, strings.TrimSpace(example)) {
					t.Errorf("the help does not show %q", example)
				}
				runExample(t, example)
			}
			if shown == 0 {
				t.Error("the help shows no example")
			}
		})
	}
}

func model(t *testing.T) *kong.Application {
	t.Helper()
	parser, err := kong.New(&cli{}, kong.Name("hearsay"))
	if err != nil {
		t.Fatal(err)
	}
	return parser.Model
}

var elsewhere = regexp.MustCompile(`^hearsay serve|^curl |bolt://`)

func runExample(t *testing.T, line string) {
	t.Helper()
	line, _, _ = strings.Cut(strings.TrimSpace(line), " | jq ")
	if elsewhere.MatchString(line) {
		return
	}
	dir := t.TempDir()
	for name, text := range map[string]string{
		"story.txt":          "Mara Voss invited Teodor Lindqvist.",
		"story.json":         `{"text": "Mara Voss invited Teodor Lindqvist."}`,
		"examples/story.txt": "Mara Voss invited Teodor Lindqvist.",
		"question.graphql":   "{ stats { articles } }",
		"annotated/a.json":   `{"id": "e", "text": "Mara Voss invited Teodor Lindqvist."}`, // an ID of the half to tune on
	} {
		path := filepath.Join(dir, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(text), 0o600)); err != nil {
			t.Fatal(err)
		}
	}
	for _, store := range []string{"hearsay.db", "news.db"} {
		if code, _, stderr := command(t, "ingest", "--store", filepath.Join(dir, store), filepath.Join(dir, "story.txt")); code != exitOK {
			t.Fatal(stderr)
		}
	}
	shell := exec.CommandContext(t.Context(), "sh", "-e", "-c", line)
	shell.Dir = dir
	if out, err := shell.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", line, err, out)
	}
}

func TestCursorOfAnotherList(t *testing.T) {
	path := examplesStore(t)
	_, stdout, _ := command(t, "query", "--store", path, "{ statements(first: 1) { pageInfo { endCursor } } }")
	var answer struct {
		Data struct {
			Statements struct{ PageInfo struct{ EndCursor string } }
		}
	}
	if err := json.Unmarshal([]byte(stdout), &answer); err != nil {
		t.Fatal(err)
	}
	cursor := answer.Data.Statements.PageInfo.EndCursor
	const next = "query($c: Cursor) { statements(first: 1, after: $c) { nodes { id } } }"
	for query, want := range map[string]int{
		next: exitOK,
		strings.Replace(next, "statements(", "relations(", 1):                         exitFailed,
		strings.Replace(next, "first: 1", "filter: {text: \"ferries\"}, first: 1", 1): exitFailed,
	} {
		code, stdout, stderr := command(t, "query", "--store", path, "-v", `{"c": "`+cursor+`"}`, query)
		if code != want || (want != exitOK && (!strings.Contains(stdout, "BAD_CURSOR") || !strings.Contains(stderr, "cursor"))) {
			t.Errorf("%s ended with %d, want %d: %s%s", query, code, want, stdout, stderr)
		}
	}
}

// TestInterrupt ends an ingest that waits for its second article.
func TestInterrupt(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = write.Close() })
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute) // kills what does not end
	defer cancel()
	hearsay := exec.CommandContext(ctx, "hearsay", "ingest", "--store", path, "examples/2031-03-04-debate-invitation.txt", "-")
	var stdout, stderr bytes.Buffer
	hearsay.Stdin, hearsay.Stdout, hearsay.Stderr = read, &stdout, &stderr
	if err := hearsay.Start(); err != nil {
		t.Fatal(err)
	}
	_ = read.Close()
	awaitArticle(t, path)
	if err := hearsay.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	err = hearsay.Wait()
	if code := hearsay.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(stderr.String(), "interrupted") {
		t.Errorf("ended with %d (%v): %s", code, err, stderr.String())
	}
	if want := "added 1, unchanged 0, failed 0\n"; stdout.String() != want {
		t.Errorf("got %q, want %q", stdout.String(), want)
	}
	if code, stdout, stderr := command(t, "doctor", "--store", path); code != exitOK || !strings.Contains(stdout, "1 articles") {
		t.Errorf("the store is not well: %d %s%s", code, stdout, stderr)
	}
}

// awaitArticle waits until a store that another process writes has an article.
func awaitArticle(t *testing.T, path string) {
	t.Helper()
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		if _, stdout, _ := command(t, "query", "--store", path, "{ stats { articles } }"); strings.Contains(stdout, `"articles": 1`) {
			return
		}
	}
	t.Fatal("the first article was not stored")
}

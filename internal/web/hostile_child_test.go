//go:build linux

package web_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"
	"time"

	"hearsay/graph"
	"hearsay/internal/news"
	"hearsay/internal/store"
	"hearsay/internal/web"
)

// childVariable is set where this test is the server of itself.
const childVariable = "HEARSAY_TEST_HOSTILE_SERVER"

const (
	childSpace  = 2500 << 10 // kB of address space; the server takes some 1.8 GB, most of it only reserved
	childMemory = "64MiB"    // GOMEMLIMIT
)

// serveHostile is the child: it says where it listens, and serves until its input ends.
func serveHostile(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // it ends, however it does
		cancel()
	}()
	s := openStore(t)
	o := options(s, os.Stderr)
	o.API = graph.New(graph.Options{Store: s, Ingest: refuser{}})
	o.Log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	if err := web.Serve(ctx, "127.0.0.1:0", newHandler(t, o), func(a net.Addr) { fmt.Println(a) }); err != nil {
		t.Fatal(err)
	}
}

// refuser takes no article.
type refuser struct{}

func (refuser) Ingest(context.Context, graph.IngestInput) (news.Graph, store.Outcome, error) {
	return news.Graph{}, "", fmt.Errorf("%w: none are taken", graph.ErrBadInput)
}

// child is the server as its client sees it.
type child struct {
	command *exec.Cmd
	stdin   io.Closer
	stdout  *bufio.Reader
	stderr  *bytes.Buffer
	address string
}

func startChild(t *testing.T) *child {
	t.Helper()
	limit := fmt.Sprintf("ulimit -v %d; ", childSpace)
	if raced() {
		limit = ""
	}
	c := &child{stderr: &bytes.Buffer{}}
	c.command = exec.CommandContext(t.Context(), "sh", "-c", limit+`exec "$0" -test.run='^TestHostile$'`, os.Args[0])
	c.command.Env = append(os.Environ(), childVariable+"=1", "GOMEMLIMIT="+childMemory, "GOMAXPROCS=2", "GOTRACEBACK=single")
	c.command.Stderr = c.stderr
	stdin, err := c.command.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout, err := c.command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.command.Start(); err != nil {
		t.Fatal(err)
	}
	c.stdin, c.stdout = stdin, bufio.NewReader(stdout)
	line, err := c.stdout.ReadString('\n')
	if err != nil {
		_ = c.command.Wait() // it failed; its output says why
		t.Fatalf("the server did not start: %v\n%s%s", err, line, c.stderr)
	}
	c.address = strings.TrimSpace(line)
	if _, err := netip.ParseAddrPort(c.address); err != nil {
		t.Fatalf("the server did not start: %s\n%.4000s", line, c.stderr)
	}
	return c
}

// stop ends the server, which must have had nothing to complain about.
func (c *child) stop(t *testing.T) {
	t.Helper()
	_ = c.stdin.Close() // the server ends also where it is gone
	rest, _ := io.ReadAll(c.stdout)
	if err := c.command.Wait(); err != nil {
		t.Errorf("the server ended with %v\n%s\n%.4000s", err, rest, c.stderr)
	}
	if c.stderr.Len() > 0 {
		t.Errorf("the server complained:\n%.4000s", c.stderr)
	}
}

// peak returns the most memory that the server ever held, in kB.
func (c *child) peak(t *testing.T) int {
	t.Helper()
	status, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(c.command.Process.Pid), "status"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kB, err := strconv.Atoi(strings.Fields(rest + " -")[0])
	if err != nil {
		t.Fatal(err)
	}
	return kB
}

// send writes a request as it is, which no client of net/http would, and reads
// the answer while it does: a server that refuses a request does not read it all.
func (c *child) send(t *testing.T, r hostile) (*http.Response, []byte) {
	t.Helper()
	conn, err := net.Dial("tcp", c.address)
	if err != nil {
		t.Fatalf("the server is gone: %v\n%.4000s", err, c.stderr)
	}
	defer conn.Close() //nolint:errcheck // was read
	if err := conn.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	written := make(chan struct{})
	go func() {
		defer close(written)
		_, _ = fmt.Fprintf(conn, "%sHost: 127.0.0.1\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s", r.head, len(r.body), r.body)
	}()
	method, _, _ := strings.Cut(r.head, " ")
	response, err := http.ReadResponse(bufio.NewReader(conn), &http.Request{Method: method})
	if err != nil {
		t.Fatalf("no answer: %v\n%.4000s", err, c.stderr)
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("half an answer: %v", err)
	}
	_ = conn.Close() // which ends the writing
	<-written
	return response, body
}

// raced reports whether this test looks for races: it then takes address space
// without bounds, and many times the memory.
func raced() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return false
	}
	for _, s := range info.Settings {
		if s.Key == "-race" {
			return s.Value == "true"
		}
	}
	return false
}

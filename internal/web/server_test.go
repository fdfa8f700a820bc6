package web_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"hearsay/internal/web"
)

// patience is how long a test waits for what should come at once.
const patience = 30 * time.Second

// running is a server that runs.
type running struct {
	address string
	stop    context.CancelFunc
	ended   <-chan error // how Serve ended
}

// start serves a handler until the test ends, and looks for goroutines that are left.
func start(t *testing.T, times web.Times, h http.Handler) running {
	t.Helper()
	before := goleak.IgnoreCurrent()
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	address, ended := make(chan net.Addr, 1), make(chan error, 1)
	done := make(chan struct{})
	go func() {
		defer close(done)
		ended <- times.Serve(ctx, "127.0.0.1:0", h, func(a net.Addr) { address <- a })
	}()
	t.Cleanup(func() {
		stop()
		<-done
		goleak.VerifyNone(t, before)
	})
	select {
	case a := <-address:
		return running{a.String(), stop, ended}
	case err := <-ended:
		t.Fatalf("the server did not start: %v", err)
		return running{}
	}
}

// within waits for what should come at once.
func within[T any](t *testing.T, what string, c <-chan T) T {
	t.Helper()
	select {
	case v := <-c:
		return v
	case <-time.After(patience):
		t.Fatalf("%s after %v", what, patience)
		panic("unreachable")
	}
}

// dial connects, and gives up for good after the test's patience.
func (r running) dial(t *testing.T) net.Conn {
	t.Helper()
	conn, err := net.Dial("tcp", r.address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() }) //nolint:errcheck // it may be closed already
	if err := conn.SetDeadline(time.Now().Add(patience)); err != nil {
		t.Fatal(err)
	}
	return conn
}

// answer reads a response and its body.
func answer(t *testing.T, conn io.Reader) (*http.Response, string) {
	t.Helper()
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close() //nolint:errcheck // was read
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(body)
}

const readyz = "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"

// TestServe asks a server over the network, and ends it.
func TestServe(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	r := start(t, web.Times{}, h)
	conn := r.dial(t)
	const query = `{"query":"{stats{articles}}"}`
	for range 3 { // on one connection
		fmt.Fprintf(conn, "POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", r.address, len(query), query)
		if response, body := answer(t, conn); response.StatusCode != http.StatusOK || body != counted {
			t.Errorf("got %s %s", response.Status, body)
		}
	}
	r.stop()
	if err := within(t, "the server has not ended", r.ended); err != nil {
		t.Errorf("ended with %v", err)
	}
}

func TestServeOnATakenAddress(t *testing.T) {
	r := start(t, web.Times{}, http.NotFoundHandler())
	err := web.Serve(t.Context(), r.address, http.NotFoundHandler(), func(net.Addr) { t.Error("it started") })
	if err == nil || !strings.Contains(err.Error(), "listen on "+r.address) {
		t.Errorf("got %v", err)
	}
}

// TestShutdown ends the server while a request runs: it is answered, and new ones
// are refused meanwhile.
func TestShutdown(t *testing.T) {
	entered, release := make(chan struct{}), make(chan struct{})
	o := options(openStore(t), io.Discard)
	o.Limits.Ready = patience
	o.Ready = func(ctx context.Context) error {
		close(entered)
		select {
		case <-release:
		case <-ctx.Done():
		}
		return ctx.Err()
	}
	r := start(t, web.Times{Shutdown: patience}, newHandler(t, o))
	conn := r.dial(t)
	fmt.Fprint(conn, readyz)
	within(t, "the request has not arrived", entered)
	r.stop()
	for deadline := time.Now().Add(patience); ; {
		other, err := net.Dial("tcp", r.address)
		if err != nil {
			break
		}
		other.Close() //nolint:errcheck // nothing was sent
		if time.Now().After(deadline) {
			t.Fatal("the server takes requests after its end was asked for")
		}
	}
	if len(r.ended) > 0 {
		t.Errorf("the server did not wait: %v", <-r.ended)
	}
	close(release)
	if response, body := answer(t, conn); response.StatusCode != http.StatusOK || body != "ready\n" {
		t.Errorf("the running request is answered with %s %s", response.Status, body)
	}
	if err := within(t, "the server has not ended", r.ended); err != nil {
		t.Errorf("ended with %v", err)
	}
}

// TestShutdownHasABound ends the server while a request runs that never ends by itself.
func TestShutdownHasABound(t *testing.T) {
	entered, left := make(chan struct{}), make(chan struct{})
	r := start(t, web.Times{Shutdown: time.Millisecond}, http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		close(entered)
		<-r.Context().Done()
		close(left)
	}))
	conn := r.dial(t)
	fmt.Fprint(conn, readyz)
	within(t, "the request has not arrived", entered)
	r.stop()
	if err := within(t, "the server has not ended", r.ended); !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "not finished") {
		t.Errorf("ended with %v", err)
	}
	within(t, "the request goes on", left)
	if text, err := io.ReadAll(conn); errors.Is(err, os.ErrDeadlineExceeded) || len(text) > 0 {
		t.Errorf("the connection stays: %q %v", text, err)
	}
}

// TestSlowHead opens a connection, sends half of a head, and waits to be cut off.
func TestSlowHead(t *testing.T) {
	for name, head := range map[string]string{
		"nothing":        "",
		"half a line":    "GET /rea",
		"half the head":  "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\n",
		"half of a name": "GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slo",
	} {
		t.Run(name, func(t *testing.T) {
			r := start(t, web.Times{Header: 20 * time.Millisecond}, http.HandlerFunc(func(http.ResponseWriter, *http.Request) {
				t.Error("half a request was served")
			}))
			conn := r.dial(t)
			fmt.Fprint(conn, head)
			text, err := io.ReadAll(conn)
			if err != nil || len(text) > 0 && !strings.HasPrefix(string(text), "HTTP/1.1 400 ") {
				t.Errorf("the connection was not closed: %q %v", text, err)
			}
		})
	}
}

// TestSlowBody sends a head, never the body, and waits to be answered.
func TestSlowBody(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	r := start(t, web.Times{Read: 500 * time.Millisecond}, h)
	conn := r.dial(t)
	fmt.Fprint(conn, "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
	response, body := answer(t, conn)
	holds(t, response, body, http.StatusBadRequest, inJSON, refusal("the request could not be read to its end", "BAD_REQUEST"))
	if rest, err := io.ReadAll(conn); err != nil || len(rest) > 0 {
		t.Errorf("the connection was not closed: %q %v", rest, err)
	}
}

// TestSlowAnswer asks for what takes longer than the server allows.
func TestSlowAnswer(t *testing.T) {
	o := options(openStore(t), io.Discard)
	o.Limits.Request = 1 // ns
	response, body := ask(t, newHandler(t, o), `{"query":"{stats{articles}}"}`)
	if !strings.Contains(body, `"code":"TIMEOUT"`) {
		t.Errorf("got %s %s", response.Status, body)
	}
}

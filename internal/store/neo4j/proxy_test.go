package neo4j

import (
	"net"
	"net/url"
	"sync"
	"testing"
)

// proxy stands between driver and server and breaks what goes through it.
type proxy struct {
	listener net.Listener
	server   string

	mu       sync.Mutex
	open     map[net.Conn]bool
	dialed   int
	answered int
	refuses  bool          // new connections are closed at once
	stalled  chan struct{} // where not nil, nothing goes through until it is closed
	fuse     int           // where above zero, so many bytes of answers later all is cut
	late     int           // so many connections are closed at once, as while a server starts
}

// newProxy starts a proxy for the tests' server, and returns where it is.
func newProxy(t *testing.T) (*proxy, Options) {
	t.Helper()
	o := server(t)
	to, err := url.Parse(o.URL)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &proxy{listener: listener, server: to.Host, open: map[net.Conn]bool{}}
	t.Cleanup(func() { _ = listener.Close(); p.heal(); p.cut() })
	go p.serve()
	o.URL = "bolt://" + listener.Addr().String()
	return p, o
}

func (p *proxy) serve() {
	for {
		client, err := p.listener.Accept()
		if err != nil {
			return
		}
		p.mu.Lock()
		p.dialed++
		refuses := p.refuses || p.dialed <= p.late
		p.mu.Unlock()
		server, err := net.Dial("tcp", p.server)
		if err != nil || refuses {
			_ = client.Close()
			continue
		}
		p.mu.Lock()
		p.open[client], p.open[server] = true, true
		p.mu.Unlock()
		go p.pass(client, server, func(int) {})
		go p.pass(server, client, p.burn)
	}
}

// pass copies bytes until an end is closed.
func (p *proxy) pass(from, to net.Conn, passed func(int)) {
	defer from.Close()          //nolint:errcheck // it is broken on purpose
	defer to.Close()            //nolint:errcheck // likewise
	buffer := make([]byte, 512) // small, so that answers are cut in their middle
	for {
		n, err := from.Read(buffer)
		p.wait()
		passed(n)
		if _, failed := to.Write(buffer[:n]); failed != nil || err != nil {
			return
		}
	}
}

func (p *proxy) wait() {
	p.mu.Lock()
	stalled := p.stalled
	p.mu.Unlock()
	if stalled != nil {
		<-stalled
	}
}

// burn counts bytes of answers, and cuts all connections when there were enough.
func (p *proxy) burn(n int) {
	p.mu.Lock()
	p.answered += n
	blown := p.fuse > 0 && p.fuse <= n
	p.fuse = max(0, p.fuse-n)
	p.mu.Unlock()
	if blown {
		p.cut()
	}
}

// cut resets all connections; there may be new ones.
func (p *proxy) cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for c := range p.open {
		if tcp, ok := c.(*net.TCPConn); ok {
			_ = tcp.SetLinger(0) // a reset, and not an orderly end
		}
		_ = c.Close()
	}
	p.open = map[net.Conn]bool{}
}

// cutAfter cuts all connections once, after so many bytes of answers.
func (p *proxy) cutAfter(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.fuse = n
}

// closeFirst closes so many connections at once, and no more of them.
func (p *proxy) closeFirst(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.late = n
}

func (p *proxy) stall() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.stalled = make(chan struct{})
}

// refuse cuts everything, and closes new connections at once.
func (p *proxy) refuse() {
	p.mu.Lock()
	p.refuses = true
	p.mu.Unlock()
	p.cut()
}

// heal lets everything through again.
func (p *proxy) heal() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stalled != nil {
		close(p.stalled)
	}
	p.stalled, p.refuses, p.fuse = nil, false, 0
}

// answers returns how many bytes of answers there were.
func (p *proxy) answers() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.answered
}

func (p *proxy) dials() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.dialed
}

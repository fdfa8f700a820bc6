package web_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"hearsay/internal/web"
)

const (
	takeIn   = `{"query":"mutation{ingest(input:{text:\"Rain fell.\"}){outcome}}"}`
	takenIn  = `{"data":{"ingest":{"outcome":"ADDED"}}}`
	noChange = `{"data":{"ingest":{"outcome":"UNCHANGED"}}}`
)

// TestToken asks a server that wants a token for mutations.
func TestToken(t *testing.T) {
	o := options(openStore(t), io.Discard)
	o.Token = "rope lamp signal"
	h := newHandler(t, o)
	for _, c := range []struct {
		name, authorization string
		may                 bool
	}{
		{"missing", "", false},
		{"wrong", "Bearer rope lamp", false},
		{"longer", "Bearer rope lamp signal market", false},
		{"in capitals", "Bearer ROPE LAMP SIGNAL", false},
		{"empty", "Bearer ", false},
		{"without its scheme", "rope lamp signal", false},
		{"of another scheme", "Basic rope lamp signal", false},
		{"right", "Bearer rope lamp signal", true},
		{"with the scheme in small letters", "bearer rope lamp signal", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			var headers []string
			if c.authorization != "" {
				headers = []string{"Authorization", c.authorization}
			}
			if _, body := ask(t, h, `{"query":"query A{__typename} mutation B{__typename}","operationName":"A"}`, headers...); body != `{"data":{"__typename":"Query"}}` {
				t.Errorf("a query is answered with %s", body)
			}
			_, body := ask(t, h, takeIn, headers...)
			if taken := body == takenIn || body == noChange; taken != c.may {
				t.Errorf("a mutation is answered with %s", body)
			}
			if !c.may && (!strings.Contains(body, code("UNAUTHENTICATED")) || !strings.Contains(body, "Authorization: Bearer TOKEN")) {
				t.Errorf("the refusal does not help: %s", body)
			}
			if strings.Contains(body, o.Token) {
				t.Errorf("the answer tells the token: %s", body)
			}
		})
	}
}

// TestRefusedMutation looks for what a mutation without the token left behind, by
// each way to ask for one.
func TestRefusedMutation(t *testing.T) {
	o := options(openStore(t), io.Discard)
	o.Token = "rope lamp signal"
	h := newHandler(t, o)
	for _, body := range []string{
		takeIn,
		`{"query":"mutation A{ingest(input:{text:\"Rain fell.\"}){outcome}} query B{__typename}","operationName":"A"}`,
		`{"query":"mutation{...F} fragment F on Mutation{a:ingest(input:{text:\"Rain fell.\"}){outcome}}"}`,
		`{"query":"mutation($s:Boolean!){ingest(input:{text:\"Rain fell.\"})@skip(if:$s){outcome}}","variables":{"s":false}}`,
	} {
		if _, answer := ask(t, h, body); !strings.Contains(answer, code("UNAUTHENTICATED")) {
			t.Errorf("%s is answered with %s", body, answer)
		}
	}
	if _, body := ask(t, h, `{"query":"{stats{articles}}"}`); body != counted {
		t.Errorf("something was changed: %s", body)
	}
}

// TestOrigin sends what browsers do for pages, and names for this machine that
// are others'.
func TestOrigin(t *testing.T) {
	for _, c := range []struct {
		name, token, host, origin string
		status                    int
		says                      string
	}{
		{"no browser", "", "127.0.0.1:8080", "", 200, counted},
		{"our page", "", "127.0.0.1:8080", "http://127.0.0.1:8080", 200, counted},
		{"our page by name", "", "localhost:8080", "http://localhost:8080", 200, counted},
		{"our page over IPv6", "", "[::1]:8080", "http://[::1]:8080", 200, counted},
		{"without a port", "", "[::1]", "", 200, counted},
		{"another address of this machine", "", "127.9.9.9:8080", "", 200, counted},
		{"another site", "", "127.0.0.1:8080", "http://elsewhere.example", 403, "pages of other sites"},
		{"another port", "", "127.0.0.1:8080", "http://127.0.0.1:9090", 403, "pages of other sites"},
		{"a page of a file", "", "127.0.0.1:8080", "null", 403, "pages of other sites"},
		{"no origin at all", "", "127.0.0.1:8080", "://", 403, "pages of other sites"},
		{"a name that was bound to this machine", "", "elsewhere.example:8080", "http://elsewhere.example:8080", 403, "names of this machine only"},
		{"a name like one of this machine", "", "localhost.elsewhere.example", "", 403, "names of this machine only"},
		{"an address of the network", "", "192.0.2.7:8080", "", 403, "names of this machine only"},
		{"any name with a token", "secret", "news.example", "https://news.example", 200, counted},
		{"another site with a token", "secret", "news.example", "https://elsewhere.example", 403, "pages of other sites"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := options(openStore(t), io.Discard)
			o.Token = c.token
			headers := []string{"Host", c.host}
			if c.origin != "" {
				headers = append(headers, "Origin", c.origin)
			}
			response, body := ask(t, newHandler(t, o), `{"query":"{stats{articles}}"}`, headers...)
			if response.StatusCode != c.status || !strings.Contains(body, c.says) {
				t.Errorf("got %d %s, want %d %s", response.StatusCode, body, c.status, c.says)
			}
			if got := response.Header.Get("Access-Control-Allow-Origin"); got != "" {
				t.Errorf("pages of %q may read the answer", got)
			}
		})
	}
}

// TestPreflight asks as a browser does before a page of another site may send JSON.
func TestPreflight(t *testing.T) {
	h := newHandler(t, options(openStore(t), io.Discard))
	response, _ := exchange(t, h, http.MethodOptions, "/graphql", "", "Origin", "http://elsewhere.example", "Access-Control-Request-Method", "POST")
	for name := range response.Header {
		if response.StatusCode < 300 || strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("got %d with %s", response.StatusCode, name)
		}
	}
}

func TestCheckListen(t *testing.T) {
	const reached = "can be reached from other machines"
	for _, c := range []struct {
		address, token string
		says           string // "" where the server may start
	}{
		{"127.0.0.1:8080", "", ""},
		{"127.0.0.1:0", "", ""},
		{"127.1.2.3:8080", "", ""},
		{"localhost:8080", "", ""},
		{"[::1]:8080", "", ""},
		{":8080", "", reached},
		{"0.0.0.0:8080", "", reached},
		{"[::]:8080", "", reached},
		{"192.0.2.7:8080", "", reached},
		{"news.example:8080", "", reached},
		{":8080", "secret", ""},
		{"0.0.0.0:8080", "secret", ""},
		{"news.example:8080", "secret", ""},
		{"127.0.0.1", "", "is not like 127.0.0.1:8080"},
		{"8080", "secret", "is not like 127.0.0.1:8080"},
		{"::1:8080", "secret", "is not like 127.0.0.1:8080"},
	} {
		err := web.CheckListen(c.address, c.token)
		switch {
		case err == nil && c.says != "":
			t.Errorf("%q with token %q may be listened on", c.address, c.token)
		case err != nil && c.says == "":
			t.Errorf("%q with token %q: %v", c.address, c.token, err)
		case err != nil && (!strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), c.address)):
			t.Errorf("%q: the error does not say what is wrong: %v", c.address, err)
		case c.says == reached && (!strings.Contains(err.Error(), "--token") || !strings.Contains(err.Error(), "127.0.0.1")):
			t.Errorf("%q: the error does not say what to do: %v", c.address, err)
		}
	}
}

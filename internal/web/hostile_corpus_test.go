//go:build linux

package web_test

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
)

// hostile is a request as it goes over the wire.
type hostile struct {
	name string
	head string // the request line and headers, without Host and the body's length
	body string
}

const postJSON = "POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\n"

// corpus returns all hostile requests.
func corpus() []hostile {
	var all []hostile
	for name, query := range hostileQueries {
		for _, n := range []int{10, 300, 5000, 400_000} {
			all = append(all, hostile{fmt.Sprintf("query/%s/%d", name, n), postJSON, object("query", query(n))})
		}
	}
	for name, body := range hostileBodies {
		for _, n := range []int{10, 1000, 100_000, 1_500_000} {
			all = append(all, hostile{fmt.Sprintf("body/%s/%d", name, n), postJSON, body(n)})
		}
	}
	for name, head := range hostileHeads {
		for _, n := range []int{10, 10_000, 1_000_000} {
			all = append(all, hostile{fmt.Sprintf("head/%s/%d", name, n), head(n), ""})
		}
	}
	return append(all, hostileSingles()...)
}

// object returns a JSON object of names and texts.
func object(pairs ...string) string {
	o := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		o[pairs[i]] = pairs[i+1]
	}
	text, err := json.Marshal(o)
	if err != nil {
		panic(err) // texts can always be written
	}
	return string(text)
}

// around puts a text between two that are repeated.
func around(open, middle, end string, n int) string {
	return strings.Repeat(open, n) + middle + strings.Repeat(end, n)
}

// numbered joins parts that hold their number, to a text of some n bytes.
func numbered(format string, n int) string {
	var b strings.Builder
	for i := range (n + 19) / 20 {
		fmt.Fprintf(&b, format, i, i+1)
	}
	return b.String()
}

// hostileQueries make documents by size.
var hostileQueries = map[string]func(n int) string{
	"deep lists": func(n int) string {
		return "{relations{nodes{" + around("object{relations{nodes{", "id", "}}}", n) + "}}}"
	},
	"deep pages":             func(n int) string { return "{" + around("relations(first:200){nodes{object{", "id", "}}}", n) + "}" },
	"aliases":                func(n int) string { return "{" + numbered("a%d:stats{articles} b%d:stats{articles} ", n) + "}" },
	"fields":                 func(n int) string { return "{stats{" + strings.Repeat("articles ", n) + "}}" },
	"fields of another":      func(n int) string { return "query A{__typename}query B{stats{" + strings.Repeat("articles ", n) + "}}" },
	"root fields":            func(n int) string { return "{" + strings.Repeat("stats{articles}", n) + "}" },
	"doubling fragments":     func(n int) string { return "{...F0}" + numbered(" fragment F%d on Query{...F%[2]d ...F%[2]d}", n) },
	"unused fragments":       func(n int) string { return "{__typename}" + numbered(" fragment F%d on Query{...F%[2]d ...F%[2]d}", n) },
	"circular fragments":     func(n int) string { return "{...F0}" + numbered(" fragment F%d on Query{...F%d ...F0}", n) },
	"circular introspection": func(n int) string { return "{__schema{types{" + around("fields{type{", "name", "}}", n) + "}}}" },
	"deep introspection":     func(n int) string { return "{__schema{types{" + around("ofType{", "name", "}", n) + "}}}" },
	"directives":             func(n int) string { return "{__typename " + strings.Repeat("@skip(if:false)", n) + "}" },
	"brackets in arguments":  func(n int) string { return "{nodes(ids:" + around("[", "1", "]", n) + "){id}}" },
	"objects in arguments":   func(n int) string { return "{relations(filter:" + around("{with:", "1", "}", n) + "){totalCount}}" },
	"inline fragments":       func(n int) string { return around("{...", "{__typename}", "}", n) },
	"braces":                 func(n int) string { return strings.Repeat("{a", n) },
	"a long name":            func(n int) string { return "{" + strings.Repeat("longname", n/8+1) + "}" },
	"a long value":           func(n int) string { return "{relations(order:" + strings.Repeat("LONGVALUE", n/9+1) + "){totalCount}}" },
	"a long text":            func(n int) string { return `{entity(ref:"` + strings.Repeat("longtext", n/8+1) + `"){id}}` },
	"a long cursor":          func(n int) string { return `{relations(after:"` + strings.Repeat("cursor", n/6+1) + `"){totalCount}}` },
	"a long number":          func(n int) string { return "{relations(first:" + strings.Repeat("9", n) + "){totalCount}}" },
	"commas":                 func(n int) string { return "{__typename" + strings.Repeat(",", n) + "}" },
	"comments":               func(n int) string { return "{__typename" + strings.Repeat("#\n", n) + "}" },
	"operations":             func(n int) string { return numbered("query A%d{a%d:__typename}", n) },
	"variables":              func(n int) string { return "query(" + numbered("$v%d:Int=%d ", n) + "){__typename}" },
	"many IDs":               func(n int) string { return "{nodes(ids:[" + strings.Repeat(`"a" `, n) + "]){id}}" },
}

// wide returns a query with a variable that holds a list of so many items.
func wide(item string, n int) string {
	return `{"query":"query($v:[ID!]!){nodes(ids:$v){id}}","variables":{"v":[` + strings.Repeat(item+",", n) + item + `]}}`
}

// hostileBodies make bodies by size.
var hostileBodies = map[string]func(n int) string{
	"broken":          func(n int) string { return `{"query":"` + strings.Repeat("x", n) },
	"brackets":        func(n int) string { return strings.Repeat("[", n) },
	"closed brackets": func(n int) string { return around("[", "", "]", n) },
	"objects":         func(n int) string { return around(`{"query":`, "1", "}", n) },
	"deep variables":  func(n int) string { return `{"query":"{__typename}","variables":` + around(`{"a":`, "1", "}", n) + "}" },
	"deep extensions": func(n int) string {
		return `{"query":"{__typename}","extensions":{"a":` + around("[", "", "]", n) + "}}"
	},
	"numbers":       func(n int) string { return wide("1", n) },
	"empty objects": func(n int) string { return wide("{}", n) },
	"empty lists":   func(n int) string { return wide("[]", n) },
	"texts":         func(n int) string { return wide(`""`, n) },
	"many variables": func(n int) string {
		return `{"query":"{__typename}","variables":{` + numbered(`"a%d":%d,`, n) + `"b":1}}`
	},
	"a batch": func(n int) string {
		return "[" + strings.Repeat(`{"query":"{__typename}"},`, n/20) + `{"query":"{__typename}"}]`
	},
	"one name often": func(n int) string {
		return "{" + strings.Repeat(`"query":"{__typename}",`, n/20) + `"query":"{__typename}"}`
	},
	"unknown names":       func(n int) string { return "{" + numbered(`"a%d":[%d],`, n) + `"query":"{__typename}"}` },
	"bad UTF-8":           func(n int) string { return `{"query":"{a` + strings.Repeat("\xff\xc0", n) + `}"}` },
	"bad UTF-8 for a ref": func(n int) string { return `{"query":"{entity(ref:\"` + strings.Repeat("\xff\xc0", n) + `\"){id}}"}` },
	"NULs":                func(n int) string { return strings.Repeat("\x00", n) },
	"escaped NULs":        func(n int) string { return `{"query":"{entity(ref:\"` + strings.Repeat(`\u0000`, n) + `\"){id}}"}` },
	"a NUL in a ref": func(n int) string {
		return `{"query":"query($r:EntityRef!){entity(ref:$r){id}}","variables":{"r":"` + strings.Repeat(`a\u0000`, n) + `"}}`
	},
	"half surrogates":  func(n int) string { return `{"query":"{entity(ref:\"` + strings.Repeat(`\ud800`, n/2) + `\"){id}}"}` },
	"a long operation": func(n int) string { return `{"query":"{__typename}","operationName":"` + strings.Repeat("x", n) + `"}` },
	"a long enum": func(n int) string {
		return `{"query":"query($o:Order!){relations(order:$o){totalCount}}","variables":{"o":"` + strings.Repeat("x", n) + `"}}`
	},
	"a long ref": func(n int) string {
		return `{"query":"query($r:EntityRef!){entity(ref:$r){id}}","variables":{"r":"` + strings.Repeat("x ", n) + `"}}`
	},
	"a long search": func(n int) string {
		return `{"query":"query($t:String!){searchEntities(text:$t){totalCount}}","variables":{"t":"` + strings.Repeat("x ", n) + `"}}`
	},
	"a long article": func(n int) string {
		return `{"query":"mutation($t:String!){ingest(input:{text:$t}){outcome}}","variables":{"t":"` + strings.Repeat("word ", n) + `"}}`
	},
}

// hostileHeads make requests without a body by size.
var hostileHeads = map[string]func(n int) string{
	"a long header":    func(n int) string { return postJSON + "X-Long: " + strings.Repeat("x", n) + "\r\n" },
	"a long token":     func(n int) string { return postJSON + "Authorization: Bearer " + strings.Repeat("x", n) + "\r\n" },
	"a long origin":    func(n int) string { return postJSON + "Origin: http://" + strings.Repeat("x", n) + "\r\n" },
	"many media types": func(n int) string { return get("{__typename}") + "Accept: " + strings.Repeat("a/b,", n/4) + "\r\n" },
	"many headers":     func(n int) string { return postJSON + numbered("X-%d: %d\r\n", n) },
	"a long query":     func(n int) string { return get("{" + strings.Repeat("x", n) + "}") },
	"brackets by GET":  func(n int) string { return get(strings.Repeat("{a", n)) },
	"many parameters":  func(n int) string { return "GET /graphql?" + strings.Repeat("query=&", n) + " HTTP/1.1\r\n" },
	"a long path":      func(n int) string { return "GET /" + strings.Repeat("a/../", n) + " HTTP/1.1\r\n" },
	"a long asset":     func(n int) string { return "GET /assets/" + strings.Repeat("x", n) + " HTTP/1.1\r\n" },
	"a long method":    func(n int) string { return strings.Repeat("X", n) + " /graphql HTTP/1.1\r\n" },
	"a long media type": func(n int) string {
		return "POST /graphql HTTP/1.1\r\nContent-Type: " + strings.Repeat("x", n) + "\r\n"
	},
	"many media options": func(n int) string {
		return "POST /graphql HTTP/1.1\r\nContent-Type: application/json" + numbered(";a%d=%d", n) + "\r\n"
	},
}

func get(query string) string {
	return "GET /graphql?query=" + url.QueryEscape(query) + " HTTP/1.1\r\n"
}

// hostileSingles are what has no size.
func hostileSingles() []hostile {
	const query = `{"query":"{__typename}"}`
	all := []hostile{
		{"64 MB of text", postJSON, `{"query":"` + strings.Repeat("x", 64<<20) + `"}`},
		{"64 MB of space", postJSON, strings.Repeat(" ", 64<<20)},
		{"7 MB of text", postJSON, `{"query":"` + strings.Repeat("x", 7<<20) + `"}`},
		{"7 MB of numbers", postJSON, wide("1", 7<<19)},
		{"7 MB of article", postJSON, hostileBodies["a long article"](7 << 20 / 5)},
		{"gzip", postJSON + "Content-Encoding: gzip\r\n", zipped(query)},
		{"a gzip bomb", postJSON + "Content-Encoding: gzip\r\n", zipped(strings.Repeat(" ", 64<<20))},
		{"mutation over GET", get(`mutation{deleteArticle(id:"a"){id}}`), ""},
		{"bad escapes over GET", "GET /graphql?query=%zz HTTP/1.1\r\n", ""},
		{"bad variables over GET", "GET /graphql?query=%7B__typename%7D&variables=%5B1 HTTP/1.1\r\n", ""},
		{"a body with GET", get("{__typename}"), query},
		{"a NUL in a header", postJSON + "X-Nul: a\x00b\r\n", query},
		{"bytes in a header", postJSON + "X-Bytes: \xff\xfe\r\n", query},
		{"no media type", "POST /graphql HTTP/1.1\r\n", query},
		{"another origin", postJSON + "Origin: http://elsewhere.example\r\n", query},
		{"a bad origin", postJSON + "Origin: \x7f://%zz\r\n", query},
		{"a path up", "GET /assets/..%2f..%2fserver.go HTTP/1.1\r\n", ""},
	}
	for _, media := range []string{
		"text/plain", "application/graphql", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json; charset=utf-16",
		"application/json;;", "application/json, text/html", "*/*", "application/jsonx", "\"", "",
	} {
		all = append(all, hostile{"as " + media, "POST /graphql HTTP/1.1\r\nContent-Type: " + media + "\r\n", query})
	}
	for _, method := range []string{"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT"} {
		all = append(all, hostile{"by " + method, method + " /graphql HTTP/1.1\r\nContent-Type: application/json\r\n", query})
	}
	return all
}

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(text)) // a buffer takes everything
	_ = w.Close()
	return b.String()
}

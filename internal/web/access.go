package web

import (
	"context"
	"crypto/subtle"
	"net"
	"net/http"
	"net/url"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// authorize lets mutations through that carry the token, where there is one.
func (o Options) authorize(ctx context.Context, next graphql.OperationHandler) graphql.ResponseHandler {
	op := graphql.GetOperationContext(ctx)
	if o.Token == "" || op.Operation == nil || op.Operation.Operation != ast.Mutation || bearer(op.Headers, o.Token) {
		return next(ctx)
	}
	return graphql.OneShot(&graphql.Response{Errors: gqlerror.List{{
		Message:    "mutations need the server's token: send the header Authorization: Bearer TOKEN",
		Extensions: map[string]any{"code": "UNAUTHENTICATED"},
	}}})
}

func bearer(h http.Header, token string) bool {
	scheme, given, _ := strings.Cut(h.Get("Authorization"), " ")
	return strings.EqualFold(scheme, "Bearer") && subtle.ConstantTimeCompare([]byte(given), []byte(token)) == 1
}

// sameSite refuses what a page of another site makes a browser send. Without a
// token the only thing that protects a server on this machine is that others
// cannot reach it; a page that gives its own name the address of this machine
// (DNS rebinding) would, so the name in Host must be one of this machine.
func (o Options) sameSite(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case o.Token == "" && !loopback(hostname(r.Host)):
			writeText(w, http.StatusForbidden, "this server answers to names of this machine only, such as 127.0.0.1\n")
		case !sameOrigin(r):
			writeText(w, http.StatusForbidden, "pages of other sites may not ask this server\n")
		default:
			next.ServeHTTP(w, r)
		}
	})
}

func hostname(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		return name
	}
	return strings.Trim(host, "[]")
}

// sameOrigin reports whether a browser sends the request from one of our own
// pages, or no browser does.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		return true
	}
	u, err := url.Parse(origin)
	return err == nil && u.Host == r.Host
}

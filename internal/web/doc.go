// Package web serves a GraphQL API over HTTP, with what a server needs around
// it: limits on what may be asked ([guard]), timeouts, health, metrics, a log of
// requests, and the pages.
//
// It knows nothing of what the API is about. It listens on this machine only
// unless told otherwise; on another address it wants a token for mutations.
package web

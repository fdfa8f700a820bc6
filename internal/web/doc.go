// Package web serves a GraphQL API over HTTP, with what a server needs around
// it: limits on what may be asked ([guard]), timeouts, health, metrics, a log of
// requests, and the pages.
//
// It knows nothing of what the API is about. It listens on this machine only
// unless told otherwise; on another address it wants a token for mutations.
//
// # Cost
//
// BenchmarkNested, 20 people with 20 relations of each over SQLite in memory, on
// two cores that had other work too: the bare store calls 8 to 10 ms, the request
// from its first byte to the last of its answer 24 to 31 ms; in turn, so that both
// have the machine in the same state, 2.2 to 2.5 times the store calls. What is
// added is the executor's work for some 3,500 fields, each with memory of its own; this
// package's own part, from the log to the guard, takes about a thirtieth of the processor's time.
package web

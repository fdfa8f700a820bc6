// Package graph is the GraphQL API of hearsay over a [store.Store]. The schema,
// schema.graphqls in the root, is what people read; generated.go and models.go
// are gqlgen's output of it, and gqlgen.yml says which Go type is which. This
// package holds those types, and resolvers as their methods: a field of the API
// is a field or a method of the type of the same name.
//
// # One level, one store call
//
// All objects that one field of a query was answered with are a level. The first
// object of a level that is asked for a field asks the store for all of them;
// the others find the answer (see level). So
//
//	{ entity(ref: "Musk") { relations { edges { node { object { statementsBy { nodes { text } } } } } } } }
//
// is four calls: the entity, its relations, their objects, the statements of all
// the objects. That holds through nodes, edges and fragments, for fields that
// give one object as well as lists, and however many goroutines gqlgen uses: no
// timer, no window and no plan are involved, and the order in which fields run
// does not matter. Precisely:
//
//   - Fields that name entities (subject, object, speaker, about, …) share one
//     call for the level.
//   - The same field with the same arguments is one call, whatever it is called
//     by an alias; with other arguments it is another question and another call.
//   - A list is asked for its length (totalCount) in the same call, only where it
//     is selected, and for no rows where none are; facets are a call of their own.
//   - A timeline is a call of each of the lists that it is made of, and one of
//     their facets where totalCount, undated or months are selected.
//   - Names in a filter are one call more; IDs are none.
//   - A level of more than [store.MaxBatch] objects takes a call for each such batch.
//   - A field within a fragment on one type is asked for the whole level, also for
//     the objects of another type.
//
// # Cost
//
// BenchmarkNested, 20 relations with 20 statements of each object, 46 kB, in one
// run on two cores over SQLite: the bare store calls 9.7 ms, the same through the
// executor 14.3 ms (1.5 times), over the HTTP handler 15.0 ms (1.6 times). What is
// added is the executor's own work for 2,200 fields.
//
// The executor is told that a list costs its fields times its length (see
// costed), so that a complexity limit means something. What guards a server
// against hostile queries must run before validation and multiplies likewise: by
// `first`, 20 where it is not given, and by 10 for lists that have no page.
//
// # Errors
//
// A resolver returns the store's errors as they are. [ErrorPresenter] maps them,
// in one place, to a code ([Code]) and a sentence; internals go to the log.
package graph

// Package store is the contract between hearsay and its engines: what can be
// asked of a graph of news, and what can be done to it. Packages sqlite and
// neo4j fulfil it, package storetest proves that they do.
//
// # Rules
//
// These hold for every engine; an engine that cannot keep one is wrong.
//
// Batches. Every read takes a slice of queries and gives a slice of answers of
// the same length and order. The cost of a batch is one trip to the engine, or
// a number of trips that does not depend on the length of the batch.
//
// Absence. What does not exist is nil or an empty page, never an error. A
// query that cannot be understood (an unknown type, kind or stance, the empty
// ID, a negative page, a cursor of another list) is an error: [ErrBadQuery] or
// [ErrBadCursor].
//
// Order. A list of facts or articles is ordered by its sort key
// ([news.SortKey]): time descending, the undated last, then ID descending.
// [Oldest] is exactly the reverse. A list of entities is ordered by the number
// of articles descending, then ID descending. No list is ever ordered by an
// engine's own score.
//
// Pages. A cursor is made of the last sort key and the list it belongs to
// ([EncodeCursor]); it survives a change of engine. Pages of one and pages of a
// hundred give the same list.
//
// Filters. The values of one field are alternatives, the fields are
// conditions; an empty field is no condition. A fact belongs to the period in
// which it begins ([news.When.Begin]). Text matches where every folded term
// ([news.Terms]) of the query is a word of the folded text; in names, the start
// of a word is enough. A text or name without any term matches nothing; the
// empty text is no condition.
//
// Reports. What one article says of a fact is a report. The fact that a store
// answers is its leading report, the one with the greatest [Lead], with the
// number of reporting articles as Sources, and with First and Last over their
// publication times; Evidence is left out there and answered by
// [Reader.Evidence], ordered by [news.Evidence.SortKey] descending: the newest
// article first, then by place in the text.
//
// Entities. Mentions, Articles, First and Last are summed over the articles;
// Aliases are the forms with the number of articles that use them, the most
// frequent first, then by text and kind, at most [MaxAliases]; Name is
// [PickName] of all of them. An entity without articles does not exist.
//
// Writing. Put stores all of an article or nothing of it, and replaces what the
// article said before. What it says is [news.Graph.Rename] of the graph as
// given, by the names that merges left, so that it is joined and in order also
// where nothing was merged. Putting an article again as it was changes nothing
// (only Article.Recorded is not looked at), whatever was merged since. Delete
// removes the article and every entity and fact that it alone supported.
//
// Merging. Merge renames an entity in everything that was ever said and will be
// said: later graphs that name the old ID mean the new one. Old IDs, of the
// entity and of the facts whose IDs contain it ([RenamedFacts]), keep resolving
// wherever an ID may stand: after a second merge, after all articles are gone,
// and those that only a later graph gives, too. Facts are renamed as
// [news.Graph.Rename] does, article by article.
//
// The order in which articles come in and entities are merged never matters for
// what is answered, but for the rare case that Rename names.
//
// Concurrency. A store is safe for use by many goroutines; writes are
// serialisable, and a read after a write by the same process sees it.
//
// Times are UTC and whole seconds. Limits: a page has at most [MaxPage] items,
// a batch at most [MaxBatch] queries, a filter at most [MaxValues] IDs and
// [MaxWords] words of text.
package store

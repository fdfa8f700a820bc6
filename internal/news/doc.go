// Package news is the domain of hearsay: articles, the entities and events they
// tell of, the relations between them, the statements people make, and the
// words of the article that prove each of them.
//
// Three forms follow each other. An extractor reads an [Article] and gives a
// [Draft]: what this one article says, with local names. Resolution turns the
// draft into a [Graph], whose names are stable identities. A store takes graphs
// and answers with the same types, summed over all articles.
//
// Identities are computed here and nowhere else ([EntityID], [RelationID],
// [StatementID], …): the same input gives the same ID on any store. Times are
// UTC and whole seconds. Text is quoted by byte offsets into the article, and
// [Graph.Verify] holds that the quoted words are what stands there.
package news

// Package eval scores what an extractor reads off articles against what careful
// readers annotated by hand, so that a change of the extractor is judged by
// figures and everybody can see how well hearsay reads articles of their own.
//
// An annotated article is a JSON file:
//
//	{"id", "date", "title", "text",
//	 "entities":   [{"id", "type", "name", "mentions": [text], "named"}],
//	 "relations":  [{"type", "subject", "object", "polarity", "modality", "attributedTo", "date", "evidence", "core"}],
//	 "statements": [{"speaker", "quoteType", "text", "more": [text], "cue", "about": [{"target", "stance"}], "date", "core"}],
//	 "mustNot":    [text]}
//
// Facts that are core, as those are that do not say, are asked for; the others
// are neither asked for nor punished. Types are those of hearsay; OTHER stands for WORK, TOPIC and GROUP.
// An entity with "named": false is known by a description only. mustNot tells
// tempting mistakes in words, for people.
//
// What counts as right:
//
//   - an entity, where a form of its name, folded and without leading titles,
//     equals one of the annotated forms; its type is scored apart,
//   - a relation, at three levels: the pair of entities in any direction; the
//     directed pair and the family of the type; and strictly, with the type,
//     the polarity, and whether it is asserted,
//   - a statement, where its words overlap the annotated words by half (F1 of
//     tokens); speaker, targets and stances are scored on statements so found.
package eval

package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
	"hearsay/internal/nlp/times"
)

// reading is one article while it is read.
type reading struct {
	tree
	article  news.Article
	entities []entity
	mentions []mention
	atWord   []int // by word: the mention that it belongs to, or none
	speech   []speech

	referents map[int]int // by word: what it refers to, also where no entity does
	unnamedOf map[int]int // by such a referent: the unnamed entity that was made for it

	nouns map[string]int // by lemma: in how many sentences
	times []times.Time   // in document order, by words of the document
	facts facts
}

// facts are what has been read so far.
type facts struct {
	relations  []news.DraftRelation
	statements []news.DraftStatement
}

const none = news.None

func newReading(article news.Article, doc *nlp.Doc) *reading {
	r := &reading{tree: newTree(doc), article: article, atWord: make([]int, len(doc.Words)), referents: map[int]int{}, unnamedOf: map[int]int{}}
	r.nouns = countNouns(r.tree)
	for i := range r.atWord {
		r.atWord[i] = none
	}
	return r
}

// findMentions finds who and what the article speaks of, in three passes: names,
// then what is named by a name ("the Voss campaign"), then roles and pronouns,
// which need the others around them.
func (r *reading) findMentions() {
	r.nameMentions()
	r.platformsByUse()
	r.bodiesByRole()
	r.participleNames()
	r.bodyMentions()
	r.roleFacts()
	r.anaphora()
}

// draft hands over what was read, without entities that nothing refers to.
func (r *reading) draft() news.Draft { return compact(r.everything()) }

// everything returns all that was read, and the mentions of each entity.
func (r *reading) everything() (news.Draft, [][]news.Span) {
	d := news.Draft{Extractor: Name, Relations: r.facts.relations, Statements: r.facts.statements}
	for _, e := range r.entities {
		d.Entities = append(d.Entities, r.draftEntity(e))
	}
	mentions := make([][]news.Span, len(r.entities))
	type place struct {
		entity int
		span   news.Span
	}
	shown := map[place]bool{}
	for _, m := range append(slices.Clone(r.mentions), r.descriptions()...) {
		if m.entity == none {
			continue
		}
		at := place{m.entity, newsSpan(r.span(r.shown(m)))}
		if !shown[at] {
			shown[at] = true
			mentions[m.entity] = append(mentions[m.entity], at.span)
		}
	}
	return d, mentions
}

// shown returns the words that a mention is shown by: of a noun its phrase, of a
// name the name with its article.
func (r *reading) shown(m mention) nlp.Range {
	words := m.words
	switch before := words.First - 1; {
	case m.kind == byRole || m.kind == byBody:
		return r.nounPhrase(m.head)
	case m.kind == byName && before >= 0 && r.form(before) == "the" && r.doc.Words[before].Head == m.head:
		words.First = before
	}
	return words
}

// newsSpan converts a span of the document, whose text is the article's.
func newsSpan(s nlp.Span) news.Span { return news.Span{Start: s.Start, End: s.End} }

package storetest

import (
	"fmt"
	"strings"

	"hearsay/internal/news"
)

// builder writes the text of an article while it builds its graph. Evidence is
// made when the text is whole.
type builder struct {
	graph news.Graph
	text  strings.Builder
	at    map[news.ID]int // places in graph.Entities
}

// newBuilder starts an article; it needs a URL, of which its ID is made.
func newBuilder(a news.Article) *builder {
	a.ID = news.ArticleID(a.URL, "")
	return &builder{graph: news.Graph{Article: a}, at: map[news.ID]int{}}
}

// refer notes a mention of an entity and returns its ID.
func (b *builder) refer(e news.Entity) news.ID {
	if e.Kind == news.Happening {
		return e.ID
	}
	i, ok := b.at[e.ID]
	if !ok {
		i = len(b.graph.Entities)
		b.at[e.ID] = i
		e.Articles, e.Mentions = 1, 0
		e.Aliases = []news.Alias{{Text: e.Name, Kind: news.FullName, Articles: 1}}
		if e.Unnamed {
			e.Aliases[0].Kind = news.Role
		}
		b.graph.Entities = append(b.graph.Entities, e)
	}
	b.graph.Entities[i].Mentions++
	return e.ID
}

// alias notes another form of the name of an entity that was referred to.
func (b *builder) alias(id news.ID, kind news.AliasKind, text string) {
	e := &b.graph.Entities[b.at[id]]
	for _, alias := range e.Aliases {
		if alias.Text == text {
			return
		}
	}
	e.Aliases = append(e.Aliases, news.Alias{Text: text, Kind: kind, Articles: 1})
}

// sentence writes a sentence and returns where it stands.
func (b *builder) sentence(text string) news.Span {
	start := b.text.Len()
	b.text.WriteString(text)
	span := news.Span{Start: start, End: b.text.Len()}
	b.text.WriteString(" ")
	return span
}

// tell writes a sentence that proves a fact.
func (b *builder) tell(sentence string) []news.Evidence {
	span := b.sentence(sentence)
	return []news.Evidence{{Span: span, Sentence: span}}
}

// quote writes a sentence with the words between quotation marks.
func (b *builder) quote(words, speaker, cue string) news.Evidence {
	sentence := b.sentence(fmt.Sprintf("“%s,” %s %s.", words, speaker, cue))
	start := sentence.Start + len("“")
	return news.Evidence{Span: news.Span{Start: start, End: start + len(words)}, Sentence: sentence, Cue: cue}
}

func (b *builder) relation(r news.Relation) news.ID {
	key := r.Key()
	r.Subject, r.Object, r.ID = key.Subject, key.Object, news.RelationID(key)
	b.graph.Relations = append(b.graph.Relations, r)
	return r.ID
}

func (b *builder) statement(s news.Statement) news.ID {
	s.ID = news.StatementID(s.Speaker, s.Text)
	b.graph.Statements = append(b.graph.Statements, s)
	return s.ID
}

// event notes an event, of which name, type, time, participants and evidence
// are given, and returns its ID.
func (b *builder) event(name string, e news.Event) news.ID {
	e.Entity = news.Entity{
		ID:   news.EventID(e.Type, name, e.When, e.Participants, b.graph.Article.ID),
		Kind: news.Happening, Name: name, Mentions: 1, Articles: 1,
		Aliases: []news.Alias{{Text: name, Kind: news.FullName, Articles: 1}},
	}
	b.graph.Events = append(b.graph.Events, e)
	return e.ID
}

// finish gives the article its text and the facts their evidence, and joins
// what was said twice.
func (b *builder) finish() news.Graph {
	a := &b.graph.Article
	a.Text = b.text.String() + "The end of it."
	offsets := news.NewOffsets(a.Text)
	for i := range b.graph.Relations {
		b.prove(b.graph.Relations[i].Evidence, offsets)
	}
	for i := range b.graph.Statements {
		b.prove(b.graph.Statements[i].Evidence, offsets)
	}
	for i := range b.graph.Events {
		b.prove(b.graph.Events[i].Evidence, offsets)
	}
	return b.graph.Rename(func(id news.ID) news.ID { return id })
}

func (b *builder) prove(evidence []news.Evidence, offsets *news.Offsets) {
	for i, e := range evidence {
		proved, err := b.graph.Article.Quote(offsets, e.Span, e.Sentence)
		if err != nil {
			panic(err) // the spans were just made
		}
		proved.Cue, proved.Extractor, proved.Confidence = e.Cue, "generated/1", 0.5
		evidence[i] = proved
	}
}

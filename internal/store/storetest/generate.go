package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"hearsay/internal/news"
)

// Generator makes graphs of invented articles that share people, deeds and
// words. The same seed gives the same graphs.
type Generator struct {
	rng   *rand.Rand
	cast  []news.Entity
	words []string
}

// invented names, with accents, a letter of four bytes, shared words and short forms.
var (
	invented = map[news.Kind][]string{
		news.Person:       {"Ada Lorn", "Bo Quill", "José Ñandú", "Ida Lorn", "Cy Ek", "Mara Voss"},
		news.Organization: {"Halden Motors", "Harbor Party", "Quill & Sons", "Ministry of Tides", "Voss campaign"},
		news.Platform:     {"𝕏", "Chirper"},
		news.Place:        {"Norvik", "Saint-Éloi"},
		news.Group:        {"Norvikers"},
		news.Work:         {"Tides Act"},
		news.Topic:        {"electric ferries"},
	}
	vocabulary = strings.Fields("tide ferry budget harbor promise letter engine winter bridge answer vote rope lamp signal market border Ärger 𝕏 x")
)

// NewGenerator returns a generator with a cast of at least so many entities.
func NewGenerator(seed uint64, cast int) *Generator {
	g := &Generator{rng: rand.New(rand.NewPCG(seed, 1))}
	for _, kind := range news.Kinds() {
		for _, name := range invented[kind] {
			g.add(kind, name)
		}
	}
	for i := len(g.cast); i < cast; i++ {
		g.add(news.Person, fmt.Sprintf("Person %c%d", 'A'+i%26, i))
	}
	return g
}

func (g *Generator) add(kind news.Kind, name string) {
	g.cast = append(g.cast, news.Entity{ID: news.EntityID(kind, name), Kind: kind, Name: name})
}

// Cast returns the entities that the graphs are about.
func (g *Generator) Cast() []news.Entity { return g.cast }

// Article returns the graph of an article. Articles of one number have one
// identity; a greater revision says something else.
func (g *Generator) Article(number, revision int) news.Graph {
	b := &builder{g: g, graph: news.Graph{Article: news.Article{
		URL:    fmt.Sprintf("https://example.org/%d", number),
		Title:  fmt.Sprintf("%s %s %d", g.word(), g.word(), revision),
		Outlet: []string{"", "Fjord Radio", "Norvik Courier"}[g.rng.IntN(3)],
	}}}
	if g.rng.IntN(8) > 0 {
		b.graph.Article.Published = g.day()
	}
	if g.rng.IntN(2) == 0 {
		b.graph.Article.Authors = []string{"Kari Moen"}
	}
	for range 1 + g.rng.IntN(4) {
		b.relation()
	}
	for range g.rng.IntN(4) {
		b.statement()
	}
	if g.rng.IntN(3) == 0 {
		b.event()
	}
	return b.finish()
}

func (g *Generator) word() string { return vocabulary[g.rng.IntN(len(vocabulary))] }

func (g *Generator) day() time.Time {
	return time.Date(2031, time.Month(1+g.rng.IntN(4)), 1+g.rng.IntN(6), 0, 0, 0, 0, time.UTC)
}

func (g *Generator) when() news.When {
	switch g.rng.IntN(5) {
	case 0, 1:
		return news.When{}
	case 2:
		return news.NewWhen(g.day(), news.Month, news.Relative, "this month")
	case 3:
		return news.When{To: g.day(), Grain: news.Interval, Basis: news.Inferred}
	}
	return news.NewWhen(g.day(), news.Day, news.Explicit, "")
}

func (g *Generator) confidence() float64 { return float64(1+g.rng.IntN(10)) / 10 }

// actor returns one of the cast that acts; the first of them more often.
func (g *Generator) actor() news.Entity {
	for {
		if e := g.cast[min(g.rng.IntN(len(g.cast)), g.rng.IntN(len(g.cast)))]; e.Kind.Acts() {
			return e
		}
	}
}

// builder writes the text of an article while it builds its graph; evidence is
// placed when the text is whole.
type builder struct {
	g     *Generator
	graph news.Graph
	text  strings.Builder
	used  map[news.ID]int
}

// refer notes a mention and returns the ID.
func (b *builder) refer(e news.Entity) news.ID {
	if b.used == nil {
		b.used = map[news.ID]int{}
	}
	b.used[e.ID]++
	if b.used[e.ID] == 1 {
		forms := []news.Alias{{Text: e.Name, Kind: news.FullName, Articles: 1}}
		if parts := strings.Fields(e.Name); e.Kind == news.Person && b.g.rng.IntN(2) == 0 {
			forms = append(forms, news.Alias{Text: parts[len(parts)-1], Kind: news.ShortName, Articles: 1})
		}
		b.graph.Entities = append(b.graph.Entities, news.Entity{ID: e.ID, Kind: e.Kind, Name: e.Name, Aliases: forms, Articles: 1})
	}
	return e.ID
}

// sentence writes a sentence and returns where it stands.
func (b *builder) sentence(text string) news.Span {
	start := b.text.Len()
	b.text.WriteString(text)
	span := news.Span{Start: start, End: b.text.Len()}
	b.text.WriteString(" ")
	return span
}

func (b *builder) relation() {
	subject, object := b.g.actor(), b.g.actor()
	types := news.RelationTypes()
	info := types[b.g.rng.IntN(min(len(types), 12))]
	if subject.ID == object.ID || !info.Allows(subject.Kind, object.Kind) {
		return
	}
	r := news.Relation{
		Type: info.Type, Subject: b.refer(subject), Object: b.refer(object), Polarity: news.Positive, Modality: news.Asserted,
		When: b.g.when(), Confidence: b.g.confidence(),
	}
	if b.g.rng.IntN(5) == 0 {
		r.Polarity = news.Negated
	}
	if b.g.rng.IntN(5) == 0 {
		r.Modality, r.AttributedTo = news.Alleged, b.refer(b.g.actor())
	}
	key := r.Key()
	r.Subject, r.Object = key.Subject, key.Object
	r.ID = news.RelationID(key)
	span := b.sentence(fmt.Sprintf("%s %s %s over the %s.", subject.Name, strings.ToLower(string(r.Type)), object.Name, b.g.word()))
	r.Evidence = []news.Evidence{{Span: span, Sentence: span}}
	b.graph.Relations = append(b.graph.Relations, r)
}

func (b *builder) statement() {
	words := fmt.Sprintf("the %s is a %s", b.g.word(), b.g.word())
	s := news.Statement{Form: news.Direct, Text: words, Cue: "said", When: b.g.when(), Confidence: b.g.confidence()}
	speaker := "Somebody"
	if b.g.rng.IntN(5) > 0 {
		e := b.g.actor()
		s.Speaker, speaker = b.refer(e), e.Name
	}
	if b.g.rng.IntN(4) == 0 {
		s.OnBehalfOf = b.refer(b.g.cast[len(invented[news.Person])])
	}
	for range b.g.rng.IntN(3) {
		t := news.Target{Entity: b.refer(b.g.actor()), Stance: news.Stances()[b.g.rng.IntN(3)]}
		if len(s.About) == 0 || s.About[0].Entity != t.Entity {
			s.About = append(s.About, t)
		}
	}
	s.ID = news.StatementID(s.Speaker, s.Text)
	sentence := b.sentence(fmt.Sprintf("“%s,” %s said.", words, speaker))
	quoted := news.Span{Start: sentence.Start + len("“"), End: sentence.Start + len("“") + len(words)}
	s.Evidence = []news.Evidence{{Span: quoted, Sentence: sentence, Cue: "said"}}
	b.graph.Statements = append(b.graph.Statements, s)
}

func (b *builder) event() {
	guest := b.g.actor()
	e := news.Event{Type: "INTERVIEW", When: b.g.when(), Confidence: b.g.confidence()}
	e.Participants = []news.Participant{{Entity: b.refer(guest), Role: "guest"}}
	name := "interview with " + guest.Name
	span := b.sentence("There was an " + name + ".")
	e.Entity = news.Entity{
		Kind: news.Happening, Name: name, Aliases: []news.Alias{{Text: name, Kind: news.FullName, Articles: 1}}, Mentions: 1, Articles: 1,
	}
	e.Evidence = []news.Evidence{{Span: span, Sentence: span}}
	b.graph.Events = append(b.graph.Events, e)
}

// finish gives the article its text and identity, and the facts their evidence.
func (b *builder) finish() news.Graph {
	a := &b.graph.Article
	a.Text = b.text.String() + "The end of it."
	a.ID = news.ArticleID(a.URL, a.Text)
	for i := range b.graph.Events {
		e := &b.graph.Events[i]
		e.ID = news.EventID(e.Type, e.Name, e.When, e.Participants, a.ID)
	}
	for i := range b.graph.Entities {
		b.graph.Entities[i].Mentions = b.used[b.graph.Entities[i].ID]
	}
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
	return b.graph.Rename(func(id news.ID) news.ID { return id }) // joins what was said twice
}

func (b *builder) prove(evidence []news.Evidence, offsets *news.Offsets) {
	for i, e := range evidence {
		proved, err := b.graph.Article.Quote(offsets, e.Span, e.Sentence)
		if err != nil {
			panic(err)
		}
		proved.Cue, proved.Extractor, proved.Confidence = e.Cue, "generated/1", 0.5
		evidence[i] = proved
	}
}

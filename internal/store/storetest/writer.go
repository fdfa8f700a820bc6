package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"hearsay/internal/news"
)

// writer makes up what an article says.
type writer struct {
	*Generator
	*builder
}

const wires = 12 // facts of the agencies, which several articles take over

// paragraph writes something at random.
func (w writer) paragraph() {
	switch w.rng.IntN(10) {
	case 0, 1, 2, 3:
		w.deed()
	case 4, 5, 6:
		w.speech()
	case 7:
		w.happening()
	default:
		w.wire(w.rng.IntN(wires))
	}
}

// wire writes what an agency gave: the same each time, but for how sure the
// article is of it.
func (w writer) wire(number int) {
	agency := *w.Generator
	agency.rng = rand.New(rand.NewPCG(w.seed, uint64(100+number)))
	other := writer{&agency, w.builder}
	switch number % 4 {
	case 0, 1:
		other.deed()
	case 2:
		other.speech()
	default:
		other.happening()
	}
	g := &w.graph
	if n := len(g.Relations); n > 0 {
		g.Relations[n-1].Confidence = w.confidence()
	}
	if n := len(g.Statements); n > 0 {
		g.Statements[n-1].Confidence, g.Statements[n-1].Form = w.confidence(), any1(w.Generator, news.Forms())
	}
	if n := len(g.Events); n > 0 {
		g.Events[n-1].Confidence = w.confidence()
	}
}

// name refers to an entity, at times by other forms of its name.
func (w writer) name(e news.Entity) news.ID {
	id := w.refer(e)
	if e.Kind == news.Happening {
		return id
	}
	if parts := strings.Fields(e.Name); e.Kind == news.Person && len(parts) > 1 && w.oneIn(2) {
		w.alias(id, news.ShortName, parts[len(parts)-1])
	}
	if w.oneIn(6) {
		w.alias(id, any1(w.Generator, news.AliasKinds()), any1(w.Generator, []string{"the mayor", "@tides", "HM", "Lorn", "former Éire"}))
	}
	return id
}

func (w writer) deed() {
	subject, object := w.actor(), w.object()
	info := any1(w.Generator, news.RelationTypes())
	if w.oneIn(2) {
		info = any1(w.Generator, news.RelationTypes()[:17]) // so that some types are frequent
	}
	if subject.ID == object.ID || !info.Allows(subject.Kind, object.Kind) {
		return
	}
	r := news.Relation{
		Type: info.Type, Subject: w.name(subject), Object: w.name(object), Polarity: news.Positive, Modality: news.Asserted,
		When: w.when(), Confidence: w.confidence(),
	}
	if w.oneIn(5) {
		r.Polarity = news.Negated
	}
	if w.oneIn(3) {
		r.Modality = any1(w.Generator, news.Modalities())
	}
	if r.Modality == news.Alleged || w.oneIn(8) {
		r.AttributedTo = w.name(w.actor())
	}
	if w.oneIn(6) {
		r.Detail = "of the " + w.word()
	}
	verb := strings.ToLower(strings.ReplaceAll(string(info.Type), "_", " "))
	r.Evidence = w.tell(fmt.Sprintf("%s %s %s over the %s.", subject.Name, verb, object.Name, w.word()))
	w.relation(r)
}

// object returns somebody or something that a deed may be done to, at times an
// event of this article, or somebody without a name.
func (w writer) object() news.Entity {
	switch n := len(w.graph.Events); {
	case n > 0 && w.oneIn(5):
		return w.graph.Events[n-1].Entity
	case w.oneIn(12):
		return w.unnamed()
	case w.oneIn(6):
		return w.someone()
	}
	return w.actor()
}

func (w writer) unnamed() news.Entity {
	description := "a spokesman of the " + w.word()
	return news.Entity{
		ID: news.UnnamedID(news.Person, description, w.graph.Article.ID), Kind: news.Person, Name: description, Unnamed: true,
	}
}

func (w writer) speech() {
	words := fmt.Sprintf("the %s is a %s", w.word(), w.word())
	s := news.Statement{Form: any1(w.Generator, news.Forms()), Text: words, Cue: "said", When: w.when(), Confidence: w.confidence()}
	speaker := news.Entity{Name: "somebody"}
	if !w.oneIn(5) {
		speaker = w.actor()
		if w.oneIn(10) {
			speaker = w.unnamed()
		}
		s.Speaker = w.name(speaker)
	}
	s.Evidence = []news.Evidence{w.quote(words, speaker.Name, "said")}
	if w.oneIn(6) {
		s.Evidence = append(s.Evidence, w.quote(words, speaker.Name, "repeated"))
	}
	w.circumstances(&s)
	w.statement(s)
}

// circumstances adds for whom, to whom, where and about whom something is said.
func (w writer) circumstances(s *news.Statement) {
	persons := len(invented(news.Person))
	if w.oneIn(4) {
		s.OnBehalfOf = w.name(w.cast[persons])
	}
	if w.oneIn(4) {
		s.Platform = w.name(w.cast[persons+len(invented(news.Organization))])
	}
	for w.oneIn(4) {
		s.Addressees = append(s.Addressees, w.name(w.actor()))
	}
	seen := map[news.ID]bool{}
	for range w.rng.IntN(4) {
		target := w.object()
		if !seen[target.ID] {
			seen[target.ID] = true
			s.About = append(s.About, news.Target{Entity: w.name(target), Stance: any1(w.Generator, news.Stances())})
		}
	}
}

func (w writer) happening() {
	e := news.Event{Type: any1(w.Generator, news.EventTypes()[:5]), When: w.when(), Confidence: w.confidence()}
	name := strings.ToLower(string(e.Type)) + " on the " + w.word()
	for range w.rng.IntN(4) {
		e.Participants = append(e.Participants, news.Participant{Entity: w.name(w.someone()), Role: any1(w.Generator, w.roles)})
	}
	e.Evidence = w.tell(fmt.Sprintf("There was a %s.", name))
	w.event(name, e)
}

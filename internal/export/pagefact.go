package export

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"hearsay/internal/news"
)

// place is one stretch of the text that an entry of the lists leads to.
type place struct {
	Anchor string
	Text   string
}

// entityLink leads to an entity in the list of names.
type entityLink struct {
	ID, Name, Class string
}

type relationItem struct {
	ID, Type, Definition string
	Subject, Object      entityLink
	Tags                 []tag
	Detail               string
	Places               []place
}

type statementItem struct {
	ID, Text, Cue string
	Speaker       *entityLink // nil where the article does not tell
	Quoted        bool
	About         []aboutItem
	To            []entityLink
	Tags          []tag
	Places        []place
}

type aboutItem struct {
	Entity entityLink
	Stance string // "favorable", "unfavorable", "neutral"
}

type eventItem struct {
	ID, Type     string
	Entity       entityLink
	Participants []participantItem
	Tags         []tag
	Places       []place
}

type participantItem struct {
	Entity entityLink
	Role   string
}

type kindItem struct {
	Name, Class string
	Entities    []entityItem
}

type entityItem struct {
	entityLink
	Unnamed  bool
	Mentions []place
}

// tag is a short remark on a fact: that it was denied, who claims it, when it was.
type tag struct {
	Class, Text string
	Entity      *entityLink
}

// viewer brings a draft into the page's form. It collects the marks of the text
// and the names of their owners on the way.
type viewer struct {
	text   string
	draft  news.Draft
	marks  []mark
	owners []string
}

func (v *viewer) link(entity int) entityLink {
	e := v.draft.Entities[entity]
	return entityLink{ID: local(entity), Name: e.Name, Class: kindClass(e.Kind)}
}

func (v *viewer) linkOrNone(entity int) *entityLink {
	if entity == news.None {
		return nil
	}
	link := v.link(entity)
	return &link
}

func kindClass(k news.Kind) string { return strings.ToLower(string(k)) }

// words writes the name of a type as words: "HOLDS_POSITION" as "HOLDS POSITION".
func words[T ~string](name T) string { return strings.ReplaceAll(string(name), "_", " ") }

// owner notes an entry of the lists, whose marks follow.
func (v *viewer) owner(prefix string, index int) string {
	id := prefix + strconv.Itoa(index+1)
	v.owners = append(v.owners, id)
	return id
}

func (v *viewer) mark(owner string, m mark, spans []news.Span) []place {
	places := make([]place, len(spans))
	for i, span := range spans {
		m.span, m.owner, m.anchor = span, owner, fmt.Sprintf("%s-%d", owner, i+1)
		v.marks = append(v.marks, m)
		places[i] = place{m.anchor, strings.Join(strings.Fields(span.Of(v.text)), " ")}
	}
	return places
}

func spansOf(evidence []news.DraftEvidence) []news.Span {
	spans := make([]news.Span, len(evidence))
	for i, e := range evidence {
		spans[i] = e.Span
	}
	return spans
}

// inOrder returns the numbers of facts in the order in which the text tells them.
func inOrder[T any](facts []T, evidence func(T) []news.DraftEvidence) []int {
	order := make([]int, len(facts))
	for i := range order {
		order[i] = i
	}
	first := func(i int) int {
		start := math.MaxInt
		for _, e := range evidence(facts[i]) {
			start = min(start, e.Span.Start)
		}
		return start
	}
	slices.SortStableFunc(order, func(a, b int) int { return first(a) - first(b) })
	return order
}

func (v *viewer) relations() []relationItem {
	var items []relationItem
	for _, i := range inOrder(v.draft.Relations, func(r news.DraftRelation) []news.DraftEvidence { return r.Evidence }) {
		r := v.draft.Relations[i]
		id := v.owner("r", i)
		info, _ := r.Type.Info()
		item := relationItem{
			ID: id, Type: words(r.Type), Definition: info.Definition,
			Subject: v.link(r.Subject), Object: v.link(r.Object), Detail: r.Detail,
			Tags: v.tags(r.Polarity, r.Modality, r.AttributedTo, r.When, r.Confidence),
		}
		title := item.Subject.Name + " " + item.Type + " " + item.Object.Name
		item.Places = v.mark(id, mark{layer: relationLayer, title: title}, spansOf(r.Evidence))
		items = append(items, item)
	}
	return items
}

func (v *viewer) statements() []statementItem {
	var items []statementItem
	for _, i := range inOrder(v.draft.Statements, func(s news.DraftStatement) []news.DraftEvidence { return s.Evidence }) {
		s := v.draft.Statements[i]
		id := v.owner("s", i)
		item := statementItem{
			ID: id, Text: s.Text, Cue: s.Cue, Speaker: v.linkOrNone(s.Speaker), Quoted: s.Form == news.Direct,
			Tags: v.statementTags(s),
		}
		for _, target := range s.About {
			item.About = append(item.About, aboutItem{v.link(target.Entity), stanceWords[target.Stance]})
		}
		for _, entity := range s.Addressees {
			item.To = append(item.To, v.link(entity))
		}
		title := "said by somebody"
		if item.Speaker != nil {
			title = "said by " + item.Speaker.Name
		}
		item.Places = v.mark(id, mark{layer: statementLayer, title: title}, spansOf(s.Evidence))
		items = append(items, item)
	}
	return items
}

var stanceWords = map[news.Stance]string{news.Favourable: "favorable", news.Neutral: "neutral", news.Unfavourable: "unfavorable"}

func (v *viewer) events() []eventItem {
	var items []eventItem
	for i, e := range v.draft.Entities {
		if e.Kind != news.Happening {
			continue
		}
		id := v.owner("v", i)
		item := eventItem{ID: id, Type: words(e.Event.Type), Entity: v.link(i), Tags: v.tags("", "", news.None, e.Event.When, e.Event.Confidence)}
		for _, p := range e.Event.Participants {
			item.Participants = append(item.Participants, participantItem{v.link(p.Entity), p.Role})
		}
		item.Places = v.mark(id, mark{layer: eventLayer, title: item.Entity.Name}, spansOf(e.Event.Evidence))
		items = append(items, item)
	}
	return items
}

// kinds lists the entities by kind, those spoken of most first.
func (v *viewer) kinds() []kindItem {
	var kinds []kindItem
	for _, kind := range news.Kinds() {
		item := kindItem{Name: kindNames[kind], Class: kindClass(kind)}
		for i, e := range v.draft.Entities {
			if e.Kind == kind {
				item.Entities = append(item.Entities, v.entity(i, e))
			}
		}
		slices.SortStableFunc(item.Entities, func(a, b entityItem) int { return len(b.Mentions) - len(a.Mentions) })
		if len(item.Entities) > 0 {
			kinds = append(kinds, item)
		}
	}
	return kinds
}

var kindNames = map[news.Kind]string{
	news.Person: "People", news.Organization: "Organizations", news.Platform: "Platforms", news.Place: "Places",
	news.Group: "Groups", news.Happening: "Events", news.Work: "Works", news.Topic: "Topics",
}

func (v *viewer) entity(i int, e news.DraftEntity) entityItem {
	id := v.owner("e", i)
	mentions := slices.SortedStableFunc(slices.Values(e.Mentions), func(a, b news.Span) int { return a.Start - b.Start })
	class := kindClass(e.Kind)
	m := mark{layer: mentionLayer, class: class, title: e.Name + ", " + class}
	return entityItem{entityLink: v.link(i), Unnamed: e.Unnamed, Mentions: v.mark(id, m, mentions)}
}

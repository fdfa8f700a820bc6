package storetest

import (
	"fmt"
	"slices"
	"strings"

	"hearsay/internal/news"
)

func (n note) readRelation(l line) error {
	subject, err := n.who(l.words[2])
	if err != nil {
		return err
	}
	object, err := n.who(l.words[3])
	if err != nil {
		return err
	}
	r := news.Relation{
		Type: news.RelationType(l.words[1]), Subject: subject.ID, Object: object.ID,
		Polarity: news.Positive, Modality: news.Asserted, Detail: l.value["detail"],
	}
	for _, word := range l.words[4:] {
		if news.Polarity(word) == news.Negated {
			r.Polarity = news.Negated
			continue
		}
		r.Modality = news.Modality(word)
	}
	if r.AttributedTo, err = n.optional(l.value["by"]); err != nil {
		return err
	}
	if r.When, r.Confidence, err = l.circumstance(); err != nil {
		return err
	}
	r.Evidence = n.tell(fmt.Sprintf("%s %s %s.", subject.Name, strings.ToLower(l.words[1]), object.Name))
	n.label(l, n.relation(r))
	return nil
}

func (n note) readStatement(l line) error {
	s := news.Statement{Form: news.Direct, Text: l.words[2], Cue: l.value["cue"]}
	speaker := news.Entity{Name: "Somebody"}
	var err error
	if l.words[1] != "-" {
		if speaker, err = n.who(l.words[1]); err != nil {
			return err
		}
		s.Speaker = speaker.ID
	}
	if len(l.words) > 3 {
		s.Form = news.Form(l.words[3])
	}
	if s.OnBehalfOf, err = n.optional(l.value["for"]); err != nil {
		return err
	}
	if s.Platform, err = n.optional(l.value["on"]); err != nil {
		return err
	}
	if err := n.targets(&s, l); err != nil {
		return err
	}
	if s.When, s.Confidence, err = l.circumstance(); err != nil {
		return err
	}
	s.Evidence = append(s.Evidence, n.quote(s.Text, speaker.Name, "said"))
	if l.value["times"] == "2" {
		s.Evidence = append(s.Evidence, n.quote(s.Text, speaker.Name, "repeated"))
	}
	n.label(l, n.statement(s))
	return nil
}

func (n note) targets(s *news.Statement, l line) error {
	for _, handle := range list(l.value["to"]) {
		e, err := n.who(handle)
		if err != nil {
			return err
		}
		s.Addressees = append(s.Addressees, e.ID)
	}
	for _, target := range list(l.value["about"]) {
		handle, stance, _ := strings.Cut(target, ":")
		e, err := n.who(handle)
		if err != nil {
			return err
		}
		s.About = append(s.About, news.Target{Entity: e.ID, Stance: stanceOf(stance)})
	}
	return nil
}

func stanceOf(sign string) news.Stance {
	switch sign {
	case "+":
		return news.Favourable
	case "-":
		return news.Unfavourable
	}
	return news.Neutral
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ",")
}

func (n note) readEvent(l line) error {
	e := news.Event{Type: news.EventType(l.words[1])}
	for _, role := range l.keys {
		if slices.Contains([]string{"when", "words", "confidence"}, role) {
			continue
		}
		for _, handle := range list(l.value[role]) {
			who, err := n.who(handle)
			if err != nil {
				return err
			}
			e.Participants = append(e.Participants, news.Participant{Entity: who.ID, Role: role})
		}
	}
	var err error
	if e.When, e.Confidence, err = l.circumstance(); err != nil {
		return err
	}
	e.Evidence = n.tell("There was the " + l.words[2] + ".")
	id := n.event(l.words[2], e)
	n.enter(l.label, news.Entity{ID: id, Kind: news.Happening, Name: l.words[2]})
	return nil
}

func (n note) optional(handle string) (news.ID, error) {
	if handle == "" {
		return "", nil
	}
	e, err := n.who(handle)
	return e.ID, err
}

func (n note) label(l line, id news.ID) {
	if l.label != "" {
		n.name(l.label, id)
	}
}

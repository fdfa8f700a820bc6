package extract

import (
	"slices"

	"hearsay/internal/news"
)

// eventType returns the type of what a noun says happened, "" for other words.
func (r *reading) eventType(w int) news.EventType {
	if r.doc.Words[w].UPOS != "NOUN" {
		return ""
	}
	return news.EventType(lex()["event"][r.lemma(w)])
}

// readEvents makes entities of the events that article nouns tell of with at
// least one named participant; the same noun with the same participants is one.
func (r *reading) readEvents() {
	for w := range r.doc.Words {
		if kind := r.eventType(w); kind != "" && r.atWord[w] == none && !r.plural(w) {
			r.eventNoun(w, kind)
		}
	}
	for id := range r.entities {
		r.nameEvent(id)
	}
}

func (r *reading) eventNoun(w int, kind news.EventType) {
	participants := r.participants(w)
	if id := r.sameEvent(w, kind, participants); id != none {
		r.mentionWord(w, byRole, id)
		return
	}
	if len(participants) == 0 {
		return
	}
	phrase := r.description(w)
	if news.Fold(r.text(phrase)) == "" {
		return
	}
	st := r.standingOf(w)
	if st.polarity == news.Negated || st.modality == news.Conditional {
		return
	}
	id := r.addEntity(entity{kind: news.Happening, name: r.text(phrase), owner: none, roles: map[string]bool{r.lemma(w): true}, event: news.DraftEvent{
		Type: kind, When: r.whenOfClause(w), Participants: participants, Confidence: 0.6,
		Evidence: []news.DraftEvidence{r.evidenceOf(w)},
	}})
	r.mentionWord(w, byRole, id)
}

// participants returns the entities around an event's noun, with their roles:
// whose it is, in its phrases, its arguments, and who did it by a light verb.
func (r *reading) participants(w int) []news.DraftParticipant {
	var out []news.DraftParticipant
	add := func(word int, role string) {
		for _, id := range r.endsAt(word) {
			known := slices.ContainsFunc(out, func(p news.DraftParticipant) bool { return p.Entity == id })
			if !known && !r.entities[id].unnamed && r.entities[id].kind != news.Happening {
				out = append(out, news.DraftParticipant{Entity: id, Role: role})
			}
		}
	}
	for _, c := range r.dependents(w, "nmod:poss") {
		add(c, "actor")
	}
	for _, c := range r.dependents(w, "nmod") {
		if role := participantRoles[r.preposition(c)]; role != "" {
			add(c, role)
		}
	}
	add(r.argument(w, "ARG0"), "actor")
	add(r.argument(w, "ARG1"), "target")
	if verb := r.lightVerb(w); verb != noWord && !lex().has("draw", r.lemma(verb)) {
		add(r.subject(verb), "actor")
	}
	return out
}

// participantRoles tells the role of what follows a preposition behind an event.
var participantRoles = map[string]string{
	"with": "participant", "between": "participant", "among": "participant", "on": "target", "against": "target", "of": "target", "into": "target",
	"by": "actor", "in": "place", "at": "place",
}

// oneByType are types of which two nouns in one article may well mean the same:
// a pact and a deal, where a conviction and a hearing are two.
var oneByType = map[news.EventType]bool{
	"INTERVIEW": true, "MEETING": true, "ELECTION": true, "AGREEMENT": true, "PROTEST": true, "ACQUISITION": true, "CYBERATTACK": true,
	"ACCIDENT": true, "INVESTIGATION": true, "ATTACK": true, "LAWSUIT": true, "DEBATE": true, "SPEECH": true, "VOTE": true,
}

// calledEvent reports whether the noun at w may stand for an event.
func (r *reading) calledEvent(w int, e *entity) bool {
	kind := r.eventType(w)
	return e.roles[r.lemma(w)] || kind != "" && oneByType[kind] && e.kind == news.Happening && e.event.Type == kind
}

// sameEvent returns the event of the type that the participants fit: one of
// them is known to take part, or none is named and there is only one such event.
func (r *reading) sameEvent(w int, kind news.EventType, participants []news.DraftParticipant) int {
	only := none
	for id := range r.entities {
		e := r.entities[id]
		if e.kind != news.Happening || e.event.Type != kind || len(e.event.Evidence) == 0 || !r.calledEvent(w, &e) {
			continue
		}
		for _, p := range participants {
			for _, q := range e.event.Participants {
				if p.Entity == q.Entity && p.Role != "place" {
					return id
				}
			}
		}
		if only != none {
			return none
		}
		only = id
	}
	if len(participants) > 0 {
		return none
	}
	return only
}

// nameEvent gives an event that is named by a name its evidence: its first mention.
func (r *reading) nameEvent(id int) {
	e := &r.entities[id]
	if e.kind != news.Happening || len(e.event.Evidence) > 0 {
		return
	}
	for _, m := range r.mentions {
		if m.entity == id {
			s := r.sentence(m.head)
			e.event.Evidence = []news.DraftEvidence{{Span: newsSpan(r.span(m.words)), Sentence: newsSpan(s.Span)}}
			e.event.Confidence = 0.7
			return
		}
	}
}

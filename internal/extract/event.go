package extract

import (
	"hearsay/internal/news"
)

// eventNouns are nouns that stand for something that happened, with its type
// and the roles of those around them.
var eventNouns = map[string]news.EventType{
	"interview": "INTERVIEW", "meeting": "MEETING", "debate": "DEBATE", "election": "ELECTION", "trial": "TRIAL", "lawsuit": "LAWSUIT",
	"investigation": "INVESTIGATION", "attack": "ATTACK", "protest": "PROTEST", "summit": "MEETING", "conference": "MEETING",
	"crash": "ACCIDENT", "assassination": "ATTACK", "bombing": "ATTACK", "acquisition": "ACQUISITION", "ceremony": "CEREMONY",
	"festival": "CEREMONY", "match": "COMPETITION", "speech": "SPEECH", "referendum": "VOTE", "earthquake": "DISASTER",
}

// readEvents makes entities of the events that article nouns tell of with at
// least one named participant; the same noun with the same participants is one.
func (r *reading) readEvents() {
	for w, word := range r.doc.Words {
		kind, ok := eventNouns[r.lemma(w)]
		if !ok || word.UPOS != "NOUN" || r.atWord[w] != none || r.plural(w) {
			continue
		}
		r.eventNoun(w, kind)
	}
	for id := range r.entities {
		r.nameEvent(id)
	}
}

func (r *reading) eventNoun(w int, kind news.EventType) {
	participants := r.participants(w)
	if id := r.sameEvent(kind, participants); id != none {
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
	id := r.addEntity(entity{kind: news.Happening, name: r.text(phrase), owner: none, event: news.DraftEvent{
		Type: kind, When: r.whenOfClause(w), Participants: participants, Confidence: 0.6,
		Evidence: []news.DraftEvidence{r.evidenceOf(w)},
	}})
	r.mentionWord(w, byRole, id)
}

// participants returns the entities around an event's noun, with their roles.
func (r *reading) participants(w int) []news.DraftParticipant {
	var out []news.DraftParticipant
	add := func(word int, role string) {
		for _, id := range r.endsAt(word) {
			if !r.entities[id].unnamed && r.entities[id].kind != news.Happening {
				out = append(out, news.DraftParticipant{Entity: id, Role: role})
			}
		}
	}
	for _, c := range r.dependents(w, "nmod:poss") {
		add(c, "actor")
	}
	for _, c := range r.dependents(w, "nmod") {
		switch r.preposition(c) {
		case "with", "between":
			add(c, "participant")
		case "on", "against", "of":
			add(c, "target")
		case "by":
			add(c, "actor")
		case "in", "at":
			add(c, "place")
		}
	}
	return out
}

// sameEvent returns the event of the type that the participants fit: one of
// them is known to take part, or none is named and there is only one such event.
func (r *reading) sameEvent(kind news.EventType, participants []news.DraftParticipant) int {
	only := none
	for id := range r.entities {
		e := r.entities[id]
		if e.kind != news.Happening || e.event.Type != kind || len(e.event.Evidence) == 0 {
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

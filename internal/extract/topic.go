package extract

import (
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// topical are the relations whose object may be a thing that has no name: a
// plan that was rejected, a recall that was announced.
var topical = map[news.RelationType]bool{
	"LAUNCHED": true, "ANNOUNCED": true, "HOSTED": true, "FUNDED": true, "ACCEPTED": true, "DECLINED": true, "DENIED": true, "ADMITTED": true,
	"RESPONDED_TO": true, "PRAISED": true, "ENDORSED": true, "SUPPORTED": true, "CRITICIZED": true, "OPPOSED": true, "REJECTED": true,
	"CONTRADICTED": true, "INVESTIGATED": true, "SANCTIONED": true, "PROTESTED_AGAINST": true, "PROMISED": true, "DEMANDED": true,
}

// topics returns the things that the nouns at a place of a frame stand for,
// where no entity does.
func (r *reading) topics(w int) []int {
	var out []int
	if w < 0 {
		return nil
	}
	for _, c := range r.conjuncts(w) {
		if id := r.topic(c); id != none {
			out = append(out, id)
		}
	}
	return out
}

// topic returns the thing that a common noun stands for: the event that a noun
// tells of, or what is named with it. A noun that was met before is the same
// event where it points back.
func (r *reading) topic(w int) int {
	if r.frames[w] == nil && r.eventType(w) == "" && r.nouns[r.lemma(w)] < recurring {
		if r.thingNoun(w) {
			return r.namedThing(w)
		}
		return none
	}
	return r.thing(w)
}

// thingNoun reports whether a word is a common noun for a thing that is no party.
func (r *reading) thingNoun(w int) bool {
	return r.doc.Words[w].UPOS == "NOUN" && r.atWord[w] == none && r.dependent(w, "cop") == noWord && !r.roleNoun(w) && !lex().has("vague", r.lemma(w))
}

// thing returns the thing that a common noun stands for, whatever it is.
func (r *reading) thing(w int) int {
	if w < 0 || !r.thingNoun(w) {
		return none
	}
	if id := r.namedThing(w); id != none {
		return id
	}
	id := r.sameTopic(w)
	if id == none {
		id = r.newTopic(w)
	}
	if id != none {
		r.mentionWord(w, byRole, id)
	}
	return id
}

// recurring is in how many sentences a noun must stand to be one of the things
// that the article is about.
const recurring = 3

// countNouns counts, by lemma, the sentences in which a noun stands.
func countNouns(t tree) map[string]int {
	count, last := map[string]int{}, map[string]int{}
	for w, word := range t.doc.Words {
		lemma := t.lemma(w)
		if before, met := last[lemma]; word.UPOS == "NOUN" && (!met || before != word.Sentence) {
			count[lemma]++
			last[lemma] = word.Sentence
		}
	}
	return count
}

// namedThing returns the work or event whose name stands before a noun that says
// what it is: "the iMac personal computer".
func (r *reading) namedThing(w int) int {
	for _, c := range r.dependents(w, "compound", "amod", "nmod:desc") {
		if id := r.entityAt(c); id != none && (r.entities[id].kind == news.Work || r.entities[id].kind == news.Happening || r.entities[id].kind == news.Platform) {
			return id
		}
	}
	return none
}

func (r *reading) sameTopic(w int) int {
	if !r.definite(w) {
		return none
	}
	return r.sameTopicOf(w)
}

// sameTopicOf returns the last unnamed thing that a noun was used for, else the
// last such event that it may stand for.
func (r *reading) sameTopicOf(w int) int {
	event := none
	for id := len(r.entities) - 1; id >= 0; id-- {
		e := &r.entities[id]
		switch {
		case !e.unnamed || e.kind != news.Happening && e.kind != news.Topic:
		case e.roles[r.lemma(w)]:
			return id
		case event == none && r.calledEvent(w, e):
			event = id
		}
	}
	return event
}

func (r *reading) newTopic(w int) int {
	phrase := r.description(w)
	if news.Fold(r.text(phrase)) == "" {
		return none
	}
	e := entity{kind: news.Topic, name: r.text(phrase), unnamed: true, owner: none, roles: map[string]bool{r.lemma(w): true}}
	kind := r.eventType(w)
	if kind == "" && r.frames[w] != nil {
		kind = "OTHER"
	}
	if kind != "" {
		e.kind = news.Happening
		e.event = news.DraftEvent{Type: kind, Confidence: topicConfidence, Evidence: []news.DraftEvidence{r.evidenceOf(w)}}
	}
	return r.addEntity(e)
}

const topicConfidence = 0.5

// description returns the phrase of a noun with what follows it, as far as it is
// short and no clause.
func (r *reading) description(w int) nlp.Range {
	phrase := r.phrase(w)
	if full := r.subtree(w); full.End-phrase.First <= maxDescription && r.dependent(w, "acl", "conj") == noWord {
		phrase.End = full.End
	}
	for v := w + 1; v < phrase.End; v++ {
		if r.doc.Words[v].UPOS == "PUNCT" && r.form(v) != "-" {
			phrase.End = v
		}
	}
	if phrase.End-phrase.First > maxDescription {
		phrase.First = phrase.End - maxDescription
	}
	return r.trimPunctuation(phrase)
}

// likelyWork returns the work that "the new software" or "this aircraft" stands
// for where nothing else decides: the last that the article spoke of just before.
func (r *reading) likelyWork(w int) int {
	if w < 0 || !lex().has("work", r.lemma(w)) || r.atWord[w] != none || !r.definite(w) || r.plural(w) {
		return none
	}
	for _, id := range r.entitiesBefore(w, w, topicReach) {
		if r.entities[id].kind == news.Work && !r.entities[id].unnamed {
			return id
		}
	}
	return none
}

// topicReach is how many sentences before a word the article speaks of the same.
const topicReach = 3

package extract

import (
	"math"

	"hearsay/internal/news"
)

// aboutness weighs what a statement may be about: what its words speak of, what
// the verb of speech names, and what the article spoke of just before. Each is
// scored by weighted features as the logarithm of its odds (logistic
// regression); aboutfeatures.go has the features, WEIGHTS.md where the weights
// are from.
type aboutness struct {
	r     *reading
	times map[int]int                  // by entity: how often the article speaks of it
	first map[int]int                  // by entity: the sentence that does first
	deeds map[int][]news.DraftRelation // by entity: what was done to it
	ties  map[tie]bool
}

// tie is between somebody and a body that he belongs to.
type tie struct{ member, body int }

func newAboutness(r *reading) *aboutness {
	a := &aboutness{r: r, times: map[int]int{}, first: map[int]int{}, deeds: map[int][]news.DraftRelation{}, ties: map[tie]bool{}}
	for _, m := range r.mentions {
		if m.entity == none {
			continue
		}
		sentence := r.doc.Words[m.head].Sentence
		if before, met := a.first[m.entity]; !met || sentence < before {
			a.first[m.entity] = sentence
		}
		a.times[m.entity]++
	}
	for _, rel := range r.facts.relations {
		if rel.Polarity == news.Positive && rel.Modality == news.Asserted {
			a.deeds[rel.Object] = append(a.deeds[rel.Object], rel)
		}
		if belonging[rel.Type] {
			a.ties[tie{rel.Subject, rel.Object}] = true
		}
	}
	return a
}

// target is what a statement may be about: an entity, or what a noun stands for
// of which none was made.
type target struct {
	entity   int    // or none
	noun     int    // where it is none
	lemma    string // of the noun
	within   []int  // the words of the statement that stand for it
	outside  int    // the nearest word before or beside the statement that does, or noWord
	rank     int    // among all that the statement may be about
	cued     bool   // the verb of speech names it: "accused Musk of …"
	features []string
	share    float64 // the probability that the statement is about it
}

// targets returns what a statement may be about, with its probability.
func (a *aboutness) targets(u utterance) []target {
	if len(u.parts) == 0 {
		return nil
	}
	var all []target
	for _, part := range u.parts {
		for w := part.First; w < part.End; w++ {
			if t := a.at(&all, u, w); t != nil {
				t.within = append(t.within, w)
			}
		}
	}
	for _, id := range a.r.cueTargets(u.cue) {
		if id != u.speaker {
			find(&all, target{entity: id, outside: noWord}).cued = true
		}
	}
	a.addContext(&all, u)
	beside := a.beside(all)
	for i := range all {
		t := &all[i]
		t.rank = i // those within the words come first, in their order
		t.features = a.features(*t, u, beside)
		t.share = probability(t.features)
	}
	return all
}

// addContext adds what the sentence of a statement speaks of outside of it, and
// the sentences before.
func (a *aboutness) addContext(all *[]target, u utterance) {
	words := a.r.doc.Words
	first := u.parts[0].First
	for w := a.r.sentence(first).Words.End - 1; w >= 0 && words[w].Sentence >= words[first].Sentence-topicReach; w-- {
		if u.holds(w) {
			continue
		}
		if t := a.at(all, u, w); t != nil && t.outside == noWord {
			t.outside = w
		}
	}
}

// at returns the target that a word speaks of, a new one if need be, nil for none
// or the speaker.
func (a *aboutness) at(all *[]target, u utterance, w int) *target {
	id, noun := a.r.spokenOfAt(w)
	switch {
	case id != none && id != u.speaker:
		return find(all, target{entity: id, outside: noWord})
	case id == none && noun != noWord:
		return find(all, target{entity: none, noun: noun, lemma: a.r.lemma(noun), outside: noWord})
	}
	return nil
}

func find(all *[]target, t target) *target {
	for i := range *all {
		if old := &(*all)[i]; old.entity == t.entity && old.lemma == t.lemma {
			return old
		}
	}
	*all = append(*all, t)
	return &(*all)[len(*all)-1]
}

// entity returns the entity of a target, a new one where a noun stands for none
// yet; none where no phrase tells of it.
func (a *aboutness) entity(t target) int {
	if t.entity != none {
		return t.entity
	}
	if id := a.r.thing(t.noun); id != none {
		return id
	}
	return a.r.refer(t.noun)
}

// spokenOfAt returns what a word speaks of: an entity, or else the noun that
// stands for a thing or a party of which no entity was made.
func (r *reading) spokenOfAt(w int) (id, noun int) {
	if at := r.atWord[w]; at != none {
		if m := r.mentions[at]; m.entity != none && m.head == w && !r.adjective(w) {
			return m.entity, noWord
		}
		return none, noWord
	}
	noun = w
	if of, ok := r.referents[w]; ok && of != unknownID(w) {
		if noun = unknownID(of); noun < 0 { // its own inverse
			return of, noWord
		}
		if noun >= len(r.doc.Words) { // two of whom none is meant alone
			return none, noWord
		}
		if id := r.entityAt(noun); id != none {
			return id, noWord
		}
	}
	if r.doc.Words[noun].UPOS != "NOUN" || r.is(noun, "compound") || r.headline(noun) {
		return none, noWord
	}
	if id, noun = r.nounStandsFor(noun); noun == w && !r.pointsBack(w) && !r.is(w, "nsubj", "obj") {
		return none, noWord // mentioned by the way
	}
	return id, noun
}

// nounStandsFor returns what a noun that is no mention stands for, as spokenOfAt
// does.
func (r *reading) nounStandsFor(noun int) (id, itself int) {
	if id := r.likelyWork(noun); id != none {
		return id, noWord
	}
	if id, ok := r.unnamedOf[unknownID(noun)]; ok {
		return id, noWord
	}
	if r.thingNoun(noun) {
		if id := r.namedThing(noun); id != none {
			return id, noWord
		}
		return none, noun
	}
	if kind, ok := r.nominalKind(noun); ok && kind != news.Work && r.atWord[noun] == none {
		return none, noun
	}
	return none, noWord
}

// probability is what the features make of a target.
func probability(features []string) float64 {
	return 1 / (1 + math.Exp(-weigh(aboutClass, features)))
}

package extract

import (
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readTargets finds what the statements are about, and how they take it. A
// target is an entity that is spoken of within the words, or where they name
// nobody, what the article speaks of there.
func (r *reading) readTargets() {
	for _, sp := range r.speech {
		s := &r.facts.statements[sp.statement]
		found := r.targets(sp, s.Speaker)
		for _, id := range found {
			stance := r.stanceTo(id, sp.words, s)
			if stance == news.Neutral && len(found) == 1 { // all words are about the only target
				stance = stanceOf(r.score(sp.words))
			}
			r.addTarget(s, id, stance)
		}
		r.judge(sp, s)
	}
}

func (r *reading) targets(sp speech, speaker int) []int {
	isSpeaker := func(id int) bool { return id == speaker }
	found := slices.DeleteFunc(r.cueTargets(sp.cue), isSpeaker)
	for _, id := range r.spokenOf(sp.words) {
		if id != speaker && !slices.Contains(found, id) {
			found = append(found, id)
		}
	}
	if !slices.ContainsFunc(found, func(id int) bool { return r.entities[id].kind != news.Place && r.entities[id].kind != news.Group }) {
		found = r.withContext(found, sp.words, speaker)
	}
	return found
}

// mostContext bounds what a statement is about that names nobody.
const mostContext = 4

// withContext adds to the targets of a statement that names nobody what it speaks
// of as known, whom its "he" or "she" may mean, and what the article speaks of
// just before.
func (r *reading) withContext(found []int, words nlp.Range, speaker int) []int {
	add := func(ids []int) {
		for _, id := range ids {
			if id != speaker && !slices.Contains(found, id) && len(found) < mostContext {
				found = append(found, id)
			}
		}
	}
	add(r.matters(words))
	if id := r.personMeant(words, speaker); id != none {
		add([]int{id})
		return found
	}
	add(r.topicAt(words.First, speaker))
	if id := r.theme(); id != none {
		add([]int{id})
	}
	return found
}

// theme returns what the article as a whole is about where that is a thing without
// a name: the noun of its opening sentences that stands in most sentences.
func (r *reading) theme() int {
	if !r.themeKnown {
		r.themeKnown, r.themeOf = true, none
		if noun := r.themeNoun(); noun != noWord {
			r.themeOf = r.entityOfTheme(noun)
		}
	}
	return r.themeOf
}

// themeNoun returns where the noun of the theme first stands, or noWord.
func (r *reading) themeNoun() int {
	best := noWord
	for w := range r.doc.Words {
		if r.doc.Words[w].Sentence > themeReach {
			break
		}
		if r.thematic(w) && (best == noWord || r.nouns[r.lemma(w)] > r.nouns[r.lemma(best)]) {
			best = w
		}
	}
	return best
}

// thematic reports whether a word is a noun that an article can be about.
func (r *reading) thematic(w int) bool {
	lemma := r.lemma(w)
	if r.doc.Words[w].UPOS != "NOUN" || r.is(w, "compound") || r.nouns[lemma] < recurring || lex().has("vague", lemma) {
		return false
	}
	return !r.roleNoun(w) || lex().has("work", lemma)
}

// entityOfTheme returns the entity of the theme's noun, a new one if need be.
func (r *reading) entityOfTheme(noun int) int {
	if id := r.entityAt(noun); id != none {
		return id
	}
	if id := r.sameTopicOf(r.lemma(noun)); id != none {
		return id
	}
	id := r.newTopic(noun)
	if id != none {
		r.mentionWord(noun, byRole, id)
	}
	return id
}

// themeReach is the last of the opening sentences.
const themeReach = 3 // sentences are counted from 0

// personMeant returns the last person before the words, other than the speaker,
// whom a "he" or "she" among them may mean that nothing else resolves.
func (r *reading) personMeant(words nlp.Range, speaker int) int {
	for w := words.First; w < words.End; w++ {
		if r.atWord[w] != none || r.doc.Words[w].UPOS != "PRON" {
			continue
		}
		want := genderOf(r.form(w))
		if want == unknownGender {
			continue
		}
		for _, id := range r.entitiesBefore(words.First, w, topicReach) {
			if id != speaker && r.mayBeOfGender(id, want) {
				return id
			}
		}
	}
	return none
}

// cueTargets returns whom or what the verb of speech itself names as what it is
// about: "accused Musk of …", "called the remark a gift".
func (r *reading) cueTargets(cue int) []int {
	if cue == noWord {
		return nil
	}
	if f, ok := table().speaks(r.lemma(cue)); ok {
		if found := r.ends(cue, f, f.object); len(found) > 0 {
			return found
		}
	}
	if !lex().has("call", r.lemma(cue)) {
		return nil
	}
	w := r.syntacticObject(cue)
	if found := r.endsOrOwners(w); len(found) > 0 {
		return found
	}
	if w != noWord && r.doc.Words[w].UPOS == "PRON" {
		return r.thingBefore(w)
	}
	for _, id := range [...]int{r.likelyWork(w), r.thing(w)} {
		if id != none {
			return []int{id}
		}
	}
	return nil
}

// thingBefore returns, as a list, the last thing that the sentence of a pronoun
// or the one before speaks of: "issued a response to the interview, calling it …".
func (r *reading) thingBefore(w int) []int {
	for v, id := range r.entitiesBefore(w, w, 1) {
		if r.mentions[r.atWord[v]].head != v {
			continue
		}
		switch r.entities[id].kind {
		case news.Work, news.Happening, news.Topic:
			return []int{id}
		}
	}
	return nil
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

// mostMatters bounds the unnamed things that one statement is about.
const mostMatters = 2

// matters returns the things and parties without a name that the words speak of
// as known: "the ban", "this decision", "our plans", "the governments".
func (r *reading) matters(words nlp.Range) []int {
	var out []int
	for w := words.First; w < words.End && len(out) < mostMatters; w++ {
		if r.doc.Words[w].UPOS != "NOUN" || !r.definite(w) && r.dependent(w, "nmod:poss") == noWord {
			continue
		}
		id := r.likelyWork(w)
		if id == none {
			id = r.topic(w)
		}
		if id == none && r.definite(w) && r.is(w, "nsubj", "obj") {
			id = r.refer(w)
		}
		if id != none && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// topicAt returns what the article speaks of just before a word: in the nearest
// sentence that names anything, the subject and what it speaks of as known.
func (r *reading) topicAt(w, speaker int) []int {
	at := r.doc.Words[w].Sentence
	for i := at - 1; i >= 0 && at-i <= topicReach; i-- {
		words := r.doc.Sentences[i].Words
		found := r.subjectIn(words, speaker)
		for _, id := range r.matters(words) {
			if len(found) < mostMatters && !slices.Contains(found, id) {
				found = append(found, id)
			}
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// topicReach is how many sentences before a word the article speaks of the same.
const topicReach = 3

// subjectIn returns the first subject among the words that is named and no place,
// else the first such object, else the last such entity.
func (r *reading) subjectIn(words nlp.Range, speaker int) []int {
	object, last := none, none
	for w := words.First; w < words.End; w++ {
		id := r.entityAt(w)
		if id == none || id == speaker || r.entities[id].unnamed || r.entities[id].kind == news.Place || r.mentions[r.atWord[w]].head != w {
			continue
		}
		if r.is(w, "nsubj") {
			return []int{id}
		}
		if object == none && r.is(w, "obj") {
			object = id
		}
		last = id
	}
	switch {
	case object != none:
		return []int{object}
	case last != none:
		return []int{last}
	}
	return nil
}

// adjective reports whether a people is named only to tell what something is
// like: "American workers".
func (r *reading) adjective(w int) bool {
	return r.entities[r.entityAt(w)].kind == news.Group && r.is(w, "amod", "compound")
}

// spokenOf returns the entities that are mentioned within the words, in order.
func (r *reading) spokenOf(words nlp.Range) []int {
	var out []int
	seen := map[int]bool{}
	for w := words.First; w < words.End; w++ {
		if r.atWord[w] == none {
			continue
		}
		m := r.mentions[r.atWord[w]]
		if m.entity != none && m.head == w && !seen[m.entity] && !r.adjective(w) {
			seen[m.entity] = true
			out = append(out, m.entity)
		}
	}
	return out
}

func (r *reading) addTarget(s *news.DraftStatement, id int, stance news.Stance) {
	for i := range s.About {
		if s.About[i].Entity == id {
			if s.About[i].Stance == news.Neutral {
				s.About[i].Stance = stance
			}
			return
		}
	}
	s.About = append(s.About, news.DraftTarget{Entity: id, Stance: stance})
}

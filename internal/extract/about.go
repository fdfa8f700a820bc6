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
		for _, id := range r.contextOf(sp, s.Speaker, found) { // said of nobody in so many words
			r.addTarget(s, id, news.Neutral)
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
	return found
}

// contextOf returns what a statement is about that names nobody: nothing where
// the verb of speech says it, as "criticized the police" does.
func (r *reading) contextOf(sp speech, speaker int, found []int) []int {
	names := func(id int) bool { return r.entities[id].kind != news.Place && r.entities[id].kind != news.Group }
	if slices.ContainsFunc(found, names) {
		return nil
	}
	if sp.cue != noWord {
		if _, ok := table().speaks(r.lemma(sp.cue)); ok && !lex().has("call", r.lemma(sp.cue)) {
			return r.matters(sp.words)
		}
	}
	return r.withContext(found, sp.words, speaker)[len(found):]
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

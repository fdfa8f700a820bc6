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
		if !slices.ContainsFunc(found, r.telling) { // said of nobody in so many words
			r.addImplied(s, sp, found)
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

// telling reports whether a target tells whom a statement is about: a place or a
// people beside nothing else does not.
func (r *reading) telling(id int) bool {
	return r.entities[id].kind != news.Place && r.entities[id].kind != news.Group
}

// addImplied adds what a statement is about that names nobody: whom its clause
// judges, what the verb of speech leaves to say, or what the article speaks of.
func (r *reading) addImplied(s *news.DraftStatement, sp speech, found []int) {
	if deeds := r.judgedBeside(sp.cue, s.Speaker); len(deeds) > 0 {
		for _, t := range deeds {
			r.addTarget(s, t.Entity, t.Stance)
		}
		return
	}
	context := r.withContext
	if r.cueTells(sp.cue) {
		context = func(_ []int, words nlp.Range, _ int) []int { return r.matters(words) }
	}
	for _, id := range context(found, sp.words, s.Speaker) {
		r.addTarget(s, id, news.Neutral)
	}
}

// cueTells reports whether a verb of speech says itself whom or what it is about,
// as "criticized the police" does.
func (r *reading) cueTells(cue int) bool {
	if cue == noWord {
		return false
	}
	_, ok := table().speaks(r.lemma(cue))
	return ok && !lex().has("call", r.lemma(cue))
}

// judgedBeside returns whom the clause that a verb of speech hangs on judges, and
// how: "defended Voss, telling reporters that …".
func (r *reading) judgedBeside(cue, speaker int) []news.DraftTarget {
	if cue == noWord || !r.is(cue, "advcl", "conj", "xcomp") {
		return nil
	}
	deed := r.word(r.doc.Words[cue].Head)
	covers := func(e news.DraftEvidence) bool { return e.Span.Start <= deed.Start && deed.End <= e.Span.End }
	var out []news.DraftTarget
	for _, rel := range r.facts.relations {
		if stance := stanceOfDeed(rel.Type); stance != news.Neutral && rel.Subject == speaker && slices.ContainsFunc(rel.Evidence, covers) {
			out = append(out, news.DraftTarget{Entity: rel.Object, Stance: stance})
		}
	}
	return out
}

// stanceOfDeed is how who praises, defends or attacks somebody takes him.
func stanceOfDeed(deed news.RelationType) news.Stance {
	info, _ := deed.Info()
	switch info.Family {
	case news.Support:
		return news.Favourable
	case news.Criticism:
		return news.Unfavourable
	}
	return news.Neutral
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

package extract

import (
	"cmp"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readTargets finds what the statements are about, and how they take it.
func (r *reading) readTargets() {
	a := newAboutness(r)
	utterances := r.utterances()
	candidates := make([][]target, len(utterances))
	for i, u := range utterances {
		candidates[i] = a.targets(u)
	}
	for i, u := range utterances {
		s := &r.facts.statements[u.statement]
		for _, t := range a.choose(u, candidates[i]) {
			s.About = append(s.About, news.DraftTarget{Entity: t.entity, Stance: a.stance(t, u)})
		}
	}
	for _, sp := range r.speech {
		r.judge(sp, &r.facts.statements[sp.statement])
	}
}

// utterance is a statement with the stretches of the text that hold its words.
type utterance struct {
	statement int
	speaker   int // none where the article does not tell
	cue       int // the reporting word, or noWord
	parts     []nlp.Range

	score int      // of the words that speak well and ill
	open  []string // pronouns of which nothing tells what they mean
	tone  []string // words that show how it is meant
}

// utterances gathers the speech by statement.
func (r *reading) utterances() []utterance {
	out := make([]utterance, len(r.facts.statements))
	for i, s := range r.facts.statements {
		out[i] = utterance{statement: i, speaker: s.Speaker, cue: noWord}
	}
	for _, sp := range r.speech {
		u := &out[sp.statement]
		u.parts = append(u.parts, sp.words)
		if u.cue == noWord {
			u.cue = sp.cue
		}
	}
	for i := range out {
		u := &out[i]
		u.score, u.open, u.tone = r.score(u.parts...), r.openWords(*u), r.tone(*u)
	}
	return out
}

func (u utterance) holds(w int) bool {
	return slices.ContainsFunc(u.parts, func(part nlp.Range) bool { return part.First <= w && w < part.End })
}

// How many targets a statement is given: those that are likely, and further
// ones, the likeliest first, until one of them is meant for sure enough. A reader
// who asks what was said of somebody misses less by one name too many than by
// one too few.
const (
	likelyTarget = 0.3  // probability
	sureOfTarget = 0.75 // probability that one of those taken is right
	leastTarget  = 0.1  // probability
	mostGuesses  = 3    // targets, from which on none is guessed
)

// choose returns what a statement is about, the likeliest first.
func (a *aboutness) choose(u utterance, targets []target) []target {
	slices.SortStableFunc(targets, func(x, y target) int { return cmp.Compare(y.share, x.share) })
	var out []target
	wrong := 1.0 // the probability that none of those taken is right
	for _, t := range targets {
		guess := t.share < likelyTarget
		if guess && (t.share < leastTarget || wrong < 1-sureOfTarget || len(out) >= mostGuesses) {
			break
		}
		if guess && a.obscure(t, u) {
			continue
		}
		t.entity = a.entity(t)
		known := slices.ContainsFunc(out, func(o target) bool { return o.entity == t.entity })
		if t.entity != none && t.entity != u.speaker && !known {
			out = append(out, t)
			wrong *= 1 - t.share
		}
	}
	return out
}

// obscure reports whether a target is nothing to guess at: a thing that nothing
// else is told of, or the nameless whom the speaker spoke to.
func (a *aboutness) obscure(t target, u utterance) bool {
	if t.entity == none {
		return true
	}
	return a.r.entities[t.entity].unnamed && slices.Contains(a.r.facts.statements[u.statement].Addressees, t.entity)
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

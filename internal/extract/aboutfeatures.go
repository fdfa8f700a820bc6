package extract

import (
	"slices"
	"strconv"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// surroundings tell what the words of a statement speak of at all: nothing,
// things and parties without a name, or somebody or something with one. What the
// article spoke of before is meant the more the less they do.
type surroundings struct {
	name  string // as a part of features
	named int    // how many of those within the words have a name
}

func (a *aboutness) beside(all []target) surroundings {
	out := surroundings{name: "beside nothing"}
	for _, t := range all {
		switch {
		case len(t.within) == 0:
		case a.tells(t):
			out.name = "beside named"
			out.named++
		case out.named == 0:
			out.name = "beside unnamed"
		}
	}
	return out
}

// tells reports whether a target tells whom a statement is about: a place or a
// people beside nothing else does not.
func (a *aboutness) tells(t target) bool {
	if t.entity == none {
		return false
	}
	e := a.r.entities[t.entity]
	return !e.unnamed && e.kind != news.Place && e.kind != news.Group
}

// features says how a target stands to a statement and in the article.
func (a *aboutness) features(t target, u utterance, beside surroundings) []string {
	kind, where := a.kind(t), "within"
	if len(t.within) == 0 {
		where = "outside, " + beside.name
	}
	out := []string{"any", where, kind + " " + where, "spoken of " + where + ":" + grade(a.spokenOf(t))}
	if t.cued {
		out = append(out, "cued")
	}
	if first, met := a.first[t.entity]; met && first <= openingEnd {
		out = append(out, "in the opening, "+where)
	}
	out = append(out, kind+" "+where+", "+string(stanceOf(u.score)))
	for _, form := range u.open {
		out = append(out, form+" "+kind+" "+where)
	}
	out = a.deedFeatures(out, t, u)
	if len(t.within) > 0 {
		return a.withinFeatures(out, t, u, beside)
	}
	return a.outsideFeatures(out, t, u, where)
}

// openingEnd is the last of the sentences that tell what an article is about.
const openingEnd = 1 // counted from 0

// kind names the kind of a target.
func (a *aboutness) kind(t target) string {
	r := a.r
	if t.entity != none {
		if e := r.entities[t.entity]; !e.unnamed {
			return string(e.kind)
		}
		return "unnamed " + string(r.entities[t.entity].kind)
	}
	if r.thingNoun(t.noun) {
		if r.eventType(t.noun) != "" || r.frames[t.noun] != nil {
			return "unnamed " + string(news.Happening)
		}
		return "unnamed " + string(news.Topic)
	}
	kind, _ := r.nominalKind(t.noun)
	return "unnamed " + string(kind)
}

// spokenOf returns how often the article speaks of a target, of a noun in how
// many sentences.
func (a *aboutness) spokenOf(t target) int {
	if t.entity == none {
		return a.r.nouns[t.lemma]
	}
	times := a.times[t.entity]
	if e := a.r.entities[t.entity]; e.unnamed {
		for lemma := range e.roles {
			times = max(times, a.r.nouns[lemma])
		}
	}
	return times
}

// openWords returns the forms of the pronouns of an utterance of which nothing
// tells what they mean.
func (r *reading) openWords(u utterance) []string {
	var out []string
	for _, part := range u.parts {
		for w := part.First; w < part.End; w++ {
			if r.atWord[w] != none || r.doc.Words[w].UPOS != "PRON" && r.doc.Words[w].UPOS != "DET" {
				continue
			}
			switch f := r.form(w); f {
			case "it", "this", "that", "they", "them", "these", "you", "he", "she", "him", "her":
				if !slices.Contains(out, f) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// deedFeatures tells what the article says that the speaker, or the body that he
// belongs to, did to a target.
func (a *aboutness) deedFeatures(out []string, t target, u utterance) []string {
	if t.entity == none || u.speaker == none {
		return out
	}
	for _, rel := range a.deeds[t.entity] {
		who, ok := a.doer(rel, u)
		if !ok {
			continue
		}
		info, _ := rel.Type.Info()
		out = once(out, who+" did "+string(info.Family))
		if a.near(rel, u) {
			out = once(out, who+" did near")
		}
	}
	for _, rel := range a.deeds[u.speaker] {
		if rel.Subject == t.entity {
			info, _ := rel.Type.Info()
			out = once(out, "did to speaker "+string(info.Family))
			if a.near(rel, u) {
				out = once(out, "did to speaker near")
			}
		}
	}
	if a.ties[tie{u.speaker, t.entity}] {
		out = append(out, "speaker's body")
	}
	return out
}

func once(features []string, feature string) []string {
	if slices.Contains(features, feature) {
		return features
	}
	return append(features, feature)
}

// doer names who of a speaker and the bodies that he belongs to did something, if
// one of them did.
func (a *aboutness) doer(rel news.DraftRelation, u utterance) (string, bool) {
	if rel.Subject == u.speaker {
		return "speaker", true
	}
	return "speaker's body", a.ties[tie{u.speaker, rel.Subject}]
}

// near reports whether a relation is told in the sentence of an utterance or in
// the one before.
func (a *aboutness) near(rel news.DraftRelation, u utterance) bool {
	at := a.r.doc.Words[u.parts[0].First].Sentence
	for _, e := range rel.Evidence {
		words := a.r.wordsIn(nlp.Span{Start: e.Span.Start, End: e.Span.End})
		if words.First >= len(a.r.doc.Words) {
			continue
		}
		if back := at - a.r.doc.Words[words.First].Sentence; back == 0 || back == 1 {
			return true
		}
	}
	return false
}

func (a *aboutness) withinFeatures(out []string, t target, u utterance, beside surroundings) []string {
	r, w, kind := a.r, t.within[0], a.kind(t)
	out = append(out, "within rank:"+grade(t.rank), "within as "+r.place(w), kind+" within as "+r.place(w), "within depth:"+grade(r.depth(w, u)))
	add := func(holds bool, feature string) {
		if holds {
			out = append(out, feature)
		}
	}
	add(r.doc.Words[w].UPOS == "PRON", "within as pronoun")
	if a.tells(t) {
		add(beside.named == 1, "only name")
		return out
	}
	out = append(out, "unnamed, "+beside.name, "unnamed within as "+r.place(w))
	add(r.definite(w), "unnamed, definite")
	add(r.dependent(w, "nmod:poss") != noWord, "unnamed, possessed")
	add(r.frames[w] != nil, "unnamed, of a deed")
	return out
}

// depth counts the steps in the tree from a word up to the head of the words of an
// utterance around it.
func (r *reading) depth(w int, u utterance) int {
	steps := 0
	for h := r.doc.Words[w].Head; h >= 0 && u.holds(h); h = r.doc.Words[h].Head {
		steps++
	}
	return steps
}

func (a *aboutness) outsideFeatures(out []string, t target, u utterance, where string) []string {
	r := a.r
	if t.outside == noWord {
		return out
	}
	at := u.parts[0].First
	back := r.doc.Words[at].Sentence - r.doc.Words[t.outside].Sentence
	out = append(out, strconv.Itoa(back)+" back, "+where, strconv.Itoa(min(back, 2))+" back as "+r.place(t.outside))
	if r.doc.Words[t.outside].Head == u.cue && u.cue != noWord {
		out = append(out, "beside the verb of speech as "+r.place(t.outside))
	}
	if t.entity != none && a.sharesWord(t.entity, u) {
		out = append(out, "shares a word, "+where)
	}
	if slices.Contains(r.facts.statements[u.statement].Addressees, t.entity) {
		out = append(out, "spoken to")
	}
	if r.sentence(t.outside).Paragraph == r.sentence(at).Paragraph {
		out = append(out, "same paragraph, "+where)
	}
	return out
}

// sharesWord reports whether a noun of an utterance stands in the name of an entity:
// "the right to strike" in "the ferry strike".
func (a *aboutness) sharesWord(id int, u utterance) bool {
	terms := a.r.entities[id].terms
	for _, part := range u.parts {
		for w := part.First; w < part.End; w++ {
			switch a.r.doc.Words[w].UPOS {
			case "NOUN", "VERB", "PROPN":
				if slices.Contains(terms, a.r.lemma(w)) {
					return true
				}
			}
		}
	}
	return false
}

package extract

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// sureOfStance is the probability that a stance must have to be taken: a wrong one
// puts words into somebody's mouth.
const sureOfStance = 0.45

// stance tells how a statement takes one of the entities that it is about, as
// weighted features say; neutral where no stance is likely enough, or where the
// target itself is a guess.
func (a *aboutness) stance(t target, u utterance) news.Stance {
	if t.share < likelyTarget {
		return news.Neutral
	}
	features := a.stanceFeatures(t, u)
	best, most, total := news.Neutral, 0.0, 0.0
	for _, stance := range news.Stances() {
		share := math.Exp(weigh(stanceClass, towards(stance, features)))
		total += share
		if share > most {
			best, most = stance, share
		}
	}
	if most < sureOfStance*total {
		return news.Neutral
	}
	return best
}

// towards makes features of a stance out of features of a target.
func towards(stance news.Stance, features []string) []string {
	out := make([]string, len(features))
	for i, f := range features {
		out[i] = string(stance) + " " + f
	}
	return out
}

// stanceFeatures says what speaks for a stance: the verb of speech, the words of
// the lexicon in the clauses around the target and in all of the statement, what
// the article says that the speaker did to the target.
func (a *aboutness) stanceFeatures(t target, u utterance) []string {
	r, s := a.r, &a.r.facts.statements[u.statement]
	where := "within"
	if len(t.within) == 0 {
		where = "outside"
	}
	all := grades(u.score)
	clause := 0
	for _, w := range t.within {
		for _, part := range u.parts {
			if r.within(w, part) {
				clause += r.scoreAround(w, part)
			}
		}
	}
	out := []string{
		"any", where, string(s.Form), "verb " + string(cueStance(s.Cue)), "words " + all, "words " + all + " " + where, "clause " + grades(clause),
	}
	if u.cue != noWord {
		out = append(out, "said by "+r.lemma(u.cue))
	}
	for _, f := range u.tone {
		out = append(out, f, f+" "+where)
	}
	return a.deedFeatures(out, t, u)
}

// grades makes a few steps of a score.
func grades(score int) string { return strconv.Itoa(max(-2, min(2, score))) }

// tone names words of a statement that show how it is meant.
func (r *reading) tone(u utterance) []string {
	found := map[string]bool{}
	for _, part := range u.parts {
		for w := part.First; w < part.End; w++ {
			switch f := r.form(w); {
			case r.doc.Words[w].UPOS == "PART" && r.lemma(w) == "not" || f == "no" || f == "never" || f == "nothing" || f == "nobody":
				found["negation"] = true
			case r.is(w, "aux") && lex().has("duty", r.lemma(w)):
				found["duty"] = true
			case f == "?" || f == "!" || f == "but":
				found[f] = true
			case f == "we" || f == "our" || f == "us":
				found["we"] = true
			case f == "i" || f == "my":
				found["i"] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

func stanceOf(score int) news.Stance {
	switch {
	case score > 0:
		return news.Favourable
	case score < 0:
		return news.Unfavourable
	}
	return news.Neutral
}

// scoreOf adds up the words that speak well and ill in the clauses around the
// mentions of an entity.
func (r *reading) scoreOf(id int, words nlp.Range) int {
	score := 0
	for w := words.First; w < words.End; w++ {
		if r.entityAt(w) == id && r.mentions[r.atWord[w]].head == w {
			score += r.scoreAround(w, words)
		}
	}
	return score
}

// scoreAround climbs from a word to the first clause that says something well or
// ill, and returns how much.
func (r *reading) scoreAround(w int, words nlp.Range) int {
	below := w
	for p := r.doc.Words[w].Head; p >= 0 && r.within(p, words); p = r.doc.Words[p].Head {
		if !r.predicative(p) {
			continue
		}
		if score := r.scoreOfClause(p, below, words); score != 0 {
			return score
		}
		below = p
	}
	return 0
}

// predicative reports whether a word heads a clause.
func (r *reading) predicative(w int) bool {
	return r.verbal(w) || r.doc.Words[w].Head < 0 || r.dependent(w, "cop", "nsubj", "xcomp") != noWord
}

// scoreOfClause adds up the words of a clause without those of the clauses within
// it, but for the one that the climb came from.
func (r *reading) scoreOfClause(p, below int, words nlp.Range) int {
	score := r.worth(p)
	for _, c := range r.children[p] {
		if !r.within(c, words) || !r.under(below, c) && r.predicative(c) && r.is(c, "ccomp", "advcl", "acl", "parataxis", "conj") {
			continue
		}
		if r.predicative(c) && r.under(below, c) {
			continue // scored before, and without a result
		}
		score += r.scoreOfClause(c, below, words)
	}
	return score
}

// score adds up the words that speak well and ill.
func (r *reading) score(parts ...nlp.Range) int {
	score := 0
	for _, words := range parts {
		for w := words.First; w < words.End; w++ {
			score += r.worth(w)
		}
	}
	return score
}

// worth is the value of a word in its clause: negated, it counts the other way.
func (r *reading) worth(w int) int {
	value := r.valueOf(w)
	if value != 0 && (r.negated(w) || r.doc.Words[w].Head >= 0 && r.negated(r.doc.Words[w].Head)) {
		return -value
	}
	return value
}

// valueOf is 1 for a word that speaks well of something, -1 for one that speaks
// ill of it, 0 for the others. Only words of content count.
func (r *reading) valueOf(w int) int {
	switch r.doc.Words[w].UPOS {
	case "NOUN", "VERB", "ADJ", "ADV":
	default:
		return 0
	}
	switch lemma := r.lemmaWithParticle(w); {
	case lex().has("positive", lemma):
		return 1
	case lex().has("negative", lemma):
		return -1
	}
	return 0
}

// lemmaWithParticle joins a word with its particle, for the lexicon: "sell out".
func (r *reading) lemmaWithParticle(w int) string {
	if p := r.dependent(w, "compound:prt"); p != noWord {
		return r.lemma(w) + " " + r.form(p)
	}
	return r.lemma(w)
}

// verbStance is what a verb of speech shows of who speaks.
type verbStance struct {
	lemma  string
	stance news.Stance
}

// verbStances holds the verbs of speech that show a stance, in order.
var verbStances = sync.OnceValue(func() []verbStance {
	var out []verbStance
	for _, lemma := range slices.Sorted(maps.Keys(table().verbs)) {
		if f, ok := table().speaks(lemma); ok && f.stance != news.Neutral {
			out = append(out, verbStance{lemma, f.stance})
		}
	}
	return out
})

// cueStance is the stance that a verb such as "criticized" or "praised" shows.
func cueStance(cue string) news.Stance {
	for _, verb := range verbStances() {
		if inflected(cue, verb.lemma) {
			return verb.stance
		}
	}
	return news.Neutral
}

// inflected reports whether a cue is a form of a regular verb.
func inflected(cue, lemma string) bool {
	stem := lemma
	if len(stem) > 1 && stem[len(stem)-1] == 'e' {
		stem = stem[:len(stem)-1]
	}
	for _, ending := range [...]string{"ed", "ing", "es", "s", "e", "d", ""} {
		if cue == stem+ending || cue == lemma+ending {
			return true
		}
	}
	return false
}

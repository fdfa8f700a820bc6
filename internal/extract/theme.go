package extract

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
	if r.doc.Words[w].UPOS != "NOUN" || r.is(w, "compound") || r.nouns[lemma] < thematicIn || lex().has("vague", lemma) {
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

// thematicIn is in how many sentences the noun of a theme stands.
const thematicIn = recurring + 1

// themeReach is the last of the opening sentences.
const themeReach = 3 // sentences are counted from 0

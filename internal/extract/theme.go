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

// thematic reports whether a word is a noun that an article can be about: what
// happens or is made, rather than any thing that is often spoken of.
func (r *reading) thematic(w int) bool {
	lemma := r.lemma(w)
	if r.doc.Words[w].UPOS != "NOUN" || r.is(w, "compound") || lex().has("vague", lemma) {
		return false
	}
	sentences := r.nouns[lemma]
	switch {
	case r.eventType(w) != "" || lex().has("occasion", lemma):
		return sentences >= recurring-1
	case lex().has("work", lemma) || lex().has("artifact", lemma):
		return sentences >= recurring
	case r.roleNoun(w):
		return false
	}
	return sentences >= recurring && r.frames[w] != nil || sentences > 2*recurring
}

// entityOfTheme returns the entity of the theme's noun, a new one if need be.
func (r *reading) entityOfTheme(noun int) int {
	if id := r.entityAt(noun); id != none {
		return id
	}
	if id := r.sameTopicOf(noun); id != none {
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

package extract

import (
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// attribute finds who speaks a quotation: by the reporting verb that governs it
// or stands beside it, by "according to", or by a colon before it.
func (r *reading) attribute(q nlp.Quotation, words nlp.Range) attribution {
	if verb := r.reportingVerb(q, words); verb != noWord {
		if a := r.attributionOf(verb); a.speaker != none {
			return a
		}
	}
	if a, ok := r.accordingTo(words); ok {
		return a
	}
	if a, ok := r.colonSpeaker(words); ok {
		return a
	}
	return unattributed
}

// reportingVerb returns the verb of speech that reports the quotation, or noWord.
// It looks at what governs the quotation first, then at the words after and
// before it in the same sentence.
func (r *reading) reportingVerb(q nlp.Quotation, words nlp.Range) int {
	head := r.headOf(words)
	for w, steps := r.doc.Words[head].Head, 0; w >= 0 && steps < 3; w, steps = r.doc.Words[w].Head, steps+1 {
		if r.saying(w) && !r.within(w, words) && r.doc.Quotations[max(r.quotedAt(w), 0)].Span != q.Span {
			return w
		}
	}
	if w := r.sayingAmong(r.dependents(head, "parataxis", "ccomp", "acl"), words); w != noWord {
		return w
	}
	return r.sayingBeside(words)
}

func (r *reading) within(w int, words nlp.Range) bool { return w >= words.First && w < words.End }

func (r *reading) sayingAmong(candidates []int, words nlp.Range) int {
	for _, w := range candidates {
		if r.saying(w) && !r.within(w, words) {
			return w
		}
	}
	return noWord
}

// besideReach bounds how far from the quotation its verb may stand, in words.
const besideReach = 12

// sayingBeside looks after the quotation first, then before it, no further than
// the sentence and the next quotation.
func (r *reading) sayingBeside(words nlp.Range) int {
	last, first := r.sentence(words.End-1), r.sentence(words.First)
	for w := words.End; w < last.Words.End && w < words.End+besideReach; w++ {
		if r.quotedAt(w) != none {
			break
		}
		if r.saying(w) {
			return w
		}
	}
	for w := words.First - 1; w >= first.Words.First && w >= words.First-besideReach; w-- {
		if r.quotedAt(w) != none {
			break
		}
		if r.saying(w) {
			return w
		}
	}
	return noWord
}

// saying reports whether a word is a verb of speech.
func (r *reading) saying(w int) bool {
	if !r.verbal(w) {
		return false
	}
	_, speaks := table().speaks(r.lemma(w))
	return speaks || lex().has("say", r.lemma(w)) || r.makesClear(w)
}

// makesClear reports "made it clear that" and the like.
func (r *reading) makesClear(w int) bool {
	if r.lemma(w) != "make" {
		return false
	}
	for _, c := range r.dependents(w, "xcomp", "obj") {
		switch r.lemma(c) {
		case "clear", "plain", "known", "it":
			return r.dependent(c, "ccomp") != noWord || r.dependent(w, "ccomp") != noWord
		}
	}
	return false
}

// attributionOf reads who speaks, to whom and for whom, off a verb of speech.
func (r *reading) attributionOf(verb int) attribution {
	a := attribution{speaker: none, onBehalfOf: none, cue: verb, cueText: r.doc.Text[r.word(verb).Start:r.word(verb).End], confidence: 0.9}
	subject := r.subject(verb)
	if r.lemma(verb) == "quote" || r.lemma(verb) == "cite" { // "quoted Djamal as saying"
		if w := r.object(verb); w != noWord && r.actor(w) != none {
			subject = w
		}
	}
	if subject == noWord {
		subject = r.nearestActor(verb)
	}
	if subject == noWord {
		return a
	}
	a.speaker = r.actor(subject)
	if a.speaker == none {
		a.speaker = r.properSubject(subject)
	}
	if a.speaker == none {
		if w := r.nearestActor(verb); w != noWord {
			a.speaker, a.confidence = r.entityAt(w), 0.6
		}
	}
	if a.speaker != none {
		a.onBehalfOf = r.behalf(a.speaker, subject)
	}
	if r.atWord[subject] != none && r.mentions[r.atWord[subject]].kind == byPronoun {
		a.confidence = 0.75
	}
	for _, w := range r.addressees(verb) {
		if id := r.refer(w); id != none && id != a.speaker {
			a.addressees = append(a.addressees, id)
		}
	}
	return a
}

// nearestActor returns a named person or body directly beside a verb of speech
// with nothing but words of its name's phrase between, for where the tree does
// not tell the subject.
func (r *reading) nearestActor(verb int) int {
	s := r.sentence(verb).Words
	for _, step := range [...]int{-1, 1} {
		for w := verb + step; w >= s.First && w < s.End && w != verb+5*step; w += step {
			if id := r.entityAt(w); id != none && r.named(w) && (r.entities[id].kind == news.Person || r.entities[id].kind == news.Organization) {
				return r.mentions[r.atWord[w]].head
			}
			if r.doc.Words[w].UPOS == "VERB" || r.doc.Words[w].UPOS == "PUNCT" || r.doc.Words[w].UPOS == "ADP" {
				break
			}
		}
	}
	return noWord
}

// subject returns the head of who acts in a verb: its subject or agent, the
// subject of the verb that it is coordinated with or depends on, or the role
// that the encoder gives it.
func (r *reading) subject(verb int) int {
	if w := r.dependent(verb, "obl:agent"); w != noWord {
		return w
	}
	passive := r.dependent(verb, "aux:pass", "nsubj:pass") != noWord
	if w := r.nominalSubject(verb); w != noWord && !passive {
		return r.relativeAntecedent(w)
	}
	if w := r.argument(verb, "ARG0"); w != noWord && !r.is(w, "nsubj:pass") {
		return r.relativeAntecedent(w)
	}
	if passive {
		return r.byPhrase(verb)
	}
	return r.sharedSubject(verb)
}

// nominalSubject returns the subject of a verb; of several that a doubtful tree
// gives, the name.
func (r *reading) nominalSubject(verb int) int {
	found := r.dependents(verb, "nsubj")
	for _, w := range found {
		if r.named(w) {
			return w
		}
	}
	for _, w := range found[min(1, len(found)):] { // a second subject is the name that its title is of
		if r.doc.Words[w].UPOS == "PROPN" {
			return w
		}
	}
	if len(found) == 0 {
		return noWord
	}
	return found[0]
}

// byPhrase returns the agent of a passive, which some annotate as any oblique.
func (r *reading) byPhrase(verb int) int {
	for _, w := range r.dependents(verb, "obl") {
		if r.preposition(w) == "by" {
			return w
		}
	}
	return noWord
}

// sharedSubject finds the subject of a verb that has none of its own: of the
// verb before it in a coordination, of the main clause ("…, accusing Musk"), or
// the noun that its clause is of.
func (r *reading) sharedSubject(verb int) int {
	head := r.doc.Words[verb].Head
	switch {
	case head < 0:
		return noWord
	case r.is(verb, "conj", "advcl", "xcomp") && r.doc.Words[head].UPOS != "NOUN":
		if r.is(verb, "xcomp") {
			if w := r.dependent(head, "obj", "iobj"); w != noWord && r.dependent(head, "nsubj") != noWord {
				return w
			}
		}
		if w := r.dependent(head, "nsubj:pass"); w != noWord && r.is(verb, "conj") { // "was started by Jobs and launched"
			return w
		}
		return r.subject(head)
	case r.is(verb, "acl:relcl"):
		return noWord
	case r.is(verb, "acl") && strings.HasSuffix(r.form(verb), "ing"):
		return head
	}
	return noWord
}

// relativeAntecedent returns the noun that a relative pronoun stands for, and
// any other word as it is.
func (r *reading) relativeAntecedent(w int) int {
	if w == noWord {
		return w
	}
	switch r.form(w) {
	case "who", "which", "that", "whom":
	default:
		return w
	}
	for clause := r.doc.Words[w].Head; clause >= 0; clause = r.doc.Words[clause].Head {
		if r.is(clause, "acl") {
			return r.doc.Words[clause].Head
		}
	}
	return w
}

// actor returns the entity that acts where the noun at w is the subject: the
// one it names, or the one that a noun such as "statement" or "office" is of.
func (r *reading) actor(w int) int {
	if id := r.party(w); id != none || r.doc.Words[w].UPOS != "NOUN" {
		return id
	}
	return r.possessor(w)
}

// party returns the entity that the noun at w stands for by itself.
func (r *reading) party(w int) int {
	if id := r.entityAt(w); id != none {
		return id
	}
	if role := r.namedRole(w); role != none {
		return role
	}
	if lex().has("document", r.lemma(w)) {
		return r.documentAuthor(w)
	}
	return r.refer(w)
}

// documentAuthor returns who speaks through a document: whose it is ("Apple's
// statement", "a statement on Apple's website"), who published it in this clause
// ("resigned in a letter stating"), or who did before: "the email" is of whoever
// "sent out an email".
func (r *reading) documentAuthor(w int) int {
	if id := r.possessor(w); id != none {
		return id
	}
	for v := w + 1; v < r.subtree(w).End; v++ {
		if id := r.entityAt(v); id != none && r.entities[id].kind.Acts() && r.entities[id].kind != news.Place && !r.clausal(v, w) {
			return id
		}
	}
	if verb := r.doc.Words[w].Head; verb >= 0 && r.verbal(verb) && r.is(w, "obj", "obl") {
		if subject := r.subject(verb); subject != noWord && subject != w {
			return r.entityAt(subject)
		}
	}
	first := max(0, r.sentence(w).Words.First-documentReach)
	for v := w - 1; v >= first; v-- {
		if r.lemma(v) != r.lemma(w) || v == w {
			continue
		}
		verb := r.doc.Words[v].Head
		if verb >= 0 && r.is(v, "obj") && lex().has("publish", r.lemma(verb)) {
			if subject := r.subject(verb); subject != noWord {
				return r.entityAt(subject)
			}
		}
	}
	return none
}

// clausal reports whether a clause stands between a word and the noun above it.
func (r *reading) clausal(w, noun int) bool {
	for ; w >= 0 && w != noun; w = r.doc.Words[w].Head {
		if r.verbal(w) {
			return true
		}
	}
	return false
}

// documentReach is how far back a document is looked for, in words.
const documentReach = 150

// namedRole returns the entity in apposition to a role noun: "the company's
// founder, Ada Lorn".
func (r *reading) namedRole(w int) int {
	if r.doc.Words[w].UPOS != "NOUN" && r.doc.Words[w].UPOS != "PROPN" {
		return none
	}
	if id := r.appositive(w); id != none {
		return id
	}
	if !lex().has("role", r.lemma(w)) || r.plural(w) {
		return none
	}
	// "CEO of the Refugee Council Enver Solomon": the person ends the phrase.
	end := r.subtree(w).End
	for v := end - 1; v > w; v-- {
		if id := r.entityAt(v); id != none {
			if r.entities[id].kind == news.Person {
				return id
			}
			return none
		}
	}
	if end < len(r.doc.Words) && r.doc.Words[end].Sentence == r.doc.Words[w].Sentence {
		if id := r.entityAt(end); id != none && r.entities[id].kind == news.Person && !r.clausal(end, w) {
			return id
		}
	}
	return none
}

// appositive returns the entity whose name stands in apposition to a noun: "the
// company's founder, Ada Lorn", "debutants Panama".
func (r *reading) appositive(w int) int {
	for _, c := range r.dependents(w, "appos", "flat", "nmod:desc", "dep", "list") {
		id := r.entityAt(c)
		if id == none || c < w || !r.named(c) {
			continue
		}
		switch r.entities[id].kind {
		case news.Person:
			return id
		case news.Organization, news.Platform, news.Place:
			if !r.is(c, "dep", "list") && !lex().has("role", r.lemma(w)) {
				return id
			}
		}
	}
	return none
}

// possessor returns the entity that a noun is of, or none.
func (r *reading) possessor(w int) int {
	for _, c := range r.dependents(w, "nmod:poss") {
		if id := r.entityAt(c); id != none {
			return id
		}
	}
	for _, c := range r.dependents(w, "nmod") {
		if p := r.preposition(c); p == "of" || p == "by" || p == "from" {
			if id := r.entityAt(c); id != none {
				return id
			}
		}
	}
	return none
}

// behalf returns whom a spokesperson speaks for: "a spokeswoman for the
// campaign" speaks for the campaign.
func (r *reading) behalf(speaker, subject int) int {
	nouns := append([]int{subject}, r.dependents(subject, "appos", "compound", "flat", "amod")...)
	if r.atWord[subject] != none {
		nouns = append(nouns, r.titleWords(r.mentions[r.atWord[subject]])...)
	}
	for _, noun := range nouns {
		if !spokesperson(r.lemma(noun)) {
			continue
		}
		for _, c := range r.dependents(noun, "nmod", "compound") {
			if id := r.entityAt(c); id != none && id != speaker {
				return id
			}
		}
	}
	return none
}

func spokesperson(lemma string) bool {
	return strings.HasPrefix(lemma, "spokes") || lemma == "representative"
}

// addressees returns whom a verb of speech is said to: "told reporters", "said
// to the court".
func (r *reading) addressees(verb int) []int {
	var out []int
	if r.lemma(verb) == "tell" || r.lemma(verb) == "inform" || r.lemma(verb) == "assure" || r.lemma(verb) == "remind" {
		for _, w := range r.dependents(verb, "obj", "iobj") {
			out = append(out, r.conjuncts(w)...)
		}
	}
	for _, w := range r.dependents(verb, "obl") {
		if r.preposition(w) == "to" {
			out = append(out, w)
		}
	}
	return out
}

// accordingTo finds "according to X" in the sentence of the words.
func (r *reading) accordingTo(words nlp.Range) (attribution, bool) {
	s := r.sentence(words.First)
	for w := s.Words.First; w+1 < s.Words.End; w++ {
		if r.form(w) != "according" || r.form(w+1) != "to" {
			continue
		}
		source := r.doc.Words[w].Head
		if source < 0 {
			return attribution{}, false
		}
		if id := r.actor(source); id != none {
			return attribution{speaker: id, onBehalfOf: r.behalf(id, source), cue: w, cueText: r.doc.Text[r.word(w).Start:r.word(w+1).End], confidence: 0.85}, true
		}
	}
	return attribution{}, false
}

// colonSpeaker finds a speaker before a colon that leads to the quotation:
// "Voss: …", or a sentence whose subject speaks and that ends with a colon.
func (r *reading) colonSpeaker(words nlp.Range) (attribution, bool) {
	w := words.First - 1
	for w >= 0 && r.doc.Words[w].UPOS == "PUNCT" && r.form(w) != ":" {
		w--
	}
	if w <= 0 || r.form(w) != ":" {
		return attribution{}, false
	}
	if id := r.entityAt(w - 1); id != none && r.entities[id].kind.Acts() {
		return attribution{speaker: id, onBehalfOf: none, cue: w, cueText: ":", confidence: 0.8}, true
	}
	s := r.sentence(w)
	for v := s.Words.First; v < w; v++ {
		if r.saying(v) {
			a := r.attributionOf(v)
			return a, a.speaker != none
		}
	}
	return attribution{}, false
}

// platformOf returns the platform on which a verb of speech is done: "wrote on
// Facebook".
func (r *reading) platformOf(verb int) int {
	if verb == noWord {
		return none
	}
	for _, w := range r.dependents(verb, "obl") {
		if p := r.preposition(w); p != "on" && p != "in" && p != "via" {
			continue
		}
		if id := r.entityAt(w); id != none && r.entities[id].kind == news.Platform {
			return id
		}
		for _, c := range r.dependents(w, "nmod") { // "in a video on YouTube"
			if id := r.entityAt(c); id != none && r.entities[id].kind == news.Platform {
				return id
			}
		}
	}
	return none
}

package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// readReports makes statements of reported speech: "said that …", "according
// to …", "made it clear that …", "accused Musk of …", "announced a recall".
func (r *reading) readReports() {
	for w := range r.doc.Words {
		switch {
		case r.form(w) == "according" && r.quotedAt(w) == none:
			r.reportAccording(w)
		case r.quotedAt(w) == none && r.saying(w):
			r.reportVerb(w)
		}
	}
}

// reportVerb makes a statement of what a verb of speech reports, unless that is
// a quotation, which is one already.
func (r *reading) reportVerb(verb int) {
	if r.negated(verb) || (r.planned(verb) || r.hypothetical(verb)) && !r.saysOnly(verb) {
		return
	}
	content, far, ok := r.aside(verb)
	if !ok {
		if content, ok = r.content(verb); ok {
			far = r.farPart(content, verb)
		}
	}
	if !ok || r.isQuotation(content) {
		return
	}
	a := r.attributionOf(verb)
	if a.speaker == none || r.under(verb, content.First) && content.First == verb {
		return
	}
	a.confidence *= 0.9
	r.report(content, far, a, verb)
}

// saysOnly reports whether somebody would say only this, which he did: "would say
// only that".
func (r *reading) saysOnly(verb int) bool {
	only := verb > 0 && r.form(verb-1) == "only" || verb+1 < len(r.doc.Words) && r.form(verb+1) == "only"
	return only && r.dependent(verb, "mark") == noWord && r.dependent(verb, "aux") != noWord
}

// aside returns what stands around a verb of speech that the tree hangs on it as an
// aside: "She had warned them, she told the Ledger", "Her feet, Lorn said, were
// there".
func (r *reading) aside(verb int) (before, after nlp.Range, ok bool) {
	own := r.subtree(verb)
	if !r.is(verb, "parataxis") || own.First == 0 || !r.commaBefore(own.First) && r.form(own.First) != "," || !r.saysNothingElse(verb) {
		return before, after, false
	}
	top := r.doc.Words[verb].Head
	for !r.verbal(top) && r.doc.Words[top].Head >= 0 {
		top = r.doc.Words[top].Head
	}
	full := r.subtree(top)
	before = nlp.Range{First: full.First, End: own.First}
	subject := r.dependent(verb, "nsubj")
	if goesOn := subject != noWord && subject < verb; top >= own.End || goesOn && own.End < full.End && r.form(own.End) == "," {
		after = nlp.Range{First: own.End, End: full.End}
	}
	return before, after, before.First < before.End
}

// saysNothingElse reports whether a verb of speech leaves what is said to the words
// around it: it has no clause, no object but whom somebody told, and is about
// nothing.
func (r *reading) saysNothingElse(verb int) bool {
	if !lex().has("say", r.lemma(verb)) || r.dependent(verb, "ccomp", "xcomp", "advcl") != noWord {
		return false
	}
	for _, c := range r.dependents(verb, "obj", "iobj") {
		inverted := r.dependent(verb, "nsubj") == noWord && !r.passive(verb) && r.subtree(c).First == verb+1
		if !inverted && !lex().has("address", r.lemma(verb)) {
			return false
		}
	}
	return !slices.ContainsFunc(r.dependents(verb, "obl"), func(c int) bool {
		p := r.preposition(c)
		return p == "for" || p == "of" || p == "against" || p == "on" && !r.named(c) && r.doc.Words[c].UPOS == "NOUN"
	})
}

// report makes a statement of a reported clause, joined where the reporting words
// part it: "The dam, Voss said on Monday, was never safe."
func (r *reading) report(content, far nlp.Range, a attribution, verb int) {
	content = r.trimClause(content)
	if news.Fold(r.text(content)) == "" || r.alreadySaid(content) {
		return
	}
	parts := []nlp.Range{content}
	if far.First < far.End {
		parts = append(parts, r.trimClause(far))
		slices.SortFunc(parts, func(a, b nlp.Range) int { return a.First - b.First })
	}
	form := news.Indirect
	if slices.ContainsFunc(parts, r.holdsQuotation) {
		form = news.Mixed
	}
	s := r.newStatement(form, r.text(parts[0]), newsSpan(r.span(parts[0])), parts[0], a)
	s.When = r.whenOfClause(verb)
	s.Platform = r.platformOf(verb)
	id := r.addSpeech(s, parts[0], speech{cue: a.cue})
	for _, part := range parts[1:] {
		r.joinPart(id, r.text(part), newsSpan(r.span(part)), speech{words: part, cue: a.cue})
	}
}

// farPart returns the words of a reported clause that stand on the other side of
// the reporting words, if they say anything.
func (r *reading) farPart(content nlp.Range, verb int) nlp.Range {
	inside := map[int]bool{}
	for _, c := range append(r.dependents(verb, "ccomp"), r.fronted(verb, content)...) {
		r.collect(c, inside)
	}
	s := r.sentence(verb).Words
	far := nlp.Range{First: s.First, End: s.First}
	for w := s.First; w < s.End; w++ {
		if !inside[w] || r.within(w, content) || (w < verb) == (content.First < verb) {
			continue
		}
		if far.First == far.End {
			far.First = w
		}
		far.End = w + 1
	}
	far = r.trimClause(far)
	for w := far.First; w < far.End; w++ {
		switch r.doc.Words[w].UPOS {
		case "NOUN", "PROPN", "VERB":
			return far
		}
	}
	return nlp.Range{}
}

// fronted returns what the tree hangs on a verb of speech though commas make it
// the beginning of the reported clause: "Had he confessed, Voss said, nobody".
func (r *reading) fronted(verb int, content nlp.Range) []int {
	subject := r.dependent(verb, "nsubj")
	if subject == noWord || content.First <= verb || !r.commaBefore(r.subtree(subject).First) || !r.commaBefore(content.First) {
		return nil
	}
	var out []int
	for _, c := range r.dependents(verb, "advcl", "obl", "advmod") {
		if c < subject {
			out = append(out, c)
		}
	}
	return out
}

func (r *reading) commaBefore(w int) bool { return w > 0 && r.form(w-1) == "," }

// content returns what a verb of speech reports: its clause, or for verbs whose
// frame says so the thing that it is about.
func (r *reading) content(verb int) (nlp.Range, bool) {
	for _, c := range r.dependents(verb, "ccomp") {
		return r.beforeNextReport(c, r.clause(c)), true
	}
	if c, ok := r.appeal(verb); ok {
		return c, true
	}
	for _, c := range r.dependents(verb, "xcomp") {
		if r.verbal(c) || r.doc.Words[c].UPOS == "ADJ" || r.doc.Words[c].UPOS == "NOUN" {
			if lex().has("reportto", r.lemma(verb)) || r.doc.Words[c].XPOS == "VBG" { // "denied taking the money"
				return r.clause(c), true
			}
			if inner := r.dependent(c, "ccomp"); inner != noWord { // "made it clear that"
				return r.clause(inner), true
			}
		}
	}
	if lex().has("call", r.lemma(verb)) {
		if c, ok := r.calledAs(verb); ok {
			return c, true
		}
	}
	row, ok := table().speaks(r.lemma(verb))
	if !ok {
		return nlp.Range{}, false
	}
	for _, c := range r.dependents(verb, "obl", "advcl") { // "accused Musk of spreading"
		if m := r.marker(c); m == "of" || m == "for" && !r.is(c, "obl:agent") {
			return r.clause(c), true
		}
	}
	if w := r.dependent(verb, "obj"); w != noWord && row.object[0].place == "obj" && r.doc.Words[w].UPOS != "PRON" {
		return r.subtree(w), !r.nameOnly(r.subtree(w))
	}
	return nlp.Range{}, false
}

// appeals are verbs by which somebody tells another what to do, with the preposition
// before the other.
var appeals = map[string]string{"call": "on", "appeal": "to", "plead": "with", "shout": "at"}

// appeal returns whom a verb tells to do what: "called on Voss to resign".
func (r *reading) appeal(verb int) (nlp.Range, bool) {
	preposition, ok := appeals[r.lemma(verb)]
	if !ok {
		return nlp.Range{}, false
	}
	for _, whom := range r.dependents(verb, "obl", "nmod") {
		if r.preposition(whom) != preposition || r.actor(whom) == none {
			continue
		}
		for _, c := range append(r.dependents(verb, "advcl", "xcomp"), r.dependents(whom, "acl")...) {
			if c > whom && r.marker(c) == "to" {
				return nlp.Range{First: r.dependent(whom, "case") + 1, End: r.subtree(c).End}, true
			}
		}
	}
	return nlp.Range{}, false
}

// nameOnly reports whether words are no more than somebody's name: whoever
// "praised Voss" is not said to have said it in any words.
func (r *reading) nameOnly(words nlp.Range) bool {
	at := r.atWord[words.End-1]
	return at != none && r.mentions[at].kind == byName && r.mentions[at].words.First <= words.First
}

// beforeNextReport cuts a reported clause where the tree joins a further report to
// it: "said she was worried and warned that companies faced fines".
func (r *reading) beforeNextReport(clause int, words nlp.Range) nlp.Range {
	for _, c := range r.dependents(clause, "conj") {
		if first := r.subtree(c).First; r.saying(c) && r.dependent(c, "ccomp") != noWord && r.dependent(c, "nsubj") == noWord && first > words.First {
			words.End = min(words.End, first)
		}
	}
	return words
}

// calledAs returns what somebody is described as, with whom: "described Achterberg
// as arrogant to the last".
func (r *reading) calledAs(verb int) (nlp.Range, bool) {
	object := r.dependent(verb, "obj")
	for _, c := range r.dependents(verb, "obl", "xcomp", "advcl", "ccomp") {
		if object != noWord && c > object && r.form(r.subtree(c).First) == "as" && r.quotedAt(c) == none {
			return nlp.Range{First: r.subtree(object).First, End: r.subtree(c).End}, true
		}
	}
	return nlp.Range{}, false
}

// marker returns what leads a clause or phrase in: its preposition or its mark.
func (r *reading) marker(w int) string {
	if p := r.preposition(w); p != "" {
		return p
	}
	if m := r.dependent(w, "mark"); m != noWord {
		return r.form(m)
	}
	return ""
}

// clause returns the words of a clause without what leads it in.
func (r *reading) clause(head int) nlp.Range {
	c := r.subtree(head)
	for c.First < head {
		w := c.First
		lead := r.is(w, "mark", "case") && r.doc.Words[w].Head == head && r.form(w) != "to" || r.form(w) == "only" && r.is(w+1, "mark") // "would say only that"
		if !lead && r.doc.Words[w].UPOS != "PUNCT" {
			break
		}
		if r.doc.Words[w].UPOS == "PUNCT" && r.opensQuotation(w) {
			break
		}
		c.First++
	}
	return c
}

func (r *reading) opensQuotation(w int) bool {
	for _, q := range r.doc.Quotations {
		if q.Start == r.doc.Words[w].Start {
			return true
		}
	}
	return false
}

// trimClause takes punctuation off both ends, but quotation marks.
func (r *reading) trimClause(c nlp.Range) nlp.Range {
	for c.End > c.First+1 && r.bareMark(c.End-1) {
		c.End--
	}
	for c.First < c.End-1 && r.bareMark(c.First) {
		c.First++
	}
	return c
}

func (r *reading) bareMark(w int) bool {
	return r.doc.Words[w].UPOS == "PUNCT" && strings.Trim(r.form(w), ".,;:-—–") == ""
}

// isQuotation reports whether a quotation covers what is reported.
func (r *reading) isQuotation(c nlp.Range) bool {
	c = r.trimClause(c)
	s := r.span(c)
	for _, q := range r.doc.Quotations {
		if !q.Scare && q.Start <= s.Start && s.End <= q.End {
			return true
		}
		if !q.Scare && q.Inner.Start >= s.Start && q.Inner.End <= s.End && 4*(q.Inner.End-q.Inner.Start) >= 3*(s.End-s.Start) {
			return true
		}
	}
	return false
}

func (r *reading) holdsQuotation(c nlp.Range) bool {
	s := r.span(c)
	for _, q := range r.doc.Quotations {
		if s.Start <= q.Inner.Start && q.Inner.End <= s.End {
			return true
		}
	}
	return false
}

// alreadySaid reports whether the words are mostly those of a statement that
// was made before.
func (r *reading) alreadySaid(c nlp.Range) bool {
	for _, sp := range r.speech {
		common := min(c.End, sp.words.End) - max(c.First, sp.words.First)
		if 2*common > c.End-c.First {
			return true
		}
	}
	return false
}

// reportAccording makes a statement of the sentence around "according to X".
func (r *reading) reportAccording(w int) {
	source := r.doc.Words[w].Head
	if source < 0 || r.form(min(w+1, len(r.doc.Words)-1)) != "to" {
		return
	}
	speaker := r.actor(source)
	claim := r.doc.Words[source].Head
	if speaker == none || claim < 0 {
		return
	}
	full := r.subtree(source)
	if name := r.nameBetweenCommas(source); name.End > full.End { // "according to his agent, Gil Lorn,"
		full.End = name.End
	}
	content := r.claimWithout(claim, full)
	if content.First >= content.End || r.isQuotation(content) {
		return
	}
	a := attribution{speaker: speaker, onBehalfOf: r.behalf(speaker, source), cue: w, cueText: r.text(nlp.Range{First: w, End: w + 2}), confidence: 0.8}
	r.report(content, r.farPart(content, claim), a, claim)
}

// claimWithout returns the longer of what stands before and after the source
// within the clause.
func (r *reading) claimWithout(claim int, source nlp.Range) nlp.Range {
	full := r.subtree(claim)
	before := nlp.Range{First: full.First, End: min(source.First, full.End)}
	after := nlp.Range{First: max(source.End, full.First), End: full.End}
	if before.End-before.First > after.End-after.First {
		return before
	}
	return after
}

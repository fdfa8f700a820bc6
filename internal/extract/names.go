package extract

import (
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// nameMentions makes entities of the names: the longer forms first, so that a
// short form finds the full one wherever it stands in the article.
func (r *reading) nameMentions() {
	names, order := make([]nlp.Name, len(r.doc.Names)), make([]int, len(r.doc.Names))
	for i := range order {
		order[i], names[i] = i, r.wholeName(r.doc.Names[i])
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return r.nameLength(names[b]) - r.nameLength(names[a])
	})
	entityOf := make([]int, len(names))
	for _, i := range order {
		entityOf[i] = r.nameEntity(names[i])
	}
	for i, n := range names {
		if entityOf[i] == none {
			continue
		}
		r.addMention(mention{words: n.Words, head: r.headOf(n.Words), kind: byName, entity: entityOf[i]})
	}
	r.acronyms()
	r.formerNames()
	r.handles()
}

// nameLength counts the words of a name that are letters or digits.
func (r *reading) nameLength(n nlp.Name) int { return len(news.Terms(r.text(n.Words))) }

// wholeName adds the noun that a plural possessor begins the name of: of "the
// Dockworkers' Union" the parser may take the workers only.
func (r *reading) wholeName(n nlp.Name) nlp.Name {
	noun := n.Words.End + 1
	if noun >= len(r.doc.Words) || n.Type == nlp.Person || r.form(noun-1) != "'" || !lex().has("organization", r.form(noun)) {
		return n
	}
	if form := r.doc.Words[noun].Form; strings.ToLower(form) == form {
		return n
	}
	return nlp.Name{Words: nlp.Range{First: n.Words.First, End: noun + 1}, Type: nlp.Organization}
}

// nameEntity returns the entity that a name means, a new one if need be.
func (r *reading) nameEntity(n nlp.Name) int {
	text := r.text(n.Words)
	kind := kindOf(n.Type)
	terms := news.Terms(text)
	if len(terms) == 0 || (kind == news.Person && onlyTitles(terms)) {
		return none
	}
	if kind == news.Organization && len(terms) > 1 && lex().has("service", last(terms)) { // "the iTunes Music Store"
		kind = news.Platform
	}
	if found := r.sameName(terms, kind); found != none {
		r.noteForm(found, text, terms)
		return found
	}
	if found := r.mistyped(terms, kind); found != none {
		r.noteForm(found, text, terms)
		return found
	}
	e := entity{kind: kind, name: text, owner: none}
	if full := countries().names[news.Fold(text)]; kind == news.Place && full != "" { // "U.S." is no name to know a country by
		e.name = full
		e.addAlias(text, news.ShortName)
	}
	if kind == news.Person {
		e.learnGender(terms[0])
	}
	if kind == news.Happening {
		e.event = news.DraftEvent{Type: "OTHER"}
	}
	return r.addEntity(e)
}

// mistyped returns the one entity that a single word means that was taken for
// something else: the person whose surname it is, "Brandvold has resisted", or the
// company whose name it begins, "Halden bought cells". Where both a person and a
// body could be meant, neither is.
func (r *reading) mistyped(terms []string, kind news.Kind) int {
	if len(terms) != 1 || kind == news.Platform || kind == news.Group || kind == news.Happening {
		return none
	}
	person, body := none, none
	for id := range r.entities {
		switch full := news.Terms(r.entities[id].name); {
		case len(full) < 2:
		case r.entities[id].kind == news.Person && slices.Contains(full, terms[0]):
			if person != none {
				return none
			}
			person = id
		case r.entities[id].kind == news.Organization && full[0] == terms[0]:
			if body != none {
				return none
			}
			body = id
		}
	}
	switch {
	case person != none && body != none:
		return none
	case kind == news.Person && body != none && legalForm(news.Terms(r.entities[body].name)[1]):
		return body
	case kind == news.Person || person != none && terms[0] != last(news.Terms(r.entities[person].name)):
		return none
	}
	return person
}

func last(words []string) string { return words[len(words)-1] }

// onlyTitles reports whether a name is no name but an office: "Minister".
func onlyTitles(terms []string) bool {
	for _, term := range terms {
		if !lex().has("title", term) && !lex().has("role", term) {
			return false
		}
	}
	return true
}

// properSubject makes a person of a proper noun that speaks and that was not
// taken for a name: "Enver Solomon told". It returns none for other words.
func (r *reading) properSubject(w int) int {
	if r.doc.Words[w].UPOS != "PROPN" || r.atWord[w] != none || lex().has("title", r.form(w)) || lex().has("role", r.lemma(w)) {
		return none
	}
	words := nlp.Range{First: w, End: w + 1}
	for words.End < r.sentence(w).Words.End && r.doc.Words[words.End].UPOS == "PROPN" && r.atWord[words.End] == none {
		words.End++
	}
	id := r.nameEntity(nlp.Name{Words: words, Type: nlp.Person})
	if id != none {
		r.addMention(mention{words: words, head: w, kind: byName, entity: id})
	}
	return id
}

// noteForm remembers a form that differs from the name.
func (r *reading) noteForm(id int, text string, terms []string) {
	e := &r.entities[id]
	if text == e.name || news.Fold(text) == news.Fold(e.name) {
		if text != e.name {
			e.addAlias(text, news.FullName)
		}
		return
	}
	if len(terms) < len(news.Terms(e.name)) {
		e.addAlias(text, news.ShortName)
		return
	}
	e.addAlias(text, news.FullName)
}

// sameName looks for the entity that a name is another form of: one of that very
// name, else the first of which it is a short form, unless a second one is closer.
func (r *reading) sameName(terms []string, kind news.Kind) int {
	found := none
	for id := range r.entities {
		e := &r.entities[id]
		if !mayBeOne(e.kind, kind) {
			continue
		}
		full := news.Terms(e.name)
		if slices.Equal(full, terms) || kind == news.Place && sameCountry(e.name, terms) {
			return id
		}
		if !shortFormOf(terms, full, e.kind) {
			continue
		}
		if found != none {
			return r.closer(found, id, terms)
		}
		found = id
	}
	return found
}

// sameCountry reports whether a place and a name are one country: "U.S.",
// "the United States".
func sameCountry(place string, terms []string) bool {
	country := countryOf(place)
	return country != "" && country == countryOf(strings.Join(terms, " "))
}

// closer chooses between two entities that a short form fits: a surname goes
// before a first name; else the one with the longer name, or that came first.
func (r *reading) closer(a, b int, terms []string) int {
	endsWith := func(id int) bool { return last(news.Terms(r.entities[id].name)) == last(terms) }
	if endsWith(b) && !endsWith(a) {
		return b
	}
	return a
}

// mayBeOne reports whether names of two kinds may name one entity. The kinds of
// single mentions are often uncertain between a platform and its company.
func mayBeOne(a, b news.Kind) bool {
	organized := func(k news.Kind) bool { return k == news.Organization || k == news.Platform }
	return a == b || (organized(a) && organized(b))
}

// shortFormOf reports whether a name is a shorter form of a full one: a part of
// a person's name, the beginning of an organization's without its legal form,
// or its last word where that tells it from others ("the Courier").
func shortFormOf(short, full []string, kind news.Kind) bool {
	if len(short) >= len(full) {
		return false
	}
	switch kind {
	case news.Person:
		return slices.Equal(full[len(full)-len(short):], short) || (len(short) == 1 && slices.Contains(full, short[0]))
	case news.Organization, news.Platform:
		if slices.Equal(full[:len(short)], short) {
			if kind == news.Platform { // Facebook is not Facebook Live
				return legalForm(full[len(short)])
			}
			return !lex().has("organization", full[len(short)]) || len(full)-len(short) == 1 && legalForm(full[len(short)])
		}
		return len(short) == 1 && last(full) == short[0] && !lex().has("organization", short[0])
	}
	return false
}

func legalForm(word string) bool {
	switch word {
	case "inc", "corp", "corporation", "company", "co", "ltd", "limited", "llc", "plc", "group", "ag", "sa", "nv", "holdings", "motors":
		return true
	}
	return false
}

// acronyms joins an acronym to the name that it is of: beside it in parentheses,
// "Government Accountability Office (GAO)", "CEI (Italian Episcopal Conference)",
// and anywhere in the article where the initials are those of one name only.
func (r *reading) acronyms() {
	for i := 1; i < len(r.mentions); i++ {
		before, m := r.mentions[i-1], r.mentions[i]
		if before.entity == none || m.entity == none || before.words.End+1 != m.words.First || r.form(m.words.First-1) != "(" {
			continue
		}
		first, second := r.text(before.words), r.text(m.words)
		switch {
		case isAcronym(second, r.entities[before.entity].name), r.abbreviates(second, before.entity, m.entity):
			r.mergeEntities(before.entity, m.entity, news.Acronym)
		case r.abbreviates(first, m.entity, before.entity):
			r.mergeEntities(m.entity, before.entity, news.Acronym)
		}
	}
	r.spellOut()
}

// spellOut joins each name that consists of initials to the only one that has
// them, where there is one.
func (r *reading) spellOut() {
	type key struct {
		kind     news.Kind
		initials string
	}
	full := map[key]int{}
	for id, e := range r.entities {
		k := key{e.kind, initials(e.name)}
		if _, taken := full[k]; taken {
			full[k] = none
			continue
		}
		full[k] = id
	}
	for id, e := range r.entities {
		if e.kind == news.Person || len(e.name) < 2 || strings.ToUpper(e.name) != e.name || strings.ContainsAny(e.name, " .") {
			continue
		}
		if of, ok := full[key{e.kind, e.name}]; ok && of != none {
			r.mergeEntities(of, id, news.Acronym)
		}
	}
}

// abbreviates reports whether a short form in capitals may be of a name beside
// it in another language or order: both are organizations.
func (r *reading) abbreviates(short string, full, own int) bool {
	a, b := r.entities[full], r.entities[own]
	return a.kind == news.Organization && b.kind == news.Organization && len(news.Terms(a.name)) >= 3 &&
		len(short) >= 3 && len(short) <= 6 && strings.ToUpper(short) == short && !strings.Contains(short, " ")
}

// initials returns the capitals and digits that the words of a name begin with,
// of two words at least.
func initials(name string) string {
	out := ""
	for _, word := range strings.Fields(name) {
		if c := word[0]; c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' {
			out += word[:1]
		}
	}
	if len(out) < 2 {
		return ""
	}
	return out
}

// formerNames joins a former name to the name before it: "X, formerly Twitter",
// "Halden, previously known as Norvik Works".
func (r *reading) formerNames() {
	for i := 1; i < len(r.mentions); i++ {
		before, m := r.mentions[i-1], r.mentions[i]
		if before.entity == none || m.entity == none || m.words.First-before.words.End > 5 {
			continue
		}
		formerly := false
		for w := before.words.End; w < m.words.First; w++ {
			switch r.form(w) {
			case "formerly", "previously", "once":
				formerly = true
			case ",", "(", "known", "called", "named", "as":
			default:
				formerly = false
				w = m.words.First
			}
		}
		if formerly && mayBeOne(r.entities[before.entity].kind, r.entities[m.entity].kind) {
			r.mergeEntities(before.entity, m.entity, news.FormerName)
		}
	}
}

// isAcronym reports whether the letters of a short upper-case form are the
// initials of a name, in order.
func isAcronym(short, name string) bool {
	if len(short) < 2 || len(short) > 8 || strings.ToUpper(short) != short {
		return false
	}
	at := 0
	for _, term := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' }) {
		if at < len(short) && strings.EqualFold(term[:1], short[at:at+1]) {
			at++
		}
	}
	return at == len(strings.TrimSuffix(short, "s"))
}

// mergeEntities makes the second entity a form of the first.
func (r *reading) mergeEntities(into, from int, kind news.AliasKind) {
	if into == from {
		return
	}
	e, old := &r.entities[into], r.entities[from]
	e.addAlias(old.name, kind)
	for _, alias := range old.aliases {
		e.addAlias(alias.Text, alias.Kind)
	}
	for role := range old.roles {
		e.roles[role] = true
	}
	for i := range r.mentions {
		if r.mentions[i].entity == from {
			r.mentions[i].entity = into
		}
	}
	for i := range r.entities {
		if r.entities[i].owner == from {
			r.entities[i].owner = into
		}
	}
}

// handles gives the authors of posts their handles.
func (r *reading) handles() {
	for _, post := range r.doc.Posts {
		if post.Handle.Start == post.Handle.End {
			continue
		}
		if id := r.authorOf(post); id != none {
			r.entities[id].addAlias(r.doc.Text[post.Handle.Start:post.Handle.End], news.Handle)
		}
	}
}

// authorOf returns the entity that signs a post: the one of that very name,
// else the one that is named within the signature, else a new one.
func (r *reading) authorOf(p nlp.Post) int {
	name := r.doc.Text[p.Author.Start:p.Author.End]
	terms := news.Terms(name)
	if len(terms) == 0 {
		return none
	}
	for id, e := range r.entities {
		if e.kind.Acts() && slices.Equal(news.Terms(e.name), terms) {
			return id
		}
	}
	if id := r.entityIn(p.Author); id != none && slices.Equal(news.Terms(r.entities[id].name), terms) {
		return id
	}
	return r.addEntity(entity{kind: news.Platform, name: name, owner: none})
}

// entityIn returns the entity that is named within a span, or none.
func (r *reading) entityIn(s nlp.Span) int {
	for _, m := range r.mentions {
		span := r.span(m.words)
		if span.Start >= s.Start && span.End <= s.End && m.entity != none {
			return m.entity
		}
	}
	return none
}

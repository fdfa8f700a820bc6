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

// wholeName adds the noun that the parser may leave out of the name of a body: of
// "the Dockworkers' Union" it may take the workers only, of "Norvik Police" Norvik.
func (r *reading) wholeName(n nlp.Name) nlp.Name {
	if noun := n.Words.End; r.bodyNounOf(n, noun) {
		return nlp.Name{Words: nlp.Range{First: n.Words.First, End: noun + 1}, Type: nlp.Organization}
	}
	noun := n.Words.End + 1
	if noun >= len(r.doc.Words) || n.Type == nlp.Person || r.form(noun-1) != "'" || !lex().has("organization", r.form(noun)) {
		return n
	}
	if form := r.doc.Words[noun].Form; strings.ToLower(form) == form {
		return n
	}
	return nlp.Name{Words: nlp.Range{First: n.Words.First, End: noun + 1}, Type: nlp.Organization}
}

// bodyNounOf reports whether a capitalised noun for a body closes a name before it.
func (r *reading) bodyNounOf(n nlp.Name, noun int) bool {
	if n.Type != nlp.Organization && n.Type != nlp.Place || noun >= len(r.doc.Words) || r.headOf(n.Words) != noun-1 || r.doc.Words[noun-1].Head != noun {
		return false
	}
	return r.is(noun-1, "compound") && r.capital(noun) && !r.capital(min(noun+1, len(r.doc.Words)-1)) && lex().has("organization", r.form(noun))
}

// nameEntity returns the entity that a name means, a new one if need be.
func (r *reading) nameEntity(n nlp.Name) int {
	text := r.text(n.Words)
	kind := kindOf(n.Type)
	terms := news.Terms(text)
	if len(terms) == 0 || (kind == news.Person && onlyTitles(terms)) {
		return none
	}
	switch {
	case len(terms) < 2:
	case kind == news.Organization && lex().has("service", last(terms)): // "the iTunes Music Store"
		kind = news.Platform
	case (kind == news.Place || kind == news.Work) && (terms[0] == "radio" || terms[0] == "bank" && terms[1] == "of") && !lex().has("spot", last(terms)): // "Radio Norvik"
		kind = news.Organization
	case (kind == news.Place || kind == news.Work || kind == news.Happening && last(terms) == "party") && lex().has("bodyname", last(terms)): // "the National Bloc"
		kind = news.Organization
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
		switch full := r.entities[id].terms; {
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
	case kind == news.Person && body != none && legalForm(r.entities[body].terms[1]):
		return body
	case kind == news.Person || person != none && terms[0] != last(r.entities[person].terms):
		return none
	}
	return person
}

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

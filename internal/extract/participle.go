package extract

import (
	"unicode"
	"unicode/utf8"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// participle is what a name joined to a participle says of the noun behind it:
// "Chicago-based Boeing" is located in Chicago, a "Kremlin-owned firm" is owned
// by the Kremlin.
type participle struct {
	kind     news.RelationType
	reversed bool      // from the noun to the name
	name     news.Kind // what the name is where the article does not tell; "" for what cannot be told
}

var participles = map[string]participle{
	"based":         {"LOCATED_IN", true, news.Place},
	"headquartered": {"LOCATED_IN", true, news.Place},
	"owned":         {"OWNS", false, ""},
	"backed":        {"SUPPORTED", false, ""},
	"funded":        {"FUNDED", false, ""},
	"financed":      {"FUNDED", false, ""},
	"sponsored":     {"FUNDED", false, ""},
}

// participleNames makes mentions of the names before participles, which are
// parts of adjectives and so no names by themselves.
func (r *reading) participleNames() {
	for w := range r.doc.Words {
		p, ok := participles[r.form(w)]
		if !ok {
			continue
		}
		words := r.nameUpTo(r.beforeHyphen(w))
		if words.First >= words.End || r.atWord[words.First] != none {
			continue
		}
		if id := r.knownName(words, p.name); id != none {
			r.addMention(mention{words: words, head: r.headOf(words), kind: byName, entity: id})
		}
	}
}

// beforeHyphen returns the last word before a participle that may be joined to
// it by a hyphen, or noWord.
func (r *reading) beforeHyphen(w int) int {
	if w >= 2 && r.form(w-1) == "-" {
		return w - 2
	}
	return w - 1
}

// nameUpTo returns the capitalised words that end at w.
func (r *reading) nameUpTo(w int) nlp.Range {
	words := nlp.Range{First: w + 1, End: w + 1}
	for w >= 0 && r.doc.Words[w].Sentence == r.doc.Words[words.End-1].Sentence && r.capital(w) {
		words.First = w
		w--
	}
	return words
}

func (r *reading) capital(w int) bool {
	first, _ := utf8.DecodeRuneInString(r.doc.Words[w].Form)
	return unicode.IsUpper(first)
}

// knownName returns the entity that a name means: one of the article, a country,
// or a new one of the kind.
func (r *reading) knownName(words nlp.Range, kind news.Kind) int {
	text := r.text(words)
	terms := news.Terms(text)
	if len(terms) == 0 {
		return none
	}
	for _, k := range [...]news.Kind{news.Organization, news.Place, news.Person} {
		if id := r.sameName(terms, k); id != none {
			return id
		}
	}
	if kind == "" && countryOf(text) != "" {
		kind = news.Place
	}
	if kind == "" {
		return none
	}
	return r.addEntity(entity{kind: kind, name: text, owner: none})
}

// participleStates reads what the participles say.
func (r *reading) participleStates() {
	for w := range r.doc.Words {
		p, ok := participles[r.form(w)]
		if !ok {
			continue
		}
		name := r.beforeHyphen(w)
		if name < 0 || !r.named(name) {
			continue
		}
		of, id := r.entityAt(name), r.nounBehind(w)
		if of == none || id == none || of == id {
			continue
		}
		subject, object := of, id
		if p.reversed {
			subject, object = id, of
		}
		if info, _ := p.kind.Info(); info.Allows(r.entities[subject].kind, r.entities[object].kind) {
			r.addState(w, r.mentions[r.atWord[name]], p.kind, subject, object, "")
		}
	}
}

// participleReach bounds the words between a participle and the noun it is of.
const participleReach = 6

// nounBehind returns the entity that a participle before a noun is said of: the
// first that heads a phrase behind it.
func (r *reading) nounBehind(w int) int {
	for v := w + 1; v < r.sentence(w).Words.End && v <= w+participleReach; v++ {
		if id := r.entityAt(v); id != none {
			return id
		}
		switch r.doc.Words[v].UPOS {
		case "NOUN":
			if id := r.party(v); id != none {
				return id
			}
		case "ADJ", "PROPN", "NUM":
		default:
			return none
		}
	}
	return none
}

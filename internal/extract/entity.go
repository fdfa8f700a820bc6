package extract

import (
	"iter"
	"slices"
	"strings"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// entity is somebody or something the article speaks of.
type entity struct {
	kind    news.Kind
	name    string
	terms   []string // of the name, folded
	aliases []news.DraftAlias
	unnamed bool
	gender  gender
	leans   [3]float64 // by gender: how surely its pronouns meant this entity, added up
	plural  bool
	roles   map[string]bool // lemmas of what it is said to be: "governor", "company"
	with    map[string]int  // by such a lemma: whose it is, as the governor is a state's
	owner   int             // the entity it is named by, as the campaign is by its candidate; none for nobody
	event   news.DraftEvent
}

type gender uint8

const (
	unknownGender gender = iota
	male
	female
)

// mention is one reference to an entity.
type mention struct {
	words  nlp.Range
	head   int
	kind   mentionKind
	entity int // none while unresolved
}

type mentionKind uint8

const (
	byName mentionKind = iota
	byBody             // "the Voss campaign": named through another name
	byRole             // "the governor"
	byPronoun
	byTitle // "chief executive" before the name
)

// addEntity returns the number of a new entity.
func (r *reading) addEntity(e entity) int {
	if e.roles == nil {
		e.roles = map[string]bool{}
	}
	e.terms, e.with = news.Terms(e.name), map[string]int{}
	r.entities = append(r.entities, e)
	return len(r.entities) - 1
}

// addMention notes a reference; its words are taken from no other.
func (r *reading) addMention(m mention) {
	for w := m.words.First; w < m.words.End; w++ {
		if r.atWord[w] == none {
			r.atWord[w] = len(r.mentions)
		}
	}
	r.mentions = append(r.mentions, m)
}

// mentionWord notes a reference by a single word.
func (r *reading) mentionWord(w int, kind mentionKind, id int) {
	r.addMention(wordMention(w, kind, id))
}

func wordMention(w int, kind mentionKind, id int) mention {
	return mention{words: nlp.Range{First: w, End: w + 1}, head: w, kind: kind, entity: id}
}

// entityAt returns the entity that the word stands for as the head of a mention
// or a word of a name, or none.
func (r *reading) entityAt(w int) int {
	if w < 0 || r.atWord[w] == none {
		return none
	}
	m := r.mentions[r.atWord[w]]
	if m.kind != byName && m.head != w {
		return none
	}
	return m.entity
}

// entitiesBefore yields the words before one that stand for entities, with these,
// the nearest first, down to so many sentences before that of w.
func (r *reading) entitiesBefore(first, w, sentences int) iter.Seq2[int, int] {
	oldest := r.doc.Words[w].Sentence - sentences
	return func(yield func(word, id int) bool) {
		for v := first - 1; v >= 0 && r.doc.Words[v].Sentence >= oldest; v-- {
			if id := r.entityAt(v); id != none && !yield(v, id) {
				return
			}
		}
	}
}

// headOf returns the word of the range that none of the others governs.
func (r *reading) headOf(words nlp.Range) int {
	for w := words.First; w < words.End; w++ {
		if h := r.doc.Words[w].Head; h < words.First || h >= words.End {
			return w
		}
	}
	return words.End - 1
}

// addAlias notes a form of the name, each text once.
func (e *entity) addAlias(text string, kind news.AliasKind) {
	same := func(a news.DraftAlias) bool { return a.Text == text }
	if text != e.name && !slices.ContainsFunc(e.aliases, same) {
		e.aliases = append(e.aliases, news.DraftAlias{Text: text, Kind: kind})
	}
}

// learnGender takes a word that shows the gender of a person.
func (e *entity) learnGender(word string) {
	if e.kind != news.Person || e.gender != unknownGender {
		return
	}
	e.gender = genderOf(word)
}

// lean takes how surely a pronoun of a gender means the entity; clearly enough,
// its gender is known.
func (e *entity) lean(g gender, sure float64) {
	e.leans[g] += sure
	if e.kind == news.Person && e.gender == unknownGender && g != unknownGender && e.leans[g]-e.leans[male+female-g] >= clearLean {
		e.gender = g
	}
}

// clearLean is by how many sure pronouns of a gender there must be more.
const clearLean = 0.9

// settleGender takes the gender of most pronouns where nothing else tells it.
func (e *entity) settleGender() {
	switch {
	case e.kind != news.Person || e.gender != unknownGender:
	case e.leans[male] > e.leans[female]:
		e.gender = male
	case e.leans[female] > e.leans[male]:
		e.gender = female
	}
}

func genderOf(word string) gender {
	word = strings.ToLower(word)
	switch {
	case lex().has("male", word):
		return male
	case lex().has("female", word):
		return female
	}
	return unknownGender
}

func (r *reading) draftEntity(e entity) news.DraftEntity {
	return news.DraftEntity{Kind: e.kind, Name: e.name, Aliases: e.aliases, Unnamed: e.unnamed, Event: e.event}
}

// kindOf maps the type of a name to the kind of the entity it names.
func kindOf(t nlp.NameType) news.Kind {
	switch t {
	case nlp.Person:
		return news.Person
	case nlp.Organization:
		return news.Organization
	case nlp.Platform:
		return news.Platform
	case nlp.Place:
		return news.Place
	case nlp.Group:
		return news.Group
	case nlp.Event:
		return news.Happening
	}
	return news.Work
}

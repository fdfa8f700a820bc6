package extract

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"

	"hearsay/internal/news"
)

//go:embed frames.tsv
var frameRows string

// frame is a row of the table of predicates: which relation a verb, a noun or
// an adjective tells of, and where its two ends stand. A predicate may have
// several rows; the first that finds both of its ends is taken.
//
// Predicates are lemmas, a verb joined by "_" with its particle, "turn_down", or
// with the noun and the preposition that make an idiom of it, "take_into_custody";
// "+to" asks for an infinitive ("asked them to wait").
type frame struct {
	kind    news.RelationType
	subject []slot
	object  []slot
	stance  news.Stance // of the subject towards the object
	speech  bool        // the deed is done by words, so it is a statement too
	to      bool        // only with an infinitive
}

// slot is a place around a predicate where an end of the relation may stand,
// and the kinds of entity that it takes there, all if empty.
//
// "subj" and "obj" are the subject and the object of the deed however the clause
// is turned, "iobj" whom something is given or told, "xobj" whom the infinitive
// complement acts on, "ARG2" a PropBank role, "poss" a possessor, of an idiom that
// of its noun ("came to his aid"), "is" who is said to be that or in that, "self"
// the noun itself, and anything else a preposition.
type slot struct {
	place string
	kinds []news.Kind
}

// frameTable finds rows by lemma.
type frameTable struct{ verbs, nouns, adjectives map[string][]frame }

// table reads the embedded rows once; it panics on a malformed row, which a
// test would have found.
var table = sync.OnceValue(func() frameTable {
	t, err := parseFrames(frameRows)
	if err != nil {
		panic("extract: frames.tsv: " + err.Error())
	}
	return t
})

const frameColumns = 7

func parseFrames(rows string) (frameTable, error) {
	t := frameTable{verbs: map[string][]frame{}, nouns: map[string][]frame{}, adjectives: map[string][]frame{}}
	parts := map[string]map[string][]frame{"v": t.verbs, "n": t.nouns, "a": t.adjectives}
	for i, line := range strings.Split(strings.TrimSpace(rows), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != frameColumns {
			return t, fmt.Errorf("row %d has %d columns instead of %d", i+1, len(cells), frameColumns)
		}
		part, ok := parts[cells[1]]
		if !ok {
			return t, fmt.Errorf("row %d has the unknown part of speech %q", i+1, cells[1])
		}
		f, err := parseFrame(cells)
		if err != nil {
			return t, fmt.Errorf("row %d: %w", i+1, err)
		}
		for _, predicate := range strings.Fields(cells[2]) {
			lemma, needs, _ := strings.Cut(predicate, "+")
			f.to = needs == "to"
			lemma = strings.ReplaceAll(lemma, "_", " ")
			part[lemma] = append(part[lemma], f)
		}
	}
	return t, nil
}

func parseFrame(cells []string) (frame, error) {
	f := frame{kind: news.RelationType(cells[0])}
	info, ok := f.kind.Info()
	if !ok {
		return f, fmt.Errorf("unknown type %q", cells[0])
	}
	f.speech = info.Family == news.Criticism || info.Type == "PRAISED" || info.Type == "ENDORSED"
	f.stance = map[string]news.Stance{"+": news.Favourable, "-": news.Unfavourable, "0": news.Neutral}[cells[5]]
	if f.stance == "" {
		return f, fmt.Errorf("unknown stance %q", cells[5])
	}
	var err error
	if f.subject, err = parseSlots(cells[3]); err != nil {
		return f, err
	}
	f.object, err = parseSlots(cells[4])
	return f, err
}

func parseSlots(cell string) ([]slot, error) {
	var slots []slot
	for _, field := range strings.Split(cell, ",") {
		place, kinds, _ := strings.Cut(field, ":")
		s := slot{place: place}
		for _, kind := range strings.Split(kinds, "|") {
			if kind == "" {
				continue
			}
			if !news.Kind(kind).Valid() {
				return nil, fmt.Errorf("unknown kind %q", kind)
			}
			s.kinds = append(s.kinds, news.Kind(kind))
		}
		slots = append(slots, s)
	}
	return slots, nil
}

// takes reports whether an entity of the kind may stand at the slot.
func (s slot) takes(kind news.Kind) bool { return len(s.kinds) == 0 || slices.Contains(s.kinds, kind) }

// speaks returns the row of a verb that is a deed done by words.
func (t frameTable) speaks(lemma string) (frame, bool) {
	for _, f := range t.verbs[lemma] {
		if f.speech && !lex().has("deed", lemma) {
			return f, true
		}
	}
	return frame{}, false
}

// knownVerbs are the verbs that the table of frames and the word lists know.
var knownVerbs = sync.OnceValue(func() map[string]bool {
	verbs := map[string]bool{}
	for predicate := range table().verbs {
		verb, _, _ := strings.Cut(predicate, " ")
		verbs[verb] = true
	}
	for _, section := range lex() {
		for word := range section {
			verbs[word] = true
		}
	}
	return verbs
})

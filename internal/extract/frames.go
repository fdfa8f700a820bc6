package extract

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"hearsay/internal/news"
)

//go:embed frames.tsv
var frameRows string

// frame is a row of the table of predicates: which relation a verb or a noun
// tells of, and where its two ends stand.
//
// A slot is a list of places, tried in order: "subj" and "obj" are the subject
// and object of the deed however the clause is turned, "ARG2" is a PropBank
// role, "poss" is a possessor, and anything else is a preposition.
type frame struct {
	lemma   string
	kind    news.RelationType
	subject []string
	object  []string
	stance  news.Stance // of the subject towards the object
	speech  bool        // the deed is done by words, so it is a statement too
}

// frameTable finds rows by lemma.
type frameTable struct{ verbs, nouns map[string]frame }

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
	t := frameTable{verbs: map[string]frame{}, nouns: map[string]frame{}}
	for i, line := range strings.Split(strings.TrimSpace(rows), "\n")[1:] {
		cells := strings.Split(line, "\t")
		if len(cells) != frameColumns {
			return t, fmt.Errorf("row %d has %d columns instead of %d", i+1, len(cells), frameColumns)
		}
		f := frame{
			lemma:   cells[0],
			kind:    news.RelationType(cells[2]),
			subject: strings.Split(cells[3], ","),
			object:  strings.Split(cells[4], ","),
		}
		info, ok := f.kind.Info()
		if !ok {
			return t, fmt.Errorf("row %d has the unknown type %q", i+1, cells[2])
		}
		f.speech = info.Family == news.Criticism || info.Type == "PRAISED" || info.Type == "ENDORSED"
		f.stance = map[string]news.Stance{"+": news.Favourable, "-": news.Unfavourable}[cells[5]]
		if f.stance == "" {
			f.stance = news.Neutral
		}
		if cells[1] == "n" {
			t.nouns[f.lemma] = f
			continue
		}
		t.verbs[f.lemma] = f
	}
	return t, nil
}

func (t frameTable) verb(lemma string) (frame, bool) {
	f, ok := t.verbs[lemma]
	return f, ok
}

func (t frameTable) noun(lemma string) (frame, bool) {
	f, ok := t.nouns[lemma]
	return f, ok
}

// speaks reports whether a verb is a deed done by words.
func (t frameTable) speaks(lemma string) bool {
	f, ok := t.verbs[lemma]
	return ok && f.speech
}

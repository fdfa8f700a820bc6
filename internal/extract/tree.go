package extract

import (
	"slices"
	"strings"

	"hearsay/internal/nlp"
)

// tree answers questions of syntax about the words of a document.
type tree struct {
	doc      *nlp.Doc
	children [][]int            // dependents of each word, in order
	frames   map[int]*nlp.Frame // by predicate
	lemmas   []string           // by word, in lower case
}

const noWord = -1

func newTree(doc *nlp.Doc) tree {
	t := tree{doc: doc, children: make([][]int, len(doc.Words)), frames: map[int]*nlp.Frame{}, lemmas: make([]string, len(doc.Words))}
	for i, w := range doc.Words {
		t.lemmas[i] = strings.ToLower(w.Lemma)
		if w.UPOS == "VERB" {
			t.lemmas[i] = verbLike(t.lemmas[i])
		}
		if w.Head >= 0 {
			t.children[w.Head] = append(t.children[w.Head], i)
		}
	}
	for i := range doc.Frames {
		t.frames[doc.Frames[i].Predicate] = &doc.Frames[i]
	}
	return t
}

func (t tree) word(w int) nlp.Word { return t.doc.Words[w] }

// lemma returns the lower-case lemma of a word.
func (t tree) lemma(w int) string { return t.lemmas[w] }

// verbLike returns the verb of our tables that a lemma means which was cut off a
// form by rules: "telephon" is telephone.
func verbLike(lemma string) string {
	if verbs := knownVerbs(); !verbs[lemma] && len(lemma) > 2 {
		for _, other := range [...]string{lemma + "e", lemma[:len(lemma)-1]} {
			if verbs[other] {
				return other
			}
		}
	}
	return lemma
}

func (t tree) form(w int) string { return strings.ToLower(t.doc.Words[w].Form) }

// is reports whether a word's relation to its governor is one of the given; a
// relation without subtype stands for all of its subtypes.
func (t tree) is(w int, rels ...string) bool {
	rel := t.doc.Words[w].Deprel
	base, _, _ := strings.Cut(rel, ":")
	return slices.Contains(rels, rel) || slices.Contains(rels, base)
}

// dependents returns the dependents of a word by one of the relations.
func (t tree) dependents(w int, rels ...string) []int {
	var out []int
	for _, c := range t.children[w] {
		if t.is(c, rels...) {
			out = append(out, c)
		}
	}
	return out
}

// dependent returns the first of the dependents, or noWord.
func (t tree) dependent(w int, rels ...string) int {
	if found := t.dependents(w, rels...); len(found) > 0 {
		return found[0]
	}
	return noWord
}

// preposition returns the words that mark the case of w, as in "because of", ""
// for none.
func (t tree) preposition(w int) string {
	var parts []string
	for _, c := range t.dependents(w, "case") {
		parts = append(parts, t.form(c))
		for _, f := range t.dependents(c, "fixed") {
			parts = append(parts, t.form(f))
		}
	}
	return strings.Join(parts, " ")
}

// subtree returns the contiguous stretch of words around w that depend on it,
// w among them, within its sentence.
func (t tree) subtree(w int) nlp.Range {
	inside := map[int]bool{}
	t.collect(w, inside)
	r := nlp.Range{First: w, End: w + 1}
	for inside[r.First-1] {
		r.First--
	}
	for inside[r.End] {
		r.End++
	}
	return r
}

func (t tree) collect(w int, into map[int]bool) {
	into[w] = true
	for _, c := range t.children[w] {
		if !into[c] {
			t.collect(c, into)
		}
	}
}

// under reports whether w is ancestor or stands below it.
func (t tree) under(w, ancestor int) bool {
	for steps := 0; w >= 0 && steps < len(t.doc.Words); steps++ {
		if w == ancestor {
			return true
		}
		w = t.doc.Words[w].Head
	}
	return false
}

// conjuncts returns w and the words that are coordinated with it as its equals.
// One with a preposition of its own is none of a word without, however the tree
// has it: in "Sobol, endorsed by the union and by Kessel" Kessel is the union's.
func (t tree) conjuncts(w int) []int {
	out := []int{w}
	own := t.preposition(w)
	for _, c := range t.dependents(w, "conj") {
		if p := t.preposition(c); p == "" || own != "" {
			out = append(out, c)
		}
	}
	if c := t.nextWithPreposition(w, own); c != noWord && !slices.Contains(out, c) {
		out = append(out, c)
	}
	return out
}

// nextWithPreposition returns the noun that "and" and the same preposition join to
// the phrase of a word, or noWord.
func (t tree) nextWithPreposition(w int, preposition string) int {
	if preposition == "" {
		return noWord
	}
	for v := t.subtree(w).End; v+1 < len(t.doc.Words) && v < w+nextReach; v++ {
		if t.form(v) == "and" && t.form(v+1) == preposition {
			return t.doc.Words[v+1].Head
		}
		if t.doc.Words[v].UPOS != "PROPN" && t.doc.Words[v].UPOS != "NUM" {
			break
		}
	}
	return noWord
}

// nextReach is how far behind a word such an "and" may stand, in words.
const nextReach = 6

// verbal reports whether a word is a full verb.
func (t tree) verbal(w int) bool { return t.doc.Words[w].UPOS == "VERB" }

// argument returns the head of the predicate's first argument with one of the
// roles, or noWord.
func (t tree) argument(predicate int, roles ...string) int {
	frame := t.frames[predicate]
	if frame == nil {
		return noWord
	}
	for _, role := range roles {
		for _, a := range frame.Args {
			if a.Role == role {
				return a.Head
			}
		}
	}
	return noWord
}

// span returns the bytes that a range of words covers.
func (t tree) span(r nlp.Range) nlp.Span {
	return nlp.Span{Start: t.doc.Words[r.First].Start, End: t.doc.Words[r.End-1].End}
}

// text returns the text that a range of words covers.
func (t tree) text(r nlp.Range) string {
	s := t.span(r)
	return t.doc.Text[s.Start:s.End]
}

// sentence returns the sentence of a word.
func (t tree) sentence(w int) nlp.Sentence { return t.doc.Sentences[t.doc.Words[w].Sentence] }

package nlp

import (
	"context"
	"unicode"
	"unicode/utf8"

	"hearsay/internal/nlp/encoder"
)

// windowWords is about how many words the encoder is given at a time.
const windowWords = 2000

// annotate fills in everything about the words of a segmented doc.
func (e *engine) annotate(ctx context.Context, doc *Doc) error {
	a := &annotator{engine: e, doc: doc}
	scratch := e.scratch.Get().(*encoder.Scratch)
	defer e.scratch.Put(scratch)
	for first := 0; first < len(doc.Sentences); {
		if err := ctx.Err(); err != nil {
			return err
		}
		end := a.windowEnd(first)
		scores := e.model.Run(scratch, a.forms(first, end))
		for i := range scores {
			a.sentence(doc.Sentences[first+i], &scores[i])
		}
		first = end
	}
	a.finish()
	return nil
}

// annotator fills in one doc.
type annotator struct {
	*engine
	doc      *Doc
	mentions []mention
}

// windowEnd returns the end of the sentences that are read together from first on.
func (a *annotator) windowEnd(first int) int {
	end, words := first, 0
	for end < len(a.doc.Sentences) && (end == first || words < windowWords) {
		words += a.doc.Sentences[end].Words.End - a.doc.Sentences[end].Words.First
		end++
	}
	return end
}

// forms returns the words of some sentences.
func (a *annotator) forms(first, end int) [][]string {
	out := make([][]string, 0, end-first)
	for _, s := range a.doc.Sentences[first:end] {
		forms := make([]string, 0, s.Words.End-s.Words.First)
		for _, w := range a.doc.Words[s.Words.First:s.Words.End] {
			forms = append(forms, w.Form)
		}
		out = append(out, forms)
	}
	return out
}

// sentence reads tags, tree, names and frames off the scores of a sentence.
func (a *annotator) sentence(s Sentence, scores *encoder.Scores) {
	words := a.doc.Words[s.Words.First:s.Words.End]
	for i := range words {
		words[i].UPOS = a.labels.UPOS[argmax(scores.UPOS.Row(i))]
		words[i].XPOS = a.labels.XPOS[argmax(scores.XPOS.Row(i))]
	}
	a.tree(words, s.Words.First, scores)
	a.findNames(s, scores)
	trees := newSubtrees(a.doc, s.Words)
	a.doc.Frames = append(a.doc.Frames, trees.frames(frameScores{
		predicate: scores.Predicate,
		roles:     scores.Roles,
		labels:    a.labels.Roles,
	})...)
}

// tree gives words their heads and the relations to them.
func (a *annotator) tree(words []Word, first int, scores *encoder.Scores) {
	heads := maximumTree(matrixRows(scores.Arcs))
	relations := chooseRelations(a.labels.Deprels, heads, scores.Relations(heads))
	for d, head := range heads {
		if head < 0 {
			words[d].Head, words[d].Deprel = -1, "root"
			continue
		}
		words[d].Head = first + head
		words[d].Deprel = a.labels.Deprels[relations[d]]
	}
}

// findNames keeps the names of a sentence for the pass over the whole text.
func (a *annotator) findNames(s Sentence, scores *encoder.Scores) {
	rows := matrixRows(scores.Names)
	for _, name := range a.names.spans(a.names.decode(rows), s.Words.First) {
		words := rows[name.Words.First-s.Words.First : name.Words.End-s.Words.First]
		a.mentions = append(a.mentions, mention{Name: name, weights: a.names.weights(words)})
	}
}

// finish does what needs the whole text: names, and what follows from them.
func (a *annotator) finish() {
	a.doc.Names = resolveNames(a.doc, a.mentions, a.companies)
	a.forceProper()
	for i := range a.doc.Words {
		w := &a.doc.Words[i]
		w.Lemma = a.lemmas.lemma(w.Form, w.UPOS, w.XPOS)
	}
}

// forceProper makes proper nouns of the capitalised words of names that were
// taken for common nouns.
func (a *annotator) forceProper() {
	for _, name := range a.doc.Names {
		for i := name.Words.First; i < name.Words.End; i++ {
			w := &a.doc.Words[i]
			first, _ := utf8.DecodeRuneInString(w.Form)
			if w.UPOS != "NOUN" || !unicode.IsUpper(first) || name.Type == Group {
				continue
			}
			w.UPOS = "PROPN"
			switch w.XPOS {
			case "NNS":
				w.XPOS = "NNPS"
			default:
				w.XPOS = "NNP"
			}
		}
	}
}

// matrixRows gives the rows of a matrix.
func matrixRows(m encoder.Matrix) [][]float32 {
	out := make([][]float32, m.Rows)
	for i := range out {
		out[i] = m.Row(i)
	}
	return out
}

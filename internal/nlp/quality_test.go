package nlp

import (
	"context"
	"fmt"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"hearsay/internal/measure"
)

// TestQuality computes what MODEL.md quotes from raw text. It needs the
// measuring data; with -update it writes the golden file.
func TestQuality(t *testing.T) {
	measure.Data(t, "bench")
	parser := New()
	var figures []measure.Figure
	for _, of := range []func(testing.TB, *Parser) []measure.Figure{
		measureTreebanks, measureNames, measureArticles, measurePredicates, measureQuestions,
	} {
		figures = append(figures, of(t, parser)...)
	}
	measure.Figures(t, filepath.Join("testdata", "quality.golden"), figures)
}

// parse reads a text of the measuring data, whatever its language seems to be.
func parse(tb testing.TB, parser *Parser, text string) *Doc {
	tb.Helper()
	doc, err := parser.Parse(context.Background(), text, Options{Force: true})
	if err != nil {
		tb.Fatal(err)
	}
	return doc
}

// treeAgreement counts words by what is right about them, as the evaluation of the
// CoNLL 2018 shared task does: a word counts where its characters are those of
// a gold word, subtypes of relations aside.
type treeAgreement struct{ sentences, words, upos, xpos, lemma, unlabelled, labelled agreement }

func (a *treeAgreement) add(doc *Doc, gold goldDocument) {
	sentences, words := boundaries(doc, gold)
	a.sentences.add(sentences)
	a.words.add(words)
	at := map[Span]int{}
	for i, w := range gold.words {
		at[w.Span] = i
	}
	aligned := make([]int, len(doc.Words))
	for i, w := range doc.Words {
		aligned[i] = -2
		if g, ok := at[w.Span]; ok {
			aligned[i] = g
		}
	}
	total := agreement{system: len(doc.Words), gold: len(gold.words)}
	for _, sum := range []*agreement{&a.upos, &a.xpos, &a.lemma, &a.unlabelled, &a.labelled} {
		sum.add(total)
	}
	for i, w := range doc.Words {
		if aligned[i] >= 0 {
			a.word(w, gold.words[aligned[i]], aligned)
		}
	}
}

func (a *treeAgreement) word(w Word, g goldWord, aligned []int) {
	count := func(sum *agreement, right bool) {
		if right {
			sum.both++
		}
	}
	head := -1
	if w.Head >= 0 {
		head = aligned[w.Head]
	}
	count(&a.upos, w.UPOS == g.upos)
	count(&a.xpos, w.XPOS == g.xpos)
	count(&a.lemma, strings.EqualFold(w.Lemma, g.lemma))
	count(&a.unlabelled, head == g.head)
	count(&a.labelled, head == g.head && base(w.Deprel) == base(g.deprel))
}

func measureTreebanks(tb testing.TB, parser *Parser) []measure.Figure {
	var out []measure.Figure
	for _, set := range []struct {
		name, file                                                string
		sentences, words, upos, xpos, lemma, unlabelled, labelled float64
	}{
		{"EWT dev", "en_ewt-dev.conllu", 0, 0, 95.5, 0, 0, 88, 85},
		{"GUM dev", "en_gum-dev.conllu", 90, 98.5, 96.5, 0, 0, 88, 85.5},
	} {
		var a treeAgreement
		for _, gold := range treebank(tb, measure.Data(tb, "bench", "dev", "pos_dep", set.file)) {
			a.add(parse(tb, parser, gold.text), gold)
		}
		out = append(out,
			measure.Figure{Name: set.name + ", sentences F1", Value: a.sentences.f1(), Floor: set.sentences},
			measure.Figure{Name: set.name + ", words F1", Value: a.words.f1(), Floor: set.words},
			measure.Figure{Name: set.name + ", UPOS F1", Value: a.upos.f1(), Floor: set.upos},
			measure.Figure{Name: set.name + ", XPOS F1", Value: a.xpos.f1(), Floor: set.xpos},
			measure.Figure{Name: set.name + ", lemmas F1", Value: a.lemma.f1(), Floor: set.lemma},
			measure.Figure{Name: set.name + ", UAS F1", Value: a.unlabelled.f1(), Floor: set.unlabelled},
			measure.Figure{Name: set.name + ", LAS F1", Value: a.labelled.f1(), Floor: set.labelled})
	}
	return out
}

func measureNames(tb testing.TB, parser *Parser) []measure.Figure {
	floors := map[NameType]float64{Organization: 89, Work: 50}
	total, byType := nameAgreement(tb, parser, labelledColumns(tb, measure.Data(tb, "names", "dev.conll")))
	out := []measure.Figure{{Name: "names dev, 7 types F1", Value: total.f1(), Floor: 93.5}}
	types := make([]NameType, 0, len(byType))
	for kind := range byType {
		types = append(types, kind)
	}
	sort.Slice(types, func(i, j int) bool { return types[i] < types[j] })
	for _, kind := range types {
		out = append(out, measure.Figure{Name: fmt.Sprintf("names dev, %s F1", kind), Value: byType[kind].f1(), Floor: floors[kind]})
	}
	return append(out, measureEncyclopedia(tb, parser))
}

// spannedRow is a document with the code points of its names.
type spannedRow struct {
	Text     string
	Entities []struct {
		Span [2]int
		Type string
	}
}

// measureEncyclopedia compares persons, organizations and places with
// WikiGold, which nothing was trained on; its MISC names count as nothing.
func measureEncyclopedia(tb testing.TB, parser *Parser) measure.Figure {
	kinds := map[string]NameType{"PER": Person, "ORG": Organization, "LOC": Place}
	var sum agreement
	for _, row := range measure.Rows[spannedRow](tb, measure.Data(tb, "bench", "dev", "ner", "ner_wikigold.jsonl")) {
		offsets := newPlainText(row.Text).offset
		var gold, other []namedSpan
		for _, e := range row.Entities {
			n := namedSpan{Span{offsets[e.Span[0]], offsets[e.Span[1]]}, kinds[e.Type]}
			if n.Type == "" {
				other = append(other, n)
				continue
			}
			gold = append(gold, n)
		}
		var system []namedSpan
		for _, n := range nameSpans(parse(tb, parser, row.Text)) {
			if n.Type == Platform {
				n.Type = Organization
			}
			if n.Type != Group && n.Type != Event && n.Type != Work && !touches(other, n.Span) {
				system = append(system, n)
			}
		}
		sum.add(overlap(system, gold))
	}
	return measure.Figure{Name: "WikiGold, PERSON ORGANIZATION PLACE F1", Value: sum.f1()}
}

// nameAgreement compares the names of each sentence, read on its own.
func nameAgreement(tb testing.TB, parser *Parser, sentences []namedSentence) (agreement, map[NameType]agreement) {
	var total agreement
	byType := map[NameType]agreement{}
	for _, s := range sentences {
		gold, system := s.names, nameSpans(parse(tb, parser, s.text))
		total.add(overlap(system, gold))
		for _, kind := range []NameType{Person, Organization, Platform, Place, Group, Event, Work} {
			a := byType[kind]
			a.add(overlap(ofType(system, kind), ofType(gold, kind)))
			byType[kind] = a
		}
	}
	return total, byType
}

func ofType(names []namedSpan, kind NameType) []namedSpan {
	var out []namedSpan
	for _, n := range names {
		if n.Type == kind {
			out = append(out, n)
		}
	}
	return out
}

package eval

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// alignment tells which annotated entities each read entity stands for. It may
// be several, where two annotated entities go by one name.
type alignment struct {
	gold map[string]Entity
	of   [][]string // by read entity: IDs of annotated ones
}

// align compares the entities by their names: a form in common, else a name
// that holds all words of the other, at least two.
func align(text string, gold []Entity, read []news.DraftEntity) alignment {
	a := alignment{gold: map[string]Entity{}, of: make([][]string, len(read))}
	forms := make([][]string, len(gold))
	for i, e := range gold {
		a.gold[e.ID] = e
		forms[i] = foldAll(append([]string{e.Name}, e.Mentions...))
	}
	for i, e := range read {
		own := readForms(text, e)
		for j, g := range gold {
			if slices.ContainsFunc(own, func(form string) bool { return slices.Contains(forms[j], form) }) {
				a.of[i] = append(a.of[i], g.ID)
			}
		}
		if len(a.of[i]) == 0 {
			a.of[i] = alignLoosely(own, gold)
		}
	}
	return a
}

func alignLoosely(own []string, gold []Entity) []string {
	var ids []string
	for _, g := range gold {
		name := strings.Fields(fold(g.Name))
		if slices.ContainsFunc(own, func(form string) bool { return contained(strings.Fields(form), name) }) {
			ids = append(ids, g.ID)
		}
	}
	return ids
}

// contained reports whether the one holds all words of the other, at least two.
func contained(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 2 && !slices.ContainsFunc(a, func(word string) bool { return !slices.Contains(b, word) })
}

func readForms(text string, e news.DraftEntity) []string {
	forms := []string{e.Name}
	for _, alias := range e.Aliases {
		forms = append(forms, alias.Text)
	}
	for _, mention := range e.Mentions {
		forms = append(forms, mention.Of(text))
	}
	return foldAll(forms)
}

func foldAll(names []string) []string {
	var forms []string
	for _, name := range names {
		if form := fold(name); form != "" && !slices.Contains(forms, form) {
			forms = append(forms, form)
		}
	}
	return forms
}

// is reports whether the read entity stands for the annotated one.
func (a alignment) is(read int, id string) bool {
	return read != news.None && slices.Contains(a.of[read], id)
}

// found reports whether any read entity stands for the annotated one.
func (a alignment) found(id string) bool {
	return slices.ContainsFunc(a.of, func(ids []string) bool { return slices.Contains(ids, id) })
}

// typeOf returns the annotation's name of a kind.
func typeOf(kind news.Kind) string {
	switch kind {
	case news.Work, news.Topic, news.Group:
		return other
	}
	return string(kind)
}

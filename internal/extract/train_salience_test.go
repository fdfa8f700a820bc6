package extract

import (
	"hash/fnv"
	"slices"
	"strconv"
	"strings"
	"testing"

	"hearsay/internal/nlp"
)

// salienceChoices reads the annotated texts that are not held out, and notes by
// class what their referring words might mean.
func salienceChoices(t *testing.T, parser *nlp.Parser) (choices [len(classNames)][]choice) {
	t.Helper()
	for _, row := range trainingRows(t) {
		if !heldOut(row) {
			collectChoices(row, parsedForTraining(t, parser, row), &choices)
		}
	}
	return choices
}

// heldOut reports whether the weights are not trained on an article: half of the
// general news, a third of the business news and of the invented articles.
func heldOut(row corefRow) bool {
	switch row.Genre {
	case "invented":
		h := fnv.New32a()
		_, _ = h.Write([]byte(row.ID))
		return h.Sum32()%3 == 0
	case "business":
		number, _ := strconv.Atoi(strings.TrimPrefix(row.ID, "meantime/"))
		return number%3 == 0
	}
	return slices.ContainsFunc([]string{"lanterns", "questionnaire", "warming", "worship", "soccer"}, func(name string) bool {
		return row.Genre == "news" && strings.HasSuffix(row.ID, name)
	})
}

// trainingRows returns the annotated texts; of business news that is annotated
// here in full, not the annotation of its first sentences.
func trainingRows(t *testing.T) []corefRow {
	t.Helper()
	news, business := ownRows(t)
	full := map[string]bool{}
	for _, row := range business {
		full[row.ID] = true
	}
	rows := slices.DeleteFunc(businessRows(t), func(row corefRow) bool { return full[row.ID] })
	return slices.Concat(corefRows(t), rows, business, news)
}

func parsedForTraining(t *testing.T, parser *nlp.Parser, row corefRow) *nlp.Doc {
	t.Helper()
	doc, err := parser.Parse(t.Context(), row.Text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// collectChoices reads a text with the annotation in the place of the weights.
func collectChoices(row corefRow, doc *nlp.Doc, choices *[len(classNames)][]choice) {
	r := newReading(row.article(), doc)
	r.nameMentions()
	r.bodyMentions()
	r.roleFacts()
	gold := goldHeads(row, r)
	s := newSalience(r)
	s.judge = func(w int, class class, candidates []candidate) int {
		var c choice
		id, found := none, false
		for i, candidate := range candidates {
			isNone := i == len(candidates)-1
			right := isNone && !found || !isNone && sameCluster(gold[w], gold[candidate.word])
			if right && !isNone && !found {
				id, found = candidate.id, true
			}
			c.features = append(c.features, candidate.features)
			c.right = append(c.right, right)
		}
		if len(candidates) > 1 && (row.Until == 0 || len(gold[w]) > 0) {
			for range weightOf(row) {
				choices[class] = append(choices[class], c)
			}
		}
		return id
	}
	r.resolve(s)
}

// weightOf is how often a text is read: news is what is to be read well, and
// there is little of it.
func weightOf(row corefRow) int {
	switch row.Genre {
	case "news", "business", "invented":
		return 3
	}
	return 1
}

func sameCluster(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// goldHeads returns for each word the annotated entities of which it heads a
// mention.
func goldHeads(row corefRow, r *reading) map[int][]int {
	offset := []int{}
	for i := range row.Text {
		offset = append(offset, i)
	}
	offset = append(offset, len(row.Text))
	out := map[int][]int{}
	for id, e := range row.Entities {
		for _, m := range e.Mentions {
			words := r.wordsIn(nlp.Span{Start: offset[m[0]], End: offset[m[1]]})
			if words.First < words.End {
				head := r.headOf(words)
				out[head] = append(out[head], id)
				if at := r.atWord[head]; at != none {
					if h := r.mentions[at].head; h != head {
						out[h] = append(out[h], id)
					}
				}
			}
		}
	}
	return out
}

package nlp

import (
	"sort"
	"strings"
	"testing"

	"hearsay/internal/measure"
)

// labelledArgument is an argument by the tokens of its predicate and head.
type labelledArgument struct {
	predicate, head int
	role            string
}

// tokenAt maps the words of a Doc to the tokens that hold their first byte.
func tokenAt(doc *Doc, tokens []Span) []int {
	out := make([]int, len(doc.Words))
	for i, w := range doc.Words {
		out[i] = sort.Search(len(tokens), func(k int) bool { return tokens[k].End > w.Start })
		out[i] = min(out[i], len(tokens)-1)
	}
	return out
}

// measurePredicates compares predicates and labelled argument heads with
// PropBank over the words of EWT, without predicates that are auxiliaries.
func measurePredicates(tb testing.TB, parser *Parser) []measure.Figure {
	var predicates, arguments, given agreement
	for _, row := range measure.Rows[predicateRow](tb, measure.Data(tb, "bench", "dev", "srl", "ewt-dev.jsonl")) {
		text, spans := detokenize(row.Tokens)
		system := systemFrames(parse(tb, parser, text), spans)
		var want, have []int
		var wantArgs, haveArgs []labelledArgument
		gold := map[int]bool{}
		for _, f := range row.Frames {
			if row.UPOS[f.Pred] == "AUX" {
				continue
			}
			gold[f.Pred] = true
			want = append(want, f.Pred)
			for _, a := range f.Args {
				wantArgs = append(wantArgs, labelledArgument{f.Pred, a.Head, a.Role})
			}
		}
		for p, args := range system {
			if row.UPOS[p] != "AUX" {
				have = append(have, p)
				haveArgs = append(haveArgs, args...)
			}
		}
		predicates.add(overlap(have, want))
		arguments.add(overlap(haveArgs, wantArgs))
		given.add(overlap(ofPredicates(haveArgs, gold), ofPredicates(wantArgs, toSet(have))))
	}
	return []measure.Figure{
		{Name: "PropBank EWT dev, predicates F1", Value: predicates.f1(), Floor: 91},
		{Name: "PropBank EWT dev, labelled argument heads F1", Value: arguments.f1(), Floor: 72},
		{Name: "PropBank EWT dev, the same of the predicates found F1", Value: given.f1()},
	}
}

// systemFrames gives the arguments of each predicate, by tokens.
func systemFrames(doc *Doc, tokens []Span) map[int][]labelledArgument {
	at := tokenAt(doc, tokens)
	out := map[int][]labelledArgument{}
	for _, f := range doc.Frames {
		p := at[f.Predicate]
		args := out[p]
		for _, a := range f.Args {
			args = append(args, labelledArgument{p, at[a.Head], a.Role})
		}
		out[p] = args
	}
	return out
}

func ofPredicates(args []labelledArgument, keep map[int]bool) []labelledArgument {
	var out []labelledArgument
	for _, a := range args {
		if keep[a.predicate] {
			out = append(out, a)
		}
	}
	return out
}

func toSet(list []int) map[int]bool {
	set := map[int]bool{}
	for _, v := range list {
		set[v] = true
	}
	return set
}

// measureQuestions compares unlabelled argument spans with the answers of
// QA-SRL, one to one, where they share half of their tokens.
func measureQuestions(tb testing.TB, parser *Parser) []measure.Figure {
	var sum agreement
	for _, row := range measure.Rows[questionRow](tb, measure.Data(tb, "bench", "dev", "srl", "qasrl-wikinews-dev.jsonl")) {
		text, spans := detokenize(row.Tokens)
		system := systemSpans(parse(tb, parser, text), spans)
		for _, p := range row.Predicates {
			var gold [][2]int
			for _, a := range p.Answers {
				gold = append(gold, a.Spans...)
			}
			gold, have := distinct(gold), distinct(system[p.Idx])
			sum.add(agreement{both: matches(gold, have), system: len(have), gold: len(gold)})
		}
	}
	return []measure.Figure{
		{Name: "QA-SRL Wikinews dev, arguments P", Value: sum.precision(), Floor: 77},
		{Name: "QA-SRL Wikinews dev, arguments R", Value: sum.recall()},
		{Name: "QA-SRL Wikinews dev, arguments F1", Value: sum.f1(), Floor: 59},
	}
}

// notAsked are the roles that the questions of QA-SRL do not ask for.
var notAsked = setOf("ARGM-MOD ARGM-NEG ARGM-DIS ARGM-LVB ARGM-PRR ARGM-CXN ARGM-REC ARGM-ADJ")

// systemSpans gives the spans of arguments that a question could ask for, by
// the token of the predicate.
func systemSpans(doc *Doc, tokens []Span) map[int][][2]int {
	at := tokenAt(doc, tokens)
	out := map[int][][2]int{}
	for _, f := range doc.Frames {
		for _, a := range f.Args {
			if notAsked[a.Role] || strings.HasPrefix(a.Role, "R-") || strings.HasSuffix(a.Role, "-DSP") {
				continue
			}
			span := [2]int{at[a.Words.First], at[a.Words.End-1] + 1}
			out[at[f.Predicate]] = append(out[at[f.Predicate]], span)
		}
	}
	return out
}

func distinct(spans [][2]int) [][2]int {
	seen := map[[2]int]bool{}
	var out [][2]int
	for _, s := range spans {
		if !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

// matches returns the size of the largest one-to-one matching of spans that
// overlap by half of their union or more, by augmenting paths.
func matches(gold, system [][2]int) int {
	owner := make([]int, len(gold))
	for k := range owner {
		owner[k] = -1
	}
	var place func(i int, seen uint64) (bool, uint64)
	place = func(i int, seen uint64) (bool, uint64) {
		for k := range gold {
			if seen&(1<<k) != 0 || !half(system[i], gold[k]) {
				continue
			}
			seen |= 1 << k
			ok := owner[k] < 0
			if !ok {
				ok, seen = place(owner[k], seen)
			}
			if ok {
				owner[k] = i
				return true, seen
			}
		}
		return false, seen
	}
	n := 0
	for i := range system {
		if ok, _ := place(i, 0); ok {
			n++
		}
	}
	return n
}

// half reports an intersection of at least half the union.
func half(a, b [2]int) bool {
	common := min(a[1], b[1]) - max(a[0], b[0])
	return common > 0 && 2*common >= a[1]-a[0]+b[1]-b[0]-common
}

func TestMatches(t *testing.T) {
	if got := matches([][2]int{{0, 3}, {0, 2}}, [][2]int{{0, 2}, {0, 4}}); got != 2 {
		t.Errorf("%d matches, want 2", got)
	}
}

package nlp

import (
	"strings"

	"hearsay/internal/nlp/encoder"
)

// roleNone is the index of the role label that says: no argument.
const roleNone = 0

// frameScores is what the encoder thinks of the predicates of a sentence.
type frameScores struct {
	predicate []float32                               // by word: above zero where it is a predicate
	roles     func(predicates []int) []encoder.Matrix // by predicate: scores of every word's roles
	labels    []string                                // of the roles, the first being none
}

// frames reads the predicates and their arguments off the scores of a sentence
// whose tree is known. Continued (C-) and referring (R-) roles, such as that of
// a relative pronoun, are arguments like others: nothing links them to the
// argument that they continue or refer to but the rest of their role's name.
func (s *subtrees) frames(scores frameScores) []Frame {
	var predicates []int
	for p, score := range scores.predicate {
		if score > 0 {
			predicates = append(predicates, p)
		}
	}
	var out []Frame
	for i, roles := range scores.roles(predicates) {
		p := predicates[i]
		out = append(out, Frame{Predicate: s.first + p, Args: s.arguments(p, roles, scores.labels)})
	}
	return out
}

// arguments gives each word at most one role of predicate p, and each of the
// numbered roles to one word at most, that of the largest margin over none.
func (s *subtrees) arguments(p int, roles encoder.Matrix, labels []string) []Argument {
	var out []Argument
	taken := map[string]float32{}
	for w := range roles.Rows {
		row := roles.Row(w)
		role := argmax(row)
		if role == roleNone {
			continue
		}
		name := labels[role]
		margin := row[role] - row[roleNone]
		if isNumbered(name) && margin <= taken[name] {
			continue
		}
		if isNumbered(name) {
			if taken[name] > 0 {
				out = without(out, name)
			}
			taken[name] = margin
		}
		out = append(out, s.newArgument(name, w, p))
	}
	return out
}

// newArgument gives an argument its words: those of auxiliaries, negations and
// light verbs are the head alone.
func (s *subtrees) newArgument(role string, head, predicate int) Argument {
	a := Argument{Role: role, Head: s.first + head}
	switch role {
	case "ARGM-MOD", "ARGM-NEG", "ARGM-LVB", "ARGM-PRR", "ARGM-CXN":
		a.Words = Range{a.Head, a.Head + 1}
	default:
		a.Words = s.argument(head, predicate)
	}
	return a
}

// isNumbered reports the roles that a predicate has once: ARG0 to ARG5.
func isNumbered(role string) bool {
	return strings.HasPrefix(role, "ARG") && len(role) == 4
}

func without(args []Argument, role string) []Argument {
	out := args[:0]
	for _, a := range args {
		if a.Role != role {
			out = append(out, a)
		}
	}
	return out
}

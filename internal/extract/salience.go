package extract

import (
	"math"

	"hearsay/internal/news"
)

// salience remembers what was spoken of when, as the text is read on, and
// chooses what a referring word means: each earlier place is scored by weighted
// features, the scores become shares of probability together with that of "none
// of these", and the shares of all places of one referent add up (mention
// ranking after Denis and Baldridge, 2008; the features are those of Lappin and
// Leass, 1994).
type salience struct {
	r        *reading
	seen     []referent
	count    map[int]int // places so far, by referent
	means    map[int]int // by word: the referent that a resolved word means
	speakers map[int]int // by quotation: the subject of its verb, once it was asked for
	topic    int         // the entity that the article names most
	judge    judge
}

// judge chooses among candidates for a class of words; nil stands for the
// weights. The trainer looks on through it.
type judge func(w int, class class, candidates []candidate) (id int)

// candidate is a place of the text that may say what a word means.
type candidate struct {
	referent
	features []string
	called   bool // by such a noun, or named with one
}

// class is a class of referring words that share weights.
type class uint8

const (
	noClass       class = iota
	persons             // he, she
	things              // it
	severals            // they
	roleNouns           // the governor
	bodyNouns           // the company
	placeNouns          // the city
	occasionNouns       // the election
	workNouns           // the browser
)

var classNames = [...]string{"none", "he", "it", "they", "role", "body", "place", "occasion", "work"}

// nounClass is the class of nouns for a kind.
func nounClass(kind news.Kind) class {
	switch kind {
	case news.Person:
		return roleNouns
	case news.Organization, news.Platform:
		return bodyNouns
	case news.Place:
		return placeNouns
	case news.Happening:
		return occasionNouns
	}
	return workNouns
}

func newSalience(r *reading) *salience {
	s := &salience{r: r, count: map[int]int{}, means: r.referents, speakers: map[int]int{}, topic: none}
	named := map[int]int{}
	for _, m := range r.mentions {
		if m.kind == byName && m.entity != none {
			named[m.entity]++
			if s.topic == none || named[m.entity] > named[s.topic] {
				s.topic = m.entity
			}
		}
	}
	return s
}

// certainty is the probability that a referent must have to be chosen, by
// class: a wrong reference makes a wrong fact.
var certainty = [...]float64{
	persons: 0.35, things: 0.4, severals: 0.4, roleNouns: 0.5, bodyNouns: 0.4, placeNouns: 0.35, occasionNouns: 0.35, workNouns: 0.4,
}

// choose returns the referent that a word means and its probability, or none
// where nothing that was spoken of is likely enough.
func (s *salience) choose(w int, class class, candidates []candidate, forNone []string) (id int, sure float64) {
	if s.judge != nil {
		return s.judge(w, class, append(candidates, candidate{referent: referent{id: none}, features: forNone})), 1
	}
	if len(candidates) == 0 {
		return none, 1
	}
	shares := map[int]float64{}
	total := math.Exp(weigh(classNames[class], forNone))
	for _, c := range candidates {
		share := math.Exp(weigh(classNames[class], c.features))
		shares[c.id] += share
		total += share
	}
	best := none
	for _, c := range candidates {
		if best == none || shares[c.id] > shares[best] {
			best = c.id
		}
	}
	sure = shares[best] / total
	if sure < certainty[class] {
		return none, 1 - sure
	}
	return best, sure
}

// quotedAt returns the innermost real quotation that a word stands in, or none.
func (r *reading) quotedAt(w int) int {
	at := r.doc.Words[w].Start
	found := none
	for i, q := range r.doc.Quotations {
		if q.Start > at {
			break
		}
		if !q.Scare && q.Inner.Start <= at && at < q.Inner.End {
			found = i
		}
	}
	return found
}

package eval

import "hearsay/internal/news"

// level is how much of a relation must be right.
type level int

const (
	pair level = iota
	family
	strict
)

var levels = map[level]Measure{pair: RelationPairs, family: RelationFamilies, strict: RelationsStrict}

// same reports whether the read relation is the annotated one, as far as the
// level asks.
func (a alignment) same(gold Relation, read news.DraftRelation, at level) bool {
	forward := a.is(read.Subject, gold.Subject) && a.is(read.Object, gold.Object)
	backward := a.is(read.Subject, gold.Object) && a.is(read.Object, gold.Subject)
	if at == pair {
		return forward || backward
	}
	mutual := gold.Type.Symmetric() || read.Type.Symmetric()
	if !forward && (!backward || !mutual) {
		return false
	}
	if at == family {
		return familyOf(gold.Type) == familyOf(read.Type)
	}
	return gold.Type == read.Type && gold.Polarity == read.Polarity && asserted(gold.Modality) == asserted(read.Modality)
}

func asserted(m news.Modality) bool { return m == news.Asserted }

// familyOf returns the family of the type; support and cooperation count as one,
// since readers do not tell them apart.
func familyOf(t news.RelationType) news.Family {
	info, _ := t.Info()
	if info.Family == news.Cooperation {
		return news.Support
	}
	return info.Family
}

// enough is the overlap from which two statements are the same.
const enough = 0.5

// bestStatement returns the place of the read statement that overlaps the
// annotated one most, none where it is not enough.
func bestStatement(gold Statement, read []news.DraftStatement) int {
	best, most := news.None, 0.0
	for i, s := range read {
		if o := overlap(gold.words(), s.Text); o > most {
			best, most = i, o
		}
	}
	if most < enough {
		return news.None
	}
	return best
}

package resolve

import (
	"strings"

	"hearsay/internal/news"
)

// The scores of a candidate; the least that is accepted is minScore. They rank
// kinds of agreement and are no probabilities.
const (
	sameFullName = 1.0
	sameHandle   = 0.9
	sameAcronym  = 0.8
	sameShort    = 0.6 // only where no other candidate has it
	otherKind    = 0.1 // taken off for a platform that is known as an organization, or the reverse
	minScore     = 0.5
)

// choose returns the known entity that the draft's entity is, and false where
// none of the candidates is near enough or two short names are equally near.
func choose(e news.DraftEntity, candidates []news.Entity) (news.Entity, bool) {
	var best news.Entity
	var bestScore float64
	tied := false
	for _, c := range candidates {
		s := score(e, c)
		switch {
		case s > bestScore:
			best, bestScore, tied = c, s, false
		case s == bestScore && s > 0:
			tied = true
		}
	}
	if bestScore < minScore || (tied && bestScore <= sameShort) {
		return news.Entity{}, false
	}
	return best, true // candidates come with the most reported first, so a tie goes to it
}

// score says how well a known entity fits the draft's, 0 for not at all.
func score(e news.DraftEntity, c news.Entity) float64 {
	if c.Unnamed {
		return 0
	}
	s := 0.0
	for _, known := range c.Aliases {
		for _, own := range ownNames(e) {
			if news.Fold(known.Text) == news.Fold(own.Text) {
				s = max(s, agreement(own, known))
			}
		}
	}
	if s > 0 && c.Kind != e.Kind {
		s -= otherKind
	}
	return s
}

// ownNames returns the forms by which the draft's entity may be found: its name
// and all forms but the short ones, which stand for the name within the article
// only ("Lorn" for Ada Lorn, "the campaign" for one of many).
func ownNames(e news.DraftEntity) []news.DraftAlias {
	names := []news.DraftAlias{{Text: e.Name, Kind: nameKind(e)}}
	for _, alias := range e.Aliases {
		if alias.Kind != news.ShortName && alias.Kind != news.Role {
			names = append(names, alias)
		}
	}
	return names
}

// nameKind takes the name of a person by one word only for a short name.
func nameKind(e news.DraftEntity) news.AliasKind {
	if e.Kind == news.Person && !strings.Contains(news.Fold(e.Name), " ") {
		return news.ShortName
	}
	return news.FullName
}

func agreement(own news.DraftAlias, known news.Alias) float64 {
	switch {
	case known.Kind == news.Role:
		return 0
	case own.Kind == news.Handle && known.Kind == news.Handle:
		return sameHandle
	case own.Kind == news.ShortName || known.Kind == news.ShortName:
		return sameShort
	case own.Kind == news.Acronym || known.Kind == news.Acronym:
		return sameAcronym
	}
	return sameFullName
}

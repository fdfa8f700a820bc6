package eval

import (
	"slices"
	"strings"

	"hearsay/internal/news"
)

// Result is what was found out of one article.
type Result struct {
	Sheet     Sheet
	Judgments []Judgment
	Errors    []Error
}

// Judgment is a relation said to be a fact, with how sure the extractor was of
// it and whether the annotation has it.
type Judgment struct {
	Confidence float64
	Right      bool
}

// scoring is the comparison of one article.
type scoring struct {
	alignment
	gold   Article
	draft  news.Draft
	result Result
}

// Score compares a draft of the article's text with the annotation.
func Score(gold Article, draft news.Draft) Result {
	s := scoring{alignment: align(gold.Text, gold.Entities, draft.Entities), gold: gold, draft: draft}
	s.entities()
	s.relations()
	s.statements()
	return s.result
}

func (s *scoring) tally(m Measure) *Tally { return &s.result.Sheet[m] }

func (s *scoring) entities() {
	for i, e := range s.draft.Entities {
		if e.Kind == news.Happening {
			continue
		}
		right := len(s.of[i]) > 0
		s.tally(Entities).predict(right)
		if principal(string(e.Kind)) {
			s.tally(Principals).predict(right)
		}
		if !right {
			s.report(ExtraEntity, "", "%s %s", e.Kind, e.Name)
		}
	}
	for _, e := range s.gold.Entities {
		if e.named() && e.Type != other && e.Type != string(news.Happening) {
			s.askEntity(e)
		}
	}
}

func (s *scoring) askEntity(e Entity) {
	found := s.found(e.ID)
	s.tally(Entities).ask(found)
	if principal(e.Type) {
		s.tally(Principals).ask(found)
	}
	if !found {
		s.report(MissedEntity, "", "%s %s", e.Type, e.Name)
		return
	}
	typed := s.foundAs(e)
	s.tally(EntityTypes).ask(typed)
	if !typed {
		s.report(EntityType, "", "%s is %s", e.Name, e.Type)
	}
}

// foundAs reports whether a read entity of the right type stands for e.
func (s *scoring) foundAs(e Entity) bool {
	for i, read := range s.draft.Entities {
		if typeOf(read.Kind) == e.Type && s.is(i, e.ID) {
			return true
		}
	}
	return false
}

func (s *scoring) relations() {
	for _, read := range s.draft.Relations {
		for at, m := range levels {
			s.tally(m).predict(s.annotated(read, at))
		}
		right := s.annotated(read, strict)
		if read.Modality == news.Asserted && read.Polarity == news.Positive {
			s.result.Judgments = append(s.result.Judgments, Judgment{read.Confidence, right})
			if read.Confidence > sure {
				s.tally(AssertedStrict).predict(right)
			}
		}
		if !right {
			s.extraRelation(read)
		}
	}
	for _, gold := range s.gold.Relations {
		if gold.core() {
			s.askRelation(gold)
		}
	}
}

// sure is the confidence above which a relation is held to be a fact.
const sure = 0.5

func (s *scoring) annotated(read news.DraftRelation, at level) bool {
	return slices.ContainsFunc(s.gold.Relations, func(gold Relation) bool { return s.same(gold, read, at) })
}

func (s *scoring) askRelation(gold Relation) {
	for at, m := range levels {
		s.tally(m).ask(s.has(gold, at) != nil)
	}
	read := s.has(gold, strict)
	s.tally(AssertedStrict).ask(read != nil && read.Confidence > sure)
	if read == nil {
		s.missedRelation(gold)
	} else if gold.Date != nil {
		s.tally(RelationDates).ask(read.When.EDTF() == *gold.Date)
	}
}

// has returns the read relation that is the annotated one.
func (s *scoring) has(gold Relation, at level) *news.DraftRelation {
	for i := range s.draft.Relations {
		if s.same(gold, s.draft.Relations[i], at) {
			return &s.draft.Relations[i]
		}
	}
	return nil
}

func (s *scoring) statements() {
	for _, read := range s.draft.Statements {
		right := slices.ContainsFunc(s.gold.Statements, func(gold Statement) bool { return overlap(gold.words(), read.Text) >= enough })
		s.tally(Statements).predict(right)
		if read.Form == news.Direct {
			s.tally(DirectStatements).predict(right)
		}
		if !right {
			s.report(ExtraStatement, read.Text, "by %s", s.name(read.Speaker))
		}
	}
	for _, gold := range s.gold.Statements {
		if gold.core() {
			s.askStatement(gold)
		}
	}
}

func (s *scoring) askStatement(gold Statement) {
	best := bestStatement(gold, s.draft.Statements)
	s.tally(Statements).ask(best != news.None)
	if gold.QuoteType == news.Direct {
		s.tally(DirectStatements).ask(best != news.None)
	}
	if best == news.None {
		s.report(MissedStatement, gold.Text, "by %s", s.annotatedNameOrNobody(gold.Speaker))
		return
	}
	read := s.draft.Statements[best]
	if gold.Speaker != nil {
		right := s.is(read.Speaker, *gold.Speaker)
		s.tally(Speakers).ask(right)
		if !right {
			s.report(WrongSpeaker, gold.Text, "%s, not %s", s.annotatedNameOrNobody(gold.Speaker), s.name(read.Speaker))
		}
	}
	s.targets(gold, read)
}

func (s *scoring) targets(gold Statement, read news.DraftStatement) {
	if len(gold.About) == 0 {
		return
	}
	found := false
	for _, want := range gold.About {
		i := slices.IndexFunc(read.About, func(t news.DraftTarget) bool { return s.is(t.Entity, want.Target) })
		s.tally(Targets).ask(i >= 0)
		if i < 0 {
			continue
		}
		found = true
		s.tally(Stances).ask(read.About[i].Stance == want.Stance)
		if read.About[i].Stance != want.Stance {
			s.report(WrongStance, gold.Text, "%s to %s, not %s", want.Stance, s.annotatedName(want.Target), read.About[i].Stance)
		}
	}
	for _, t := range read.About {
		right := slices.ContainsFunc(gold.About, func(want Target) bool { return s.is(t.Entity, want.Target) })
		s.tally(Targets).predict(right)
	}
	s.tally(About).ask(found)
	if !found {
		s.report(MissedTarget, gold.Text, "%s, not %s", s.annotatedName(gold.About[0].Target), s.targetNames(read))
	}
}

// targetNames returns the names of what a read statement is about.
func (s *scoring) targetNames(read news.DraftStatement) string {
	names := make([]string, len(read.About))
	for i, t := range read.About {
		names[i] = s.name(t.Entity)
	}
	if len(names) == 0 {
		return "nothing"
	}
	return strings.Join(names, " or ")
}

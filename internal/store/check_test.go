package store

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"hearsay/internal/news"
)

var (
	someone = news.EntityID(news.Person, "Ada Lorn")
	april   = time.Date(2031, 4, 1, 0, 0, 0, 0, time.UTC)
)

func TestChecks(t *testing.T) {
	good := []error{
		CheckEntities([]EntityQuery{{}, {EntityFilter: EntityFilter{Kinds: news.Kinds(), Names: []string{"…"}, Articles: []news.ID{"no ID at all"}}}}),
		CheckArticles([]ArticleQuery{{Order: Oldest, ArticleFilter: ArticleFilter{Outlets: []string{""}, Published: Period{From: april, Until: april}}}}),
		CheckRelations([]RelationQuery{{RelationFilter: RelationFilter{
			Types: []news.RelationType{"INVITED"}, Polarities: news.Polarities(), Modalities: news.Modalities(), MinConfidence: 1, Dated: Absent,
		}, PageRequest: PageRequest{First: MaxPage}}}),
		CheckStatements([]StatementQuery{{StatementFilter: StatementFilter{Stances: news.Stances(), Forms: news.Forms(), Attributed: Present}}}),
		CheckEvents([]EventQuery{{EventFilter: EventFilter{Types: news.EventTypes(), Text: strings.Repeat("a ", MaxWords)}}}),
		CheckEvidence([]EvidenceQuery{{}, {Fact: someone, PageRequest: PageRequest{After: EncodeCursor(EvidenceQuery{Fact: someone}, Newest, "x")}}}),
		CheckFilters([]EventFilter{{}}),
		CheckTypes(nil),
		CheckBatch(MaxBatch),
		MatrixQuery{Speakers: 1, Targets: MaxPage}.Check(),
	}
	for i, err := range good {
		if err != nil {
			t.Errorf("good query %d: %v", i, err)
		}
	}
}

func TestChecksRefuse(t *testing.T) {
	late := Period{From: april, Until: april.Add(-time.Second)}
	relation := func(f RelationFilter) error { return CheckRelations([]RelationQuery{{RelationFilter: f}}) }
	statement := func(f StatementFilter) error { return CheckStatements([]StatementQuery{{StatementFilter: f}}) }
	wordy := strings.Repeat("a ", MaxWords+1)
	for name, err := range map[string]error{
		"entity text":        CheckEntities([]EntityQuery{{EntityFilter: EntityFilter{Text: wordy}}}),
		"article text":       CheckArticles([]ArticleQuery{{ArticleFilter: ArticleFilter{Text: wordy}}}),
		"statement text":     statement(StatementFilter{Text: wordy}),
		"event text":         CheckFilters([]EventFilter{{Text: wordy}}),
		"kind":               CheckEntities([]EntityQuery{{}, {EntityFilter: EntityFilter{Kinds: []news.Kind{"ROBOT"}}}}),
		"entity page":        CheckEntities([]EntityQuery{{PageRequest: PageRequest{First: MaxPage + 1}}}),
		"names":              CheckEntities([]EntityQuery{{EntityFilter: EntityFilter{Names: make([]string, MaxValues+1)}}}),
		"article order":      CheckArticles([]ArticleQuery{{Order: "sideways"}}),
		"article period":     CheckArticles([]ArticleQuery{{ArticleFilter: ArticleFilter{Published: late}}}),
		"article page":       CheckArticles([]ArticleQuery{{PageRequest: PageRequest{First: -1}}}),
		"type":               relation(RelationFilter{Types: []news.RelationType{"INVITED", "HUGGED"}}),
		"polarity":           relation(RelationFilter{Polarities: []news.Polarity{""}}),
		"modality":           relation(RelationFilter{Modalities: []news.Modality{"asserted"}}),
		"relation period":    relation(RelationFilter{Period: late}),
		"relation dated":     relation(RelationFilter{Dated: "perhaps"}),
		"confidence":         relation(RelationFilter{MinConfidence: 1.01}),
		"no confidence":      relation(RelationFilter{MinConfidence: math.NaN()}),
		"empty ID":           relation(RelationFilter{AttributedTo: []news.ID{""}}),
		"many IDs":           relation(RelationFilter{With: many(MaxValues), Among: many(1)}),
		"stance":             statement(StatementFilter{Stances: []news.Stance{"MEH"}}),
		"form":               statement(StatementFilter{Forms: []news.Form{"SUNG"}}),
		"statement period":   statement(StatementFilter{Period: late}),
		"attributed":         statement(StatementFilter{Attributed: "perhaps"}),
		"negative":           statement(StatementFilter{MinConfidence: -0.1}),
		"event type":         CheckFilters([]EventFilter{{Types: []news.EventType{"PICNIC"}}}),
		"event dated":        CheckEvents([]EventQuery{{EventFilter: EventFilter{Dated: "perhaps"}}}),
		"evidence page":      CheckEvidence([]EvidenceQuery{{PageRequest: PageRequest{First: MaxPage + 1}}}),
		"matrix":             MatrixQuery{Speakers: 1}.Check(),
		"matrix filter":      MatrixQuery{Filter: StatementFilter{Forms: []news.Form{"SUNG"}}, Speakers: 1, Targets: 1}.Check(),
		"batch":              CheckBatch(MaxBatch + 1),
		"batch of relations": CheckRelations(make([]RelationQuery, MaxBatch+1)),
		"batch of filters":   CheckFilters(make([]StatementFilter, MaxBatch+1)),
	} {
		if !errors.Is(err, ErrBadQuery) || strings.TrimSpace(err.Error()) == ErrBadQuery.Error() {
			t.Errorf("%s: got %v, want a bad query with a reason", name, err)
		}
	}
}

func many(n int) []news.ID {
	ids := make([]news.ID, n)
	for i := range ids {
		ids[i] = someone
	}
	return ids
}

func TestCheckMerge(t *testing.T) {
	id := func(kind news.Kind) news.ID { return news.EntityID(kind, "a name") }
	for _, test := range []struct {
		into, from news.Kind
		bad        bool
	}{
		{news.Person, news.Person, false},
		{news.Person, news.Organization, false},
		{news.Happening, news.Happening, false},
		{news.Topic, news.Topic, false},
		{news.Person, news.Topic, true},
		{news.Work, news.Topic, true},
		{news.Happening, news.Place, true},
	} {
		if err := CheckMerge(id(test.into), id(test.from)); errors.Is(err, ErrBadMerge) != test.bad {
			t.Errorf("%s into %s: got %v", test.from, test.into, err)
		}
	}
}

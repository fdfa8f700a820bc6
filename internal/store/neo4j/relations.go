package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

const relationPattern = "(x:Relation)"

var relations = list[news.Relation]{
	whole: relationPattern,
	sort:  "sk",
	columns: "x.id, x.type, x.subject, x.object, x.polarity, x.modality, x.attributed, x.detail, x.begins, x.ends, x.grain, x.basis, x.words, " +
		"x.confidence, x.sources, x.first, x.last",
	scan: func(f *fields) news.Relation {
		r := news.Relation{
			ID: f.id(), Type: news.RelationType(f.text()), Subject: f.id(), Object: f.id(), Polarity: news.Polarity(f.text()),
			Modality: news.Modality(f.text()), AttributedTo: f.id(), Detail: f.text(),
		}
		r.When, r.Confidence, r.Sources = f.when(), f.float(), f.number()
		r.First, r.Last = f.instant(), f.instant()
		return r
	},
}

func selectRelations(f store.RelationFilter) selection {
	s := newSelection()
	in(&s, "x.subject", "subjects", f.Subjects)
	in(&s, "x.object", "objects", f.Objects)
	if len(f.With) > 0 {
		s.add("(x.subject IN q.with OR x.object IN q.with)", "with", strings(f.With))
	}
	if len(f.Among) > 0 {
		s.add("x.subject IN q.among AND x.object IN q.among", "among", strings(f.Among))
	}
	in(&s, "x.type", "types", f.Types)
	in(&s, "x.polarity", "polarities", f.Polarities)
	in(&s, "x.modality", "modalities", f.Modalities)
	in(&s, "x.attributed", "attributed", f.AttributedTo)
	s.reportedBy(f.Articles)
	s.period("x.sk", f.Period)
	s.dated("x.sk", f.Dated)
	if f.MinConfidence > 0 {
		s.add("x.confidence >= q.confidence", "confidence", f.MinConfidence)
	}
	if f.MinSources > 0 {
		s.add("x.sources >= q.sources", "sources", f.MinSources)
	}
	enterRelations(&s, f)
	return s
}

func enterRelations(s *selection, f store.RelationFilter) {
	by := func(column string) arm {
		return arm{match: relationPattern, columns: []string{"x." + column}, sk: "x.sk"}
	}
	switch {
	case len(f.Articles) > 0:
		s.enter(arm{match: "(:Article {id: v})<-[:IN]-(x:Relation)", sk: "x.sk"}, f.Articles)
		return
	case len(f.Subjects) > 0:
		s.enter(by("subject"), f.Subjects)
	case len(f.Objects) > 0:
		s.enter(by("object"), f.Objects)
	case len(f.With) > 0:
		s.enter(by("subject"), f.With)
		s.enter(by("object"), f.With)
	case len(f.Among) > 0:
		s.enter(by("subject"), f.Among)
	case len(f.AttributedTo) > 0:
		s.enter(by("attributed"), f.AttributedTo)
		return
	default:
		if len(f.Types) > 0 {
			s.arms = append(s.arms, by("type"))
			s.params["keys"] = strings(f.Types)
		}
		return
	}
	s.byTypes(f.Types)
}

// Relations lists relations.
func (s *Store) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	if err := store.CheckRelations(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, func(q store.RelationQuery) []news.ID { return q.RelationFilter.IDs() },
		func(q store.RelationQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectRelations(q.RelationFilter.Rename(to)), filter: q.RelationFilter, order: q.Order, page: q.PageRequest}
		})
	if err != nil {
		return nil, err
	}
	return pages(ctx, s, relations, asking)
}

const adjacentAny = `UNWIND range(0, size($ids) - 1) AS i
CALL (i) {
  MATCH (r:Relation) WHERE r.subject = $ids[i] AND r.sk < '~' AND r.polarity = 'POSITIVE' AND r.modality = 'ASSERTED' RETURN r.object AS other
  UNION
  MATCH (r:Relation) WHERE r.object = $ids[i] AND r.sk < '~' AND r.polarity = 'POSITIVE' AND r.modality = 'ASSERTED' RETURN r.subject AS other
}
WITH i, other ORDER BY i, other
RETURN i, collect(other)`

const adjacentTyped = `UNWIND range(0, size($ids) - 1) AS i
CALL (i) {
  UNWIND $types AS t MATCH (r:Relation) WHERE r.subject = $ids[i] AND r.type = t AND r.sk < '~' AND r.polarity = 'POSITIVE' AND r.modality = 'ASSERTED' RETURN r.object AS other
  UNION
  UNWIND $types AS t MATCH (r:Relation) WHERE r.object = $ids[i] AND r.type = t AND r.sk < '~' AND r.polarity = 'POSITIVE' AND r.modality = 'ASSERTED' RETURN r.subject AS other
}
WITH i, other ORDER BY i, other
RETURN i, collect(other)`

// Adjacent returns neighbours over asserted, positive relations.
func (s *Store) Adjacent(ctx context.Context, entities []news.ID, types []news.RelationType) ([][]news.ID, error) {
	if err := store.CheckBatch(len(entities)); err != nil {
		return nil, err
	}
	if err := store.CheckTypes(types); err != nil {
		return nil, err
	}
	to, err := s.names(ctx, entities)
	if err != nil {
		return nil, err
	}
	ids := make([]news.ID, len(entities))
	for i, id := range entities {
		ids[i] = to(id)
	}
	query := adjacentAny
	if len(types) > 0 {
		query = adjacentTyped
	}
	rows, err := s.read(ctx, query, map[string]any{"ids": strings(ids), "types": strings(types)})
	if err != nil {
		return nil, explain(err)
	}
	out := make([][]news.ID, len(entities))
	for _, r := range rows {
		f := fields{list: r}
		i := f.number()
		for _, other := range next[[]any](&f) {
			out[i] = append(out[i], news.ID(other.(string)))
		}
		if f.err != nil {
			return nil, f.err
		}
	}
	return out, nil
}

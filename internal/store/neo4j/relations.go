package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var relations = list[news.Relation]{
	whole: arm{match: "(x:Relation)", sk: "x.sk"},
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
	in(&s, "subjects", "x.subject", f.Subjects)
	in(&s, "objects", "x.object", f.Objects)
	where(&s, "with", "x.subject IN q.with OR x.object IN q.with", strings(f.With))
	where(&s, "among", "x.subject IN q.among AND x.object IN q.among", strings(f.Among))
	in(&s, "types", "x.type", f.Types)
	in(&s, "polarities", "x.polarity", f.Polarities)
	in(&s, "modalities", "x.modality", f.Modalities)
	in(&s, "attributed", "x.attributed", f.AttributedTo)
	s.reportedBy(f.Articles)
	atLeast(&s, "confidence", "x.confidence", f.MinConfidence)
	atLeast(&s, "sources", "x.sources", f.MinSources)
	s.period(f.Period)
	s.dated(f.Dated)
	enterRelations(&s)
	return s
}

func enterRelations(s *selection) {
	by := func(column string) arm {
		return arm{match: "(x:Relation)", columns: []string{column}, sk: "x.sk"}
	}
	s.enter("articles", arm{match: "(:Article {id: v})<-[:IN]-(x:Relation)", sk: "x.sk"})
	s.enter("attributed", by("x.attributed"))
	if len(s.arms) > 0 {
		return
	}
	s.enter("subjects", by("x.subject"))
	s.enter("objects", by("x.object"))
	s.enter("with", by("x.subject"), by("x.object"))
	if among := s.params["among"]; among != nil {
		s.enter("among", by("x.subject"))
		s.params["among"] = among // of the two ends, one is the way in
	}
	if len(s.arms) == 0 {
		s.enter("types", by("x.type"))
		return
	}
	s.byTypes()
}

// Relations lists relations.
func (s *Store) Relations(ctx context.Context, qs []store.RelationQuery) ([]store.Page[news.Relation], error) {
	if err := store.CheckRelations(qs); err != nil {
		return nil, err
	}
	asking, err := questions(ctx, s, qs, store.RelationQuery.IDs,
		func(q store.RelationQuery, to func(news.ID) news.ID) asked {
			return asked{selection: selectRelations(q.Rename(to)), filter: q.RelationFilter, order: q.Order, page: q.PageRequest}
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
		return nil, err
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

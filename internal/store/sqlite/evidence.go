package sqlite

import (
	"context"
	"database/sql"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

var evidenceColumns = []string{
	"article", "published", "span_start", "span_end", "points_start", "points_end", "units_start", "units_end", "text",
	"sentence_start", "sentence_end", "context", "cue", "extractor", "confidence",
}

var evidence = list[news.Evidence]{table: "evidence", columns: of("x", evidenceColumns), scan: func(row scanner) (e news.Evidence, err error) {
	return e, scanEvidence(row, &e)
}}

// scanEvidence reads the columns of evidence, which follow those before.
func scanEvidence(row scanner, e *news.Evidence, before ...any) error {
	var published sql.NullInt64
	err := row.Scan(append(before, &e.Article, &published, &e.Span.Start, &e.Span.End, &e.CodePoints.Start, &e.CodePoints.End,
		&e.UTF16.Start, &e.UTF16.End, &e.Text, &e.Sentence.Start, &e.Sentence.End, &e.Context, &e.Cue, &e.Extractor, &e.Confidence)...)
	e.Published = instant(published)
	return err
}

// prove stores the evidence of a fact.
func (w *writer) prove(ctx context.Context, fact news.ID, evidence []news.Evidence) error {
	for _, e := range evidence {
		if err := w.evidence.add(ctx, w.session, string(fact), e.SortKey(), string(e.Article), seconds(e.Published), e.Span.Start, e.Span.End,
			e.CodePoints.Start, e.CodePoints.End, e.UTF16.Start, e.UTF16.End, e.Text, e.Sentence.Start, e.Sentence.End, e.Context, e.Cue,
			e.Extractor, e.Confidence); err != nil {
			return err
		}
	}
	return nil
}

// of is a query for the evidence of a fact, as something that names IDs.
type evidenceOf struct{ store.EvidenceQuery }

// IDs returns the fact.
func (q evidenceOf) IDs() []news.ID { return []news.ID{q.Fact} }

// Evidence lists the evidence of facts.
func (s *Store) Evidence(ctx context.Context, qs []store.EvidenceQuery) ([]store.Page[news.Evidence], error) {
	if err := store.CheckEvidence(qs); err != nil {
		return nil, err
	}
	of := make([]evidenceOf, len(qs))
	for i, q := range qs {
		of[i] = evidenceOf{q}
	}
	return answer(ctx, s, of, func(r *reader, q evidenceOf) (store.Page[news.Evidence], error) {
		var sel selection
		enter(&sel, "evidence x", "x.fact", "x.sk", []news.ID{r.renamed.to(q.Fact)})
		return evidence.page(ctx, r, sel, store.EvidenceQuery{Fact: q.Fact}, store.Newest, q.PageRequest)
	})
}

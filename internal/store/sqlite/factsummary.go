package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"hearsay/internal/news"
)

// summary is a fact as it is answered: its leading report and the range of time
// over which it was reported.
type summary struct {
	id          news.ID
	report      []byte
	more        int // reports added since it was summed up last
	first, last sql.NullInt64
}

const leadingReport = `SELECT report,
	coalesce((SELECT min(sk) FROM report WHERE fact = ?1 AND sk >= ?2), ''),
	coalesce((SELECT max(sk) FROM report WHERE fact = ?1 AND sk >= ?2), '')
	FROM report WHERE fact = ?1 ORDER BY lead DESC LIMIT 1`

// summariseFact takes what is answered of a fact from its leading report, or
// removes it where it has none any more.
func (w *writer) summariseFact(ctx context.Context, id news.ID, more int) error {
	var report, first, last string
	err := w.one(ctx, leadingReport, []any{string(id), news.DatedFloor}, &report, &first, &last)
	if errors.Is(err, sql.ErrNoRows) {
		return w.removeFact(ctx, id)
	}
	if err != nil {
		return err
	}
	s := summary{id, []byte(report), more, seconds(keyTime(first)), seconds(keyTime(last))}
	switch id.Prefix() {
	case news.RelationPrefix:
		return w.summariseRelation(ctx, s)
	case news.StatementPrefix:
		return w.summariseStatement(ctx, s)
	}
	return w.summariseEvent(ctx, s)
}

func (w *writer) removeFact(ctx context.Context, id news.ID) error {
	switch id.Prefix() {
	case news.RelationPrefix:
		_, err := w.remove(ctx, "relation", id)
		return err
	case news.StatementPrefix:
		num, err := w.remove(ctx, "statement", id)
		if err != nil {
			return err
		}
		w.unindex("statement_text", num)
		return w.exec(ctx, "DELETE FROM about WHERE statement = ?", num)
	}
	num, err := w.remove(ctx, "event", id)
	if err != nil {
		return err
	}
	return w.exec(ctx, "DELETE FROM participant WHERE event = ?", num)
}

var upsertRelation = upsert("relation", append([]string{"sk"}, relationColumns...), "sources")

func (w *writer) summariseRelation(ctx context.Context, of summary) error {
	var r news.Relation
	if err := json.Unmarshal(of.report, &r); err != nil {
		return err
	}
	return w.exec(ctx, upsertRelation, r.SortKey(), string(of.id), string(r.Type), string(r.Subject), string(r.Object), string(r.Polarity),
		string(r.Modality), string(r.AttributedTo), r.Detail, seconds(r.When.From), seconds(r.When.To), string(r.When.Grain),
		string(r.When.Basis), r.When.Text, r.Confidence, of.more, of.first, of.last)
}

var upsertStatement = upsert("statement", append([]string{"sk"}, statementColumns...), "sources") + " RETURNING num, sources"

func (w *writer) summariseStatement(ctx context.Context, of summary) error {
	var s news.Statement
	if err := json.Unmarshal(of.report, &s); err != nil {
		return err
	}
	var num int64
	var sources int
	if err := w.one(ctx, upsertStatement, []any{
		s.SortKey(), string(of.id), string(s.Speaker), string(s.OnBehalfOf), asJSON(s.Addressees), string(s.Form), s.Text, s.Cue,
		asJSON(s.About), string(s.Platform), seconds(s.When.From), seconds(s.When.To), string(s.When.Grain), string(s.When.Basis),
		s.When.Text, s.Confidence, of.more, of.first, of.last,
	}, &num, &sources); err != nil {
		return err
	}
	if sources > of.more {
		// The row was there. Its terms are the same, since they are part of
		// what a statement is.
		if err := w.exec(ctx, "DELETE FROM about WHERE statement = ?", num); err != nil {
			return err
		}
	} else {
		w.index("statement_text", num, false, news.Fold(s.Text))
	}
	for _, t := range s.About {
		if err := w.targets.add(ctx, w.session, string(t.Entity), s.SortKey(), num, string(t.Stance)); err != nil {
			return err
		}
	}
	return nil
}

var upsertEvent = upsert("event", append([]string{"num", "id", "sk"}, eventColumns...))

func (w *writer) summariseEvent(ctx context.Context, of summary) error {
	var e news.Event
	if err := json.Unmarshal(of.report, &e); err != nil {
		return err
	}
	var num int64
	if err := w.one(ctx, "SELECT num FROM entity WHERE id = ?", []any{string(of.id)}, &num); err != nil {
		return err
	}
	if err := w.exec(ctx, upsertEvent, num, string(of.id), e.SortKey(), string(e.Type), asJSON(e.Participants), seconds(e.When.From),
		seconds(e.When.To), string(e.When.Grain), string(e.When.Basis), e.When.Text, e.Confidence); err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM participant WHERE event = ?", num); err != nil {
		return err
	}
	for _, p := range e.Participants { // one may take part in several roles
		if err := w.exec(ctx, "INSERT OR IGNORE INTO participant(entity, sk, event) VALUES (?, ?, ?)", string(p.Entity), e.SortKey(), num); err != nil {
			return err
		}
	}
	return nil
}

package sqlite

import (
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// refresh makes the summaries of everything that was touched anew, and removes
// what nothing supports any more.
func (w *writer) refresh() error {
	for _, id := range slices.Sorted(maps.Keys(w.entities)) {
		if err := w.refreshEntity(id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(w.facts)) {
		if err := w.refreshFact(id); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) refreshEntity(id news.ID) error {
	var num int64
	var count int
	var old string
	if err := w.row("SELECT num, articles, terms FROM entity WHERE id = ?", string(id)).Scan(&num, &count, &old); err != nil {
		return err
	}
	if err := w.exec("DELETE FROM entity_alias WHERE entity = ? AND articles <= 0", string(id)); err != nil {
		return err
	}
	if count <= 0 {
		if err := w.search("entity_text", num, ""); err != nil {
			return err
		}
		return w.exec("DELETE FROM entity WHERE num = ?", num)
	}
	aliases, err := w.aliases(id)
	if err != nil {
		return err
	}
	store.SortAliases(aliases)
	name := store.PickName(aliases)
	texts := make([]string, len(aliases))
	for i, alias := range aliases {
		texts[i] = alias.Text
	}
	slices.Sort(texts) // so that counts alone do not change the terms
	terms := termsOf(texts...)
	if terms != old {
		if err := w.search("entity_text", num, terms); err != nil {
			return err
		}
	}
	shown, err := asJSON(aliases[:min(len(aliases), store.MaxAliases)])
	if err != nil {
		return err
	}
	return w.exec(`UPDATE entity SET name = ?, aliases = ?, terms = ?, sk = ?,
		first = (SELECT published FROM entity_report WHERE entity = entity.id AND published IS NOT NULL ORDER BY published LIMIT 1),
		last = (SELECT published FROM entity_report WHERE entity = entity.id AND published IS NOT NULL ORDER BY published DESC LIMIT 1)
		WHERE num = ?`, name, shown, terms, news.Entity{ID: id, Articles: count}.SortKey(), num)
}

func (w *writer) aliases(id news.ID) ([]news.Alias, error) {
	rows, err := w.tx.QueryContext(w.ctx, "SELECT text, kind, articles FROM entity_alias WHERE entity = ?", string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var out []news.Alias
	for rows.Next() {
		var a news.Alias
		if err := rows.Scan(&a.Text, &a.Kind, &a.Articles); err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// refreshFact takes a fact from its leading report.
func (w *writer) refreshFact(id news.ID) error {
	var text sql.NullString
	var sources int
	var first, last sql.NullInt64
	if err := w.row(`SELECT (SELECT report FROM report WHERE fact = ?1 ORDER BY lead DESC LIMIT 1), count(*), min(published), max(published)
		FROM report WHERE fact = ?1`, string(id)).Scan(&text, &sources, &first, &last); err != nil {
		return err
	}
	switch id.Prefix() {
	case news.RelationPrefix:
		return w.refreshRelation(id, text, sources, first, last)
	case news.StatementPrefix:
		return w.refreshStatement(id, text, sources, first, last)
	}
	return w.refreshEvent(id, text)
}

func (w *writer) refreshRelation(id news.ID, text sql.NullString, sources int, first, last sql.NullInt64) error {
	if !text.Valid {
		return w.exec("DELETE FROM relation WHERE id = ?", string(id))
	}
	var r news.Relation
	if err := json.Unmarshal([]byte(text.String), &r); err != nil {
		return err
	}
	return w.exec("INSERT OR REPLACE INTO relation VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		string(id), r.SortKey(), string(r.Type), string(r.Subject), string(r.Object), string(r.Polarity), string(r.Modality), string(r.AttributedTo),
		r.Detail, seconds(r.When.From), seconds(r.When.To), string(r.When.Grain), string(r.When.Basis), r.When.Text, r.Confidence, sources, first, last)
}

func (w *writer) refreshStatement(id news.ID, text sql.NullString, sources int, first, last sql.NullInt64) error {
	if err := w.dropStatement(id); err != nil || !text.Valid {
		return err
	}
	var s news.Statement
	if err := json.Unmarshal([]byte(text.String), &s); err != nil {
		return err
	}
	addressees, err := asJSON(s.Addressees)
	if err != nil {
		return err
	}
	about, err := asJSON(s.About)
	if err != nil {
		return err
	}
	var num int64
	if err := w.row(`INSERT INTO statement(id, sk, speaker, behalf, addressees, form, text, cue, about, platform, begins, ends, grain, basis, words,
		confidence, sources, first, last) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING num`,
		string(id), s.SortKey(), string(s.Speaker), string(s.OnBehalfOf), addressees, string(s.Form), s.Text, s.Cue, about, string(s.Platform),
		seconds(s.When.From), seconds(s.When.To), string(s.When.Grain), string(s.When.Basis), s.When.Text, s.Confidence, sources, first, last).Scan(&num); err != nil {
		return err
	}
	for _, t := range s.About {
		if err := w.exec("INSERT INTO about(entity, sk, statement, stance) VALUES (?,?,?,?)", string(t.Entity), s.SortKey(), string(id), string(t.Stance)); err != nil {
			return err
		}
	}
	return w.search("statement_text", num, termsOf(s.Text))
}

// dropStatement removes a statement's row with what hangs on it.
func (w *writer) dropStatement(id news.ID) error {
	var num int64
	err := w.row("DELETE FROM statement WHERE id = ? RETURNING num", string(id)).Scan(&num)
	if err == sql.ErrNoRows { //nolint:errorlint // as database/sql documents it
		return nil
	}
	if err != nil {
		return err
	}
	if err := w.search("statement_text", num, ""); err != nil {
		return err
	}
	return w.exec("DELETE FROM about WHERE statement = ?", string(id))
}

func (w *writer) refreshEvent(id news.ID, text sql.NullString) error {
	if err := w.exec("DELETE FROM participant WHERE event = ?", string(id)); err != nil {
		return err
	}
	if err := w.exec("DELETE FROM event WHERE id = ?", string(id)); err != nil || !text.Valid {
		return err
	}
	var e news.Event
	if err := json.Unmarshal([]byte(text.String), &e); err != nil {
		return err
	}
	participants, err := asJSON(e.Participants)
	if err != nil {
		return err
	}
	if err := w.exec("INSERT INTO event(id, sk, type, participants, begins, ends, grain, basis, words, confidence) VALUES (?,?,?,?,?,?,?,?,?,?)",
		string(id), e.SortKey(), string(e.Type), participants, seconds(e.When.From), seconds(e.When.To), string(e.When.Grain), string(e.When.Basis), e.When.Text, e.Confidence); err != nil {
		return err
	}
	for _, p := range e.Participants { // one may take part in several roles
		if err := w.exec("INSERT OR IGNORE INTO participant(entity, sk, event) VALUES (?,?,?)", string(p.Entity), e.SortKey(), string(id)); err != nil {
			return err
		}
	}
	return nil
}

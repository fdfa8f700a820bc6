package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// writer is one write transaction and what it has touched so far. Summaries of
// what was touched are made anew at its end.
type writer struct {
	ctx      context.Context //nolint:containedctx // lives as long as one transaction
	tx       *sql.Tx
	entities map[news.ID]bool
	facts    map[news.ID]bool
}

// writing runs a write transaction; an error leaves the store as it was.
func (s *Store) writing(ctx context.Context, use func(*writer) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(err)
	}
	defer tx.Rollback() //nolint:errcheck // after Commit it does nothing
	w := &writer{ctx: ctx, tx: tx, entities: map[news.ID]bool{}, facts: map[news.ID]bool{}}
	if err := use(w); err != nil {
		return explain(err)
	}
	if err := w.refresh(); err != nil {
		return explain(err)
	}
	return explain(tx.Commit())
}

func (w *writer) exec(query string, args ...any) error {
	_, err := w.tx.ExecContext(w.ctx, query, args...)
	return err
}

func (w *writer) row(query string, args ...any) *sql.Row {
	return w.tx.QueryRowContext(w.ctx, query, args...)
}

// Put stores graphs, each in a transaction of its own.
func (s *Store) Put(ctx context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	var outcomes []store.Outcome
	for _, g := range graphs {
		if err := g.Verify(); err != nil {
			return outcomes, fmt.Errorf("%w: %s: %w", store.ErrBadGraph, g.Article.ID, err)
		}
		var outcome store.Outcome
		err := s.writing(ctx, func(w *writer) (err error) {
			outcome, err = w.put(g)
			return err
		})
		if err != nil {
			return outcomes, fmt.Errorf("put %s: %w", g.Article.ID, err)
		}
		outcomes = append(outcomes, outcome)
	}
	return outcomes, nil
}

func (w *writer) put(g news.Graph) (store.Outcome, error) {
	digest := store.Digest(g)
	var old string
	var num int64
	outcome := store.Replaced
	switch err := w.row("SELECT digest, num FROM article WHERE id = ?", string(g.Article.ID)).Scan(&old, &num); {
	case err == sql.ErrNoRows: //nolint:errorlint // as database/sql documents it
		outcome = store.Added
	case err != nil:
		return "", err
	case old == digest:
		return store.Unchanged, nil
	}
	to, err := w.names(g)
	if err != nil {
		return "", err
	}
	if err := w.putArticle(g.Article, digest, num); err != nil {
		return "", err
	}
	return outcome, w.replace(g.Rename(to))
}

// names looks up which of the graph's IDs a merge has renamed.
func (w *writer) names(g news.Graph) (func(news.ID) news.ID, error) {
	var all []news.ID
	for _, e := range g.Entities {
		all = append(all, e.ID)
	}
	for _, e := range g.Events {
		all = append(all, e.ID)
	}
	names, err := lookUp(w.ctx, w.tx, all)
	if err != nil {
		return nil, err
	}
	r := reader{renamed: names}
	return r.to, nil
}

// putArticle writes the article's row and its searchable terms; num is 0 for a
// new one.
func (w *writer) putArticle(a news.Article, digest string, num int64) error {
	if num == 0 {
		if err := w.row("SELECT coalesce(max(num), 0) + 1 FROM article").Scan(&num); err != nil {
			return err
		}
	}
	authors, err := asJSON(a.Authors)
	if err != nil {
		return err
	}
	if err := w.exec("INSERT OR REPLACE INTO article(id, sk, digest, url, title, text, outlet, authors, published, recorded, num) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
		string(a.ID), a.SortKey(), digest, a.URL, a.Title, a.Text, a.Outlet, authors, seconds(a.Published), seconds(a.Recorded), num); err != nil {
		return err
	}
	return w.search("article_text", num, termsOf(a.Title, a.Text))
}

// search sets the searchable terms of a row; "" takes them away.
func (w *writer) search(table string, num int64, terms string) error {
	if err := w.exec("DELETE FROM "+table+" WHERE rowid = ?", num); err != nil {
		return err
	}
	if terms == "" {
		return nil
	}
	return w.exec("INSERT INTO "+table+"(rowid, terms) VALUES (?, ?)", num, terms)
}

// replace puts what an article says, with the IDs of now, in the place of what
// it said before.
func (w *writer) replace(g news.Graph) error {
	if err := w.withdraw(g.Article.ID); err != nil {
		return err
	}
	for _, e := range g.Entities {
		if err := w.entity(g.Article, e); err != nil {
			return err
		}
	}
	for _, e := range g.Events {
		if err := w.entity(g.Article, e.Entity); err != nil {
			return err
		}
		evidence := e.Evidence
		e.Evidence, e.Entity = nil, news.Entity{ID: e.ID, Kind: e.Kind}
		if err := w.report(e.ID, store.Lead(e.When, e.Confidence, g.Article.ID), g.Article, e, evidence); err != nil {
			return err
		}
	}
	for _, r := range g.Relations {
		evidence := r.Evidence
		r.Evidence = nil
		if err := w.report(r.ID, store.Lead(r.When, r.Confidence, g.Article.ID), g.Article, r, evidence); err != nil {
			return err
		}
	}
	for _, s := range g.Statements {
		evidence := s.Evidence
		s.Evidence = nil
		if err := w.report(s.ID, store.Lead(s.When, s.Confidence, g.Article.ID), g.Article, s, evidence); err != nil {
			return err
		}
	}
	return nil
}

// entity notes that the article refers to the entity.
func (w *writer) entity(a news.Article, e news.Entity) error {
	w.entities[e.ID] = true
	report, err := asJSON(e)
	if err != nil {
		return err
	}
	if err := w.exec("INSERT INTO entity_report(entity, article, published, report) VALUES (?,?,?,?)", string(e.ID), string(a.ID), seconds(a.Published), report); err != nil {
		return err
	}
	return w.count(e, 1)
}

// count adds an article's use of the entity to its counters, or takes it off.
func (w *writer) count(e news.Entity, sign int) error {
	named := sign
	if e.Unnamed {
		named = 0
	}
	if err := w.exec(`INSERT INTO entity(id, kind, name, aliases, terms, named, mentions, articles, sk) VALUES (?,?,'','[]','',?,?,?,'')
		ON CONFLICT(id) DO UPDATE SET named = named + excluded.named, mentions = mentions + excluded.mentions, articles = articles + excluded.articles`,
		string(e.ID), string(e.ID.Kind()), named, sign*e.Mentions, sign); err != nil {
		return err
	}
	for _, alias := range e.Aliases {
		if err := w.exec(`INSERT INTO entity_alias(entity, text, kind, folded, articles) VALUES (?,?,?,?,?)
			ON CONFLICT(entity, text, kind) DO UPDATE SET articles = articles + excluded.articles`,
			string(e.ID), alias.Text, string(alias.Kind), news.Fold(alias.Text), sign); err != nil {
			return err
		}
	}
	return nil
}

// report notes what the article says of a fact.
func (w *writer) report(fact news.ID, lead string, a news.Article, value any, evidence []news.Evidence) error {
	w.facts[fact] = true
	report, err := asJSON(value)
	if err != nil {
		return err
	}
	if err := w.exec("INSERT INTO report(fact, article, lead, published, report) VALUES (?,?,?,?,?)", string(fact), string(a.ID), lead, seconds(a.Published), report); err != nil {
		return err
	}
	for _, e := range evidence {
		text, err := asJSON(e)
		if err != nil {
			return err
		}
		if err := w.exec("INSERT INTO evidence(fact, sk, article, evidence) VALUES (?,?,?,?)", string(fact), e.SortKey(), string(a.ID), text); err != nil {
			return err
		}
	}
	return nil
}

// withdraw takes away what the article said, and remembers what that touches.
func (w *writer) withdraw(article news.ID) error {
	g, err := w.said(article)
	if err != nil {
		return err
	}
	for _, e := range g.Entities {
		w.entities[e.ID] = true
		if err := w.count(e, -1); err != nil {
			return err
		}
	}
	facts, err := ids(w.tx.QueryContext(w.ctx, "SELECT fact FROM report WHERE article = ?", string(article)))
	if err != nil {
		return err
	}
	for _, id := range facts {
		w.facts[id] = true
	}
	for _, table := range [...]string{"entity_report", "report", "evidence"} {
		if err := w.exec("DELETE FROM "+table+" WHERE article = ?", string(article)); err != nil {
			return err
		}
	}
	return nil
}

// Delete removes an article and what it alone supported.
func (s *Store) Delete(ctx context.Context, article news.ID) error {
	err := s.writing(ctx, func(w *writer) error {
		var num int64
		err := w.row("DELETE FROM article WHERE id = ? RETURNING num", string(article)).Scan(&num)
		if err == sql.ErrNoRows { //nolint:errorlint // as database/sql documents it
			return store.ErrNotFound
		}
		if err != nil {
			return err
		}
		if err := w.search("article_text", num, ""); err != nil {
			return err
		}
		return w.withdraw(article)
	})
	if err != nil {
		return fmt.Errorf("delete %s: %w", article, err)
	}
	return nil
}

package sqlite

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"hearsay/internal/news"
)

// row is a row of a full-text table.
type row struct {
	table string
	num   int64
}

// terms are the searchable terms of a row; had tells that it has others yet.
type terms struct {
	had  bool
	text string
}

// index sets the searchable terms of a row. They are written at the end of the
// transaction, and the last ones count: a full-text table gathers terms in
// memory, and writes them out at the next statement that may have to be undone
// on its own.
func (w *writer) index(table string, num int64, had bool, text string) {
	r := row{table, num}
	w.terms[r] = terms{had || w.terms[r].had, text}
}

// unindex takes the searchable terms of a row away.
func (w *writer) unindex(table string, num int64) { w.index(table, num, true, "") }

// writeTerms writes the terms that have changed, row by row: a full-text table
// writes out what it has gathered where a row comes before the last one, too.
func (w *writer) writeTerms(ctx context.Context) error {
	rows := slices.SortedFunc(maps.Keys(w.terms), func(a, b row) int {
		return cmp.Or(cmp.Compare(a.table, b.table), cmp.Compare(a.num, b.num))
	})
	for _, row := range rows {
		terms := w.terms[row]
		if terms.had {
			if err := w.exec(ctx, "DELETE FROM "+row.table+" WHERE rowid = ?", row.num); err != nil {
				return err
			}
		}
		if terms.text != "" {
			if err := w.exec(ctx, "INSERT INTO "+row.table+"(rowid, terms) VALUES (?, ?)", row.num, terms.text); err != nil {
				return err
			}
		}
	}
	return nil
}

// termsOf joins the terms of texts for a full-text table.
func termsOf(texts []string) string { return news.Fold(strings.Join(texts, " ")) }

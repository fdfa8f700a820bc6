package store

import (
	"cmp"
	"fmt"
	"slices"

	"hearsay/internal/news"
)

// Lead ranks the reports of one fact: the greatest leads. A dated report goes
// before an undated one, then the more confident, then the greater article ID.
func Lead(when news.When, confidence float64, article news.ID) string {
	dated := 0
	if !when.IsZero() {
		dated = 1
	}
	return fmt.Sprintf("%d%.6f#%s", dated, confidence, article)
}

// SortAliases puts the forms of a name in the order in which they are answered:
// the most frequent first, then by text, then by kind.
func SortAliases(aliases []news.Alias) {
	slices.SortFunc(aliases, func(a, b news.Alias) int {
		return cmp.Or(-cmp.Compare(a.Articles, b.Articles), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Kind, b.Kind))
	})
}

// PickName chooses the name that an entity goes by among all its forms: a full
// name where there is one, the one that most articles use, then the longest in
// bytes, then the first in byte order. It returns "" where there is none.
func PickName(aliases []news.Alias) string {
	if len(aliases) == 0 {
		return ""
	}
	return slices.MinFunc(aliases, func(a, b news.Alias) int {
		return cmp.Or(
			cmp.Compare(notFull(a), notFull(b)),
			-cmp.Compare(a.Articles, b.Articles),
			-cmp.Compare(len(a.Text), len(b.Text)),
			cmp.Compare(a.Text, b.Text),
		)
	}).Text
}

func notFull(a news.Alias) int {
	if a.Kind == news.FullName {
		return 0
	}
	return 1
}

package store

import (
	"hearsay/internal/news"
)

// The filters know how to rename their IDs, so that an old ID of a merged
// entity may stand in a query. A cursor is checked against the filter as it was
// asked, before it is renamed.

// IDs returns the IDs that the filter names.
func (f EntityFilter) IDs() []news.ID { return f.Articles }

// Rename returns the filter with its IDs renamed.
func (f EntityFilter) Rename(to func(news.ID) news.ID) EntityFilter {
	f.Articles = renamed(f.Articles, to)
	return f
}

// IDs returns the IDs that the filter names.
func (f ArticleFilter) IDs() []news.ID { return f.Entities }

// Rename returns the filter with its IDs renamed.
func (f ArticleFilter) Rename(to func(news.ID) news.ID) ArticleFilter {
	f.Entities = renamed(f.Entities, to)
	return f
}

// IDs returns the IDs that the filter names.
func (f RelationFilter) IDs() []news.ID {
	return concat(f.Subjects, f.Objects, f.With, f.Among, f.AttributedTo, f.Articles)
}

// Rename returns the filter with its IDs renamed.
func (f RelationFilter) Rename(to func(news.ID) news.ID) RelationFilter {
	f.Subjects, f.Objects, f.With = renamed(f.Subjects, to), renamed(f.Objects, to), renamed(f.With, to)
	f.Among, f.AttributedTo, f.Articles = renamed(f.Among, to), renamed(f.AttributedTo, to), renamed(f.Articles, to)
	return f
}

// IDs returns the IDs that the filter names.
func (f StatementFilter) IDs() []news.ID {
	return concat(f.Speakers, f.About, f.Involving, f.Platforms, f.Articles)
}

// Rename returns the filter with its IDs renamed.
func (f StatementFilter) Rename(to func(news.ID) news.ID) StatementFilter {
	f.Speakers, f.About, f.Involving = renamed(f.Speakers, to), renamed(f.About, to), renamed(f.Involving, to)
	f.Platforms, f.Articles = renamed(f.Platforms, to), renamed(f.Articles, to)
	return f
}

// IDs returns the IDs that the filter names.
func (f EventFilter) IDs() []news.ID { return concat(f.Participants, f.Articles) }

// Rename returns the filter with its IDs renamed.
func (f EventFilter) Rename(to func(news.ID) news.ID) EventFilter {
	f.Participants, f.Articles = renamed(f.Participants, to), renamed(f.Articles, to)
	return f
}

func renamed(ids []news.ID, to func(news.ID) news.ID) []news.ID {
	if len(ids) == 0 {
		return nil
	}
	out := make([]news.ID, len(ids))
	for i, id := range ids {
		out[i] = to(id)
	}
	return out
}

func concat(lists ...[]news.ID) []news.ID {
	var out []news.ID
	for _, list := range lists {
		out = append(out, list...)
	}
	return out
}

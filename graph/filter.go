package graph

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// The filters of the API become those of the store: names become IDs, families
// their types, times periods. A field that the place of the list settles already
// (the speaker, in what an entity said) is refused there; given says which
// fields a filter sets.

func (l loader) relationFilter(ctx context.Context, f RelationFilter, refused ...string) (store.RelationFilter, error) {
	err := refuse(refused, map[string]bool{
		"subjects": f.Subjects != nil, "objects": f.Objects != nil, "among": f.Among != nil, "articles": f.Articles != nil,
	})
	if err != nil {
		return store.RelationFilter{}, err
	}
	when, err := period(f.When)
	if err != nil {
		return store.RelationFilter{}, err
	}
	ids, err := l.resolve(ctx, f.Subjects, f.Objects, f.With, f.Among, f.AttributedTo)
	if err != nil {
		return store.RelationFilter{}, err
	}
	return store.RelationFilter{
		Subjects:      ids[0],
		Objects:       ids[1],
		With:          ids[2],
		Among:         ids[3],
		AttributedTo:  ids[4],
		Types:         relationTypes(f.Types, f.Families),
		Polarities:    f.Polarities,
		Modalities:    f.Modalities,
		Articles:      f.Articles,
		Period:        when,
		Dated:         presence(f.Dated),
		MinConfidence: value(f.MinConfidence),
		MinSources:    value(f.MinSources),
	}, nil
}

func (l loader) statementFilter(ctx context.Context, f StatementFilter, refused ...string) (store.StatementFilter, error) {
	err := refuse(refused, map[string]bool{
		"speakers": f.Speakers != nil, "about": f.About != nil, "platforms": f.Platforms != nil, "articles": f.Articles != nil,
	})
	if err != nil {
		return store.StatementFilter{}, err
	}
	when, err := period(f.When)
	if err != nil {
		return store.StatementFilter{}, err
	}
	ids, err := l.resolve(ctx, f.Speakers, f.About, f.Involving, f.Platforms)
	if err != nil {
		return store.StatementFilter{}, err
	}
	return store.StatementFilter{
		Speakers:      ids[0],
		About:         ids[1],
		Involving:     ids[2],
		Platforms:     ids[3],
		Stances:       f.Stances,
		Forms:         f.Forms,
		Text:          value(f.Text),
		Articles:      f.Articles,
		Period:        when,
		Dated:         presence(f.Dated),
		Attributed:    presence(f.Attributed),
		MinConfidence: value(f.MinConfidence),
	}, nil
}

func (l loader) eventFilter(ctx context.Context, f EventFilter, refused ...string) (store.EventFilter, error) {
	if err := refuse(refused, map[string]bool{"participants": f.Participants != nil, "articles": f.Articles != nil}); err != nil {
		return store.EventFilter{}, err
	}
	when, err := period(f.When)
	if err != nil {
		return store.EventFilter{}, err
	}
	ids, err := l.resolve(ctx, f.Participants)
	if err != nil {
		return store.EventFilter{}, err
	}
	return store.EventFilter{
		Types:        f.Types,
		Participants: ids[0],
		Text:         value(f.Text),
		Articles:     f.Articles,
		Period:       when,
		Dated:        presence(f.Dated),
	}, nil
}

func (l loader) articleFilter(ctx context.Context, f ArticleFilter, refused ...string) (store.ArticleFilter, error) {
	if err := refuse(refused, map[string]bool{"entities": f.Entities != nil}); err != nil {
		return store.ArticleFilter{}, err
	}
	published, err := period(f.Published)
	if err != nil {
		return store.ArticleFilter{}, err
	}
	ids, err := l.resolve(ctx, f.Entities)
	if err != nil {
		return store.ArticleFilter{}, err
	}
	return store.ArticleFilter{Entities: ids[0], Text: value(f.Text), Outlets: f.Outlets, Published: published}, nil
}

// refuse returns an error where one of the refused fields is given.
func refuse(refused []string, given map[string]bool) error {
	for _, field := range refused {
		if given[field] {
			return badInput("the filter's %q cannot be given here, since the place of the list says it already", field)
		}
	}
	return nil
}

// relationTypes returns the types together with those of the families.
func relationTypes(types []news.RelationType, families []news.Family) []news.RelationType {
	all := append([]news.RelationType(nil), types...)
	for _, info := range typesOf(families) {
		all = append(all, info.Type)
	}
	return all
}

// typesOf returns the rows of the families.
func typesOf(families []news.Family) []news.RelationInfo {
	var rows []news.RelationInfo
	for _, info := range news.RelationTypes() {
		for _, family := range families {
			if info.Family == family {
				rows = append(rows, info)
			}
		}
	}
	return rows
}

func presence(has *bool) store.Presence {
	switch {
	case has == nil:
		return store.Either
	case *has:
		return store.Present
	}
	return store.Absent
}

// value returns what the pointer points to, or the zero value for none.
func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}

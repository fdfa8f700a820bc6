package neo4j

import (
	"context"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// Put stores graphs.
func (s *Store) Put(ctx context.Context, graphs []news.Graph) ([]store.Outcome, error) {
	return store.PutInParts(graphs, func(part []news.Graph) (outcomes []store.Outcome, err error) {
		err = s.writing(ctx, func(w *writer) (err error) {
			outcomes, err = w.put(part)
			return err
		})
		return outcomes, err
	})
}

const (
	readDigests = "UNWIND $ids AS id MATCH (a:Article {id: id}) RETURN a.id, a.digest"
	putArticles = "UNWIND $rows AS r MERGE (a:Article {id: r.id}) SET a = r"
)

// put stores those of the graphs that are new or changed.
func (w *writer) put(graphs []news.Graph) ([]store.Outcome, error) {
	var articles, entities []news.ID
	for _, g := range graphs {
		articles = append(articles, g.Article.ID)
		entities = append(entities, entityIDs(g)...)
	}
	rows, err := w.query(readDigests, map[string]any{"ids": strings(articles)})
	if err != nil {
		return nil, err
	}
	digests := map[news.ID]string{}
	for _, r := range rows {
		f := fields{list: r}
		id := f.id()
		digests[id] = f.text()
	}
	to, err := w.names(entities)
	if err != nil {
		return nil, err
	}
	outcomes := make([]store.Outcome, len(graphs))
	var changed []news.Graph
	var replaced []news.ID
	var written []any
	for i, g := range graphs {
		digest := store.Digest(g)
		outcomes[i] = outcomeOf(digests[g.Article.ID], digest)
		if outcomes[i] != store.Unchanged {
			changed = append(changed, g)
			written = append(written, articleRow(g.Article, digest))
		}
		if outcomes[i] == store.Replaced {
			replaced = append(replaced, g.Article.ID)
		}
	}
	if err := w.withdraw(replaced); err != nil {
		return nil, err
	}
	if err := w.steps(step{putArticles, written}); err != nil {
		return nil, err
	}
	return outcomes, w.reportRenamed(changed, to)
}

func outcomeOf(old, digest string) store.Outcome {
	switch old {
	case "":
		return store.Added
	case digest:
		return store.Unchanged
	}
	return store.Replaced
}

func entityIDs(g news.Graph) []news.ID {
	var all []news.ID
	for _, e := range g.Entities {
		all = append(all, e.ID)
	}
	for _, e := range g.Events {
		all = append(all, e.ID)
	}
	return all
}

func (w *writer) names(ids []news.ID) (func(news.ID) news.ID, error) {
	rows, err := w.query(lookUpNames, map[string]any{"ids": strings(ids)})
	if err != nil {
		return nil, err
	}
	return renaming(rows), nil
}

func articleRow(a news.Article, digest string) map[string]any {
	return map[string]any{
		"id": string(a.ID), "sk": a.SortKey(), "digest": digest, "url": a.URL, "title": a.Title, "text": a.Text, "outlet": a.Outlet,
		"authors": asJSON(a.Authors), "published": seconds(a.Published), "recorded": seconds(a.Recorded), "terms": termsOf(a.Title, a.Text),
	}
}

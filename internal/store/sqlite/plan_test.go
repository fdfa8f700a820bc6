package sqlite

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/store"
)

// plan returns what the engine does for a query, one step a line.
func plan(t *testing.T, s *Store, q *query) string {
	t.Helper()
	var steps []string
	err := s.reading(t.Context(), nil, func(r *reader) error {
		return r.each(t.Context(), "EXPLAIN QUERY PLAN "+q.text.String(), q.args, func(row scanner) error {
			var id, parent, unused int
			var step string
			err := row.Scan(&id, &parent, &unused, &step)
			steps = append(steps, step)
			return err
		})
	})
	if err != nil {
		t.Fatalf("%v in %s", err, q.text.String())
	}
	return strings.Join(steps, "\n")
}

// scans are the steps that walk a whole table of ours; what the query made
// itself (lists of IDs, matches, gathered rows) may be walked.
func scans(plan string) []string {
	made := regexp.MustCompile(`^SCAN (j\d?|p|m|pair|json_each|f|\(subquery-\d+\)|\d* ?CONSTANT ROWS?)( |$)`)
	return slices.DeleteFunc(strings.Split(plan, "\n"), func(step string) bool {
		return !strings.HasPrefix(step, "SCAN ") || made.MatchString(step)
	})
}

const (
	sorts    = "USE TEMP B-TREE FOR ORDER BY"
	onePage  = 21
	hub      = news.ID("per_aaaaaaaaaaaaaaaaaaaaaaaaaa")
	another  = news.ID("per_aaaaaaaaaaaaaaaaaaaaaaaaae")
	fromHere = "2031-01-01T00:00:00Z#rel_aaaaaaaaaaaaaaaaaaaaaaaaaa"
)

// Lists that are entered by an entity, an article or a type read no more than
// the page, in the order of an index.
func TestPlansOfPages(t *testing.T) {
	s := openMemory(t)
	one, two := []news.ID{hub}, []news.ID{hub, another}
	relation := func(f store.RelationFilter) *query {
		f.Polarities, f.Modalities = []news.Polarity{news.Positive}, []news.Modality{news.Asserted}
		return relations.query(selectRelations(f), store.Newest, fromHere, onePage)
	}
	statement := func(f store.StatementFilter) *query {
		return statements.query(selectStatements(f), store.Oldest, fromHere, onePage)
	}
	event := func(f store.EventFilter) *query { return events.query(selectEvents(f), store.Newest, "", onePage) }
	entity := func(f store.EntityFilter) *query { return entities.query(selectEntities(f), store.Newest, "", onePage) }
	article := func(f store.ArticleFilter) *query {
		return articles.query(selectArticles(f), store.Newest, "", onePage)
	}
	for name, test := range map[string]struct {
		query   *query
		indexes []string
		sorted  bool // a few rows are sorted, not all of the hub's
	}{
		"relations by subject":          {relation(store.RelationFilter{Subjects: one}), []string{"relation_subject (subject=? AND sk<?)"}, false},
		"relations by object":           {relation(store.RelationFilter{Objects: one}), []string{"relation_object (object=? AND sk<?)"}, false},
		"relations by subject and type": {relation(store.RelationFilter{Subjects: one, Types: []news.RelationType{"INVITED"}}), []string{"relation_subject_type (subject=? AND type=? AND sk<?)"}, false},
		"relations by several types":    {relation(store.RelationFilter{Objects: one, Types: []news.RelationType{"INVITED", "PRAISED"}}), []string{"relation_object_type (object=? AND type=? AND sk<?)"}, true},
		"relations with":                {relation(store.RelationFilter{With: one}), []string{"relation_subject (subject=? AND sk<?)", "relation_object (object=? AND sk<?)"}, true},
		"relations with several":        {relation(store.RelationFilter{With: two}), []string{"relation_subject (subject=? AND sk<?)", "relation_object (object=? AND sk<?)"}, true},
		"relations among":               {relation(store.RelationFilter{Among: two}), []string{"relation_subject (subject=? AND sk<?)"}, true},
		"relations by subjects":         {relation(store.RelationFilter{Subjects: two}), []string{"relation_subject (subject=? AND sk<?)"}, true},
		"relations by type":             {relation(store.RelationFilter{Types: []news.RelationType{"INVITED"}}), []string{"relation_type (type=? AND sk<?)"}, false},
		"relations by attribution":      {relation(store.RelationFilter{AttributedTo: one}), []string{"relation_attributed (attributed=? AND sk<?)"}, false},
		"relations by article":          {relation(store.RelationFilter{Articles: one}), []string{"report_article (article=?)"}, true},
		"relations of a period":         {relation(store.RelationFilter{Subjects: one, Dated: store.Present}), []string{"relation_subject (subject=? AND sk>? AND sk<?)"}, false},
		"statements by speaker":         {statement(store.StatementFilter{Speakers: one}), []string{"statement_speaker (speaker=? AND sk>?)", "statement_behalf (behalf=? AND sk>?)"}, true},
		"statements about":              {statement(store.StatementFilter{About: one, Stances: []news.Stance{news.Neutral}}), []string{"SEARCH b USING PRIMARY KEY (entity=? AND sk>?)"}, false},
		"statements about several":      {statement(store.StatementFilter{About: two}), []string{"SEARCH b USING PRIMARY KEY (entity=? AND sk>?)"}, true},
		"statements involving":          {statement(store.StatementFilter{Involving: one}), []string{"statement_speaker (speaker=? AND sk>?)", "SEARCH b USING PRIMARY KEY (entity=? AND sk>?)"}, true},
		"statements on a platform":      {statement(store.StatementFilter{Platforms: one}), []string{"statement_platform (platform=? AND sk>?)"}, false},
		"statements by article":         {statement(store.StatementFilter{Articles: one}), []string{"report_article (article=?)"}, true},
		"statements of nobody":          {statement(store.StatementFilter{Attributed: store.Absent}), []string{"statement_speaker (speaker=? AND sk>?)"}, false},
		"events by participant":         {event(store.EventFilter{Participants: one}), []string{"SEARCH t USING PRIMARY KEY (entity=?)"}, false},
		"events by type":                {event(store.EventFilter{Types: []news.EventType{"MEETING"}}), []string{"event_type (type=?)"}, false},
		"events by article":             {event(store.EventFilter{Articles: one}), []string{"report_article (article=?)"}, true},
		"entities by kind":              {entity(store.EntityFilter{Kinds: []news.Kind{news.Person}}), []string{"entity_kind (kind=?)"}, false},
		"entities by name":              {entity(store.EntityFilter{Names: []string{"Ada Lorn"}}), []string{"entity_alias_folded (folded=?)"}, true},
		"entities by article":           {entity(store.EntityFilter{Articles: one}), []string{"entity_report_article (article=?)"}, true},
		"articles by entity":            {article(store.ArticleFilter{Entities: one}), []string{"entity_report_entity (entity=?)"}, false},
		"articles by outlet":            {article(store.ArticleFilter{Outlets: []string{"Fjord Radio"}}), []string{"article_outlet (outlet=?)"}, false},
	} {
		t.Run(name, func(t *testing.T) {
			got := plan(t, s, test.query)
			for _, index := range test.indexes {
				if !strings.Contains(got, index) {
					t.Errorf("%s is not used", index)
				}
			}
			if all := scans(got); len(all) > 0 {
				t.Errorf("whole tables are read: %q", all)
			}
			if sorted := strings.Contains(got, sorts); sorted != test.sorted {
				t.Errorf("rows are sorted: %t, want %t", sorted, test.sorted)
			}
			if t.Failed() {
				t.Logf("%s\n%s", test.query.text.String(), got)
			}
		})
	}
}

// Lists without a way in walk an index in the order of the list, from the cursor on.
func TestPlansOfWholeLists(t *testing.T) {
	s := openMemory(t)
	for name, test := range map[string]struct {
		query *query
		index string
	}{
		"relations":  {relations.query(selectRelations(store.RelationFilter{MinConfidence: 0.5}), store.Newest, fromHere, onePage), "relation_sk (sk<?)"},
		"statements": {statements.query(selectStatements(store.StatementFilter{Text: "tide"}), store.Newest, fromHere, onePage), "statement_sk (sk<?)"},
		"events":     {events.query(selectEvents(store.EventFilter{Dated: store.Present}), store.Newest, "", onePage), "event_sk (sk>?)"},
		"entities":   {entities.query(selectEntities(store.EntityFilter{}), store.Newest, fromHere, onePage), "entity_sk (sk<?)"},
		"articles":   {articles.query(selectArticles(store.ArticleFilter{}), store.Oldest, fromHere, onePage), "article_sk (sk>?)"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := plan(t, s, test.query); !strings.Contains(got, test.index) || strings.Contains(got, sorts) {
				t.Errorf("want %s and no sorting in\n%s", test.index, got)
			}
		})
	}
}

// What is counted is found by the indexes that pages are read by.
func TestPlansOfCounts(t *testing.T) {
	s := openMemory(t)
	one := []news.ID{hub}
	with := selectRelations(store.RelationFilter{With: one})
	about := selectStatements(store.StatementFilter{About: one})
	counted := &query{}
	counted.add("SELECT count(*)")
	with.rows(counted, relations.table, "")
	for name, test := range map[string]struct {
		query *query
		index string
	}{
		"count":      {counted, "relation_object (object=?)"},
		"facets":     {facetQuery(statements.table, "speaker", about, statementFacets), "SEARCH b USING PRIMARY KEY (entity=?)"},
		"matrix":     {matrixQuery(about, 5, 5), "SEARCH b USING PRIMARY KEY (entity=?)"},
		"neighbours": {adjacentQuery(one, []news.RelationType{"INVITED"}), "COVERING INDEX relation_out (subject=?)"},
		"nodes":      {nodesOf(events), "sqlite_autoindex_event_1 (id=?)"},
	} {
		t.Run(name, func(t *testing.T) {
			got := plan(t, s, test.query)
			if all := scans(got); !strings.Contains(got, test.index) || len(all) > 0 {
				t.Errorf("want %s and no whole tables, not %q in\n%s", test.index, all, got)
			}
		})
	}
}

func nodesOf[T any](l list[T]) *query {
	q := &query{}
	q.add(l.nodesQuery(), asList([]news.ID{hub}))
	return q
}

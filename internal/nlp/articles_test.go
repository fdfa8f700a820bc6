package nlp

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"hearsay/internal/measure"
)

// annotatedArticle is an article with its entities and what they are called.
type annotatedArticle struct {
	Text     string
	Entities []struct {
		Type     string
		Mentions []string
	}
}

// properMention is a mention that is a name: capitals and small connectives.
var properMention = regexp.MustCompile(`^@?[\p{Lu}\p{Nd}][^\s']*(?: (?:of|the|and|for|&|de|van|von|al|[\p{Lu}\p{Nd}&][^\s']*))*$`)

// measureArticles compares the types of names in whole articles with those of
// the entities that annotators listed: every place where a listed name stands
// is one to find. Names that overlap no listed one are neither right nor wrong.
func measureArticles(tb testing.TB, parser *Parser) []measure.Figure {
	files, err := filepath.Glob(filepath.Join(measure.Data(tb, "gold"), "*.json"))
	if err != nil {
		tb.Fatal(err)
	}
	var sum agreement
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		var article annotatedArticle
		if err := json.Unmarshal(data, &article); err != nil {
			tb.Fatal(err)
		}
		gold := listedNames(article)
		var system []namedSpan
		for _, n := range nameSpans(parse(tb, parser, article.Text)) {
			if touches(gold, n.Span) {
				system = append(system, n)
			}
		}
		sum.add(overlap(system, gold))
	}
	return []measure.Figure{{Name: "articles, listed names with their types F1", Value: sum.f1()}}
}

// listedNames finds the longest listed names in the text of an article.
func listedNames(article annotatedArticle) []namedSpan {
	types := map[string]NameType{}
	var names []string
	for _, e := range article.Entities {
		for _, m := range e.Mentions {
			if first, _, _ := strings.Cut(m, " "); titles[strings.ToLower(first)] || len(m) == 1 && m != "X" {
				continue
			}
			if kind := NameType(e.Type); isNameType(kind) && properMention.MatchString(m) && m[0] != '@' && types[m] == "" {
				types[m] = kind
				names = append(names, m)
			}
		}
	}
	sort.Slice(names, func(i, j int) bool { return len(names[i]) > len(names[j]) })
	var out []namedSpan
	for _, name := range names {
		find := regexp.MustCompile(`(?:^|[^\p{L}\p{N}@#/.-])(` + regexp.QuoteMeta(name) + `)(?:$|[^\p{L}\p{N}/@-])`)
		for _, m := range find.FindAllStringSubmatchIndex(article.Text, -1) {
			if s := (Span{m[2], m[3]}); !touches(out, s) {
				out = append(out, namedSpan{s, types[name]})
			}
		}
	}
	return out
}

func isNameType(kind NameType) bool {
	switch kind {
	case Person, Organization, Place, Platform:
		return true
	}
	return false
}

func touches(names []namedSpan, span Span) bool {
	for _, n := range names {
		if n.Start < span.End && span.Start < n.End {
			return true
		}
	}
	return false
}

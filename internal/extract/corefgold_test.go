package extract

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"hearsay/internal/measure"
	"hearsay/internal/news"
)

// corefRow is a text with its entities; spans are in code points.
type corefRow struct {
	ID, Genre, Title, Date, Text string

	Until    int           // what is annotated ends here; 0 where all is
	Entities []corefEntity `json:"gum_entities"`
}

type corefEntity struct {
	Name     string // "" where the text never names it
	Mentions [][2]int
}

func (r corefRow) slice(m [2]int) string { return string([]rune(r.Text)[m[0]:m[1]]) }

func (r corefRow) article() news.Article {
	published, _ := time.Parse(time.DateOnly, r.Date) // zero where unknown
	return news.Article{Title: r.Title, Text: r.Text, Published: published}
}

// corefRows reads the texts of all genres.
func corefRows(tb testing.TB) []corefRow {
	tb.Helper()
	return measure.Rows[corefRow](tb, measure.Data(tb, "bench", "dev", "coref", "coref_gum.jsonl"))
}

// businessRows reads news of business, of which the first sentences are
// annotated.
func businessRows(tb testing.TB) []corefRow {
	tb.Helper()
	type businessRow struct {
		ID, Title, Date, Text string

		Until    int `json:"scored_until"`
		Entities []struct {
			Name     string
			Mentions []struct{ Span [2]int }
		}
	}
	var out []corefRow
	for _, b := range measure.Rows[businessRow](tb, measure.Data(tb, "bench", "dev", "news_kg", "meantime_docs.jsonl")) {
		row := corefRow{ID: b.ID, Genre: "business", Title: b.Title, Date: b.Date, Text: b.Text, Until: b.Until}
		for _, e := range b.Entities {
			entity := corefEntity{Name: e.Name}
			for _, m := range e.Mentions {
				if m.Span[1] <= b.Until {
					entity.Mentions = append(entity.Mentions, m.Span)
				}
			}
			row.Entities = append(row.Entities, entity)
		}
		out = append(out, row)
	}
	return out
}

// ownRows reads the articles of testdata/reference: news that was written for this
// project, and business news whose texts the measuring data holds.
func ownRows(tb testing.TB) (news, business []corefRow) {
	tb.Helper()
	texts := map[string]corefRow{}
	for _, row := range businessRows(tb) {
		texts[strings.ReplaceAll(row.ID, "/", "_")] = row
	}
	for _, path := range globbed(tb, filepath.Join("testdata", "reference", "*.json")) {
		var row struct {
			corefRow
			All []corefEntity `json:"entities"`
		}
		decodeFile(tb, path, &row)
		row.Entities = row.All
		text, found := texts[row.ID]
		switch {
		case found:
			text.Entities, text.Until = row.All, 0
			business = append(business, text)
			continue
		case row.Text == "": // one of the articles that are annotated with their facts
			decodeFile(tb, filepath.Join("..", "eval", "testdata", "gold", filepath.Base(path)), &row.corefRow)
		}
		row.Genre = "invented"
		news = append(news, row.corefRow)
	}
	return news, business
}

func globbed(tb testing.TB, pattern string) []string {
	tb.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		tb.Fatalf("nothing is like %s: %v", pattern, err)
	}
	return paths
}

func decodeFile(tb testing.TB, path string, v any) {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	if err := json.Unmarshal(data, v); err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
}

// cluster is an entity of a draft: where it is mentioned, in code points, and
// the texts that may be its name.
type cluster struct {
	mentions [][2]int
	texts    []string
}

func clustersOf(text string, entities []news.DraftEntity) []cluster {
	points := make([]int, len(text)+1) // by byte: the code points before it
	n := 0
	for i := range text {
		points[i] = n
		n++
	}
	points[len(text)] = n
	var out []cluster
	for _, e := range entities {
		c := cluster{texts: []string{e.Name}}
		for _, m := range e.Mentions {
			c.mentions = append(c.mentions, [2]int{points[m.Start], points[m.End]})
			c.texts = append(c.texts, text[m.Start:m.End])
		}
		out = append(out, c)
	}
	return out
}

// means reports whether one of the texts names what the annotation names.
func (c cluster) means(name string) bool {
	for _, text := range c.texts {
		if !isPronoun(text) && nameMatch(text, name) {
			return true
		}
	}
	return false
}

// foundIn looks for clusters with the annotated mention, and for one of them that
// means the annotated name.
func foundIn(clusters []cluster, name string, m [2]int, same func(a, b [2]int) bool) resolution {
	found := resolution{asked: 1}
	for _, c := range clusters {
		for _, own := range c.mentions {
			if !same(m, own) {
				continue
			}
			found.answered = 1
			if c.means(name) {
				found.right = 1
				return found
			}
		}
	}
	return found
}

func exactly(a, b [2]int) bool { return a == b }

// mostly reports whether the common part is more than half of the longer one:
// readers differ in how much of a phrase they mark.
func mostly(a, b [2]int) bool {
	common := min(a[1], b[1]) - max(a[0], b[0])
	return 2*common > max(a[1]-a[0], b[1]-b[0])
}

// within reports whether a mention holds the annotated word.
func within(word, own [2]int) bool { return own[0] <= word[0] && word[1] <= own[1] }

// same returns how the mentions of a text are compared with what is annotated
// there: phrases, or in the articles annotated here the words that head them.
func (r corefRow) same() func(annotated, own [2]int) bool {
	if r.Genre == "invented" {
		return within
	}
	return mostly
}

// pronounForms are the words that count as pronouns.
var pronounForms = strings.Fields(`i me my mine we us our ours you your he him his himself she her hers herself
	it its itself they them their theirs themselves who whom whose`)

func isPronoun(text string) bool {
	for _, p := range pronounForms {
		if strings.EqualFold(p, text) {
			return true
		}
	}
	return false
}

// nameMatch reports whether the words of one name are among those of the other,
// titles and small words aside.
func nameMatch(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	return len(x) > 0 && len(y) > 0 && (allIn(x, y) || allIn(y, x))
}

func allIn(a, b map[string]bool) bool {
	for word := range a {
		if !b[word] {
			return false
		}
	}
	return true
}

// smallWords tell nobody from another.
var smallWords = " the a an of in on at to for and or mr mrs ms dr sen rep gov president vice prime minister secretary sir former "

// commonNoun reports whether a text has a word in lower case that tells
// something.
func commonNoun(text string) bool {
	for _, word := range strings.Fields(text) {
		if len(word) > 2 && unicode.IsLower(rune(word[0])) && !strings.Contains(smallWords, " "+word+" ") {
			return true
		}
	}
	return false
}

var (
	possessive = regexp.MustCompile(`'s\b`)
	notWord    = regexp.MustCompile(`[^\p{L}\p{N}_]+`)
)

// nameWords returns the words that tell who is named; where there are only
// small ones, those.
func nameWords(name string) map[string]bool {
	name = strings.ReplaceAll(strings.ToLower(norm.NFKC.String(name)), "’", "'")
	all, telling := map[string]bool{}, map[string]bool{}
	for _, word := range notWord.Split(possessive.ReplaceAllString(name, " "), -1) {
		if word == "" {
			continue
		}
		all[word] = true
		if !strings.Contains(smallWords, " "+word+" ") {
			telling[word] = true
		}
	}
	if len(telling) == 0 {
		return all
	}
	return telling
}

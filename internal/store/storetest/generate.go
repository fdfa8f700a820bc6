package storetest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"hearsay/internal/news"
)

// Generator makes graphs of invented articles that share people, deeds, words
// and events, with a few entities that are in most of them. The same seed gives
// the same graphs.
type Generator struct {
	rng   *rand.Rand
	seed  uint64
	cast  []news.Entity
	roles []string
}

// invented returns names with accents, a letter of four bytes, words that
// several share, and kinds of every sort.
func invented(kind news.Kind) []string {
	return map[news.Kind][]string{
		news.Person:       {"Ada Lorn", "Bo Quill", "José Ñandú", "Ida Lorn", "Cy Ek", "Mara Voss"},
		news.Organization: {"Halden Motors", "Harbor Party", "Quill & Sons", "Ministry of Tides", "Voss campaign"},
		news.Platform:     {"𝕏", "Chirper"},
		news.Place:        {"Norvik", "Saint-Éloi"},
		news.Group:        {"Norvikers"},
		news.Work:         {"Tides Act"},
		news.Topic:        {"electric ferries"},
	}[kind]
}

func vocabulary() []string {
	return strings.Fields("tide ferry budget harbor promise letter engine winter bridge answer vote rope lamp signal market border Ärger 𝕏 x")
}

// NewGenerator returns a generator with a cast of at least so many entities.
func NewGenerator(seed uint64, cast int) *Generator {
	g := &Generator{rng: rand.New(rand.NewPCG(seed, 1)), seed: seed, roles: []string{"guest", "host", "place", "witness"}}
	for _, kind := range news.Kinds() {
		for _, name := range invented(kind) {
			g.add(kind, name)
		}
	}
	for i := len(g.cast); i < cast; i++ {
		g.add(news.Person, fmt.Sprintf("Person %c%d", 'A'+i%26, i))
	}
	return g
}

func (g *Generator) add(kind news.Kind, name string) {
	g.cast = append(g.cast, news.Entity{ID: news.EntityID(kind, name), Kind: kind, Name: name})
}

// Cast returns the entities that the graphs are about. The first is a hub.
func (g *Generator) Cast() []news.Entity { return g.cast }

// Article returns the graph of an article. Articles of one number have one
// identity; each call says something else, whatever its revision, which stands
// in the title.
func (g *Generator) Article(number, revision int) news.Graph {
	a := news.Article{
		URL:    articleURL(number),
		Title:  fmt.Sprintf("%s %s %d", g.word(), g.word(), revision),
		Outlet: []string{"", "Fjord Radio", "Norvik Courier"}[g.rng.IntN(3)],
	}
	if !g.oneIn(8) {
		a.Published = g.instant()
	}
	if g.oneIn(2) {
		a.Authors = []string{"Kari Moen", "Li Ōta"}[:1+g.rng.IntN(2)]
	}
	w := writer{g, newBuilder(a)}
	for range 2 + g.rng.IntN(5) {
		w.paragraph()
	}
	return w.finish()
}

func articleURL(number int) string { return fmt.Sprintf("https://example.org/%d", number) }

func (g *Generator) oneIn(n int) bool { return g.rng.IntN(n) == 0 }

func (g *Generator) word() string {
	words := vocabulary()
	return words[g.rng.IntN(len(words))]
}

// day returns one of few days, so that many facts share one.
func (g *Generator) day() time.Time {
	return time.Date(2031, time.Month(1+g.rng.IntN(4)), 1+g.rng.IntN(6), 0, 0, 0, 0, time.UTC)
}

func (g *Generator) instant() time.Time {
	return g.day().Add(time.Duration(g.rng.IntN(3)) * (7*time.Hour + 59*time.Second))
}

func (g *Generator) when() news.When {
	grains := news.Grains()
	switch i := g.rng.IntN(len(grains) + 5); {
	case i < 4:
		return news.When{}
	case i == 4:
		return news.NewWhen(g.day(), news.Day, news.Explicit, "")
	case grains[i-5] == news.Interval:
		return g.interval()
	default:
		return news.NewWhen(g.instant(), grains[i-5], news.Relative, "about then")
	}
}

func (g *Generator) interval() news.When {
	w := news.When{Grain: news.Interval, Basis: news.Inferred, Text: "before"}
	if !g.oneIn(3) {
		w.To = g.instant()
	}
	if w.To.IsZero() || g.oneIn(2) {
		w.From = time.Date(2030, 11, 1+g.rng.IntN(20), g.rng.IntN(2), 0, g.rng.IntN(2), 0, time.UTC)
	}
	return w
}

func (g *Generator) confidence() float64 { return float64(g.rng.IntN(11)) / 10 }

// someone returns one of the cast: often the first, and the earlier more often.
func (g *Generator) someone() news.Entity {
	if g.oneIn(6) {
		return g.cast[0]
	}
	return g.cast[min(g.rng.IntN(len(g.cast)), g.rng.IntN(len(g.cast)))]
}

func (g *Generator) actor() news.Entity {
	for {
		if e := g.someone(); e.Kind.Acts() {
			return e
		}
	}
}

func any1[T any](g *Generator, all []T) T { return all[g.rng.IntN(len(all))] }

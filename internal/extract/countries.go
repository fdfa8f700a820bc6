package extract

import (
	_ "embed"
	"strings"
	"sync"

	"hearsay/internal/news"
)

//go:embed countries.tsv
var countryRows string

// countryTable finds a country, under the name of its row, by any of its names
// and by what its people are called, all folded.
type countryTable struct{ names, peoples map[string]string }

// countries reads the embedded rows once.
var countries = sync.OnceValue(func() countryTable {
	t := countryTable{names: map[string]string{}, peoples: map[string]string{}}
	for _, line := range strings.Split(strings.Trim(countryRows, "\n"), "\n")[1:] {
		cells := strings.Split(line, "\t")
		t.names[news.Fold(cells[0])] = cells[0]
		for _, name := range strings.Split(cells[1], "|") {
			t.names[news.Fold(name)] = cells[0]
		}
		for _, people := range strings.Split(cells[2], "|") {
			t.peoples[news.Fold(people)] = cells[0]
			t.peoples[news.Fold(people+"s")] = cells[0]
		}
	}
	delete(t.names, "")
	delete(t.peoples, "")
	delete(t.peoples, news.Fold("s"))
	return t
})

// countryOf returns the country that a name or the word for its people means,
// "" for another name.
func countryOf(name string) string {
	folded := news.Fold(name)
	if country, ok := countries().names[folded]; ok {
		return country
	}
	return countries().peoples[folded]
}

// country returns the place whose people a group is, where the article names it:
// for "Afghan" Afghanistan. Others it returns as they are, a group without its
// place as none.
func (r *reading) country(id int) int {
	if id == none || r.entities[id].kind != news.Group {
		return id
	}
	want := countryOf(r.entities[id].name)
	if want == "" {
		return none
	}
	for other, e := range r.entities {
		if e.kind != news.Group && e.kind != news.Person && countryOf(e.name) == want {
			return other
		}
	}
	return none
}

// homeCountry returns the country that most of the article's mentions of
// countries and their peoples mean, at least two, where one of its entities is
// named so. It is what "the prime minister" without more is of.
func (r *reading) homeCountry() int {
	count, total := map[string]int{}, 0
	for _, m := range r.mentions {
		if m.kind != byName || m.entity == none || r.entities[m.entity].kind == news.Person {
			continue
		}
		if country := countryOf(r.entities[m.entity].name); country != "" {
			count[country]++
			total++
		}
	}
	for id, e := range r.entities {
		if n := count[countryOf(e.name)]; e.kind == news.Place && n > 1 && 2*n > total {
			return id
		}
	}
	return none
}

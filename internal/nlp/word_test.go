package nlp

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWords(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"negation", "don't can't won't isn’t Wasn't", "do n't ca n't wo n't is n't Was n't"},
		{"several clitics", "wouldn't've I'd've", "would n't 've I 'd 've"},
		{"possessors", "Musk's Biden‘s Harris' bosses’ plan", "Musk 's Biden 's Harris ' bosses ' plan"},
		{"fused", "cannot gonna wanna dunno 'tis y'all", "can not gon na wan na du n no 't is y' all"},
		{"names with apostrophes", "O'Connor Ba'ath d'état o'clock", "O'Connor Ba'ath d'état o'clock"},
		{"letters left out", "'em '90s 80's", "'em '90s 80's"},
		{"hyphens", "much-anticipated 10-year-old self-obsessed", "much - anticipated 10 - year - old self - obsessed"},
		{"prefixes", "e-mail re-elect non-profit co-founder anti-Bush", "e-mail re-elect non-profit co-founder anti-Bush"},
		{"dashes", "himself — rich; 1990–2000 wait--no", "himself - rich ; 1990 - 2000 wait -- no"},
		{"money", "$5 $40K US$9 €3.5bn $1.2 million", "$ 5 $ 40 K US$ 9 € 3.5 bn $ 1.2 million"},
		{"numbers", "1,000.50 100% 3/4 9/11 .5 1-0 71st 1990s", "1,000.50 100 % 3/4 9/11 .5 1 - 0 71st 1990s"},
		{"times and units", "6pm 9:30am 10 a.m. 5km 5G 10-11", "6 pm 9:30 am 10 a.m. 5 km 5G 10 - 11"},
		{"dates and telephones", "2024-08-13 555-0199 713-853-3989", "2024-08-13 555-0199 713-853-3989"},
		{"handles and tags", "(@elonmusk) #MAGA #2", "( @elonmusk ) #MAGA # 2"},
		{"addresses", "see https://x.com/a?b=c, pic.twitter.com/bOZf or me@x.org.", "see https://x.com/a?b=c , pic.twitter.com/bOZf or me@x.org ."},
		{"abbreviations", "Mr. J. Doe, U.S. Sen. of Acme Inc., e.g. no", "Mr. J. Doe , U.S. Sen. of Acme Inc. , e.g. no"},
		{"number sign", "No. 5 is no. He sat.", "No. 5 is no . He sat ."},
		{"ampersand", "AT&T R&D black&white", "AT&T R&D black & white"},
		{"slashes", "and/or w/o s/he", "and / or w/o s/he"},
		{"runs", "what?! no... yes!!! [...]", "what ?! no ... yes !!! [ ... ]"},
		{"brackets", "(DDoS) [8] «so»", `( DDoS ) [ 8 ] " so "`},
		{"glued sentence", "the end.The next", "the end . The next"},
		{"emoticons and emoji", "ok :) 👍🏽 ❤️", "ok :) 👍🏽 ❤️"},
		{"styled letter", "an 𝕏 Space", "an X Space"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var forms []string
			for _, w := range Segment(test.text).Words {
				forms = append(forms, w.Form)
			}
			if diff := cmp.Diff(test.want, strings.Join(forms, " ")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func FuzzWords(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		p := newPlainText(strings.ToValidUTF8(text, ""))
		last, covered := 0, 0
		for _, tok := range scanWords(p, extent{0, len(p.raw)}, nil) {
			if tok.from < last || tok.to <= tok.from || tok.to > len(p.raw) {
				t.Fatalf("word %v after %d", tok, last)
			}
			last = tok.to
			covered += tok.to - tok.from
		}
		if want := visible(p); covered < want {
			t.Fatalf("words hold %d of %d characters", covered, want)
		}
	})
}

// visible counts the characters that some word must hold.
func visible(p *plainText) int {
	n := 0
	for _, r := range p.plain {
		if !isSpace(r) && !isInvisible(r) {
			n++
		}
	}
	return n
}

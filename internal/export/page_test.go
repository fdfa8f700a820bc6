package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"hearsay/internal/news"
)

// hostile texts are those that a page could lose, change or obey.
var hostile = map[string]string{
	"plain":           "Ada met Bo. They talked.\n\nNothing came of it.",
	"script":          `Ada met <script>alert("Bo")</script> & said </div></style>--><!-- "x" 'y' &amp; &lt; &#13;.`,
	"line ends":       "\r\nAda met Bo.\r\nThey\rtalked.\n\r\n\tNothing.\n",
	"control":         "Ada\x01 met\x1b[31m Bo\x7f.\u0085They\u009d talked.\u2028On\u2029and on.\ufeff\f\v",
	"right to left":   "עדה פגשה את בו. Ada met \u202eBo\u202c. التقت آدا ببو.",
	"outside the BMP": "𝕏 met 👩‍👩‍👧 e\u0301. 𝔸da.\U0010ffff\ufffe",
	"blank":           " \n \n",
}

func TestPageKeepsTheText(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(1, 2))
			for range 50 {
				d, sentences := randomDraft(random, text)
				doc := parsePage(t, writePage(t, text, d, sentences))
				if got := textOf(find(doc, "text")); got != text {
					t.Fatalf("got  %q\nwant %q", got, text)
				}
			}
		})
	}
}

// TestPageMarksEverySpan finds each place again by its owner's class.
func TestPageMarksEverySpan(t *testing.T) {
	for name, text := range hostile {
		t.Run(name, func(t *testing.T) {
			random := rand.New(rand.NewPCG(3, 4))
			for range 20 {
				d, sentences := randomDraft(random, text)
				doc := parsePage(t, writePage(t, text, d, sentences))
				for i, r := range d.Relations {
					checkOwner(t, doc, fmt.Sprintf("r%d", i+1), text, spansOf(r.Evidence))
				}
				for i, e := range d.Entities {
					checkOwner(t, doc, local(i), text, e.Mentions)
				}
			}
		})
	}
}

func checkOwner(t *testing.T, doc *html.Node, owner, text string, spans []news.Span) {
	t.Helper()
	covered := make([]bool, len(text))
	for i, span := range spans {
		for at := span.Start; at < span.End; at++ {
			covered[at] = true
		}
		if find(doc, fmt.Sprintf("%s-%d", owner, i+1)) == nil {
			t.Errorf("%s has no anchor for place %d", owner, i+1)
		}
	}
	want := ""
	for at, r := range text {
		if covered[at] {
			want += string(r)
		}
	}
	got := ""
	walkNodes(find(doc, "text"), func(n *html.Node) {
		if strings.Contains(" "+attribute(n, "class")+" ", " "+owner+" ") {
			got += textOf(n)
		}
	})
	if got != want {
		t.Errorf("%s is marked over %q, want %q", owner, got, want)
	}
}

func TestPageAsksNoHostAndRunsNothing(t *testing.T) {
	text := hostile["script"]
	d, sentences := randomDraft(rand.New(rand.NewPCG(5, 6)), text)
	d.Entities[0].Name = `<img src=x onerror=alert(1)>`
	d.Entities[0].Aliases = []news.DraftAlias{{Text: d.Entities[0].Name, Kind: news.FullName}}
	var out bytes.Buffer
	link := "https://example.org/?a=<b>&c=\"d\""
	article := news.Article{ID: news.ArticleID(link, text), URL: link, Text: text, Title: "</title><script>alert(1)</script>", Outlet: "<b>", Authors: []string{"<i>"}}
	if err := Page(&out, article, d, sentences); err != nil {
		t.Fatal(err)
	}
	doc := parsePage(t, out.String())
	ids := map[string]bool{}
	walkNodes(doc, func(n *html.Node) {
		switch n.Data {
		case "script", "img", "iframe", "object", "embed", "link", "base", "form":
			t.Errorf("the page has an element %s", n.Data)
		}
		for _, a := range n.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "src" || a.Key == "style" {
				t.Errorf("the page has an attribute %s=%q", a.Key, a.Val)
			}
			if a.Key == "id" && ids[a.Val] {
				t.Errorf("two elements have the ID %q", a.Val)
			}
			ids[a.Val] = ids[a.Val] || a.Key == "id"
		}
	})
	walkNodes(doc, func(n *html.Node) {
		if href := attribute(n, "href"); strings.HasPrefix(href, "#") && !ids[href[1:]] {
			t.Errorf("a link leads to %s, which is not there", href)
		}
	})
}

// TestPageStyleIsAllowed holds the hash in the policy to the style in the page.
func TestPageStyleIsAllowed(t *testing.T) {
	text := hostile["plain"]
	d, sentences := randomDraft(rand.New(rand.NewPCG(7, 8)), text)
	doc := parsePage(t, writePage(t, text, d, sentences))
	style, policy := "", ""
	walkNodes(doc, func(n *html.Node) {
		if n.Data == "style" {
			style += textOf(n)
		}
		if attribute(n, "http-equiv") == "Content-Security-Policy" {
			policy = attribute(n, "content")
		}
	})
	sum := sha256.Sum256([]byte(style))
	if want := "style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, want) || style == "" {
		t.Errorf("the policy %q does not allow the style: want %q", policy, want)
	}
	if !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy %q allows more than nothing", policy)
	}
}

func TestPageShowsWhatWasUnderstoodAndMissed(t *testing.T) {
	text := "Ada did not meet Bo, Cy says. Rain fell."
	d := news.Draft{
		Extractor: "test",
		Entities:  []news.DraftEntity{person("Ada", 0, 3), person("Bo", 17, 19), person("Cy", 21, 23)},
		Relations: []news.DraftRelation{{
			Type: "MET_WITH", Subject: 0, Object: 1, Polarity: news.Negated, Modality: news.Alleged, AttributedTo: 2, Confidence: .8,
			When:     news.NewWhen(time.Date(2024, 8, 1, 0, 0, 0, 0, time.UTC), news.Month, news.Explicit, "August"),
			Evidence: []news.DraftEvidence{{Span: news.Span{Start: 0, End: 19}, Sentence: news.Span{Start: 0, End: 29}}},
		}},
		Statements: []news.DraftStatement{{
			Speaker: 2, OnBehalfOf: news.None, Platform: news.None, Form: news.Indirect, Text: "Ada did not meet Bo", Cue: "says", Confidence: .9,
			About:    []news.DraftTarget{{Entity: 0, Stance: news.Unfavourable}},
			Evidence: []news.DraftEvidence{{Span: news.Span{Start: 0, End: 19}, Sentence: news.Span{Start: 0, End: 29}, Cue: "says"}},
		}},
	}
	doc := parsePage(t, writePage(t, text, d, []news.Span{{Start: 0, End: 29}, {Start: 30, End: 40}}))
	for id, wants := range map[string][]string{
		"r1": {"Ada MET WITH Bo", "did not happen", "alleged", "claimed by Cy", "2024-08 (“August”)", "80 % sure", "Ada did not meet Bo"},
		"s1": {"Cy says", "Ada did not meet Bo", "about Ada unfavorable", "indirect", "90 % sure"},
		"e2": {"Bo"},
	} {
		got := strings.Join(strings.Fields(textOf(find(doc, id))), " ")
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("%s reads %q, want it to hold %q", id, got, want)
			}
		}
	}
	if got := textOf(find(doc, "n2")); got != "Rain fell." {
		t.Errorf("the second sentence reads %q", got)
	}
	if got := textOf(doc); !strings.Contains(got, "1 of 2 sentences") {
		t.Error("the page does not count the sentences with a fact")
	}
	walkNodes(find(doc, "n2"), func(n *html.Node) {
		if n.Data == "a" {
			t.Error("a sentence without a fact is marked")
		}
	})
}

func TestPageRefusesAnotherArticlesDraft(t *testing.T) {
	d := news.Draft{Entities: []news.DraftEntity{person("Ada", 0, 300)}}
	if err := Page(&bytes.Buffer{}, news.Article{Text: "Ada."}, d, nil); err == nil {
		t.Error("a span outside the text was taken")
	}
}

// TestPageColors computes the contrast of every text color on every ground it
// can stand on, by WCAG 2.2, in the light and in the dark.
func TestPageColors(t *testing.T) {
	definition := regexp.MustCompile(`--([a-z]+): (#[0-9a-f]+)`)
	light, rest, _ := strings.Cut(pageStyle, "@media")
	dark, _, _ := strings.Cut(rest, "* {")
	for name, rules := range map[string]string{"light": light, "dark": dark} {
		colors := map[string]string{}
		for _, m := range definition.FindAllStringSubmatch(rules, -1) {
			colors[m[1]] = m[2]
		}
		for _, ink := range []string{"ink", "quiet", "accent", "good", "bad", "person", "organization", "platform", "place", "group", "event", "work", "topic"} {
			for _, ground := range []string{"paper", "said", "card"} {
				if ratio := contrast(t, colors[ink], colors[ground]); ratio < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.1f, want 4.5", name, ink, ground, ratio)
				}
			}
		}
		if ratio := contrast(t, colors["ink"], colors["lit"]); ratio < 4.5 {
			t.Errorf("%s: what is lit up has a contrast of %.1f, want 4.5", name, ratio)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + .05) / (min(x, y) + .05)
}

func person(name string, start, end int) news.DraftEntity {
	return news.DraftEntity{
		Kind: news.Person, Name: name, Aliases: []news.DraftAlias{{Text: name, Kind: news.FullName}},
		Mentions: []news.Span{{Start: start, End: end}},
	}
}

// randomDraft makes a valid draft of the text whose spans nest and overlap, and
// sentences with gaps.
func randomDraft(random *rand.Rand, text string) (news.Draft, []news.Span) {
	var starts []int
	for at := range text {
		starts = append(starts, at)
	}
	starts = append(starts, len(text))
	span := func(lo, hi int) news.Span {
		a := lo + random.IntN(hi-lo)
		b := a + 1 + random.IntN(hi-a)
		return news.Span{Start: starts[a], End: starts[b]}
	}
	spans := func() []news.Span {
		out := make([]news.Span, 1+random.IntN(3))
		for i := range out {
			out[i] = span(0, len(starts)-1)
		}
		return out
	}
	evidence := func() []news.DraftEvidence {
		var out []news.DraftEvidence
		for _, s := range spans() {
			out = append(out, news.DraftEvidence{Span: s, Sentence: news.Span{End: len(text)}})
		}
		return out
	}
	d := news.Draft{Extractor: "test"}
	for i := range 4 {
		e := person(fmt.Sprintf("Name %d", i), 0, 1)
		e.Mentions = spans()
		d.Entities = append(d.Entities, e)
	}
	for i := range 3 {
		d.Relations = append(d.Relations, news.DraftRelation{
			Type: "MET_WITH", Subject: i, Object: i + 1, Polarity: news.Positive, Modality: news.Asserted, AttributedTo: news.None,
			Confidence: .5, Evidence: evidence(),
		})
		d.Statements = append(d.Statements, news.DraftStatement{
			Speaker: i, OnBehalfOf: news.None, Platform: news.None, Form: news.Direct, Text: "words", Confidence: .5, Evidence: evidence(),
		})
	}
	var sentences []news.Span
	for at := 0; at < len(starts)-1; {
		s := span(at, len(starts)-1)
		sentences = append(sentences, s)
		for at < len(starts)-1 && starts[at] < s.End {
			at++
		}
	}
	return d, sentences
}

func writePage(t *testing.T, text string, d news.Draft, sentences []news.Span) string {
	t.Helper()
	var out bytes.Buffer
	if err := Page(&out, news.Article{Text: text}, d, sentences); err != nil {
		t.Fatal(err)
	}
	if !utf8.Valid(out.Bytes()) {
		t.Error("the page is not UTF-8")
	}
	return out.String()
}

func parsePage(t *testing.T, page string) *html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func walkNodes(n *html.Node, visit func(*html.Node)) {
	if n == nil {
		return
	}
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			visit(d)
		}
	}
}

func find(doc *html.Node, id string) *html.Node {
	for n := range doc.Descendants() {
		if attribute(n, "id") == id {
			return n
		}
	}
	return nil
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			out.WriteString(d.Data)
		}
	}
	return out.String()
}

func BenchmarkPage(b *testing.B) {
	text := strings.Repeat(hostile["script"], 200)
	d, sentences := randomDraft(rand.New(rand.NewPCG(9, 10)), text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := Page(&bytes.Buffer{}, news.Article{Text: text}, d, sentences); err != nil {
			b.Fatal(err)
		}
	}
}

// luminance is the relative luminance of WCAG 2.2 of a color as #rgb or #rrggbb.
func luminance(t *testing.T, color string) float64 {
	t.Helper()
	digits := strings.TrimPrefix(color, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	var r, g, b int
	if _, err := fmt.Sscanf(digits, "%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatalf("color %q: %v", color, err)
	}
	linear := func(c int) float64 {
		s := float64(c) / 255
		if s <= .04045 {
			return s / 12.92
		}
		return math.Pow((s+.055)/1.055, 2.4)
	}
	return .2126*linear(r) + .7152*linear(g) + .0722*linear(b)
}

func TestLightsAreBounded(t *testing.T) {
	if got := lights(make([]string, maxLights)); strings.Count(got, "\n") != 2*maxLights {
		t.Errorf("got %d rules, want two an entry", strings.Count(got, "\n"))
	}
	if got := lights(make([]string, maxLights+1)); got != "" {
		t.Error("more entries than a browser bears got rules")
	}
}

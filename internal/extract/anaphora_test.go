package extract

import (
	"strings"
	"testing"

	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

// TestReferences tells for marked words whom they mean: "[her=Mara Voss]";
// with nothing behind the equals sign they must mean nobody that is named.
func TestReferences(t *testing.T) {
	parser := nlp.New()
	for _, test := range []struct{ name, text string }{
		{
			"a company is no union",
			"The Dockworkers' Union called a strike at Halden Motors on Monday after talks over pay failed.\n\n" +
				"[The union=Dockworkers' Union] said 2,000 members would stop work. [The company=Halden Motors] offered a raise of 3 percent, which [the union=Dockworkers' Union] rejected. " +
				"\"[The company=Halden Motors] has broken its promise,\" said Sunniva Dahl, who leads [the union=Dockworkers' Union]. [She=Sunniva Dahl] spoke on Monday.",
		},
		{
			"what is blocked is another's",
			"Governor Mara Voss criticized Senator Greta Olsen on Tuesday. Voss said that Olsen had blocked [her=Mara Voss] transport plan. " +
				"[The senator=Greta Olsen] wrote a letter to [the governor=Mara Voss].",
		},
		{
			"an office that nobody named holds",
			"Governor Mara Voss met Senator Greta Olsen on Tuesday. [The chief executive=] of a ferry company praised the meeting.",
		},
		{
			"an office of a named body",
			"Halden Motors denied the accusation. [Its=Halden Motors] chief executive, Teodor Lindqvist, met reporters. " +
				"[The chief executive=Teodor Lindqvist] said [he=Teodor Lindqvist] was sorry.",
		},
		{
			"no object of one's own deed",
			"Sunniva Dahl leads the union. Teodor Lindqvist runs Halden Motors. [He=Teodor Lindqvist] will meet [her=Sunniva Dahl] on Friday.",
		},
		{
			"a former office",
			"Governor Mara Voss met former Governor Erik Dahl on Monday. [The former governor=Erik Dahl] thanked [the governor=Mara Voss].",
		},
		{
			"a city is in its region",
			"The ferry reached Livorno, Tuscany, on Monday. [The city=Livorno] has 40,000 residents.",
		},
		{
			"a speaker is not spoken of",
			"Erik Dahl criticized Teodor Lindqvist. \"[He=Teodor Lindqvist] broke a promise,\" Dahl said.",
		},
		{
			"a pronoun before its name",
			"In [his=Erik Dahl] speech, Mayor Erik Dahl supported the governor.",
		},
		{
			"a relative pronoun",
			"The letter came from Pelle Aronsen, [who=Pelle Aronsen] edits the Norvik Courier.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			text, marks := marked(t, test.text)
			doc, err := parser.Parse(t.Context(), text, nlp.Options{Force: true})
			if err != nil {
				t.Fatal(err)
			}
			draft := Read(news.Article{Text: text}, doc)
			for _, m := range marks {
				if got := meaning(draft, m.span); got != m.name {
					t.Errorf("%q at %d means %q, want %q", m.span.Of(text), m.span.Start, got, m.name)
				}
			}
		})
	}
}

type mark struct {
	span news.Span
	name string
}

// marked takes the marks out of a text.
func marked(t *testing.T, text string) (string, []mark) {
	t.Helper()
	var out strings.Builder
	var marks []mark
	for {
		before, rest, found := strings.Cut(text, "[")
		out.WriteString(before)
		if !found {
			return out.String(), marks
		}
		inner, after, closed := strings.Cut(rest, "]")
		word, name, named := strings.Cut(inner, "=")
		if !closed || !named {
			t.Fatalf("bad mark in %q", rest)
		}
		start := out.Len()
		out.WriteString(word)
		marks = append(marks, mark{news.Span{Start: start, End: out.Len()}, name})
		text = after
	}
}

// meaning returns the name of the entity whose mention a span is, ""
// for an unnamed one or none.
func meaning(draft news.Draft, span news.Span) string {
	for _, e := range draft.Entities {
		for _, m := range e.Mentions {
			if m == span && !e.Unnamed {
				return e.Name
			}
		}
	}
	return ""
}

package export

import (
	"bytes"
	"strings"
	"testing"

	"hearsay/internal/news"
)

func TestTable(t *testing.T) {
	const text = "Ada met Bo and spoke."
	ada, bo := person("Ada \x1b[31m", 0, 3), person("Bo\u202e", 8, 10)
	d := news.Draft{
		Extractor: "test",
		Entities:  []news.DraftEntity{ada, bo},
		Relations: []news.DraftRelation{{
			Type: "MET_WITH", Subject: 0, Object: 1, Polarity: news.Negated, Modality: news.Planned, AttributedTo: 1, Confidence: .5,
			Evidence: []news.DraftEvidence{{Span: news.Span{Start: 0, End: 10}, Sentence: news.Span{Start: 0, End: 21}}},
		}},
		Statements: []news.DraftStatement{{
			Speaker: news.None, OnBehalfOf: news.None, Platform: news.None, Form: news.Direct, Text: "On\ntwo lines", Cue: "wrote", Confidence: .5,
			About:    []news.DraftTarget{{Entity: 0, Stance: news.Favourable}, {Entity: 1, Stance: news.Neutral}},
			Evidence: []news.DraftEvidence{{Span: news.Span{Start: 11, End: 20}, Sentence: news.Span{Start: 0, End: 21}}},
		}},
	}
	var out bytes.Buffer
	if err := Table(&out, news.Article{Text: text}, d); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"  Ada \ufffd[31m  MET WITH  Bo\ufffd  did not happen, planned, claimed by Bo\ufffd, 50 % sure\n",
		"  somebody wrote: “On two lines” — about Ada \ufffd[31m (favorable), Bo\ufffd (neutral)\n",
		"  Bo\ufffd",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got\n%s\nwant in it %q", out.String(), want)
		}
	}
	out.Reset()
	if err := Table(&out, news.Article{Text: text}, news.Draft{Extractor: "test"}); err != nil || strings.Count(out.String(), "nothing was found") != 3 {
		t.Errorf("got %v and\n%s", err, out.String())
	}
}

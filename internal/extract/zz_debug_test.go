//go:build corefdebug

package extract

import (
	"encoding/gob"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"hearsay/internal/eval"
	"hearsay/internal/news"
	"hearsay/internal/nlp"
)

func cached(t *testing.T, p *nlp.Parser, id, text string) *nlp.Doc {
	path := filepath.Join("/tmp/corefcache", strings.ReplaceAll(id, "/", "_")+".gob")
	var doc nlp.Doc
	if f, err := os.Open(path); err == nil {
		defer f.Close()
		if err := gob.NewDecoder(f).Decode(&doc); err != nil {
			t.Fatal(err)
		}
		return &doc
	}
	d, err := p.Parse(t.Context(), text, nlp.Options{Force: true})
	if err != nil {
		t.Fatal(err)
	}
	os.MkdirAll("/tmp/corefcache", 0o755)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := gob.NewEncoder(f).Encode(d); err != nil {
		t.Fatal(err)
	}
	f.Close()
	return d
}

func TestDebug(t *testing.T) {
	p := nlp.New()
	if v := os.Getenv("CERT"); v != "" {
		fmt.Sscanf(v, "%f,%f,%f,%f,%f,%f,%f,%f", &certainty[1], &certainty[2], &certainty[3], &certainty[4], &certainty[5], &certainty[6], &certainty[7], &certainty[8])
	}
	if false {

	}
	sums := map[string]*corefSum{}
	out, _ := os.Create("/tmp/coref_pred.jsonl")
	miss, _ := os.Create("/tmp/coref_miss.txt")
	order := []string{"news", "interview", "bio", "speech", "court", "voyage", "textbook", "academic"}
	halfA := map[string]bool{"afghan": true, "asylum": true, "ie9": true, "taxes": true}
	for _, row := range corefRows(t, shared(t, "bench", "dev", "coref", "coref_gum.jsonl")) {
		doc := cached(t, p, row.ID, row.Text)
		draft := Read(row.article(), doc)
		g := []string{row.Genre}
		if row.Genre == "news" {
			name := row.ID[strings.LastIndex(row.ID, "_")+1:]
			if halfA[name] {
				g = append(g, "newsA")
			} else {
				g = append(g, "newsB")
			}
		}
		for _, k := range g {
			if sums[k] == nil {
				sums[k] = &corefSum{}
			}
			sums[k].add(row, draft.Entities)
		}
		type pc struct {
			Name     string   `json:"name"`
			Mentions [][2]int `json:"mentions"`
		}
		var pcs []pc
		cs := clustersOf(row.Text, draft.Entities)
		for i, c := range cs {
			pcs = append(pcs, pc{draft.Entities[i].Name, c.mentions})
		}
		b, _ := json.Marshal(map[string]any{"id": row.ID, "clusters": pcs})
		fmt.Fprintln(out, string(b))
		// misses
		rs := []rune(row.Text)
		goldOf := map[[2]int]string{}
		for _, e := range row.Entities {
			for _, m := range e.Mentions {
				goldOf[m] = e.Name
			}
		}
		for _, e := range row.Entities {
			if e.Name == "" || len(e.Mentions) < 2 {
				continue
			}
			for _, m := range e.Mentions {
				text := row.slice(m)
				kind, same := "N", mostly
				if isPronoun(text) {
					kind, same = "P", exactly
				} else if nameMatch(text, e.Name) {
					continue
				}
				a, r := foundIn(cs, e.Name, m, same)
				got := ""
				for i, c := range cs {
					for _, o := range c.mentions {
						if same(m, o) {
							got = draft.Entities[i].Name
						}
					}
				}
				st := "OK"
				if !r {
					st = "MISS"
					if a {
						st = "WRONG"
					}
				}
				exists := "-"
				for i, c := range cs {
					if c.means(e.Name) {
						exists = "E:" + draft.Entities[i].Name + "/" + string(draft.Entities[i].Kind)
						break
					}
				}
				ctx := strings.ReplaceAll(string(rs[max(0, m[0]-70):m[0]])+"[["+text+"]]"+string(rs[m[1]:min(len(rs), m[1]+40)]), "\n", " | ")
				fmt.Fprintf(miss, "%s %s %s %s\tgold=%s\tgot=%s\t%s\t%s\n", row.Genre, strings.TrimPrefix(row.ID, "gum/GUM_"), kind, st, e.Name, got, exists, ctx)
			}
		}
		for i, c := range cs {
			for _, m := range c.mentions {
				if g, ok := goldOf[m]; ok && g == "" && isPronoun(row.slice(m)) {
					ctx := strings.ReplaceAll(string(rs[max(0, m[0]-70):m[0]])+"[["+row.slice(m)+"]]"+string(rs[m[1]:min(len(rs), m[1]+40)]), "\n", " | ")
					fmt.Fprintf(miss, "%s %s P DRAWN\tgot=%s\t%s\n", row.Genre, strings.TrimPrefix(row.ID, "gum/GUM_"), draft.Entities[i].Name, ctx)
				}
			}
		}
	}
	for _, g := range append(order, "newsA", "newsB") {
		s := sums[g]
		b := s.pronouns.plus(s.descriptions)
		fmt.Printf("%-10s pron R %5.1f P %5.1f (%d) drawnP %5.1f (%d) | nom R %5.1f P %5.1f (%d/%d) | both R %5.1f P %5.1f (%d/%d)\n", g, s.pronouns.recall(), s.pronouns.precision(), s.pronouns.asked, s.drawn.precision(), s.drawn.asked,
			s.descriptions.recall(), s.descriptions.precision(), s.descriptions.right, s.descriptions.asked, b.recall(), b.precision(), b.right, b.asked)
	}
	// knowledge graph
	files, _ := filepath.Glob(shared(t, "gold") + "/*.json")
	var results []eval.Result
	for _, f := range files {
		b, _ := os.ReadFile(f)
		var a eval.Article
		if err := json.Unmarshal(b, &a); err != nil {
			continue
		}
		d, _ := time.Parse(time.DateOnly, a.Date)
		doc := cached(t, p, "gold_"+a.ID, a.Text)
		draft := Read(news.Article{Title: a.Title, Text: a.Text, Published: d}, doc)
		results = append(results, eval.Score(a, draft))
	}
	kg, _ := os.Create("/tmp/coref_kg.txt")
	for _, r := range results {
		for _, e := range r.Errors {
			fmt.Fprintf(kg, "%s %+v\n", r.Article, e)
		}
	}
	rep := eval.NewReport(results)
	for _, f := range rep.Figures {
		fmt.Printf("%-40v %.3f P %d/%d R %d/%d\n", f.Name, f.Value, f.Right, f.Predicted, f.Found, f.Asked)
	}
}

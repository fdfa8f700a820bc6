package sqlite

import (
	"runtime"
	"strings"
	"testing"

	"hearsay/internal/news"
)

// The largest article is taken in without being copied many times over.
func TestPutLargeArticle(t *testing.T) {
	sentence := "Ada Lorn praised Bo Quill for the tide and the ferry in the harbor. "
	a := news.Article{Text: strings.Repeat(sentence, news.MaxText/len(sentence))}
	a.ID = news.ArticleID(a.URL, a.Text)
	g := news.Graph{Article: a}
	for name, s := range map[string]*Store{"memory": openMemory(t), "file": mustOpen(t, newPath(t))} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			mustPut(t, s, g)
			runtime.ReadMemStats(&after)
			times := float64(after.TotalAlloc-before.TotalAlloc) / float64(len(a.Text))
			t.Logf("allocated %.1f times the text", times)
			if times > 20 {
				t.Errorf("allocated %.1f times the text", times)
			}
		})
	}
}

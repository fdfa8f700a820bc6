package store

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"time"

	"hearsay/internal/news"
)

// Digest returns the identity of a graph as it was given, apart from when it
// was recorded. Equal digests mean that putting the graph changes nothing.
func Digest(g news.Graph) string {
	g.Article.Recorded = time.Time{}
	hash := sha256.New()
	encoder := json.NewEncoder(hash)
	for _, part := range []any{g.Article, g.Entities, g.Events, g.Relations, g.Statements} {
		if err := encoder.Encode(part); err != nil {
			panic(fmt.Sprintf("store: a graph is plain data and cannot fail to encode: %v", err))
		}
	}
	return hex.EncodeToString(hash.Sum(nil))
}

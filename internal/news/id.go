package news

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// ID names a node of the graph: a prefix that tells its kind, an underscore and
// 26 characters computed from what makes it itself. The empty ID is "none".
type ID string

var idAlphabet = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

const idBytes = 16 // of the digest: 128 bits, 26 characters

// NewID computes the ID of the thing with this prefix and identity. The parts
// are joined with a separator that no part may contain (U+001F).
func NewID(prefix string, identity ...string) ID {
	sum := sha256.Sum256([]byte(strings.Join(identity, "\x1f")))
	return ID(prefix + "_" + idAlphabet.EncodeToString(sum[:idBytes]))
}

// Prefix returns what stands before the underscore, or "" for a malformed ID.
func (id ID) Prefix() string {
	prefix, _, ok := strings.Cut(string(id), "_")
	if !ok {
		return ""
	}
	return prefix
}

// Valid reports whether the ID has the form that NewID gives, with a prefix
// that this package knows. It does not say that such a node exists.
func (id ID) Valid() bool {
	prefix, rest, ok := strings.Cut(string(id), "_")
	if !ok || !knownPrefix(prefix) {
		return false
	}
	raw, err := idAlphabet.DecodeString(rest)
	return err == nil && len(raw) == idBytes && idAlphabet.EncodeToString(raw) == rest // decoding overlooks line ends and spare bits
}

// The prefixes of nodes that are not entities; those of entities are in the
// table of kinds.
const (
	ArticlePrefix   = "art"
	RelationPrefix  = "rel"
	StatementPrefix = "stm"
)

func knownPrefix(prefix string) bool {
	switch prefix {
	case ArticlePrefix, RelationPrefix, StatementPrefix:
		return true
	}
	_, ok := KindOfPrefix(prefix)
	return ok
}

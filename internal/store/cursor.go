package store

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// Cursor is a place in a list, opaque to those who carry it. It is made from
// the list's own filter and the sort key of the last item seen, and from
// nothing of an engine.
type Cursor string

const listTagBytes = 6

// EncodeCursor returns the cursor after the item with the sort key, in the list
// that the filter and order describe. The filter is one of the filter types of
// this package, or an EvidenceQuery without its page.
func EncodeCursor(filter any, order Order, sortKey string) Cursor {
	return Cursors(filter, order)(sortKey)
}

// Cursors returns what makes the cursors of one list, as EncodeCursor does: for
// many cursors, since what they have in common is computed once, when first needed.
func Cursors(filter any, order Order) func(sortKey string) Cursor {
	tag := sync.OnceValue(func() []byte {
		tag := listTag(filter, order)
		return tag[:]
	})
	return func(sortKey string) Cursor {
		return Cursor(base64.RawURLEncoding.EncodeToString(slices.Concat(tag(), []byte(sortKey))))
	}
}

// SortKey returns the sort key within the cursor, or ErrBadCursor where it was
// not made for this list. The empty cursor gives "".
func (c Cursor) SortKey(filter any, order Order) (string, error) {
	if c == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(string(c))
	if err != nil || len(raw) <= listTagBytes {
		return "", fmt.Errorf("%w: it is not one that a list has given", ErrBadCursor)
	}
	tag := listTag(filter, order)
	if string(raw[:listTagBytes]) != string(tag[:]) || strings.ContainsRune(string(raw[listTagBytes:]), 0) {
		return "", fmt.Errorf("%w: it belongs to another list; ask for the first page again", ErrBadCursor)
	}
	return string(raw[listTagBytes:]), nil
}

// listTag tells lists apart. Filters are plain data, so their JSON is stable.
func listTag(filter any, order Order) [listTagBytes]byte {
	text, err := json.Marshal(filter)
	if err != nil {
		panic(fmt.Sprintf("store: filter %T cannot be a list's: %v", filter, err))
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%T %s %s", filter, order, text))
	return [listTagBytes]byte(sum[:listTagBytes])
}

package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
	"time"
)

// file is something that does not change while the server runs. It is served
// compressed to those who take that, and not at all to those who have it.
type file struct {
	media  string
	tag    string // names the content
	packed []byte // as gzip has it
	plain  func() ([]byte, error)
}

// newFile returns a file with the content.
func newFile(media string, content []byte) (*file, error) {
	var packed bytes.Buffer
	w, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	f := packedFile(media, packed.Bytes())
	f.plain = func() ([]byte, error) { return content, nil }
	return f, nil
}

// packedFile returns a file whose content is compressed already. It is unpacked
// for the first who does not take it so, which hardly anybody does.
func packedFile(media string, packed []byte) *file {
	sum := sha256.Sum256(packed)
	return &file{media: media, tag: hex.EncodeToString(sum[:12]), packed: packed, plain: sync.OnceValues(func() ([]byte, error) {
		r, err := gzip.NewReader(bytes.NewReader(packed))
		if err != nil {
			return nil, err
		}
		return io.ReadAll(r)
	})}
}

// ServeHTTP serves the file. Clients ask each time whether what they have is current.
func (f *file) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	content, tag := f.packed, f.tag+"-gzip"
	if takesGzip(r) {
		h.Set("Content-Encoding", "gzip")
	} else {
		plain, err := f.plain()
		if err != nil {
			panic(err) // what was built into the program is broken
		}
		content, tag = plain, f.tag
	}
	h.Set("Content-Type", f.media)
	h.Set("Cache-Control", "no-cache")
	h.Set("ETag", strconv.Quote(tag))
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}

// takesGzip reports whether a client names gzip among the encodings that it takes.
func takesGzip(r *http.Request) bool {
	for _, part := range strings.Split(strings.Join(r.Header.Values("Accept-Encoding"), ","), ",") {
		name, weight, _ := strings.Cut(part, ";")
		if strings.EqualFold(strings.TrimSpace(name), "gzip") {
			q, err := strconv.ParseFloat(strings.TrimPrefix(strings.TrimSpace(weight), "q="), 64)
			return err != nil || q > 0 // no weight is a weight of 1
		}
	}
	return false
}

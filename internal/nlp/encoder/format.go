package encoder

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unsafe"
)

// The model file: a magic, the format's version, a JSON header with the place
// of every tensor, the tensors, each on a multiple of 64 bytes, and the SHA-256
// of everything before it. Numbers are little-endian.
const (
	magic         = "HEARSAY\x00"
	formatVersion = 1
	fixedHeader   = len(magic) + 8
	alignment     = 64
)

// Errors of model files. They are wrapped with what was found.
var (
	ErrFormat   = errors.New("not a model file of this version")
	ErrChecksum = errors.New("the model file is damaged: its checksum does not fit")
)

// Config is the shape of a model.
type Config struct {
	Layers    int     `json:"layers"`
	Hidden    int     `json:"hidden"`
	Heads     int     `json:"heads"`
	FFN       int     `json:"ffn"`
	Positions int     `json:"positions"`
	Casings   int     `json:"casings"`
	Eps       float64 `json:"eps"`
	Arc       int     `json:"arc"`
	Label     int     `json:"label"`
	Role      int     `json:"role"`
}

// Labels are the label sets of the heads, in the order of their scores.
type Labels struct {
	Names   []string `json:"names"`
	UPOS    []string `json:"upos"`
	XPOS    []string `json:"xpos"`
	Deprels []string `json:"deprels"`
	Roles   []string `json:"roles"` // the first is "_", no role
}

type header struct {
	Config Config `json:"config"`
	Labels Labels `json:"labels"`
	Vocab  struct {
		Offset int `json:"offset"`
		Bytes  int `json:"bytes"`
	} `json:"vocab"`
	Tensors map[string]tensor `json:"tensors"`
}

type tensor struct {
	Type   string `json:"dtype"`
	Shape  []int  `json:"shape"`
	Offset int    `json:"offset"`
	Bytes  int    `json:"bytes"`
}

// file is a model file whose frame has been checked.
type file struct {
	header
	data []byte
}

func openFile(raw []byte) (*file, error) {
	if len(raw) < fixedHeader+sha256.Size || string(raw[:len(magic)]) != magic {
		return nil, fmt.Errorf("%w: it does not begin as one", ErrFormat)
	}
	if v := binary.LittleEndian.Uint32(raw[len(magic):]); v != formatVersion {
		return nil, fmt.Errorf("%w: it has format %d, this program reads %d", ErrFormat, v, formatVersion)
	}
	body := raw[:len(raw)-sha256.Size]
	if sum := sha256.Sum256(body); !bytes.Equal(sum[:], raw[len(body):]) {
		return nil, ErrChecksum
	}
	size := int(binary.LittleEndian.Uint32(raw[len(magic)+4:]))
	if size > len(body)-fixedHeader {
		return nil, fmt.Errorf("%w: its header is cut", ErrFormat)
	}
	f := &file{}
	if err := json.Unmarshal(body[fixedHeader:fixedHeader+size], &f.header); err != nil {
		return nil, fmt.Errorf("%w: header: %w", ErrFormat, err)
	}
	start := (fixedHeader + size + alignment - 1) / alignment * alignment
	if start > len(body) {
		return nil, fmt.Errorf("%w: it has no tensors", ErrFormat)
	}
	f.data = body[start:]
	return f, f.checkConfig()
}

// checkConfig bounds the shape, so that no file can ask for absurd memory.
func (f *file) checkConfig() error {
	c := f.Config
	in := func(v, low, high int) bool { return v >= low && v <= high }
	switch {
	case !in(c.Layers, 1, 48), !in(c.Hidden, 16, 4096), !in(c.Heads, 1, 64), !in(c.FFN, 16, 16384),
		!in(c.Positions, windowPieces+2, 8192), !in(c.Arc, 16, 1024), !in(c.Label, 16, 1024), !in(c.Role, 16, 1024):
		return fmt.Errorf("%w: a size is out of range: %+v", ErrFormat, c)
	case c.Casings != numCasings || c.Hidden%c.Heads != 0 || !(c.Eps >= 0 && c.Eps < 1):
		return fmt.Errorf("%w: sizes do not fit each other: %+v", ErrFormat, c)
	case c.Hidden%blockOut != 0 || c.FFN%blockOut != 0 || c.Hidden/c.Heads%lanes != 0:
		return fmt.Errorf("%w: sizes must be multiples of %d, those of a head of %d", ErrFormat, blockOut, lanes)
	case c.Arc%stepIn != 0 || c.Label%stepIn != 0 || c.Role%stepIn != 0:
		return fmt.Errorf("%w: sizes of heads must be multiples of %d", ErrFormat, stepIn)
	}
	return nil
}

// bytesOf returns the raw data of a tensor of the type and shape.
func (f *file) bytesOf(name, kind string, size int, shape ...int) ([]byte, error) {
	t, ok := f.Tensors[name]
	if !ok {
		return nil, fmt.Errorf("%w: tensor %s is missing", ErrFormat, name)
	}
	want := size
	for _, n := range shape {
		want *= n
	}
	if t.Type != kind || !equal(t.Shape, shape) || t.Bytes != want || t.Offset < 0 || t.Offset%4 != 0 || t.Offset > len(f.data)-want {
		return nil, fmt.Errorf("%w: tensor %s is %s %v, want %s %v", ErrFormat, name, t.Type, t.Shape, kind, shape)
	}
	return f.data[t.Offset : t.Offset+want], nil
}

func equal(a, b []int) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// floats reads a float32 tensor and refuses what is no finite number.
func (f *file) floats(name string, shape ...int) ([]float32, error) {
	raw, err := f.bytesOf(name, "f32", 4, shape...)
	if err != nil {
		return nil, err
	}
	out := make([]float32, len(raw)/4)
	for i := range out {
		v := math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
		if v != v || math.IsInf(float64(v), 0) {
			return nil, fmt.Errorf("%w: tensor %s holds %v", ErrFormat, name, v)
		}
		out[i] = v
	}
	return out, nil
}

// int8s returns an int8 tensor as it lies in the file.
func (f *file) int8s(name string, shape ...int) ([]int8, error) {
	raw, err := f.bytesOf(name, "i8", 1, shape...)
	if err != nil {
		return nil, err
	}
	if len(raw) == 0 {
		return nil, nil
	}
	return unsafe.Slice((*int8)(unsafe.Pointer(&raw[0])), len(raw)), nil //nolint:gosec // same size, no alignment
}

func (f *file) vocabulary() (*vocabulary, error) {
	v := f.Vocab
	if v.Offset < 0 || v.Bytes < 0 || v.Offset > len(f.data)-v.Bytes {
		return nil, fmt.Errorf("%w: the vocabulary is out of range", ErrFormat)
	}
	return newVocabulary(string(f.data[v.Offset : v.Offset+v.Bytes]))
}

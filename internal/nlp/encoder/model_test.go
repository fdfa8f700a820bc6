package encoder

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
)

// builder writes a small model of random weights. All its numbers are whole
// ones over powers of two, so that they are the same on every processor.
type builder struct {
	rng    *rand.Rand
	header header
	data   []byte
}

func (b *builder) tensor(name, kind string, raw []byte, shape ...int) {
	b.data = append(b.data, make([]byte, -len(b.data)&(alignment-1))...)
	b.header.Tensors[name] = tensor{kind, shape, len(b.data), len(raw)}
	b.data = append(b.data, raw...)
}

// weights adds a tensor of bytes within ±63.
func (b *builder) weights(name string, rows, cols int) {
	raw := make([]byte, rows*cols)
	for i := range raw {
		raw[i] = byte(b.rng.IntN(2*maxWeight+1) - maxWeight)
	}
	b.tensor(name, "i8", raw, rows, cols)
}

// floats adds a tensor of numbers between base - 1 and base + 1, times unit.
func (b *builder) floats(name string, base, unit float32, shape ...int) {
	n := 1
	for _, size := range shape {
		n *= size
	}
	var raw []byte
	for range n {
		v := (base + float32(b.rng.IntN(513)-256)/256) * unit
		raw = binary.LittleEndian.AppendUint32(raw, math.Float32bits(v))
	}
	b.tensor(name, "f32", raw, shape...)
}

func (b *builder) linear(name string, out, in int) {
	b.weights(name+".weight", out, in)
	b.floats(name+".scale", 2, 1./1024, out)
	b.floats(name+".bias", 0, 0.5, out)
}

func (b *builder) bilinear(name string, size, labels int) {
	b.weights(name+".u.weight", labels*size, size)
	b.floats(name+".u.scale", 2, 1./1024, labels*size)
	b.floats(name+".x", 0, 1, labels, size)
	b.floats(name+".y", 0, 1, labels, size)
	b.floats(name+".c", 0, 1, labels)
}

func (b *builder) norm(name string, size int) {
	b.floats(name+".weight", 2, 0.5, size)
	b.floats(name+".bias", 0, 0.5, size)
}

// body returns the file without its checksum.
func (b *builder) body() []byte {
	head, err := json.Marshal(b.header)
	if err != nil {
		panic(err)
	}
	return frame(head, b.data)
}

// frame returns a file of a header and tensors, without its checksum.
func frame(head, data []byte) []byte {
	raw := binary.LittleEndian.AppendUint32([]byte(magic), formatVersion)
	raw = append(binary.LittleEndian.AppendUint32(raw, uint32(len(head))), head...)
	return append(append(raw, make([]byte, -len(raw)&(alignment-1))...), data...)
}

// smallModel returns the body of a model of two layers of 32 numbers.
func smallModel() []byte { return newSmallModel().body() }

func newSmallModel() *builder {
	b := &builder{rng: rand.New(rand.NewPCG(7, 8))}
	c := Config{Layers: 2, Hidden: 32, Heads: 2, FFN: 96, Positions: 256, Casings: numCasings, Eps: 1e-12, Arc: 16, Label: 32, Role: 48}
	n := Labels{
		Names: []string{"O", "B-X", "I-X"}, UPOS: []string{"NOUN", "VERB"}, XPOS: []string{"NN", "VB", "."},
		Deprels: []string{"root", "nsubj", "obj"}, Roles: []string{"_", "ARG0", "ARG1"},
	}
	b.header = header{Config: c, Labels: n, Tensors: map[string]tensor{}}
	vocabulary := "[UNK]\n[CLS]\n[SEP]\n##s\n##a\n##b\n.\nthe\nmayor\nsigned\na\nb\n中\n,"
	b.header.Vocab.Bytes = len(vocabulary)
	b.data = []byte(vocabulary)
	size := strings.Count(vocabulary, "\n") + 1
	b.weights("emb.word.weight", size, c.Hidden)
	b.floats("emb.word.scale", 2, 1./128, size)
	b.floats("emb.position", 0, 1, c.Positions, c.Hidden)
	b.floats("emb.case", 0, 1, c.Casings, c.Hidden)
	b.norm("emb.norm", c.Hidden)
	b.floats("root", 0, 1, c.Hidden)
	for _, p := range []string{"layer.0.", "layer.1."} {
		b.linear(p+"qkv", 3*c.Hidden, c.Hidden)
		b.linear(p+"out", c.Hidden, c.Hidden)
		b.linear(p+"up", c.FFN, c.Hidden)
		b.linear(p+"down", c.Hidden, c.FFN)
		b.norm(p+"norm1", c.Hidden)
		b.norm(p+"norm2", c.Hidden)
	}
	for _, head := range []struct {
		name string
		out  int
	}{
		{"names", len(n.Names)}, {"upos", len(n.UPOS)}, {"xpos", len(n.XPOS)}, {"predicate", 2}, {"arc.dep", c.Arc}, {"arc.head", c.Arc},
		{"label.dep", c.Label}, {"label.head", c.Label}, {"role.predicate", c.Role}, {"role.argument", c.Role},
	} {
		b.linear(head.name, head.out, c.Hidden)
	}
	b.bilinear("arc", c.Arc, 1)
	b.bilinear("label", c.Label, len(n.Deprels))
	b.bilinear("role", c.Role, len(n.Roles))
	return b
}

// withChecksum completes a model file.
func withChecksum(body []byte) []byte {
	sum := sha256.Sum256(body)
	return append(bytes.Clone(body), sum[:]...)
}

// sentencesFor are words at random, in sentences of none to more than a window.
func sentencesFor(rng *rand.Rand) [][]string {
	words := []string{"The", "mayor", "signed", "a", ".", ",", "ab", "mayors", "42", "ÀB", "unknown", "中中", ""}
	var out [][]string
	for _, n := range []int{0, 1, 2, 7, 8, 9, 31, 40, 300, 12, 1} {
		sentence := make([]string, n)
		for i := range sentence {
			sentence[i] = words[rng.IntN(len(words))]
		}
		out = append(out, sentence)
	}
	return out
}

// everything returns all scores of the sentences, one after the other.
func everything(m *Model, k Kernel, sentences [][]string) []float32 {
	var out []float32
	for i, scores := range m.Run(NewScratchOn(m, k), sentences) {
		heads, predicates := make([]int, len(sentences[i])), make([]int, len(sentences[i]))
		for w := range heads {
			heads[w] = w/2 - 1
			predicates[w] = w
		}
		for _, matrix := range append(scores.Roles(predicates), scores.Names, scores.UPOS, scores.XPOS, scores.Arcs, scores.Relations(heads)) {
			out = append(out, matrix.Data...)
		}
		out = append(out, scores.Predicate...)
	}
	return out
}

// smallModelHash is of all scores of the small model: the same on every kernel
// of every processor. It changes with the arithmetic.
const smallModelHash = 0xd48b1e37d6437136

// TestKernelForward holds the scores of a whole run to the same bits on every
// kernel and, by a hash, on every processor.
func TestKernelForward(t *testing.T) {
	m, err := Load(withChecksum(smallModel()))
	if err != nil {
		t.Fatal(err)
	}
	sentences := sentencesFor(rand.New(rand.NewPCG(1, 1)))
	want := everything(m, PlainGo, sentences)
	eachKernel(t, func(t *testing.T, k Kernel) {
		sameBits(t, "scores", everything(m, k, sentences), want)
	})
	hash := fnv.New64a()
	for _, v := range want {
		if v != v {
			t.Fatal("a score is no number")
		}
		_ = binary.Write(hash, binary.LittleEndian, v)
	}
	if got := hash.Sum64(); got != smallModelHash {
		t.Errorf("the scores of plain Go have the hash %#x, want %#x", got, uint64(smallModelHash))
	}
}

// TestRunDoesNotDependOnCompany holds the scores of a sentence to those that it
// has alone.
func TestRunDoesNotDependOnCompany(t *testing.T) {
	m, err := Load(withChecksum(smallModel()))
	if err != nil {
		t.Fatal(err)
	}
	k := Kernels()[len(Kernels())-1]
	sentences := sentencesFor(rand.New(rand.NewPCG(2, 2)))
	var alone []float32
	for _, sentence := range sentences {
		alone = append(alone, everything(m, k, [][]string{sentence})...)
	}
	sameBits(t, "all together", everything(m, k, sentences), alone)
}

// TestLoadRefuses names what is wrong with a file.
func TestLoadRefuses(t *testing.T) {
	good := smallModel()
	damaged := withChecksum(good)
	damaged[len(damaged)/2] ^= 1
	for _, test := range []struct {
		name string
		data []byte
		want error
	}{
		{"nothing", nil, ErrFormat},
		{"another file", []byte(strings.Repeat("x", 100)), ErrFormat},
		{"one bit", damaged, ErrChecksum},
		{"a cut", withChecksum(good[:len(good)-1]), ErrFormat},
		{"another version", withChecksum(bytes.Replace(good, []byte(magic+"\x01"), []byte(magic+"\x02"), 1)), ErrFormat},
		{"a giant", withChecksum(bytes.Replace(good, []byte(`"hidden":32`), []byte(`"hidden":99`), 1)), ErrFormat},
		{"few positions", withChecksum(bytes.Replace(good, []byte(`"positions":256`), []byte(`"positions":255`), 1)), ErrFormat},
		{"a tensor out of range", withChecksum(bytes.ReplaceAll(good, []byte(`"offset":`), []byte(`"offset":9`))), ErrFormat},
		{"no [CLS]", withChecksum(bytes.Replace(good, []byte("[CLS]"), []byte("[CLX]"), 1)), ErrFormat},
	} {
		t.Run(test.name, func(t *testing.T) {
			if _, err := Load(test.data); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

// FuzzLoad gives Load files whose checksum is right but whose header is not, or
// whose tensors are cut: what it takes can be run. Headers are long: run it with
// -fuzzminimizetime 10x.
func FuzzLoad(f *testing.F) {
	b := newSmallModel()
	head, err := json.Marshal(b.header)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(head, uint16(0))
	f.Add(head, uint16(1))
	f.Add(head[:200], uint16(0))
	for _, change := range [][2]string{
		{`"role":48`, `"role":16`}, {`"bytes":`, `"bytes":-`}, {`"layers":2`, `"layers":48`}, {`"offset":`, `"offset":9`}, {`"_"`, `"_","","",""`},
	} {
		f.Add(bytes.ReplaceAll(head, []byte(change[0]), []byte(change[1])), uint16(0))
	}
	f.Fuzz(func(t *testing.T, head []byte, cut uint16) {
		m, err := Load(withChecksum(frame(head, b.data[:max(0, len(b.data)-int(cut))])))
		if err != nil {
			if !errors.Is(err, ErrFormat) && !errors.Is(err, ErrChecksum) {
				t.Errorf("an error of no kind: %v", err)
			}
			return
		}
		everything(m, Kernels()[len(Kernels())-1], [][]string{{"The", "mayor", "signed", "ab", "."}})
	})
}

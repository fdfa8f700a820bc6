package encoder

import "fmt"

// Model is an encoder with its heads. It is read-only after Load, so that any
// number of goroutines may share it, each with a Scratch of its own.
type Model struct {
	config Config
	labels Labels
	vocab  *vocabulary

	wordRows  []int8 // piece embeddings, row by row
	wordScale []float32
	position  []float32
	casing    []float32
	norm      layerNorm
	layers    []layer

	root                         []float32
	names, upos, xpos, predicate linear
	arcDep, arcHead              linear
	labelDep, labelHead          linear
	rolePredicate, roleArgument  linear
	arcBilinear, label           bilinear
	role                         roleBilinear
}

type layer struct {
	qkv, out, up, down linear
	norm1, norm2       layerNorm
}

type layerNorm struct {
	weight, bias []float32
	eps          float64
}

// Load reads a model file. It returns ErrFormat or ErrChecksum, wrapped, where
// the data is not a whole model of this version.
func Load(data []byte) (*Model, error) {
	f, err := openFile(data)
	if err != nil {
		return nil, err
	}
	m := &Model{config: f.Config, labels: f.Labels}
	if m.vocab, err = f.vocabulary(); err != nil {
		return nil, err
	}
	l := loader{file: f}
	m.embeddings(&l)
	m.body(&l)
	m.heads(&l)
	if l.err != nil {
		return nil, l.err
	}
	return m, m.checkLabels()
}

// Labels returns the label sets of the heads.
func (m *Model) Labels() Labels { return m.labels }

func (m *Model) checkLabels() error {
	l := m.labels
	if len(l.Names) == 0 || len(l.UPOS) == 0 || len(l.XPOS) == 0 || len(l.Deprels) == 0 || len(l.Roles) < 2 || l.Roles[0] != "_" {
		return fmt.Errorf("%w: label sets are missing", ErrFormat)
	}
	return nil
}

// loader reads tensors until the first error, which it keeps.
type loader struct {
	*file
	err error
}

func (l *loader) linear(name string, out, in int) linear {
	if l.err != nil {
		return linear{}
	}
	m, err := l.file.linear(name, out, in)
	l.err = err
	return m
}

func (l *loader) floats(name string, shape ...int) []float32 {
	if l.err != nil {
		return nil
	}
	v, err := l.file.floats(name, shape...)
	l.err = err
	return v
}

func (l *loader) int8s(name string, shape ...int) []int8 {
	if l.err != nil {
		return nil
	}
	v, err := l.file.int8s(name, shape...)
	l.err = err
	return v
}

// unbiased reads a matrix that has no bias.
func (l *loader) unbiased(name string, out, in int) linear {
	w, scale := l.int8s(name+".weight", out, in), l.floats(name+".scale", out)
	if l.err != nil {
		return linear{}
	}
	m, err := pack(name, w, scale, nil, out, in)
	l.err = err
	return m
}

func (l *loader) norm(name string) layerNorm {
	n := l.Config.Hidden
	return layerNorm{l.floats(name+".weight", n), l.floats(name+".bias", n), l.Config.Eps}
}

func (l *loader) bilinear(name string, size, labels int) bilinear {
	b := l.terms(name, size, labels)
	b.u = l.unbiased(name+".u", labels*size, size)
	return b
}

// terms reads a bilinear form but for its matrices.
func (l *loader) terms(name string, size, labels int) bilinear {
	return bilinear{
		size: size, labels: labels,
		x: l.floats(name+".x", labels, size),
		y: l.floats(name+".y", labels, size),
		c: l.floats(name+".c", labels),
	}
}

func (m *Model) embeddings(l *loader) {
	c := m.config
	m.wordRows = l.int8s("emb.word.weight", m.vocab.size, c.Hidden)
	m.wordScale = l.floats("emb.word.scale", m.vocab.size)
	m.position = l.floats("emb.position", c.Positions, c.Hidden)
	m.casing = l.floats("emb.case", c.Casings, c.Hidden)
	m.norm = l.norm("emb.norm")
	m.root = l.floats("root", c.Hidden)
}

func (m *Model) body(l *loader) {
	c := m.config
	for i := range c.Layers {
		if l.err != nil {
			return
		}
		p := fmt.Sprintf("layer.%d.", i)
		m.layers = append(m.layers, layer{
			qkv:   l.linear(p+"qkv", 3*c.Hidden, c.Hidden),
			out:   l.linear(p+"out", c.Hidden, c.Hidden),
			up:    l.linear(p+"up", c.FFN, c.Hidden),
			down:  l.linear(p+"down", c.Hidden, c.FFN),
			norm1: l.norm(p + "norm1"),
			norm2: l.norm(p + "norm2"),
		})
		if l.err == nil {
			m.layers[i].qkv.scaleQueries(c.Hidden, c.Heads)
		}
	}
}

func (m *Model) heads(l *loader) {
	c, n := m.config, m.labels
	m.names = l.linear("names", len(n.Names), c.Hidden)
	m.upos = l.linear("upos", len(n.UPOS), c.Hidden)
	m.xpos = l.linear("xpos", len(n.XPOS), c.Hidden)
	m.predicate = l.linear("predicate", 2, c.Hidden)
	m.arcDep, m.arcHead = l.linear("arc.dep", c.Arc, c.Hidden), l.linear("arc.head", c.Arc, c.Hidden)
	m.labelDep, m.labelHead = l.linear("label.dep", c.Label, c.Hidden), l.linear("label.head", c.Label, c.Hidden)
	m.rolePredicate, m.roleArgument = l.linear("role.predicate", c.Role, c.Hidden), l.linear("role.argument", c.Role, c.Hidden)
	m.arcBilinear = l.bilinear("arc", c.Arc, 1)
	m.label = l.bilinear("label", c.Label, len(n.Deprels))
	m.role = l.roleBilinear("role", c.Role, len(n.Roles))
}

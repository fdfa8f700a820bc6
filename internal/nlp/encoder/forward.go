package encoder

import "math"

// Scratch holds the buffers of one run after another. One goroutine uses it at
// a time.
type Scratch struct {
	kernel Kernel

	ids     []int32
	casings []uint8
	first   []int // index of each word's first piece among ids
	starts  []int // of the sequences, and the end of the last

	x, qkv, wide, narrow []float32
	states               []float32 // of the root and of words to be scored
	right                []float32 // see bilinear.right
	weights              []float32 // of one query on the keys of its sequence, and the like
	zeros                []float32 // a row of them
	q                    quantised
}

// NewScratch returns buffers for the model on the fastest kernel that this
// processor has.
func NewScratch(m *Model) *Scratch {
	kernels := Kernels()
	return NewScratchOn(m, kernels[len(kernels)-1])
}

// NewScratchOn returns buffers that run on the given kernel, which must be one
// of Kernels.
func NewScratchOn(m *Model, kernel Kernel) *Scratch {
	return &Scratch{kernel: kernel, zeros: make([]float32, m.config.Hidden)}
}

// encode computes the hidden states of all pieces of the packed sequences into
// s.x, one after the other without padding.
func (m *Model) encode(s *Scratch) {
	m.embed(s)
	for i := range m.layers {
		m.layer(s, &m.layers[i])
	}
}

// pieces is the number of pieces at hand.
func (s *Scratch) pieces() int { return len(s.ids) }

func (m *Model) embed(s *Scratch) {
	h := m.config.Hidden
	s.x = grow(s.x, padRows(s.pieces())*h)
	for seq := 0; seq+1 < len(s.starts); seq++ {
		for p := s.starts[seq]; p < s.starts[seq+1]; p++ {
			row := s.x[p*h : (p+1)*h]
			m.embedPiece(row, s.ids[p], s.casings[p], p-s.starts[seq])
			m.norm.addAndNormalise(s.kernel, row, s.zeros)
		}
	}
}

func (m *Model) embedPiece(row []float32, id int32, casing uint8, at int) {
	h := m.config.Hidden
	word, scale := m.wordRows[int(id)*h:(int(id)+1)*h], m.wordScale[id]
	position, shape := m.position[at*h:(at+1)*h], m.casing[int(casing)*h:(int(casing)+1)*h]
	for i := range row {
		row[i] = float32(float32(word[i])*scale) + position[i] + shape[i]
	}
}

// layer runs one layer over all pieces in place: attention and the feed-forward
// net, each added to its input and normalised.
func (m *Model) layer(s *Scratch, l *layer) {
	n, h, f := s.pieces(), m.config.Hidden, m.config.FFN
	padded := padRows(n)
	s.q.quantise(s.kernel, s.x, n, h)
	s.qkv = grow(s.qkv, padded*3*h)
	l.qkv.apply(s.kernel, &s.q, s.qkv)

	s.narrow = grow(s.narrow, padded*h)
	m.attend(s)
	s.q.quantise(s.kernel, s.narrow, n, h)
	l.out.apply(s.kernel, &s.q, s.narrow)
	s.addAndNormalise(l.norm1, n, h)

	s.q.quantise(s.kernel, s.x, n, h)
	s.wide = grow(s.wide, padded*f)
	l.up.apply(s.kernel, &s.q, s.wide)
	s.kernel.gelu(s.wide[:n*f])
	s.q.quantise(s.kernel, s.wide, n, f)
	l.down.apply(s.kernel, &s.q, s.narrow)
	s.addAndNormalise(l.norm2, n, h)
}

func (s *Scratch) addAndNormalise(norm layerNorm, n, h int) {
	for p := range n {
		norm.addAndNormalise(s.kernel, s.x[p*h:(p+1)*h], s.narrow[p*h:(p+1)*h])
	}
}

// attend computes the attention of all heads of all sequences into s.narrow.
func (m *Model) attend(s *Scratch) {
	for seq := 0; seq+1 < len(s.starts); seq++ {
		for head := range m.config.Heads {
			m.attendHead(s, s.starts[seq], s.starts[seq+1], head)
		}
	}
}

// attendHead attends with one head within the pieces start to end. The weights
// of the model hold the division of the queries by the root of their size.
func (m *Model) attendHead(s *Scratch, start, end, head int) {
	h := m.config.Hidden
	d := h / m.config.Heads
	n := end - start
	s.weights = grow(s.weights, (n+lanes-1)/lanes*lanes)
	qkv := s.qkv[start*3*h+head*d:]
	keys, values := qkv[h:], qkv[2*h:]
	for i := range n {
		s.kernel.dots(s.weights[:n], qkv[i*3*h:][:d], keys, 3*h)
		softmax(s.kernel, s.weights, n)
		out := s.narrow[(start+i)*h+head*d:][:d]
		clear(out)
		s.kernel.accumulate(out, s.weights[:n], values, 3*h)
	}
}

// scaleQueries makes the matrix of queries, keys and values give queries that
// are divided by the root of a head's size.
func (l *linear) scaleQueries(hidden, heads int) {
	factor := float32(1 / math.Sqrt(float64(hidden/heads)))
	for o := range hidden {
		l.scale[o] *= factor
		l.bias[o] *= factor
	}
}

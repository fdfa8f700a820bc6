package encoder

// Scratch holds the buffers of one run after another. One goroutine uses it at
// a time.
type Scratch struct {
	kernel Kernel
	gelu   *geluTable

	ids     []int32
	casings []uint8
	first   []int // index of each word's first piece among ids
	starts  []int // of the sequences, and the end of the last

	x, qkv, wide, narrow []float32
	right                []float32 // see bilinear.right
	attention            attentionScratch
	q                    quantised
}

// attentionScratch holds one head of one sequence: its keys with dimensions as
// rows, a row of scores and its values.
type attentionScratch struct{ keys, scores []float32 }

// NewScratch returns buffers for the model on the fastest kernel that this
// processor has.
func NewScratch(m *Model) *Scratch {
	kernels := Kernels()
	return NewScratchOn(m, kernels[len(kernels)-1])
}

// NewScratchOn returns buffers that run on the given kernel, which must be one
// of Kernels.
func NewScratchOn(_ *Model, kernel Kernel) *Scratch {
	return &Scratch{kernel: kernel, gelu: newGELU()}
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
			m.embedPiece(s.x[p*h:(p+1)*h], s.ids[p], s.casings[p], p-s.starts[seq])
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
	m.norm.apply(row)
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
	s.gelu.apply(s.wide[:n*f])
	s.q.quantise(s.kernel, s.wide, n, f)
	l.down.apply(s.kernel, &s.q, s.narrow)
	s.addAndNormalise(l.norm2, n, h)
}

func (s *Scratch) addAndNormalise(norm layerNorm, n, h int) {
	for p := range n {
		row, add := s.x[p*h:(p+1)*h], s.narrow[p*h:(p+1)*h]
		for i, v := range add {
			row[i] += v
		}
		norm.apply(row)
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

// attendHead attends with one head within the pieces start to end. Keys are
// turned so that scores of one query add up along rows, in one order.
func (m *Model) attendHead(s *Scratch, start, end, head int) {
	h := m.config.Hidden
	d := h / m.config.Heads
	n := end - start
	width := (n + 7) / 8 * 8
	a := &s.attention
	a.keys, a.scores = grow(a.keys, d*width), grow(a.scores, width)
	clear(a.keys)
	for j := range n {
		key := s.qkv[(start+j)*3*h+h+head*d:]
		for i := range d {
			a.keys[i*width+j] = key[i]
		}
	}
	values := s.qkv[start*3*h+2*h+head*d:]
	scale := inverseRoot(d)
	for i := range n {
		query := s.qkv[(start+i)*3*h+head*d:][:d]
		for j := range query {
			query[j] *= scale
		}
		clear(a.scores)
		s.kernel.accumulate(a.scores, query, a.keys, width, width)
		softmax(a.scores[:n])
		out := s.narrow[(start+i)*h+head*d:][:d]
		clear(out)
		s.kernel.accumulate(out, a.scores[:n], values, 3*h, d)
	}
}

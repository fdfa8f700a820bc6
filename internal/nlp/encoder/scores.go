package encoder

// Scores are what the heads say of one sentence of n words. Scores are logits.
type Scores struct {
	Names     Matrix    // n by labels
	UPOS      Matrix    // n by labels
	XPOS      Matrix    // n by labels
	Arcs      Matrix    // n by n+1: column 0 is the root, column j+1 word j as head
	Predicate []float32 // of each word: logit of being a predicate, against not being one

	model      *Model
	n          int
	states     []float32 // n by hidden, until they are scored
	labelDep   Matrix
	labelHead  Matrix // the root first
	rolePred   Matrix
	roleArg    Matrix
	labelRight []float32 // b_l·y of every head, see Labels
}

func (m *Model) newScores(n int) Scores {
	return Scores{model: m, n: n, states: make([]float32, n*m.config.Hidden)}
}

// score runs the heads over the states of a sentence.
func (m *Model) score(s *Scratch, out *Scores) {
	n, h := out.n, m.config.Hidden
	withRoot := make([]float32, (n+1)*h)
	copy(withRoot, m.root)
	copy(withRoot[h:], out.states)

	s.q.quantise(s.kernel, out.states, n, h)
	out.Names, out.UPOS, out.XPOS = s.head(m.names), s.head(m.upos), s.head(m.xpos)
	predicate := s.head(m.predicate)
	out.Predicate = make([]float32, n)
	for i := range n {
		out.Predicate[i] = predicate.Row(i)[1] - predicate.Row(i)[0]
	}
	arcDep := s.activated(m.arcDep)
	out.labelDep = s.activated(m.labelDep)
	out.rolePred, out.roleArg = s.activated(m.rolePredicate), s.activated(m.roleArgument)

	s.q.quantise(s.kernel, withRoot, n+1, h)
	arcHead := s.activated(m.arcHead)
	out.labelHead = s.activated(m.labelHead)
	out.Arcs = m.arcBilinear.pairs(s.kernel, arcDep, arcHead)
	out.states = nil
}

// head multiplies the quantised rows at hand with a matrix.
func (s *Scratch) head(l linear) Matrix {
	s.wide = grow(s.wide, padRows(s.q.rows)*l.width())
	l.apply(s.kernel, &s.q, s.wide)
	m := Matrix{Rows: s.q.rows, Cols: l.out, Data: make([]float32, s.q.rows*l.out)}
	for i := range m.Rows {
		copy(m.Row(i), s.wide[i*l.width():])
	}
	return m
}

func (s *Scratch) activated(l linear) Matrix {
	m := s.head(l)
	s.gelu.apply(m.Data)
	return m
}

// row writes U_lᵀx of one label into left, so that a pair costs one product.
func (b bilinear) left(k Kernel, left []float32, label int, x []float32) {
	clear(left)
	for i, v := range x {
		row := b.u[(label*b.size+i)*b.size : (label*b.size+i+1)*b.size]
		f := float32(v * b.scale[label*b.size+i])
		for j, w := range row {
			left[j] += float32(f * float32(w))
		}
	}
}

// pairs scores every x with every y for the only label.
func (b bilinear) pairs(k Kernel, x, y Matrix) Matrix {
	out := Matrix{Rows: x.Rows, Cols: y.Rows, Data: make([]float32, x.Rows*y.Rows)}
	left, right := make([]float32, b.size), make([]float32, y.Rows)
	for j := range right {
		right[j] = dot(b.y, y.Row(j))
	}
	for i := range x.Rows {
		b.left(k, left, 0, x.Row(i))
		base := dot(b.x, x.Row(i)) + b.c[0]
		row := out.Row(i)
		for j := range row {
			row[j] = dot(left, y.Row(j)) + base + right[j]
		}
	}
	return out
}

// dot is the inner product, in four sums that are added up at the end.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += float32(a[0] * b[0])
		s1 += float32(a[1] * b[1])
		s2 += float32(a[2] * b[2])
		s3 += float32(a[3] * b[3])
		a, b = a[4:], b[4:]
	}
	return (s0 + s1) + (s2 + s3)
}

// Labels returns the scores of the relations by which word dep may depend on
// word head, -1 for the root.
func (s *Scores) Labels(dep, head int) []float32 {
	b := s.model.label
	x, y := s.labelDep.Row(dep), s.labelHead.Row(head+1)
	out, left := make([]float32, b.labels), make([]float32, b.size)
	for l := range out {
		b.left(PlainGo, left, l, x)
		out[l] = dot(left, y) + dot(b.x[l*b.size:(l+1)*b.size], x) + dot(b.y[l*b.size:(l+1)*b.size], y) + b.c[l]
	}
	return out
}

// Roles returns for every word the scores of its roles towards a predicate,
// words by roles; role 0 is none.
func (s *Scores) Roles(predicate int) Matrix {
	b := s.model.roleScore
	x := s.rolePred.Row(predicate)
	out := Matrix{Rows: s.n, Cols: b.labels, Data: make([]float32, s.n*b.labels)}
	left := make([]float32, b.size)
	for l := range b.labels {
		b.left(PlainGo, left, l, x)
		base := dot(b.x[l*b.size:(l+1)*b.size], x) + b.c[l]
		for w := range s.n {
			y := s.roleArg.Row(w)
			out.Row(w)[l] = dot(left, y) + dot(b.y[l*b.size:(l+1)*b.size], y) + base
		}
	}
	return out
}

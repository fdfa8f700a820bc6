package encoder

// Scores are what the heads say of one sentence of n words. Scores are logits.
type Scores struct {
	Names     Matrix    // n by labels
	UPOS      Matrix    // n by labels
	XPOS      Matrix    // n by labels
	Arcs      Matrix    // n by n+1: column 0 is the root, column j+1 word j as head
	Predicate []float32 // of each word: logit of being a predicate, against not being one

	model     *Model
	scratch   *Scratch  // for what is computed when it is asked for
	states    []float32 // words by hidden, until they are scored
	labelDep  Matrix
	labelHead Matrix // the root first
	rolePred  Matrix
	roleArg   Matrix
}

func (m *Model) newScores(s *Scratch, n int) Scores {
	return Scores{model: m, scratch: s, states: make([]float32, n*m.config.Hidden)}
}

// score runs the heads over the states of a sentence.
func (m *Model) score(s *Scratch, out *Scores) {
	h := m.config.Hidden
	n := len(out.states) / h
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
	out.Arcs = m.arcBilinear.pairs(s, arcDep, arcHead)
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

// pairs scores every x with every y for the only label.
func (b bilinear) pairs(s *Scratch, x, y Matrix) Matrix {
	right := b.right(s, y)
	out := Matrix{Rows: x.Rows, Cols: y.Rows, Data: make([]float32, x.Rows*y.Rows)}
	for i := range x.Rows {
		b.scores(x.Row(i), func(_ int, left []float32, base float32) {
			row := out.Row(i)
			for j := range row {
				row[j] = dot(left, b.part(right, j, 0)) + dot(b.y, y.Row(j)) + base
			}
		})
	}
	return out
}

// right computes U_l·y for all labels and all rows of y, b.width() numbers a
// row, in a buffer that lasts until the next call with the same Scratch.
func (b bilinear) right(s *Scratch, y Matrix) []float32 {
	s.q.quantise(s.kernel, y.Data, y.Rows, b.size)
	s.right = grow(s.right, padRows(y.Rows)*b.u.width())
	b.u.apply(s.kernel, &s.q, s.right)
	return s.right
}

func (b bilinear) width() int { return b.u.width() }

// scores calls use for each label with x and what x alone adds to the score.
func (b bilinear) scores(x []float32, use func(label int, x []float32, base float32)) {
	for l := range b.labels {
		use(l, x, dot(b.x[l*b.size:(l+1)*b.size], x)+b.c[l])
	}
}

// part is the stretch of a row of right that belongs to a label.
func (b bilinear) part(right []float32, row, label int) []float32 {
	at := row*b.width() + label*b.size
	return right[at : at+b.size]
}

// dot is the inner product, in eight sums that are added up at the end.
func dot(a, b []float32) float32 {
	b = b[:len(a)]
	var s [8]float32
	for len(a) >= 8 && len(b) >= 8 {
		x, y := (*[8]float32)(a), (*[8]float32)(b)
		for i := range s {
			s[i] += float32(x[i] * y[i])
		}
		a, b = a[8:], b[8:]
	}
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

// Relations returns for every word the scores of the relations by which it may
// depend on its head, words by relations; a head is the index of a word, or -1
// for the root. Like Roles it uses the Scratch of the run, so it must be asked
// for by the goroutine that has that.
func (s *Scores) Relations(heads []int) Matrix {
	b := s.model.label
	y := Matrix{Rows: len(heads), Cols: b.size, Data: make([]float32, len(heads)*b.size)}
	for i, head := range heads {
		copy(y.Row(i), s.labelHead.Row(head+1))
	}
	right := b.right(s.scratch, y)
	out := Matrix{Rows: len(heads), Cols: b.labels, Data: make([]float32, len(heads)*b.labels)}
	for i := range heads {
		b.scores(s.labelDep.Row(i), func(l int, x []float32, base float32) {
			out.Row(i)[l] = dot(x, b.part(right, i, l)) + dot(b.y[l*b.size:(l+1)*b.size], y.Row(i)) + base
		})
	}
	return out
}

// Roles returns for each of the predicates, which are indices of words, the
// scores of all words' roles towards it, words by roles; role 0 is none.
func (s *Scores) Roles(predicates []int) []Matrix {
	if len(predicates) == 0 {
		return nil
	}
	b := s.model.roleScore
	n := s.roleArg.Rows
	right := b.right(s.scratch, s.roleArg)
	own := Matrix{Rows: n, Cols: b.labels, Data: make([]float32, n*b.labels)}
	for w := range n {
		for l := range b.labels {
			own.Row(w)[l] = dot(b.y[l*b.size:(l+1)*b.size], s.roleArg.Row(w))
		}
	}
	out := make([]Matrix, len(predicates))
	for i, p := range predicates {
		out[i] = Matrix{Rows: n, Cols: b.labels, Data: make([]float32, n*b.labels)}
		b.scores(s.rolePred.Row(p), func(l int, x []float32, base float32) {
			for w := range n {
				out[i].Row(w)[l] = dot(x, b.part(right, w, l)) + own.Row(w)[l] + base
			}
		})
	}
	return out
}

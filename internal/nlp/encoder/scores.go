package encoder

// Scores are what the heads say of one sentence of n words. Scores are logits.
type Scores struct {
	Names     Matrix    // n by labels
	UPOS      Matrix    // n by labels
	XPOS      Matrix    // n by labels
	Arcs      Matrix    // n by n+1: column 0 is the root, column j+1 word j as head
	Predicate []float32 // of each word: logit of being a predicate, against not being one

	model     *Model
	scratch   *Scratch // for what is computed when it is asked for
	states    Matrix   // words by hidden, until they are scored
	labelDep  Matrix
	labelRoot []float32
	labelHead Matrix
	rolePred  Matrix
	roleArg   Matrix
	roles     []Matrix // of each word as a predicate; without rows where nobody asked yet
}

func (m *Model) newScores(s *Scratch, n int) Scores {
	return Scores{model: m, scratch: s, states: newMatrix(n, m.config.Hidden)}
}

// score runs the heads over the states of sentences, those of all together
// below the root's, so that weights are read once.
func (m *Model) score(s *Scratch, sentences []*Scores) {
	h := m.config.Hidden
	rows := append(s.states[:0], m.root...)
	for _, sentence := range sentences {
		rows = append(rows, sentence.states.Data...)
	}
	s.states = rows
	s.q.quantise(s.kernel, rows, len(rows)/h, h)
	names, upos, xpos, predicate := s.head(m.names), s.head(m.upos), s.head(m.xpos), s.head(m.predicate)
	arcDep, arcHead := s.activated(m.arcDep), s.activated(m.arcHead)
	labelDep, labelHead := s.activated(m.labelDep), s.activated(m.labelHead)
	rolePred, roleArg := s.activated(m.rolePredicate), s.activated(m.roleArgument)
	arcs := m.arcBilinear.pairsWith(s, arcHead)

	from := 1
	for _, out := range sentences {
		to := from + out.states.Rows
		out.Names, out.UPOS, out.XPOS = names.rows(from, to), upos.rows(from, to), xpos.rows(from, to)
		out.Predicate = differences(predicate.rows(from, to))
		out.Arcs = arcs.sentence(arcDep, from, to)
		out.labelDep, out.labelRoot, out.labelHead = labelDep.rows(from, to), labelHead.Row(0), labelHead.rows(from, to)
		out.rolePred, out.roleArg = rolePred.rows(from, to), roleArg.rows(from, to)
		out.roles = make([]Matrix, out.rolePred.Rows)
		out.states = Matrix{}
		from = to
	}
	m.scoreRoles(s, sentences)
}

// differences returns the second number of each row less the first.
func differences(m Matrix) []float32 {
	out := make([]float32, m.Rows)
	for i := range out {
		out[i] = m.Row(i)[1] - m.Row(i)[0]
	}
	return out
}

// head multiplies the quantised rows at hand with a matrix.
func (s *Scratch) head(l linear) Matrix {
	s.wide = grow(s.wide, padRows(s.q.rows)*l.width())
	l.apply(s.kernel, &s.q, s.wide)
	m := newMatrix(s.q.rows, l.out)
	for i := range m.Rows {
		copy(m.Row(i), s.wide[i*l.width():])
	}
	return m
}

func (s *Scratch) activated(l linear) Matrix {
	m := s.head(l)
	s.kernel.gelu(m.Data)
	return m
}

// Relations returns for every word the scores of the relations by which it may
// depend on its head, words by relations; a head is the index of a word, or -1
// for the root. Like Roles it uses the Scratch of the run, so it must be asked
// for by the goroutine that has that.
func (s *Scores) Relations(heads []int) Matrix {
	b := s.model.label
	at, y := s.distinct(heads)
	right := b.right(s.scratch, y)
	own := b.own(s.scratch.kernel, y)
	out := newMatrix(len(heads), b.labels)
	base := make([]float32, b.labels)
	for i, head := range heads {
		j := at[head+1]
		row := out.Row(i)
		b.dots(s.scratch.kernel, row, s.labelDep.Row(i), right, j)
		b.base(s.scratch.kernel, base, s.labelDep.Row(i))
		for l, v := range own.Row(j) {
			row[l] = row[l] + v + base[l]
		}
	}
	return out
}

// distinct returns the rows of the heads, each once, and where the head i is
// among them: at index i+1.
func (s *Scores) distinct(heads []int) (at []int, rows Matrix) {
	at = make([]int, len(heads)+1)
	rows.Cols = s.model.label.size
	for _, head := range heads {
		if at[head+1] > 0 {
			continue
		}
		row := s.labelRoot
		if head >= 0 {
			row = s.labelHead.Row(head)
		}
		rows.Data = append(rows.Data, row...)
		rows.Rows++
		at[head+1] = rows.Rows
	}
	for i := range at {
		at[i]--
	}
	return at, rows
}

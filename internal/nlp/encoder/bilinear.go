package encoder

// bilinear scores pairs (Dozat and Manning, 2017):
// s[l](x, y) = x·U_l·y + a_l·x + b_l·y + c_l.
type bilinear struct {
	size, labels int
	u            linear    // output l*size+i, input j: U_l[i][j]
	x, y         []float32 // labels rows of size
	c            []float32
}

// right computes U_l·y for all labels and all rows of y, b.u.width() numbers a
// row, in a buffer that lasts until the next call with the same Scratch.
func (b bilinear) right(s *Scratch, y Matrix) []float32 {
	s.q.quantise(s.kernel, y.Data, y.Rows, b.size)
	s.right = grow(s.right, padRows(y.Rows)*b.u.width())
	b.u.apply(s.kernel, &s.q, s.right)
	return s.right
}

// dots sets row to x·U_l·y for all labels l, y being row j of what right was
// computed from.
func (b bilinear) dots(k Kernel, row, x, right []float32, j int) {
	k.dots(row, x, right[j*b.u.width():], b.size)
}

// base sets row to what x alone adds to the scores of all labels.
func (b bilinear) base(k Kernel, row, x []float32) {
	k.dots(row, x, b.x, b.size)
	for l, c := range b.c {
		row[l] += c
	}
}

// own returns what the rows of y alone add to the scores of all labels.
func (b bilinear) own(k Kernel, y Matrix) Matrix {
	out := newMatrix(y.Rows, b.labels)
	for i := range out.Rows {
		k.dots(out.Row(i), y.Row(i), b.y, b.size)
	}
	return out
}

// arcs scores the words of sentences as dependents of each other and of the
// root, row 0.
type arcs struct {
	bilinear
	scratch *Scratch
	right   []float32 // of the words as heads
	own     []float32
}

func (b bilinear) pairsWith(s *Scratch, heads Matrix) arcs {
	return arcs{b, s, b.right(s, heads), b.own(s.kernel, heads).Data}
}

// sentence scores the words from row from to row to, each below the root and
// below each other.
func (a arcs) sentence(dependents Matrix, from, to int) Matrix {
	k, width := a.scratch.kernel, a.u.width()
	out := newMatrix(to-from, to-from+1)
	var base [1]float32
	for i := range out.Rows {
		x, row := dependents.Row(from+i), out.Row(i)
		a.base(k, base[:], x)
		k.dots(row[:1], x, a.right, width)
		k.dots(row[1:], x, a.right[from*width:], width)
		row[0] = row[0] + a.own[0] + base[0]
		for j, v := range a.own[from:to] {
			row[1+j] = row[1+j] + v + base[0]
		}
	}
	return out
}

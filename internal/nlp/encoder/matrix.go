package encoder

import (
	"fmt"
	"math"
)

// Matrix is a row-major matrix of scores.
type Matrix struct {
	Rows, Cols int
	Data       []float32
}

// Row returns row i.
func (m Matrix) Row(i int) []float32 { return m.Data[i*m.Cols : (i+1)*m.Cols] }

// rows returns the rows from to to.
func (m Matrix) rows(from, to int) Matrix {
	return Matrix{Rows: to - from, Cols: m.Cols, Data: m.Data[from*m.Cols : to*m.Cols]}
}

func newMatrix(rows, cols int) Matrix {
	return Matrix{Rows: rows, Cols: cols, Data: make([]float32, rows*cols)}
}

// linear is a quantised matrix, packed for the kernels, with its bias: the
// outputs in blocks of 32, within a block the inputs in groups of 4.
type linear struct {
	in, out int // out without padding
	packed  []int8
	scale   []float32 // of each output, padded to whole blocks like the others
	sums    []int32
	bias    []float32
}

// maxWeight bounds the weights of matrices, so that AVX2's sums of two byte
// products stay within 16 bits.
const maxWeight = 63

func (f *file) linear(name string, out, in int) (linear, error) {
	w, err := f.int8s(name+".weight", out, in)
	if err != nil {
		return linear{}, err
	}
	scale, err := f.floats(name+".scale", out)
	if err != nil {
		return linear{}, err
	}
	bias, err := f.floats(name+".bias", out)
	if err != nil {
		return linear{}, err
	}
	return pack(name, w, scale, bias, out, in)
}

func pack(name string, w []int8, scale, bias []float32, out, in int) (linear, error) {
	if in%stepIn != 0 {
		return linear{}, fmt.Errorf("%w: %s has %d inputs, which is no multiple of %d", ErrFormat, name, in, stepIn)
	}
	padded := (out + blockOut - 1) / blockOut * blockOut
	l := linear{
		in: in, out: out,
		packed: make([]int8, padded*in),
		scale:  make([]float32, padded),
		sums:   make([]int32, padded),
		bias:   make([]float32, padded),
	}
	copy(l.scale, scale)
	copy(l.bias, bias)
	for o := range out {
		row := w[o*in : (o+1)*in]
		block := l.packed[o/blockOut*blockOut*in:]
		for i, v := range row {
			if v > maxWeight || v < -maxWeight {
				return linear{}, fmt.Errorf("%w: %s holds the weight %d, beyond ±%d", ErrFormat, name, v, maxWeight)
			}
			block[i/blockIn*blockIn*blockOut+o%blockOut*blockIn+i%blockIn] = v
			l.sums[o] += int32(v)
		}
	}
	return l, nil
}

// width is the number of floats that a row of the product takes, padding included.
func (l linear) width() int { return len(l.bias) }

// quantised is rows of floats rounded to bytes, with spare rows for the last tile.
type quantised struct {
	rows, in int
	data     []uint8
	scale    []float32
	zero     []int32
}

func padRows(rows int) int { return (rows + tileRows - 1) / tileRows * tileRows }

// quantise rounds rows of in numbers each to bytes.
func (q *quantised) quantise(k Kernel, x []float32, rows, in int) {
	padded := padRows(rows)
	q.rows, q.in = rows, in
	q.data = grow(q.data, padded*in)
	q.scale = grow(q.scale, padded)
	q.zero = grow(q.zero, padded)
	for r := range rows {
		q.row(k, r, x[r*in:(r+1)*in])
	}
	for r := rows; r < padded; r++ {
		q.scale[r], q.zero[r] = 0, 0
	}
}

func (q *quantised) row(k Kernel, r int, x []float32) {
	low, high := k.valueRange(x)
	scale := (high - low) / 255
	if scale == 0 || math.IsInf(float64(1/scale), 0) {
		scale = 1
	}
	inverse := 1 / scale
	zero := roundEven(float32(-low * inverse))
	q.scale[r], q.zero[r] = scale, zero
	k.quantise(q.data[r*q.in:(r+1)*q.in], x, inverse, zero)
}

// apply multiplies quantised rows with the matrix into out, whose rows are
// l.width() apart and which has room for the spare rows of the last tile.
func (l linear) apply(k Kernel, q *quantised, out []float32) {
	if q.rows == 0 {
		return
	}
	rows := padRows(q.rows)
	_, _ = q.data[rows*l.in-1], out[rows*l.width()-1]
	t := tile{
		outStride: uintptr(4 * l.width()),
		x:         &q.data[0],
		xStride:   uintptr(l.in),
		groups:    uintptr(l.in / blockIn),
		rowScale:  &q.scale[0],
		rowZero:   &q.zero[0],
		rows:      uintptr(rows),
	}
	for o := 0; o < l.width(); o += blockOut {
		t.w, t.out = &l.packed[o*l.in], &out[o]
		t.colScale, t.colSum, t.bias = &l.scale[o], &l.sums[o], &l.bias[o]
		k.multiply(&t)
	}
}

// grow returns a slice of n elements, the old one where it has room.
func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}

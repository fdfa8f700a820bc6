package encoder

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// eachKernel runs a test on all kernels of this processor but plain Go, which
// is what they are held to.
func eachKernel(t *testing.T, test func(t *testing.T, k Kernel)) {
	t.Helper()
	for _, k := range Kernels() {
		if k != PlainGo {
			t.Run(k.String(), func(t *testing.T) { test(t, k) })
		}
	}
}

// TestKernelsAreNamed fails where a kernel was added without a name, or where
// plain Go is not the first.
func TestKernelsAreNamed(t *testing.T) {
	kernels := Kernels()
	if kernels[0] != PlainGo || !slices.IsSorted(kernels) {
		t.Errorf("got %v, want plain Go first and the fastest last", kernels)
	}
	for _, k := range kernels {
		if k.String() == "" {
			t.Errorf("kernel %d has no name", k)
		}
	}
}

// product is a random product of quantised rows with a matrix.
type product struct {
	name string
	l    linear
	q    quantised
}

// newProduct makes one of rows by in inputs by out outputs, whose weights and
// inputs are what the two functions give.
func newProduct(t testing.TB, rng *rand.Rand, rows, in, out int, weight func() int8, input func() uint8) product {
	t.Helper()
	w := make([]int8, out*in)
	for i := range w {
		w[i] = weight()
	}
	l, err := pack("w", w, randomFloats(rng, out, 0.01), randomFloats(rng, out, 3), out, in)
	if err != nil {
		t.Fatal(err)
	}
	padded := padRows(rows)
	q := quantised{rows: rows, in: in, data: make([]uint8, padded*in), scale: randomFloats(rng, padded, 0.1), zero: make([]int32, padded)}
	for i := range q.data {
		q.data[i] = input()
	}
	for i := range q.zero {
		q.zero[i] = int32(rng.IntN(256))
	}
	return product{fmt.Sprintf("%d rows, %d inputs, %d outputs", rows, in, out), l, q}
}

func (p product) on(k Kernel) []float32 {
	out := make([]float32, padRows(p.q.rows)*p.l.width())
	for i := range out {
		out[i] = float32(math.NaN())
	}
	p.l.apply(k, &p.q, out)
	return out[:p.q.rows*p.l.width()]
}

func randomFloats(rng *rand.Rand, n int, deviation float32) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(rng.NormFloat64()) * deviation
	}
	return out
}

// TestKernelProducts holds products of random sizes, and those of the greatest
// and least bytes, to plain Go, bit for bit.
func TestKernelProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	weight := func() int8 { return int8(rng.IntN(2*maxWeight+1) - maxWeight) }
	input := func() uint8 { return uint8(rng.IntN(256)) }
	var products []product
	for range 40 {
		products = append(products, newProduct(t, rng, 1+rng.IntN(40), stepIn*(1+rng.IntN(8)), 1+rng.IntN(100), weight, input))
	}
	for _, rows := range []int{0, 1, 3, 4, 5, 8, 11, 12, 13, 16, 23, 24, 28} {
		products = append(products, newProduct(t, rng, rows, 384, 33, weight, input))
	}
	for _, w := range []int8{-maxWeight, maxWeight, 0} {
		for _, x := range []uint8{0, 127, 128, 255} {
			p := newProduct(t, rng, 14, 1536, 40, func() int8 { return w }, func() uint8 { return x })
			p.name = fmt.Sprintf("weights %d, inputs %d", w, x)
			products = append(products, p)
		}
	}
	edge := func() int8 { return int8(1-2*rng.IntN(2)) * maxWeight }
	products = append(products, newProduct(t, rng, 13, 1536, 64, edge, func() uint8 { return uint8(255 * rng.IntN(2)) }))
	eachKernel(t, func(t *testing.T, k Kernel) {
		for _, p := range products {
			sameBits(t, p.name, p.on(k), p.on(PlainGo))
		}
	})
}

// TestKernelPlainProducts holds plain Go to sums that are written down without
// blocks, tiles and zero points.
func TestKernelPlainProducts(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	const rows, in, out = 5, 48, 37
	w := make([]int8, out*in)
	for i := range w {
		w[i] = int8(rng.IntN(2*maxWeight+1) - maxWeight)
	}
	scale, bias := randomFloats(rng, out, 0.01), randomFloats(rng, out, 1)
	l, err := pack("w", w, scale, bias, out, in)
	if err != nil {
		t.Fatal(err)
	}
	x := randomFloats(rng, rows*in, 2)
	var q quantised
	q.quantise(PlainGo, x, rows, in)
	got := make([]float32, padRows(rows)*l.width())
	l.apply(PlainGo, &q, got)
	for r := range rows {
		for o := range out {
			want, rounding := float64(bias[o]), 0.0
			for i := range in {
				weight := float64(w[o*in+i]) * float64(scale[o])
				want += float64(x[r*in+i]) * weight
				rounding += math.Abs(weight) * float64(q.scale[r])
			}
			if v := float64(got[r*l.width()+o]); math.Abs(v-want) > rounding/2+1e-3 {
				t.Errorf("row %d, output %d: got %g, want %g, within %g", r, o, v, want, rounding/2)
			}
		}
	}
}

// TestKernelRounding tries what lies as near as can be to the middle of two
// bytes, where a product that is not rounded before it is added to shows.
func TestKernelRounding(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	var x []float32
	const inverse = 37.123456
	for range 1024 {
		x = append(x, (float32(rng.IntN(250)-120)+0.5)/inverse)
	}
	want := make([]uint8, len(x))
	for i, v := range x {
		want[i] = uint8(math.RoundToEven(float64(float32(v*inverse))) + 125)
	}
	for _, k := range Kernels() {
		t.Run(k.String(), func(t *testing.T) {
			got := make([]uint8, len(x))
			k.quantise(got, x, inverse, 125)
			for i := range want {
				if got[i] != want[i] {
					t.Fatalf("%g becomes %d, want %d", x[i], got[i], want[i])
				}
			}
		})
	}
}

// lengths are those at which rows of floats are tried.
var lengths = []int{8, 16, 24, 32, 40, 64, 104, 128, 256, 384, 1536}

// TestKernelRows holds what is done to rows of floats to plain Go, bit for bit.
func TestKernelRows(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	eachKernel(t, func(t *testing.T, k Kernel) {
		for _, n := range lengths {
			for kind, x := range kindsOfRows(rng, n) {
				for name, row := range rowRoutines(rng, n) {
					got, want := slices.Clone(x), slices.Clone(x)
					gotValue, wantValue := row(k, got), row(PlainGo, want)
					label := fmt.Sprintf("%s of %d numbers, %s", name, n, kind)
					sameBits(t, label, got, want)
					sameBits(t, label, gotValue, wantValue)
				}
			}
		}
	})
}

// kindsOfRows are rows of n numbers of which some lie at the edges of GELU and
// of the exponential function.
func kindsOfRows(rng *rand.Rand, n int) map[string][]float32 {
	zeros, edges := make([]float32, n), make([]float32, n)
	special := []float32{0, geluLimit, -geluLimit, expLeast, math.Nextafter32(expLeast, -100), -1e30, 1e30, 1e-40, -0.5, 0.5, -math.MaxFloat32}
	for i := range edges {
		edges[i] = special[rng.IntN(len(special))]
	}
	return map[string][]float32{
		"zeros": zeros, "edges": edges,
		"small": randomFloats(rng, n, 0.01), "usual": randomFloats(rng, n, 2), "large": randomFloats(rng, n, 60),
	}
}

// rowRoutines gives each routine as a function that changes a row and returns
// what else comes out of it.
func rowRoutines(rng *rand.Rand, n int) map[string]func(Kernel, []float32) []float32 {
	y, weight, bias := randomFloats(rng, n, 1), randomFloats(rng, n, 1), randomFloats(rng, n, 1)
	one := func(v float32) []float32 { return []float32{v} }
	return map[string]func(Kernel, []float32) []float32{
		"add":     func(k Kernel, x []float32) []float32 { return one(k.add(x, y)) },
		"squares": func(k Kernel, x []float32) []float32 { return one(k.squares(x, 0.3)) },
		"affine":  func(k Kernel, x []float32) []float32 { k.affine(x, weight, bias, 0.3, 1.7); return nil },
		"scale":   func(k Kernel, x []float32) []float32 { k.scale(x, 0.37); return nil },
		"high":    func(k Kernel, x []float32) []float32 { return one(k.high(x)) },
		"GELU":    func(k Kernel, x []float32) []float32 { k.gelu(x); return nil },
		"exponentials": func(k Kernel, x []float32) []float32 {
			return one(k.exponentials(x, k.high(x)))
		},
		"softmax": func(k Kernel, x []float32) []float32 { softmax(k, x, len(x)-5); return nil },
		"norm": func(k Kernel, x []float32) []float32 {
			layerNorm{weight, bias, 1e-12}.addAndNormalise(k, x, y)
			return nil
		},
		"dots": func(k Kernel, x []float32) []float32 {
			out := make([]float32, 7)
			k.dots(out, y, slices.Concat(x, x, x, x), n/2)
			return out
		},
		"accumulate": func(k Kernel, x []float32) []float32 {
			k.accumulate(x, y[:5], slices.Concat(weight, bias, y), n/2)
			return nil
		},
		"bytes": func(k Kernel, x []float32) []float32 {
			var q quantised
			q.quantise(k, x, 1, n)
			out := []float32{q.scale[0], float32(q.zero[0])}
			for _, v := range q.data[:n] {
				out = append(out, float32(v))
			}
			return out
		},
	}
}

// sameBits compares numbers as bits: zeros by their signs too.
func sameBits(t *testing.T, name string, got, want []float32) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d numbers, want %d", name, len(got), len(want))
		return
	}
	for i := range want {
		if math.Float32bits(got[i]) != math.Float32bits(want[i]) {
			t.Errorf("%s: number %d is %g (%#x), want %g (%#x)", name, i, got[i], math.Float32bits(got[i]), want[i], math.Float32bits(want[i]))
			return
		}
	}
}

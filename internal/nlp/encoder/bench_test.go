package encoder

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// BenchmarkKernelProducts multiplies matrices of the encoder's shapes on every
// kernel, and says how many times faster than plain Go each is in this run.
func BenchmarkKernelProducts(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	weight := func() int8 { return int8(rng.IntN(2*maxWeight+1) - maxWeight) }
	input := func() uint8 { return uint8(rng.IntN(256)) }
	for _, shape := range []struct{ rows, in, out int }{{256, 384, 1152}, {256, 1536, 384}, {24, 256, 9216}} {
		p := newProduct(b, rng, shape.rows, shape.in, shape.out, weight, input)
		out := make([]float32, padRows(shape.rows)*p.l.width())
		againstPlain(b, p.name, shape.rows*shape.in*shape.out, func(k Kernel) { p.l.apply(k, &p.q, out) })
	}
}

// BenchmarkKernelRows does what is done to rows of floats; see
// BenchmarkKernelProducts.
func BenchmarkKernelRows(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 1))
	const n = 1536
	for name, routine := range rowRoutines(rng, n) {
		x := randomFloats(rng, n, 2)
		row := make([]float32, n)
		againstPlain(b, name, n, func(k Kernel) {
			copy(row, x)
			routine(k, row)
		})
	}
}

// againstPlain runs the same on all kernels and reports steps in a second, and
// the time of plain Go over that of the kernel.
func againstPlain(b *testing.B, name string, steps int, run func(Kernel)) {
	b.Helper()
	var plain time.Duration
	for _, k := range Kernels() {
		b.Run(fmt.Sprintf("%s/%s", name, k), func(b *testing.B) {
			for b.Loop() {
				run(k)
			}
			each := b.Elapsed() / time.Duration(b.N)
			if k == PlainGo {
				plain = each
			}
			b.ReportMetric(float64(steps)/float64(each.Nanoseconds()), "steps/ns")
			b.ReportMetric(float64(plain)/float64(each), "x-plain")
		})
	}
}

package encoder

import "golang.org/x/sys/cpu"

// Kernel names a set of routines for the products. All give the same bits.
type Kernel uint8

// The kernels, from the slowest to the fastest of each processor family.
const (
	PlainGo Kernel = iota
	AVX2           // amd64 with AVX2
	VNNI           // amd64 with AVX-512 and its byte products
)

func (k Kernel) String() string {
	return [...]string{"plain Go", "AVX2", "AVX-512 VNNI"}[k]
}

// Kernels returns those that this processor has, the fastest last.
func Kernels() []Kernel {
	kernels := []Kernel{PlainGo}
	if cpu.X86.HasAVX2 {
		kernels = append(kernels, AVX2)
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVX512F && cpu.X86.HasAVX512BW && cpu.X86.HasAVX512VL && cpu.X86.HasAVX512VNNI {
		kernels = append(kernels, VNNI)
	}
	return kernels
}

// Products are tiles of tileRows rows by blockOut outputs. Buffers have spare
// rows to fill the last tile, so that no kernel knows of edges.
const (
	tileRows = 8
	blockOut = 16
	blockIn  = 4 // inputs that one 32-bit lane sums
)

// tile is the argument of a kernel: tileRows rows of bytes times one block of
// packed weights, scaled and shifted into floats. The assembler knows the
// offsets of the fields.
type tile struct {
	out       *float32 // row r at out + r*outStride
	outStride uintptr  // bytes
	x         *uint8   // row r at x + r*xStride
	xStride   uintptr  // bytes
	w         *int8    // inputs/4 groups of 16 outputs by 4 inputs
	groups    uintptr  // inputs/4, at least 1
	rowScale  *float32 // of each row
	rowZero   *int32   // zero point of each row
	colScale  *float32 // of each output
	colSum    *int32   // sum of the weights of each output
	bias      *float32 // of each output
}

func (k Kernel) multiply(t *tile) {
	switch k {
	case AVX2, VNNI:
		multiplyFast(k, t)
	default:
		multiplyPlain(t)
	}
}

// accumulate adds the products of a (n numbers) with the rows of b into c, a
// row of width numbers: c[j] += a[i]*b[i][j], in the order of i. The width is a
// multiple of 8, the stride of b is in numbers.
func (k Kernel) accumulate(c, a, b []float32, stride, width int) {
	if len(a) == 0 || width == 0 {
		return
	}
	_, _ = c[width-1], b[(len(a)-1)*stride+width-1]
	if k == AVX2 || k == VNNI {
		accumulateFast(&c[0], &a[0], &b[0], len(a), stride, width)
		return
	}
	for i, v := range a {
		row := b[i*stride : i*stride+width]
		for j, w := range row {
			c[j] += float32(v * w)
		}
	}
}

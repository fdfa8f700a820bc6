package encoder

// Kernel names a set of routines for the products and for what is done to rows
// of numbers. All give the same bits.
type Kernel uint8

// The kernels, from the slowest to the fastest of each processor family.
const (
	PlainGo Kernel = iota
	AVX2           // amd64 with AVX2
	VNNI           // amd64 with AVX-512 and its byte products
	NEON           // every arm64
	DotProd        // arm64 with byte products
)

func (k Kernel) String() string {
	return [...]string{"plain Go", "AVX2", "AVX-512 VNNI", "NEON", "NEON byte products"}[k]
}

// Products are tiles of rows by blockOut outputs. Buffers have spare rows up to
// a multiple of tileRows, so that no kernel knows of edges.
const (
	tileRows = 4
	blockOut = 32
	blockIn  = 4  // inputs that one 32-bit lane sums
	stepIn   = 16 // what the number of inputs is a multiple of
)

// tile is the argument of a kernel: rows of bytes times one block of packed
// weights, scaled and shifted into floats. The assembler knows the offsets of
// the fields.
type tile struct {
	out       *float32 // row r at out + r*outStride
	outStride uintptr  // bytes
	x         *uint8   // row r at x + r*xStride
	xStride   uintptr  // bytes
	w         *int8    // groups of 32 outputs by 4 inputs
	groups    uintptr  // inputs/4: 4 or a multiple
	rowScale  *float32 // of each row
	rowZero   *int32   // zero point of each row
	colScale  *float32 // of each output
	colSum    *int32   // sum of the weights of each output
	bias      *float32 // of each output
	rows      uintptr  // 4 or a multiple
}

func (k Kernel) multiply(t *tile) {
	if k == PlainGo {
		multiplyPlain(t)
		return
	}
	multiplyFast(k, t)
}

// The routines of rows of floats. Lengths are multiples of 8 and not zero; see
// the plain ones for what they compute.

// dots sets each out[j] to the inner product of x with the row that begins at
// rows[j*stride] and is as long.
func (k Kernel) dots(out, x, rows []float32, stride int) {
	if len(out) == 0 {
		return
	}
	_ = rows[(len(out)-1)*stride+len(x)-1]
	if k == PlainGo {
		for j := range out {
			out[j] = dotPlain(x, rows[j*stride:][:len(x)])
		}
		return
	}
	dotsFast(&out[0], &x[0], &rows[0], len(x), len(out), stride)
}

// accumulate adds the products of a with rows of b into c: c[j] += a[i]*b[i][j],
// in the order of i. The stride of b is in numbers.
func (k Kernel) accumulate(c, a, b []float32, stride int) {
	if len(a) == 0 {
		return
	}
	_ = b[(len(a)-1)*stride+len(c)-1]
	if k == PlainGo {
		accumulatePlain(c, a, b, stride)
		return
	}
	accumulateFast(&c[0], &a[0], &b[0], len(a), stride, len(c))
}

func (k Kernel) add(x, y []float32) float32 {
	if k == PlainGo {
		return addPlain(x, y)
	}
	return addFast(&x[0], &y[:len(x)][0], len(x))
}

func (k Kernel) squares(x []float32, mean float32) float32 {
	if k == PlainGo {
		return squaresPlain(x, mean)
	}
	return squaresFast(&x[0], len(x), mean)
}

func (k Kernel) affine(x, weight, bias []float32, mean, inverse float32) {
	if k == PlainGo {
		affinePlain(x, weight, bias, mean, inverse)
		return
	}
	affineFast(&x[0], &weight[:len(x)][0], &bias[:len(x)][0], len(x), mean, inverse)
}

func (k Kernel) scale(x []float32, factor float32) {
	if k == PlainGo {
		scalePlain(x, factor)
		return
	}
	scaleFast(&x[0], len(x), factor)
}

func (k Kernel) high(x []float32) float32 {
	if k == PlainGo {
		return highPlain(x)
	}
	return highFast(&x[0], len(x))
}

func (k Kernel) exponentials(x []float32, high float32) float32 {
	if k == PlainGo {
		return exponentialsPlain(x, high)
	}
	return exponentialsFast(&x[0], len(x), high)
}

// gelu replaces each number by its GELU.
func (k Kernel) gelu(x []float32) {
	if k == PlainGo {
		geluPlain(x)
		return
	}
	geluFast(&x[0], len(x))
}

// valueRange returns the least and greatest of the numbers and 0.
func (k Kernel) valueRange(x []float32) (low, high float32) {
	if k == PlainGo {
		return rangePlain(x)
	}
	return rangeFast(&x[0], len(x))
}

// quantise rounds x·inverse to the nearest number, half to even, and adds zero.
func (k Kernel) quantise(q []uint8, x []float32, inverse float32, zero int32) {
	if k == PlainGo {
		quantisePlain(q, x, inverse, zero)
		return
	}
	quantiseFast(&q[:len(x)][0], &x[0], len(x), inverse, zero)
}

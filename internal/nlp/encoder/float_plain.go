package encoder

import "math"

// The routines of float32 in plain Go. Assembler does the same operations in
// the same order, lane by lane, so that all kernels give the same bits: what is
// added up goes into eight sums, number i into sum i%8, which addEight adds at
// the end. Products are converted before they are added to, which keeps the
// compiler from fusing the two into one operation that rounds once. Lengths are
// multiples of eight.

// lanes is the number of running sums.
const lanes = 8

func addEight(s *[lanes]float32) float32 {
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]))
}

func dotPlain(a, b []float32) float32 {
	var s [lanes]float32
	for len(a) >= lanes && len(b) >= lanes {
		x, y := (*[lanes]float32)(a), (*[lanes]float32)(b)
		for i := range s {
			s[i] += float32(x[i] * y[i])
		}
		a, b = a[lanes:], b[lanes:]
	}
	return addEight(&s)
}

func accumulatePlain(c, a, b []float32, stride int) {
	for i, v := range a {
		row := b[i*stride : i*stride+len(c)]
		for j, w := range row {
			c[j] += float32(v * w)
		}
	}
}

// addPlain adds y to x and returns the sum of what results.
func addPlain(x, y []float32) float32 {
	var s [lanes]float32
	for len(x) >= lanes && len(y) >= lanes {
		to, by := (*[lanes]float32)(x), (*[lanes]float32)(y)
		for i := range s {
			to[i] += by[i]
			s[i] += to[i]
		}
		x, y = x[lanes:], y[lanes:]
	}
	return addEight(&s)
}

// squaresPlain returns the sum of the squared distances from the mean.
func squaresPlain(x []float32, mean float32) float32 {
	var s [lanes]float32
	for len(x) >= lanes {
		v := (*[lanes]float32)(x)
		for i := range s {
			d := v[i] - mean
			s[i] += float32(d * d)
		}
		x = x[lanes:]
	}
	return addEight(&s)
}

// affinePlain replaces x by (x - mean)·inverse·weight + bias.
func affinePlain(x, weight, bias []float32, mean, inverse float32) {
	weight, bias = weight[:len(x)], bias[:len(x)]
	for i, v := range x {
		x[i] = float32(float32((v-mean)*inverse)*weight[i]) + bias[i]
	}
}

func scalePlain(x []float32, factor float32) {
	for i := range x {
		x[i] *= factor
	}
}

func highPlain(x []float32) float32 {
	high := x[0]
	for _, v := range x {
		high = max(high, v)
	}
	return high
}

// The exponential function: e^x = 2^k·e^r with r = x - k·ln 2, ln 2 in two
// parts so that r is exact (Cody and Waite, 1980), and e^r as a polynomial with
// the coefficients of Cephes' expf (Moshier, 1989).
const (
	expLeast   = -87 // below it, e^x is taken as 0
	log2E      = 1.44269504
	ln2High    = 0.693359375
	ln2Low     = -2.12194440e-4
	expC0      = 1.9875691500e-4
	expC1      = 1.3981999507e-3
	expC2      = 8.3334519073e-3
	expC3      = 4.1665795894e-2
	expC4      = 1.6666665459e-1
	expC5      = 5.0000001201e-1
	roundMagic = 3 << 22 // adding it to a number below 2^22 drops its fraction
)

// exp is e^x for x at most 0, to 1e-6 relative.
func exp(x float32) float32 {
	if x < expLeast {
		return 0
	}
	k := float32(float32(x*log2E)+roundMagic) - roundMagic
	r := x - float32(k*ln2High)
	r -= float32(k * ln2Low)
	p := float32(expC0*r) + expC1
	p = float32(p*r) + expC2
	p = float32(p*r) + expC3
	p = float32(p*r) + expC4
	p = float32(p*r) + expC5
	y := float32(float32(p*float32(r*r))+r) + 1
	return y * math.Float32frombits(uint32(int32(k)+127)<<23)
}

// exponentialsPlain replaces x by e^(x - high) and returns the sum.
func exponentialsPlain(x []float32, high float32) float32 {
	var s [lanes]float32
	for len(x) >= lanes {
		v := (*[lanes]float32)(x)
		for i := range s {
			v[i] = exp(v[i] - high)
			s[i] += v[i]
		}
		x = x[lanes:]
	}
	return addEight(&s)
}

// GELU(x) = x/2·(1 + erf(x/√2)) (Hendrycks and Gimpel, 2016). Within ±geluLimit
// erf(x/√2) is x·P(x²)/Q(x²), fitted so that the greatest error of GELU is
// least, 3.3e-6; beyond, it is ±1.
const (
	geluLimit = 5.1
	geluP0    = 0.79793316
	geluP1    = 0.05606945
	geluP2    = 0.0084616775
	geluP3    = 9.994132e-05
	geluP4    = -2.164502e-07
	geluQ1    = 0.23712493
	geluQ2    = 0.024934167
	geluQ3    = 0.0014281165
)

func gelu(x float32) float32 {
	near := min(max(x, -geluLimit), geluLimit)
	t := near * near
	p := float32(geluP4*t) + geluP3
	p = float32(p*t) + geluP2
	p = float32(p*t) + geluP1
	p = float32(p*t) + geluP0
	q := float32(geluQ3*t) + geluQ2
	q = float32(q*t) + geluQ1
	q = float32(q*t) + 1
	e := min(max(float32(near*p)/q, -1), 1)
	return float32(x*0.5) * (1 + e)
}

func geluPlain(x []float32) {
	for i, v := range x {
		x[i] = gelu(v)
	}
}

func rangePlain(x []float32) (low, high float32) {
	for _, v := range x {
		low, high = min(low, v), max(high, v)
	}
	return low, high
}

func quantisePlain(q []uint8, x []float32, inverse float32, zero int32) {
	q = q[:len(x)]
	for i, v := range x {
		q[i] = uint8(min(max(roundEven(float32(v*inverse))+zero, 0), 255))
	}
}

// roundEven rounds half to even, for numbers far below 2^22.
func roundEven(v float32) int32 {
	return int32(float32(v+roundMagic) - roundMagic)
}

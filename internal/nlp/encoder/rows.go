package encoder

import "math"

// apply normalises a row in place (Ba, Kiros and Hinton, 2016).
func (n layerNorm) apply(row []float32) {
	var sum float32
	for _, v := range row {
		sum += v
	}
	mean := sum / float32(len(row))
	var squares float32
	for _, v := range row {
		d := v - mean
		squares += float32(d * d)
	}
	inverse := float32(1 / math.Sqrt(float64(squares/float32(len(row)))+n.eps))
	for i, v := range row {
		row[i] = float32(float32((v-mean)*inverse)*n.weight[i]) + n.bias[i]
	}
}

// softmax turns n scores, already scaled, into weights that add up to 1.
func softmax(row []float32) {
	high := row[0]
	for _, v := range row {
		high = max(high, v)
	}
	var sum float32
	for i, v := range row {
		e := exp(v - high)
		row[i] = e
		sum += e
	}
	inverse := 1 / sum
	for i := range row {
		row[i] *= inverse
	}
}

// exp is e^x for x at most 0, to 1e-6 relative: 2^k times a polynomial of the
// rest, after Cephes' expf. Below -87 it is 0.
func exp(x float32) float32 {
	if x < -87 {
		return 0
	}
	k := roundEven(x * 1.44269504)
	r := float32(x - float32(float32(k)*0.693359375))
	r -= float32(float32(k) * -2.12194440e-4)
	p := float32(1.9875691500e-4)
	for _, c := range [...]float32{1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1} {
		p = float32(p*r) + c
	}
	y := float32(float32(p*float32(r*r))+r) + 1
	return y * math.Float32frombits(uint32(k+127)<<23)
}

// geluTable holds GELU(x) = x Φ(x) (Hendrycks and Gimpel, 2016) at the steps
// between -geluLimit and geluLimit; between them it is taken as straight, which
// is off by at most 5e-6.
type geluTable [2*geluLimit*geluSteps + 2]float32

const (
	geluLimit = 6
	geluSteps = 256 // to the unit
)

func newGELU() *geluTable {
	var t geluTable
	for i := range t {
		x := float64(i)/geluSteps - geluLimit
		t[i] = float32(0.5 * x * (1 + math.Erf(x/math.Sqrt2)))
	}
	return &t
}

// apply replaces each number of the row by its GELU.
func (t *geluTable) apply(row []float32) {
	for i, x := range row {
		switch {
		case x <= -geluLimit:
			row[i] = 0
		case x < geluLimit:
			at := (x + geluLimit) * geluSteps
			k := int32(at)
			low := t[k]
			row[i] = low + float32((at-float32(k))*(t[k+1]-low))
		}
	}
}

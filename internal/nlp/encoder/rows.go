package encoder

import "math"

// addAndNormalise adds a row to another and normalises the sum in place
// (Ba, Kiros and Hinton, 2016).
func (n layerNorm) addAndNormalise(k Kernel, row, add []float32) {
	size := float32(len(row))
	mean := k.add(row, add) / size
	variance := float64(k.squares(row, mean) / size)
	k.affine(row, n.weight, n.bias, mean, float32(1/math.Sqrt(variance+n.eps)))
}

// softmax turns the first n scores of a row into weights that add up to 1, and
// the others into 0.
func softmax(k Kernel, row []float32, n int) {
	for i := n; i < len(row); i++ {
		row[i] = -math.MaxFloat32
	}
	sum := k.exponentials(row, k.high(row))
	k.scale(row, 1/sum)
}

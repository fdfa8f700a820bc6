//go:build amd64 || arm64

package encoder

// The routines of float_amd64.s and float_arm64.s; see Kernel for what they do.

//go:noescape
func dotsFast(out, x, rows *float32, n, count, stride int)

//go:noescape
func accumulateFast(c, a, b *float32, n, stride, width int)

//go:noescape
func addFast(x, y *float32, n int) float32

//go:noescape
func squaresFast(x *float32, n int, mean float32) float32

//go:noescape
func affineFast(x, weight, bias *float32, n int, mean, inverse float32)

//go:noescape
func scaleFast(x *float32, n int, factor float32)

//go:noescape
func highFast(x *float32, n int) float32

//go:noescape
func exponentialsFast(x *float32, n int, high float32) float32

//go:noescape
func geluFast(x *float32, n int)

//go:noescape
func rangeFast(x *float32, n int) (low, high float32)

//go:noescape
func quantiseFast(q *uint8, x *float32, n int, inverse float32, zero int32)

package encoder

import (
	"runtime"

	"golang.org/x/sys/cpu"
)

// Kernels returns those that this processor has, the fastest last. Every arm64
// has NEON. macOS does not say which processors have byte products; all that it
// runs on do.
func Kernels() []Kernel {
	if cpu.ARM64.HasASIMDDP || runtime.GOOS == "darwin" {
		return []Kernel{PlainGo, NEON, DotProd}
	}
	return []Kernel{PlainGo, NEON}
}

func multiplyFast(k Kernel, t *tile) {
	if k == DotProd {
		tileDotProd(t)
		return
	}
	tileNEON(t)
}

//go:noescape
func tileDotProd(t *tile)

//go:noescape
func tileNEON(t *tile)

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

package encoder

import "golang.org/x/sys/cpu"

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

func multiplyFast(k Kernel, t *tile) {
	if k == VNNI {
		tileVNNI(t)
		return
	}
	tileAVX2(t)
}

//go:noescape
func tileVNNI(t *tile)

//go:noescape
func tileAVX2(t *tile)

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

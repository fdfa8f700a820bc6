//go:build !amd64 && !arm64

package encoder

// Kernels returns those that this processor has, the fastest last.
func Kernels() []Kernel { return []Kernel{PlainGo} }

// The rest is never reached: this processor has the plain kernel only.

func multiplyFast(_ Kernel, t *tile) { multiplyPlain(t) }

func dotsFast(_, _, _ *float32, _, _, _ int) {}

func accumulateFast(_, _, _ *float32, _, _, _ int) {}

func addFast(_, _ *float32, _ int) float32 { return 0 }

func squaresFast(*float32, int, float32) float32 { return 0 }

func affineFast(_, _, _ *float32, _ int, _, _ float32) {}

func scaleFast(*float32, int, float32) {}

func highFast(*float32, int) float32 { return 0 }

func exponentialsFast(*float32, int, float32) float32 { return 0 }

func geluFast(*float32, int) {}

func rangeFast(*float32, int) (low, high float32) { return 0, 0 }

func quantiseFast(*uint8, *float32, int, float32, int32) {}

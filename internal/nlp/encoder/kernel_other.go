//go:build !amd64

package encoder

// multiplyFast is never reached: this processor has the plain kernel only.
func multiplyFast(_ Kernel, t *tile) { multiplyPlain(t) }

// accumulateFast is never reached.
func accumulateFast(_, _, _ *float32, _, _, _ int) {}

func rangeAVX2(*float32, int) (low, high float32) { return 0, 0 }

func quantiseAVX2(*uint8, *float32, int, float32, float32) {}

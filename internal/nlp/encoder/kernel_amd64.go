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

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

package encoder

//go:noescape
func tileVNNI(t *tile)

//go:noescape
func tileAVX2(t *tile)

//go:noescape
func accumulateFast(c, a, b *float32, n, stride, width int)

//go:noescape
func rangeAVX2(x *float32, n int) (low, high float32)

//go:noescape
func quantiseAVX2(q *uint8, x *float32, n int, inverse, zero float32)

func multiplyFast(k Kernel, t *tile) {
	if k == VNNI {
		tileVNNI(t)
		return
	}
	tileAVX2(t)
}

package encoder

import "unsafe"

// multiplyPlain is the kernel in plain Go, and what the others are held to.
func multiplyPlain(t *tile) {
	n := int(t.groups) * blockIn
	w := unsafe.Slice(t.w, n*blockOut)
	rows := int(t.rows)
	rowScale, rowZero := unsafe.Slice(t.rowScale, rows), unsafe.Slice(t.rowZero, rows)
	colScale, colSum, bias := unsafe.Slice(t.colScale, blockOut), unsafe.Slice(t.colSum, blockOut), unsafe.Slice(t.bias, blockOut)
	for r := range rows {
		x := unsafe.Slice((*uint8)(unsafe.Add(unsafe.Pointer(t.x), uintptr(r)*t.xStride)), n)
		out := unsafe.Slice((*float32)(unsafe.Add(unsafe.Pointer(t.out), uintptr(r)*t.outStride)), blockOut)
		var sums [blockOut]int32
		sumBlock(&sums, x, w)
		for o, sum := range sums {
			v := float32(float32(sum-rowZero[r]*colSum[o]) * rowScale[r])
			out[o] = float32(v*colScale[o]) + bias[o]
		}
	}
}

// sumBlock adds up the byte products of a row with a block of weights.
func sumBlock(sums *[blockOut]int32, x []uint8, w []int8) {
	for len(x) >= blockIn && len(w) >= blockIn*blockOut {
		a, b, c, d := int32(x[0]), int32(x[1]), int32(x[2]), int32(x[3])
		block := (*[blockIn * blockOut]int8)(w)
		for o := range blockOut {
			sums[o] += a*int32(block[4*o]) + b*int32(block[4*o+1]) + c*int32(block[4*o+2]) + d*int32(block[4*o+3])
		}
		x, w = x[blockIn:], w[blockIn*blockOut:]
	}
}

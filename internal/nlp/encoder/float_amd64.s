#include "textflag.h"

// The routines of float_plain.go with AVX2: the same operations in the same
// order in each of eight lanes. Multiply and add stay two operations.

// Adds the lanes of y (whose lower half is x), as addEight does, into x. T is a
// register to spare.
#define ADDEIGHT(y, x, t) \
	VEXTRACTF128 $1, y, t; \
	VADDPS  t, x, x;       \
	VMOVHLPS x, x, t;      \
	VADDPS  t, x, x;       \
	VMOVSHDUP x, t;        \
	VADDSS  t, x, x

// func dotsFast(out, x, rows *float32, n, count, stride int)
TEXT ·dotsFast(SB), NOSPLIT, $0-48
	MOVQ out+0(FP), DI
	MOVQ rows+16(FP), BX
	MOVQ count+32(FP), R8
	MOVQ stride+40(FP), DX
	SHLQ $2, DX
	LEAQ (DX)(DX*2), R9

dots4:
	CMPQ R8, $4
	JLT  dots1
	MOVQ x+8(FP), SI
	MOVQ n+24(FP), CX
	MOVQ BX, R10
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

dots4loop:
	VMOVUPS (SI), Y4
	VMULPS (R10), Y4, Y5
	VMULPS (R10)(DX*1), Y4, Y6
	VMULPS (R10)(DX*2), Y4, Y7
	VMULPS (R10)(R9*1), Y4, Y8
	VADDPS Y5, Y0, Y0
	VADDPS Y6, Y1, Y1
	VADDPS Y7, Y2, Y2
	VADDPS Y8, Y3, Y3
	ADDQ   $32, SI
	ADDQ   $32, R10
	SUBQ   $8, CX
	JNZ    dots4loop
	ADDEIGHT(Y0, X0, X4)
	ADDEIGHT(Y1, X1, X5)
	ADDEIGHT(Y2, X2, X6)
	ADDEIGHT(Y3, X3, X7)
	VMOVSS X0, (DI)
	VMOVSS X1, 4(DI)
	VMOVSS X2, 8(DI)
	VMOVSS X3, 12(DI)
	ADDQ   $16, DI
	LEAQ   (BX)(DX*4), BX
	SUBQ   $4, R8
	JMP    dots4

dots1:
	TESTQ R8, R8
	JZ    dotsdone
	MOVQ  x+8(FP), SI
	MOVQ  n+24(FP), CX
	MOVQ  BX, R10
	VXORPS Y0, Y0, Y0

dots1loop:
	VMOVUPS (SI), Y4
	VMULPS (R10), Y4, Y5
	VADDPS Y5, Y0, Y0
	ADDQ   $32, SI
	ADDQ   $32, R10
	SUBQ   $8, CX
	JNZ    dots1loop
	ADDEIGHT(Y0, X0, X4)
	VMOVSS X0, (DI)
	ADDQ   $4, DI
	ADDQ   DX, BX
	DECQ   R8
	JMP    dots1

dotsdone:
	VZEROUPPER
	RET

// func accumulateFast(c, a, b *float32, n, stride, width int)
TEXT ·accumulateFast(SB), NOSPLIT, $0-48
	MOVQ c+0(FP), DI
	MOVQ b+16(FP), BX
	MOVQ stride+32(FP), DX
	SHLQ $2, DX
	MOVQ width+40(FP), R8

wide:
	CMPQ R8, $32
	JLT  narrow
	MOVQ a+8(FP), SI
	MOVQ n+24(FP), CX
	MOVQ BX, R9
	VMOVUPS (DI), Y0
	VMOVUPS 32(DI), Y1
	VMOVUPS 64(DI), Y2
	VMOVUPS 96(DI), Y3

wideloop:
	VBROADCASTSS (SI), Y4
	VMULPS (R9), Y4, Y5
	VMULPS 32(R9), Y4, Y6
	VMULPS 64(R9), Y4, Y7
	VMULPS 96(R9), Y4, Y8
	VADDPS Y5, Y0, Y0
	VADDPS Y6, Y1, Y1
	VADDPS Y7, Y2, Y2
	VADDPS Y8, Y3, Y3
	ADDQ $4, SI
	ADDQ DX, R9
	DECQ CX
	JNZ  wideloop
	VMOVUPS Y0, (DI)
	VMOVUPS Y1, 32(DI)
	VMOVUPS Y2, 64(DI)
	VMOVUPS Y3, 96(DI)
	ADDQ $128, DI
	ADDQ $128, BX
	SUBQ $32, R8
	JMP  wide

narrow:
	CMPQ R8, $8
	JLT  accumulated
	MOVQ a+8(FP), SI
	MOVQ n+24(FP), CX
	MOVQ BX, R9
	VMOVUPS (DI), Y0

narrowloop:
	VBROADCASTSS (SI), Y4
	VMULPS (R9), Y4, Y5
	VADDPS Y5, Y0, Y0
	ADDQ $4, SI
	ADDQ DX, R9
	DECQ CX
	JNZ  narrowloop
	VMOVUPS Y0, (DI)
	ADDQ $32, DI
	ADDQ $32, BX
	SUBQ $8, R8
	JMP  narrow

accumulated:
	VZEROUPPER
	RET

// func addFast(x, y *float32, n int) float32
TEXT ·addFast(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), DI
	MOVQ y+8(FP), SI
	MOVQ n+16(FP), CX
	VXORPS Y0, Y0, Y0

addloop:
	VMOVUPS (DI), Y1
	VADDPS  (SI), Y1, Y1
	VMOVUPS Y1, (DI)
	VADDPS  Y1, Y0, Y0
	ADDQ    $32, DI
	ADDQ    $32, SI
	SUBQ    $8, CX
	JNZ     addloop
	ADDEIGHT(Y0, X0, X1)
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func squaresFast(x *float32, n int, mean float32) float32
TEXT ·squaresFast(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VBROADCASTSS mean+16(FP), Y2
	VXORPS Y0, Y0, Y0

squaresloop:
	VMOVUPS (SI), Y1
	VSUBPS  Y2, Y1, Y1
	VMULPS  Y1, Y1, Y1
	VADDPS  Y1, Y0, Y0
	ADDQ    $32, SI
	SUBQ    $8, CX
	JNZ     squaresloop
	ADDEIGHT(Y0, X0, X1)
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func affineFast(x, weight, bias *float32, n int, mean, inverse float32)
TEXT ·affineFast(SB), NOSPLIT, $0-40
	MOVQ x+0(FP), DI
	MOVQ weight+8(FP), SI
	MOVQ bias+16(FP), BX
	MOVQ n+24(FP), CX
	VBROADCASTSS mean+32(FP), Y2
	VBROADCASTSS inverse+36(FP), Y3

affineloop:
	VMOVUPS (DI), Y1
	VSUBPS  Y2, Y1, Y1
	VMULPS  Y3, Y1, Y1
	VMULPS  (SI), Y1, Y1
	VADDPS  (BX), Y1, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, DI
	ADDQ    $32, SI
	ADDQ    $32, BX
	SUBQ    $8, CX
	JNZ     affineloop
	VZEROUPPER
	RET

// func scaleFast(x *float32, n int, factor float32)
TEXT ·scaleFast(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	VBROADCASTSS factor+16(FP), Y0

scaleloop:
	VMULPS  (DI), Y0, Y1
	VMOVUPS Y1, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     scaleloop
	VZEROUPPER
	RET

// func highFast(x *float32, n int) float32
TEXT ·highFast(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VMOVUPS (SI), Y0

highloop:
	VMAXPS (SI), Y0, Y0
	ADDQ   $32, SI
	SUBQ   $8, CX
	JNZ    highloop
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VMOVHLPS X0, X0, X1
	VMAXPS X1, X0, X0
	VMOVSHDUP X0, X1
	VMAXSS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

// Constants, see float_plain.go.
#define CONSTANT(name, bits) \
	DATA name<>+0(SB)/4, bits; \
	GLOBL name<>(SB), RODATA|NOPTR, $4

CONSTANT(expLeast, $-87.0)
CONSTANT(log2E, $1.44269504)
CONSTANT(ln2High, $0.693359375)
CONSTANT(ln2Low, $-2.12194440e-4)
CONSTANT(expC0, $1.9875691500e-4)
CONSTANT(expC1, $1.3981999507e-3)
CONSTANT(expC2, $8.3334519073e-3)
CONSTANT(expC3, $4.1665795894e-2)
CONSTANT(expC4, $1.6666665459e-1)
CONSTANT(expC5, $5.0000001201e-1)
CONSTANT(roundMagic, $12582912.0)
CONSTANT(one, $1.0)
CONSTANT(minusOne, $-1.0)
CONSTANT(half, $0.5)
CONSTANT(geluLimit, $5.1)
CONSTANT(minusLimit, $-5.1)
CONSTANT(geluP0, $0.79793316)
CONSTANT(geluP1, $0.05606945)
CONSTANT(geluP2, $0.0084616775)
CONSTANT(geluP3, $9.994132e-05)
CONSTANT(geluP4, $-2.164502e-07)
CONSTANT(geluQ1, $0.23712493)
CONSTANT(geluQ2, $0.024934167)
CONSTANT(geluQ3, $0.0014281165)

// Y = Y*by + the constant, through T.
#define STEP(y, by, name, t) \
	VBROADCASTSS name<>(SB), t; \
	VMULPS by, y, y;            \
	VADDPS t, y, y

// func exponentialsFast(x *float32, n int, high float32) float32
TEXT ·exponentialsFast(SB), NOSPLIT, $0-28
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	VBROADCASTSS high+16(FP), Y1
	VBROADCASTSS expLeast<>(SB), Y8
	VBROADCASTSS log2E<>(SB), Y9
	VBROADCASTSS roundMagic<>(SB), Y10
	VBROADCASTSS ln2High<>(SB), Y11
	VBROADCASTSS ln2Low<>(SB), Y12
	VBROADCASTSS expC0<>(SB), Y13
	VBROADCASTSS one<>(SB), Y14
	VCVTPS2DQ Y14, Y15
	VPSLLD  $7, Y15, Y7
	VPSUBD  Y15, Y7, Y15
	VXORPS  Y0, Y0, Y0

exploop:
	VMOVUPS (DI), Y2
	VSUBPS  Y1, Y2, Y2
	VCMPPS  $5, Y8, Y2, Y7 // not less than
	VMAXPS  Y8, Y2, Y2     // the others must stay numbers
	VMULPS  Y9, Y2, Y3
	VADDPS  Y10, Y3, Y3
	VSUBPS  Y10, Y3, Y3    // k
	VMULPS  Y11, Y3, Y4
	VSUBPS  Y4, Y2, Y2
	VMULPS  Y12, Y3, Y4
	VSUBPS  Y4, Y2, Y2     // r
	VMULPS  Y13, Y2, Y5
	VBROADCASTSS expC1<>(SB), Y4
	VADDPS  Y4, Y5, Y5
	STEP(Y5, Y2, expC2, Y4)
	STEP(Y5, Y2, expC3, Y4)
	STEP(Y5, Y2, expC4, Y4)
	STEP(Y5, Y2, expC5, Y4)
	VMULPS  Y2, Y2, Y4
	VMULPS  Y4, Y5, Y5
	VADDPS  Y2, Y5, Y5
	VADDPS  Y14, Y5, Y5
	VCVTPS2DQ Y3, Y3
	VPADDD  Y15, Y3, Y3
	VPSLLD  $23, Y3, Y3
	VMULPS  Y3, Y5, Y5
	VANDPS  Y7, Y5, Y5
	VMOVUPS Y5, (DI)
	VADDPS  Y5, Y0, Y0
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     exploop
	ADDEIGHT(Y0, X0, X1)
	VMOVSS  X0, ret+24(FP)
	VZEROUPPER
	RET

// func geluFast(x *float32, n int)
TEXT ·geluFast(SB), NOSPLIT, $0-16
	MOVQ x+0(FP), DI
	MOVQ n+8(FP), CX
	VBROADCASTSS geluLimit<>(SB), Y6
	VBROADCASTSS minusLimit<>(SB), Y7
	VBROADCASTSS geluP4<>(SB), Y8
	VBROADCASTSS geluP3<>(SB), Y9
	VBROADCASTSS geluP2<>(SB), Y10
	VBROADCASTSS geluQ3<>(SB), Y11
	VBROADCASTSS geluQ2<>(SB), Y12
	VBROADCASTSS geluQ1<>(SB), Y13
	VBROADCASTSS one<>(SB), Y14
	VBROADCASTSS half<>(SB), Y15

geluloop:
	VMOVUPS (DI), Y0
	VMAXPS  Y7, Y0, Y1
	VMINPS  Y6, Y1, Y1 // near
	VMULPS  Y1, Y1, Y2 // t
	VMULPS  Y2, Y8, Y3
	VADDPS  Y9, Y3, Y3
	VMULPS  Y2, Y3, Y3
	VADDPS  Y10, Y3, Y3
	STEP(Y3, Y2, geluP1, Y5)
	STEP(Y3, Y2, geluP0, Y5)
	VMULPS  Y2, Y11, Y4
	VADDPS  Y12, Y4, Y4
	VMULPS  Y2, Y4, Y4
	VADDPS  Y13, Y4, Y4
	VMULPS  Y2, Y4, Y4
	VADDPS  Y14, Y4, Y4
	VMULPS  Y1, Y3, Y3
	VDIVPS  Y4, Y3, Y3
	VBROADCASTSS minusOne<>(SB), Y5
	VMAXPS  Y5, Y3, Y3
	VMINPS  Y14, Y3, Y3
	VADDPS  Y14, Y3, Y3
	VMULPS  Y15, Y0, Y0
	VMULPS  Y3, Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, DI
	SUBQ    $8, CX
	JNZ     geluloop
	VZEROUPPER
	RET

// func rangeFast(x *float32, n int) (low, high float32)
TEXT ·rangeFast(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

rangeloop:
	VMOVUPS (SI), Y2
	VMINPS  Y2, Y0, Y0
	VMAXPS  Y2, Y1, Y1
	ADDQ $32, SI
	SUBQ $8, CX
	JNZ  rangeloop
	VEXTRACTF128 $1, Y0, X2
	VMINPS X2, X0, X0
	VEXTRACTF128 $1, Y1, X3
	VMAXPS X3, X1, X1
	VMOVHLPS X0, X0, X2
	VMINPS X2, X0, X0
	VMOVHLPS X1, X1, X3
	VMAXPS X3, X1, X1
	VMOVSHDUP X0, X2
	VMINSS X2, X0, X0
	VMOVSHDUP X1, X3
	VMAXSS X3, X1, X1
	VMOVSS X0, low+16(FP)
	VMOVSS X1, high+20(FP)
	VZEROUPPER
	RET

// func quantiseFast(q *uint8, x *float32, n int, inverse float32, zero int32)
TEXT ·quantiseFast(SB), NOSPLIT, $0-32
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y0
	VBROADCASTSS zero+28(FP), Y1 // the bits, whatever they are

quantloop:
	VMOVUPS (SI), Y2
	VMULPS  Y0, Y2, Y2
	VCVTPS2DQ Y2, Y2
	VPADDD  Y1, Y2, Y2
	VEXTRACTI128 $1, Y2, X3
	VPACKSSDW X3, X2, X2
	VPACKUSWB X2, X2, X2
	VMOVQ   X2, (DI)
	ADDQ $32, SI
	ADDQ $8, DI
	SUBQ $8, CX
	JNZ  quantloop
	VZEROUPPER
	RET

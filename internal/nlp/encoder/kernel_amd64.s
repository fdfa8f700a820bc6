#include "textflag.h"

// Offsets into tile.
#define OUT 0
#define OUTSTRIDE 8
#define X 16
#define XSTRIDE 24
#define W 32
#define GROUPS 40
#define ROWSCALE 48
#define ROWZERO 56
#define COLSCALE 64
#define COLSUM 72
#define BIAS 80

// One row of the tile: Z16 holds 16 outputs by 4 weights.
#define DOT(src, acc) \
	VPBROADCASTD src, Z17; \
	VPDPBUSD     Z16, Z17, acc

// Takes the zero point off, scales, adds the bias and stores a row.
#define STORE(r, acc) \
	VPBROADCASTD (4*r)(R11), Z16; \
	VPMULLD      Z25, Z16, Z16;   \
	VPSUBD       Z16, acc, acc;   \
	VCVTDQ2PS    acc, acc;        \
	VBROADCASTSS (4*r)(R10), Z17; \
	VMULPS       Z17, acc, acc;   \
	VMULPS       Z24, acc, acc;   \
	VADDPS       Z26, acc, acc;   \
	VMOVUPS      acc, (DI);       \
	ADDQ         DX, DI

// func tileVNNI(t *tile)
TEXT ·tileVNNI(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ X(AX), SI
	MOVQ XSTRIDE(AX), DX
	MOVQ W(AX), DI
	MOVQ GROUPS(AX), CX
	LEAQ (DX)(DX*2), R8
	LEAQ (SI)(DX*4), R9
	VPXORD Z0, Z0, Z0
	VPXORD Z1, Z1, Z1
	VPXORD Z2, Z2, Z2
	VPXORD Z3, Z3, Z3
	VPXORD Z4, Z4, Z4
	VPXORD Z5, Z5, Z5
	VPXORD Z6, Z6, Z6
	VPXORD Z7, Z7, Z7

vnniloop:
	VMOVDQU32 (DI), Z16
	DOT((SI), Z0)
	DOT((SI)(DX*1), Z1)
	DOT((SI)(DX*2), Z2)
	DOT((SI)(R8*1), Z3)
	DOT((R9), Z4)
	DOT((R9)(DX*1), Z5)
	DOT((R9)(DX*2), Z6)
	DOT((R9)(R8*1), Z7)
	ADDQ $64, DI
	ADDQ $4, SI
	ADDQ $4, R9
	DECQ CX
	JNZ  vnniloop

	MOVQ COLSCALE(AX), BX
	VMOVUPS (BX), Z24
	MOVQ COLSUM(AX), BX
	VMOVDQU32 (BX), Z25
	MOVQ BIAS(AX), BX
	VMOVUPS (BX), Z26
	MOVQ ROWSCALE(AX), R10
	MOVQ ROWZERO(AX), R11
	MOVQ OUT(AX), DI
	MOVQ OUTSTRIDE(AX), DX
	STORE(0, Z0)
	STORE(1, Z1)
	STORE(2, Z2)
	STORE(3, Z3)
	STORE(4, Z4)
	STORE(5, Z5)
	STORE(6, Z6)
	STORE(7, Z7)
	VZEROUPPER
	RET

// One row of the tile: Y8 and Y9 hold 8 outputs by 4 weights each, Y13 ones.
#define DOT2(src, acc0, acc1) \
	VPBROADCASTD src, Y10;        \
	VPMADDUBSW   Y8, Y10, Y11;    \
	VPMADDUBSW   Y9, Y10, Y12;    \
	VPMADDWD     Y13, Y11, Y11;   \
	VPMADDWD     Y13, Y12, Y12;   \
	VPADDD       Y11, acc0, acc0; \
	VPADDD       Y12, acc1, acc1

// Finishes 8 outputs of a row; off is their offset in bytes.
#define STORE8(r, acc, off) \
	VPBROADCASTD (4*r)(R11), Y10; \
	MOVQ         COLSUM(AX), BX;  \
	VPMULLD      off(BX), Y10, Y10; \
	VPSUBD       Y10, acc, acc;   \
	VCVTDQ2PS    acc, acc;        \
	VBROADCASTSS (4*r)(R10), Y11; \
	VMULPS       Y11, acc, acc;   \
	MOVQ         COLSCALE(AX), BX; \
	VMULPS       off(BX), acc, acc; \
	MOVQ         BIAS(AX), BX;    \
	VADDPS       off(BX), acc, acc; \
	VMOVUPS      acc, off(DI)

// Four rows that begin at R12 (x) and R13 (out); row scales and zeros at R10 and R11.
#define HALF(loop) \
	MOVQ W(AX), BX;         \
	MOVQ GROUPS(AX), CX;    \
	MOVQ R12, SI;           \
	VPXOR Y0, Y0, Y0;       \
	VPXOR Y1, Y1, Y1;       \
	VPXOR Y2, Y2, Y2;       \
	VPXOR Y3, Y3, Y3;       \
	VPXOR Y4, Y4, Y4;       \
	VPXOR Y5, Y5, Y5;       \
	VPXOR Y6, Y6, Y6;       \
	VPXOR Y7, Y7, Y7;       \
loop:                      \
	VMOVDQU (BX), Y8;       \
	VMOVDQU 32(BX), Y9;     \
	DOT2((SI), Y0, Y1);     \
	DOT2((SI)(DX*1), Y2, Y3); \
	DOT2((SI)(DX*2), Y4, Y5); \
	DOT2((SI)(R8*1), Y6, Y7); \
	ADDQ $64, BX;           \
	ADDQ $4, SI;            \
	DECQ CX;                \
	JNZ  loop;              \
	MOVQ R13, DI;           \
	STORE8(0, Y0, 0);       \
	STORE8(0, Y1, 32);      \
	ADDQ R9, DI;            \
	STORE8(1, Y2, 0);       \
	STORE8(1, Y3, 32);      \
	ADDQ R9, DI;            \
	STORE8(2, Y4, 0);       \
	STORE8(2, Y5, 32);      \
	ADDQ R9, DI;            \
	STORE8(3, Y6, 0);       \
	STORE8(3, Y7, 32)

// func tileAVX2(t *tile)
TEXT ·tileAVX2(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ XSTRIDE(AX), DX
	LEAQ (DX)(DX*2), R8
	MOVQ OUTSTRIDE(AX), R9
	MOVQ X(AX), R12
	MOVQ OUT(AX), R13
	MOVQ ROWSCALE(AX), R10
	MOVQ ROWZERO(AX), R11
	VPCMPEQW Y13, Y13, Y13
	VPSRLW   $15, Y13, Y13
	HALF(first)
	LEAQ (R12)(DX*4), R12
	LEAQ (R13)(R9*4), R13
	ADDQ $16, R10
	ADDQ $16, R11
	HALF(second)
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
	JLT  done
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

done:
	VZEROUPPER
	RET

// func rangeAVX2(x *float32, n int) (low, high float32)
// n is a multiple of 8; low is at most 0 and high at least 0.
TEXT ·rangeAVX2(SB), NOSPLIT, $0-24
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	SHRQ $3, CX
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1

rangeloop:
	VMOVUPS (SI), Y2
	VMINPS  Y2, Y0, Y0
	VMAXPS  Y2, Y1, Y1
	ADDQ $32, SI
	DECQ CX
	JNZ  rangeloop
	VEXTRACTF128 $1, Y0, X2
	VMINPS X2, X0, X0
	VEXTRACTF128 $1, Y1, X3
	VMAXPS X3, X1, X1
	VPSRLDQ $8, X0, X2
	VMINPS X2, X0, X0
	VPSRLDQ $8, X1, X3
	VMAXPS X3, X1, X1
	VPSRLDQ $4, X0, X2
	VMINPS X2, X0, X0
	VPSRLDQ $4, X1, X3
	VMAXPS X3, X1, X1
	VMOVSS X0, low+16(FP)
	VMOVSS X1, high+20(FP)
	VZEROUPPER
	RET

// func quantiseAVX2(q *uint8, x *float32, n int, inverse, zero float32)
// n is a multiple of 8. Rounds half to even, then adds the zero point.
TEXT ·quantiseAVX2(SB), NOSPLIT, $0-32
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	SHRQ $3, CX
	VBROADCASTSS inverse+24(FP), Y0
	VBROADCASTSS zero+28(FP), Y1
	VCVTPS2DQ Y1, Y1

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
	DECQ CX
	JNZ  quantloop
	VZEROUPPER
	RET

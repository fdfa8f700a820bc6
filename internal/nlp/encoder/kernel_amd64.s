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
#define ROWS 88

// Adds the products of four inputs of a row with 32 outputs, whose weights are
// in Z24 and Z25.
#define DOT(src, acc0, acc1) \
	VPBROADCASTD src, Z26;       \
	VPDPBUSD     Z24, Z26, acc0; \
	VPDPBUSD     Z25, Z26, acc1

#define CLEAR(a, b, c, d, e, f, g, h) \
	VPXORD a, a, a; \
	VPXORD b, b, b; \
	VPXORD c, c, c; \
	VPXORD d, d, d; \
	VPXORD e, e, e; \
	VPXORD f, f, f; \
	VPXORD g, g, g; \
	VPXORD h, h, h

// Takes the zero point off a row, scales it, adds the bias and stores it at
// R13, then goes on to the next row. BX is the bias, CX the stride of out.
#define STORE(acc0, acc1) \
	VPBROADCASTD (DI), Z24;       \
	VPMULLD      Z29, Z24, Z25;   \
	VPMULLD      Z30, Z24, Z26;   \
	VPSUBD       Z25, acc0, acc0; \
	VPSUBD       Z26, acc1, acc1; \
	VCVTDQ2PS    acc0, acc0;      \
	VCVTDQ2PS    acc1, acc1;      \
	VBROADCASTSS (R11), Z24;      \
	VMULPS       Z24, acc0, acc0; \
	VMULPS       Z24, acc1, acc1; \
	VMULPS       Z27, acc0, acc0; \
	VMULPS       Z28, acc1, acc1; \
	VADDPS       (BX), acc0, acc0; \
	VADDPS       64(BX), acc1, acc1; \
	VMOVUPS      acc0, (R13);     \
	VMOVUPS      acc1, 64(R13);   \
	ADDQ         CX, R13;         \
	ADDQ         $4, DI;          \
	ADDQ         $4, R11

// func tileVNNI(t *tile)
// R12 is the row of x, R13 that of out, R11 and DI the scale and the zero point
// of the row, R15 how many are left.
TEXT ·tileVNNI(SB), NOSPLIT, $0-8
	MOVQ      t+0(FP), AX
	MOVQ      X(AX), R12
	MOVQ      XSTRIDE(AX), DX
	LEAQ      (DX)(DX*2), R8
	MOVQ      OUT(AX), R13
	MOVQ      ROWSCALE(AX), R11
	MOVQ      ROWZERO(AX), DI
	MOVQ      ROWS(AX), R15
	MOVQ      COLSCALE(AX), BX
	VMOVUPS   (BX), Z27
	VMOVUPS   64(BX), Z28
	MOVQ      COLSUM(AX), BX
	VMOVDQU32 (BX), Z29
	VMOVDQU32 64(BX), Z30

twelve:
	CMPQ R15, $12
	JLT  four
	MOVQ R12, SI
	LEAQ (SI)(DX*4), R9
	LEAQ (R9)(DX*4), R10
	LEAQ (R10)(DX*4), R12
	MOVQ W(AX), BX
	MOVQ GROUPS(AX), CX
	CLEAR(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)
	CLEAR(Z8, Z9, Z10, Z11, Z12, Z13, Z14, Z15)
	CLEAR(Z16, Z17, Z18, Z19, Z20, Z21, Z22, Z23)

twelveloop:
	VMOVDQU32 (BX), Z24
	VMOVDQU32 64(BX), Z25
	DOT((SI), Z0, Z1)
	DOT((SI)(DX*1), Z2, Z3)
	DOT((SI)(DX*2), Z4, Z5)
	DOT((SI)(R8*1), Z6, Z7)
	DOT((R9), Z8, Z9)
	DOT((R9)(DX*1), Z10, Z11)
	DOT((R9)(DX*2), Z12, Z13)
	DOT((R9)(R8*1), Z14, Z15)
	DOT((R10), Z16, Z17)
	DOT((R10)(DX*1), Z18, Z19)
	DOT((R10)(DX*2), Z20, Z21)
	DOT((R10)(R8*1), Z22, Z23)
	ADDQ      $128, BX
	ADDQ      $4, SI
	ADDQ      $4, R9
	ADDQ      $4, R10
	DECQ      CX
	JNZ       twelveloop

	MOVQ BIAS(AX), BX
	MOVQ OUTSTRIDE(AX), CX
	STORE(Z0, Z1)
	STORE(Z2, Z3)
	STORE(Z4, Z5)
	STORE(Z6, Z7)
	STORE(Z8, Z9)
	STORE(Z10, Z11)
	STORE(Z12, Z13)
	STORE(Z14, Z15)
	STORE(Z16, Z17)
	STORE(Z18, Z19)
	STORE(Z20, Z21)
	STORE(Z22, Z23)
	SUBQ $12, R15
	JMP  twelve

four:
	CMPQ R15, $4
	JLT  done
	MOVQ R12, SI
	LEAQ (SI)(DX*4), R12
	MOVQ W(AX), BX
	MOVQ GROUPS(AX), CX
	CLEAR(Z0, Z1, Z2, Z3, Z4, Z5, Z6, Z7)

fourloop:
	VMOVDQU32 (BX), Z24
	VMOVDQU32 64(BX), Z25
	DOT((SI), Z0, Z1)
	DOT((SI)(DX*1), Z2, Z3)
	DOT((SI)(DX*2), Z4, Z5)
	DOT((SI)(R8*1), Z6, Z7)
	ADDQ      $128, BX
	ADDQ      $4, SI
	DECQ      CX
	JNZ       fourloop

	MOVQ BIAS(AX), BX
	MOVQ OUTSTRIDE(AX), CX
	STORE(Z0, Z1)
	STORE(Z2, Z3)
	STORE(Z4, Z5)
	STORE(Z6, Z7)
	SUBQ $4, R15
	JMP  four

done:
	VZEROUPPER
	RET

// Adds the products of four inputs of a row with 16 outputs, whose weights are
// in Y8 and Y9; Y13 holds ones of 16 bits.
#define DOT2(src, acc0, acc1) \
	VPBROADCASTD src, Y10;        \
	VPMADDUBSW   Y8, Y10, Y11;    \
	VPMADDUBSW   Y9, Y10, Y12;    \
	VPMADDWD     Y13, Y11, Y11;   \
	VPMADDWD     Y13, Y12, Y12;   \
	VPADDD       Y11, acc0, acc0; \
	VPADDD       Y12, acc1, acc1

// Finishes 8 outputs of row r; off is their offset in bytes from DI, the first
// output, and from those of COLSUM and the like.
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

// Four rows that begin at R12 (x) and R13 (out), 16 outputs from off on; row
// scales and zero points at R10 and R11.
#define HALF(loop, off, off2) \
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
	VMOVDQU off(BX), Y8;    \
	VMOVDQU off2(BX), Y9;   \
	DOT2((SI), Y0, Y1);     \
	DOT2((SI)(DX*1), Y2, Y3); \
	DOT2((SI)(DX*2), Y4, Y5); \
	DOT2((SI)(R8*1), Y6, Y7); \
	ADDQ $128, BX;          \
	ADDQ $4, SI;            \
	DECQ CX;                \
	JNZ  loop;              \
	MOVQ R13, DI;           \
	STORE8(0, Y0, off);     \
	STORE8(0, Y1, off2);    \
	ADDQ R9, DI;            \
	STORE8(1, Y2, off);     \
	STORE8(1, Y3, off2);    \
	ADDQ R9, DI;            \
	STORE8(2, Y4, off);     \
	STORE8(2, Y5, off2);    \
	ADDQ R9, DI;            \
	STORE8(3, Y6, off);     \
	STORE8(3, Y7, off2)

// func tileAVX2(t *tile)
TEXT ·tileAVX2(SB), NOSPLIT, $0-8
	MOVQ     t+0(FP), AX
	MOVQ     XSTRIDE(AX), DX
	LEAQ     (DX)(DX*2), R8
	MOVQ     OUTSTRIDE(AX), R9
	MOVQ     X(AX), R12
	MOVQ     OUT(AX), R13
	MOVQ     ROWSCALE(AX), R10
	MOVQ     ROWZERO(AX), R11
	MOVQ     ROWS(AX), R15
	VPCMPEQW Y13, Y13, Y13
	VPSRLW   $15, Y13, Y13

rows:
	HALF(first, 0, 32)
	HALF(second, 64, 96)
	LEAQ (R12)(DX*4), R12
	LEAQ (R13)(R9*4), R13
	ADDQ $16, R10
	ADDQ $16, R11
	SUBQ $4, R15
	JNZ  rows
	VZEROUPPER
	RET

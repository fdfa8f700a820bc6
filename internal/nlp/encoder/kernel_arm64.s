#include "textflag.h"
#include "neon_arm64.h"

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

// Both kernels take four rows by 16 outputs at a time; output v of row r, in
// fours, is summed in V(4r+v). Inputs are made signed by taking 128 off, which
// is taken off the zero point too.
//
// R0 is the tile, R1 the four rows of x, R2 their stride, R3 those of out, R4
// their stride, R5 and R6 the scales and zero points of the rows, R7 how many
// rows are left, R8 the offset of the first of the 16 outputs in packed weights
// and in floats alike, R9 the weights, R10 the groups left, R11 to R14 the
// inputs, R15 the stride of the weights.

#define BEGIN \
	MOVD t+0(FP), R0;         \
	MOVD X(R0), R1;           \
	MOVD XSTRIDE(R0), R2;     \
	MOVD OUT(R0), R3;         \
	MOVD OUTSTRIDE(R0), R4;   \
	MOVD ROWSCALE(R0), R5;    \
	MOVD ROWZERO(R0), R6;     \
	MOVD ROWS(R0), R7;        \
	MOVD $128, R15;           \
	VMOVI $128, V31.B16

#define BEGINHALF \
	MOVD W(R0), R9;           \
	ADD  R8, R9;              \
	MOVD GROUPS(R0), R10;     \
	MOVD R1, R11;             \
	ADD  R2, R11, R12;        \
	ADD  R2, R12, R13;        \
	ADD  R2, R13, R14;        \
	VEOR V0.B16, V0.B16, V0.B16; \
	VEOR V1.B16, V1.B16, V1.B16; \
	VEOR V2.B16, V2.B16, V2.B16; \
	VEOR V3.B16, V3.B16, V3.B16; \
	VEOR V4.B16, V4.B16, V4.B16; \
	VEOR V5.B16, V5.B16, V5.B16; \
	VEOR V6.B16, V6.B16, V6.B16; \
	VEOR V7.B16, V7.B16, V7.B16; \
	VEOR V8.B16, V8.B16, V8.B16; \
	VEOR V9.B16, V9.B16, V9.B16; \
	VEOR V10.B16, V10.B16, V10.B16; \
	VEOR V11.B16, V11.B16, V11.B16; \
	VEOR V12.B16, V12.B16, V12.B16; \
	VEOR V13.B16, V13.B16, V13.B16; \
	VEOR V14.B16, V14.B16, V14.B16; \
	VEOR V15.B16, V15.B16, V15.B16

// Loads 16 inputs of each row into V16 to V19.
#define INPUTS \
	VLD1.P 16(R11), [V16.B16];     \
	VLD1.P 16(R12), [V17.B16];     \
	VLD1.P 16(R13), [V18.B16];     \
	VLD1.P 16(R14), [V19.B16];     \
	VEOR V31.B16, V16.B16, V16.B16; \
	VEOR V31.B16, V17.B16, V17.B16; \
	VEOR V31.B16, V18.B16, V18.B16; \
	VEOR V31.B16, V19.B16, V19.B16

#define WEIGHTS VLD1.P (R9)(R15), [V20.B16, V21.B16, V22.B16, V23.B16]

// Finishes four outputs of a row: V28 holds its zero point, V29 its scale.
#define FINISH(acc, reg, sums, scale, bias) \
	MUL4(sums, 28, 30);          \
	VSUB V30.S4, reg.S4, reg.S4; \
	SCVTF4(acc, acc);            \
	FMUL4(29, acc, acc);         \
	FMUL4(scale, acc, acc);      \
	FADD4(bias, acc, acc)

// Finishes 16 outputs of row r and stores them at R16.
#define FINISHROW(r, a, b, c, d, ra, rb, rc, rd) \
	MOVW (4*r)(R6), R17;   \
	SUBW $128, R17;        \
	VDUP R17, V28.S4;      \
	MOVWU (4*r)(R5), R17;  \
	VDUP R17, V29.S4;      \
	FINISH(a, ra, 16, 20, 24); \
	FINISH(b, rb, 17, 21, 25); \
	FINISH(c, rc, 18, 22, 26); \
	FINISH(d, rd, 19, 23, 27); \
	VST1 [ra.S4, rb.S4, rc.S4, rd.S4], (R16); \
	ADD  R4, R16

#define ENDHALF \
	MOVD COLSUM(R0), R16;   \
	ADD  R8, R16;           \
	VLD1 (R16), [V16.S4, V17.S4, V18.S4, V19.S4]; \
	MOVD COLSCALE(R0), R16; \
	ADD  R8, R16;           \
	VLD1 (R16), [V20.S4, V21.S4, V22.S4, V23.S4]; \
	MOVD BIAS(R0), R16;     \
	ADD  R8, R16;           \
	VLD1 (R16), [V24.S4, V25.S4, V26.S4, V27.S4]; \
	ADD  R8, R3, R16;       \
	FINISHROW(0, 0, 1, 2, 3, V0, V1, V2, V3);     \
	FINISHROW(1, 4, 5, 6, 7, V4, V5, V6, V7);     \
	FINISHROW(2, 8, 9, 10, 11, V8, V9, V10, V11); \
	FINISHROW(3, 12, 13, 14, 15, V12, V13, V14, V15)

#define NEXTROWS \
	ADD R2<<2, R1; \
	ADD R4<<2, R3; \
	ADD $16, R5;   \
	ADD $16, R6;   \
	SUB $4, R7

#define DOTS(dot) \
	WEIGHTS;         \
	dot(16, 20, 0);  \
	dot(16, 21, 1);  \
	dot(16, 22, 2);  \
	dot(16, 23, 3);  \
	dot(17, 20, 4);  \
	dot(17, 21, 5);  \
	dot(17, 22, 6);  \
	dot(17, 23, 7);  \
	dot(18, 20, 8);  \
	dot(18, 21, 9);  \
	dot(18, 22, 10); \
	dot(18, 23, 11); \
	dot(19, 20, 12); \
	dot(19, 21, 13); \
	dot(19, 22, 14); \
	dot(19, 23, 15)

// func tileDotProd(t *tile)
TEXT ·tileDotProd(SB), NOSPLIT, $0-8
	BEGIN

dotrows:
	MOVD $0, R8

dothalf:
	BEGINHALF

dotloop:
	INPUTS
	DOTS(SDOT0)
	DOTS(SDOT1)
	DOTS(SDOT2)
	DOTS(SDOT3)
	SUBS $4, R10
	BNE  dotloop
	ENDHALF
	ADD  $64, R8
	CMP  $128, R8
	BNE  dothalf
	NEXTROWS
	CBNZ R7, dotrows
	RET

// Adds the products of four inputs, at V24 four times, with four outputs. The
// sums of two products stay within 16 bits, since weights are within ±63.
#define PRODUCTS(w, acc) \
	SMULL8(24, w, 25);  \
	SMULL82(24, w, 26); \
	VADDP V26.H8, V25.H8, V27.H8; \
	SADALP8(27, acc)

// Group g of the 16 inputs at hand.
#define GROUP(g) \
	WEIGHTS;                \
	VDUP V16.S[g], V24.S4;  \
	PRODUCTS(20, 0);        \
	PRODUCTS(21, 1);        \
	PRODUCTS(22, 2);        \
	PRODUCTS(23, 3);        \
	VDUP V17.S[g], V24.S4;  \
	PRODUCTS(20, 4);        \
	PRODUCTS(21, 5);        \
	PRODUCTS(22, 6);        \
	PRODUCTS(23, 7);        \
	VDUP V18.S[g], V24.S4;  \
	PRODUCTS(20, 8);        \
	PRODUCTS(21, 9);        \
	PRODUCTS(22, 10);       \
	PRODUCTS(23, 11);       \
	VDUP V19.S[g], V24.S4;  \
	PRODUCTS(20, 12);       \
	PRODUCTS(21, 13);       \
	PRODUCTS(22, 14);       \
	PRODUCTS(23, 15)

// func tileNEON(t *tile)
TEXT ·tileNEON(SB), NOSPLIT, $0-8
	BEGIN

neonrows:
	MOVD $0, R8

neonhalf:
	BEGINHALF

neonloop:
	INPUTS
	GROUP(0)
	GROUP(1)
	GROUP(2)
	GROUP(3)
	SUBS $4, R10
	BNE  neonloop
	ENDHALF
	ADD  $64, R8
	CMP  $128, R8
	BNE  neonhalf
	NEXTROWS
	CBNZ R7, neonrows
	RET

#include "textflag.h"
#include "neon_arm64.h"

// The routines of float_plain.go with NEON: the same operations in the same
// order in each of eight lanes, of which one register holds the first four and
// the next the others. Multiply and add stay two operations.

// Adds the lanes of registers a and b, as addEight does, into the first of a.
#define ADDEIGHT(a, b, ra, rb) \
	FADD4(b, a, a);                    \
	VEXT $8, ra.B16, ra.B16, rb.B16;   \
	FADD4(b, a, a);                    \
	FADDP2(a, a)

#define CLEAR(v) VEOR v.B16, v.B16, v.B16

// Sets all lanes to a constant, through R9 or R10.
#define BITS(bits, v) \
	MOVD $bits, R9; \
	VDUP R9, v.S4

// func dotsFast(out, x, rows *float32, n, count, stride int)
TEXT ·dotsFast(SB), NOSPLIT, $0-48
	MOVD out+0(FP), R0
	MOVD rows+16(FP), R2
	MOVD count+32(FP), R4
	MOVD stride+40(FP), R5
	LSL  $2, R5

dots2:
	CMP  $2, R4
	BLT  dots1
	MOVD x+8(FP), R1
	MOVD n+24(FP), R3
	MOVD R2, R6
	ADD  R5, R2, R7
	CLEAR(V0)
	CLEAR(V1)
	CLEAR(V2)
	CLEAR(V3)

dots2loop:
	VLD1.P 32(R1), [V4.S4, V5.S4]
	VLD1.P 32(R6), [V6.S4, V7.S4]
	VLD1.P 32(R7), [V16.S4, V17.S4]
	FMUL4(6, 4, 6)
	FMUL4(7, 5, 7)
	FMUL4(16, 4, 16)
	FMUL4(17, 5, 17)
	FADD4(6, 0, 0)
	FADD4(7, 1, 1)
	FADD4(16, 2, 2)
	FADD4(17, 3, 3)
	SUBS $8, R3
	BNE  dots2loop
	ADDEIGHT(0, 1, V0, V1)
	ADDEIGHT(2, 3, V2, V3)
	FMOVS.P F0, 4(R0)
	FMOVS.P F2, 4(R0)
	ADD  R5<<1, R2
	SUB  $2, R4
	B    dots2

dots1:
	CBZ  R4, dotsdone
	MOVD x+8(FP), R1
	MOVD n+24(FP), R3
	CLEAR(V0)
	CLEAR(V1)

dots1loop:
	VLD1.P 32(R1), [V4.S4, V5.S4]
	VLD1.P 32(R2), [V6.S4, V7.S4]
	FMUL4(6, 4, 6)
	FMUL4(7, 5, 7)
	FADD4(6, 0, 0)
	FADD4(7, 1, 1)
	SUBS $8, R3
	BNE  dots1loop
	ADDEIGHT(0, 1, V0, V1)
	FMOVS F0, (R0)

dotsdone:
	RET

// func accumulateFast(c, a, b *float32, n, stride, width int)
TEXT ·accumulateFast(SB), NOSPLIT, $0-48
	MOVD c+0(FP), R0
	MOVD b+16(FP), R2
	MOVD stride+32(FP), R5
	LSL  $2, R5
	MOVD width+40(FP), R6

accumulate8:
	MOVD a+8(FP), R1
	MOVD n+24(FP), R3
	MOVD R2, R7
	VLD1 (R0), [V0.S4, V1.S4]

accumulateloop:
	VLD1R.P 4(R1), [V2.S4]
	VLD1.P  (R7)(R5), [V4.S4, V5.S4]
	FMUL4(4, 2, 4)
	FMUL4(5, 2, 5)
	FADD4(4, 0, 0)
	FADD4(5, 1, 1)
	SUBS $1, R3
	BNE  accumulateloop
	VST1.P [V0.S4, V1.S4], 32(R0)
	ADD  $32, R2
	SUBS $8, R6
	BNE  accumulate8
	RET

// func addFast(x, y *float32, n int) float32
TEXT ·addFast(SB), NOSPLIT, $0-28
	MOVD x+0(FP), R0
	MOVD y+8(FP), R1
	MOVD n+16(FP), R3
	CLEAR(V0)
	CLEAR(V1)

addloop:
	VLD1   (R0), [V2.S4, V3.S4]
	VLD1.P 32(R1), [V4.S4, V5.S4]
	FADD4(4, 2, 2)
	FADD4(5, 3, 3)
	VST1.P [V2.S4, V3.S4], 32(R0)
	FADD4(2, 0, 0)
	FADD4(3, 1, 1)
	SUBS $8, R3
	BNE  addloop
	ADDEIGHT(0, 1, V0, V1)
	FMOVS F0, ret+24(FP)
	RET

// func squaresFast(x *float32, n int, mean float32) float32
TEXT ·squaresFast(SB), NOSPLIT, $0-28
	MOVD  x+0(FP), R0
	MOVD  n+8(FP), R3
	MOVWU mean+16(FP), R4
	VDUP  R4, V4.S4
	CLEAR(V0)
	CLEAR(V1)

squaresloop:
	VLD1.P 32(R0), [V2.S4, V3.S4]
	FSUB4(4, 2, 2)
	FSUB4(4, 3, 3)
	FMUL4(2, 2, 2)
	FMUL4(3, 3, 3)
	FADD4(2, 0, 0)
	FADD4(3, 1, 1)
	SUBS $8, R3
	BNE  squaresloop
	ADDEIGHT(0, 1, V0, V1)
	FMOVS F0, ret+24(FP)
	RET

// func affineFast(x, weight, bias *float32, n int, mean, inverse float32)
TEXT ·affineFast(SB), NOSPLIT, $0-40
	MOVD  x+0(FP), R0
	MOVD  weight+8(FP), R1
	MOVD  bias+16(FP), R2
	MOVD  n+24(FP), R3
	MOVWU mean+32(FP), R4
	VDUP  R4, V6.S4
	MOVWU inverse+36(FP), R4
	VDUP  R4, V7.S4

affineloop:
	VLD1   (R0), [V0.S4, V1.S4]
	VLD1.P 32(R1), [V2.S4, V3.S4]
	VLD1.P 32(R2), [V4.S4, V5.S4]
	FSUB4(6, 0, 0)
	FSUB4(6, 1, 1)
	FMUL4(7, 0, 0)
	FMUL4(7, 1, 1)
	FMUL4(2, 0, 0)
	FMUL4(3, 1, 1)
	FADD4(4, 0, 0)
	FADD4(5, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS $8, R3
	BNE  affineloop
	RET

// func scaleFast(x *float32, n int, factor float32)
TEXT ·scaleFast(SB), NOSPLIT, $0-20
	MOVD  x+0(FP), R0
	MOVD  n+8(FP), R3
	MOVWU factor+16(FP), R4
	VDUP  R4, V4.S4

scaleloop:
	VLD1 (R0), [V0.S4, V1.S4]
	FMUL4(4, 0, 0)
	FMUL4(4, 1, 1)
	VST1.P [V0.S4, V1.S4], 32(R0)
	SUBS $8, R3
	BNE  scaleloop
	RET

// func highFast(x *float32, n int) float32
TEXT ·highFast(SB), NOSPLIT, $0-20
	MOVD x+0(FP), R0
	MOVD n+8(FP), R3
	VLD1 (R0), [V0.S4]

highloop:
	VLD1.P 32(R0), [V2.S4, V3.S4]
	FMAX4(2, 0, 0)
	FMAX4(3, 0, 0)
	SUBS $8, R3
	BNE  highloop
	FMAXV4(0, 0)
	FMOVS F0, ret+16(FP)
	RET

// rangeFast(x *float32, n int) (low, high float32)
TEXT ·rangeFast(SB), NOSPLIT, $0-24
	MOVD x+0(FP), R0
	MOVD n+8(FP), R3
	CLEAR(V0)
	CLEAR(V1)

rangeloop:
	VLD1.P 32(R0), [V2.S4, V3.S4]
	FMIN4(2, 0, 0)
	FMIN4(3, 0, 0)
	FMAX4(2, 1, 1)
	FMAX4(3, 1, 1)
	SUBS $8, R3
	BNE  rangeloop
	FMINV4(0, 0)
	FMAXV4(1, 1)
	FMOVS F0, low+16(FP)
	FMOVS F1, high+20(FP)
	RET

// func quantiseFast(q *uint8, x *float32, n int, inverse float32, zero int32)
TEXT ·quantiseFast(SB), NOSPLIT, $0-32
	MOVD  q+0(FP), R0
	MOVD  x+8(FP), R1
	MOVD  n+16(FP), R3
	MOVWU inverse+24(FP), R4
	VDUP  R4, V4.S4
	MOVWU zero+28(FP), R4
	VDUP  R4, V5.S4

quantiseloop:
	VLD1.P 32(R1), [V0.S4, V1.S4]
	FMUL4(4, 0, 0)
	FMUL4(4, 1, 1)
	FCVTNS4(0, 0)
	FCVTNS4(1, 1)
	VADD V5.S4, V0.S4, V0.S4
	VADD V5.S4, V1.S4, V1.S4
	SQXTN4(0, 2)
	SQXTN42(1, 2)
	SQXTUN8(2, 2)
	VST1.P [V2.B8], 8(R0)
	SUBS $8, R3
	BNE  quantiseloop
	RET

// e^x of four lanes less V1, see exp in float_plain.go; s is what they are
// added to. V16 to V26 hold its constants.
#define EXP(v, s, r) \
	FSUB4(2, v, v);     \
	FCMGE4(16, v, 7);   \
	FMAX4(16, v, v);    \
	FMUL4(17, v, 3);    \
	FADD4(18, 3, 3);    \
	FSUB4(18, 3, 3);    \
	FMUL4(19, 3, 4);    \
	FSUB4(4, v, v);     \
	FMUL4(20, 3, 4);    \
	FSUB4(4, v, v);     \
	FMUL4(21, v, 5);    \
	FADD4(22, 5, 5);    \
	FMUL4(v, 5, 5);     \
	FADD4(23, 5, 5);    \
	FMUL4(v, 5, 5);     \
	FADD4(24, 5, 5);    \
	FMUL4(v, 5, 5);     \
	FADD4(25, 5, 5);    \
	FMUL4(v, 5, 5);     \
	FADD4(26, 5, 5);    \
	FMUL4(v, v, 4);     \
	FMUL4(4, 5, 5);     \
	FADD4(v, 5, 5);     \
	FADD4(27, 5, 5);    \
	FCVTNS4(3, 3);      \
	VADD V28.S4, V3.S4, V3.S4; \
	VSHL $23, V3.S4, V3.S4;    \
	FMUL4(3, 5, 5);     \
	VAND V7.B16, V5.B16, r.B16; \
	FADD4(v, s, s)

// func exponentialsFast(x *float32, n int, high float32) float32
TEXT ·exponentialsFast(SB), NOSPLIT, $0-28
	MOVD  x+0(FP), R0
	MOVD  n+8(FP), R3
	MOVWU high+16(FP), R4
	VDUP  R4, V2.S4
	BITS(0xC2AE0000, V16) // expLeast
	BITS(0x3FB8AA3B, V17) // log2E
	BITS(0x4B400000, V18) // roundMagic
	BITS(0x3F318000, V19) // ln2High
	BITS(0xB95E8083, V20) // ln2Low
	BITS(0x39506967, V21) // expC0
	BITS(0x3AB743CE, V22) // expC1
	BITS(0x3C088908, V23) // expC2
	BITS(0x3D2AA9C1, V24) // expC3
	BITS(0x3E2AAAAA, V25) // expC4
	BITS(0x3F000000, V26) // expC5
	BITS(0x3F800000, V27) // 1
	BITS(127, V28)        // the exponent of 1
	CLEAR(V0)
	CLEAR(V1)

exploop:
	VLD1 (R0), [V30.S4, V31.S4]
	EXP(30, 0, V30)
	EXP(31, 1, V31)
	VST1.P [V30.S4, V31.S4], 32(R0)
	SUBS $8, R3
	BNE  exploop
	ADDEIGHT(0, 1, V0, V1)
	FMOVS F0, ret+24(FP)
	RET

// GELU of four lanes, see gelu in float_plain.go. V16 to V27 hold its constants.
#define GELU(v) \
	FMAX4(17, v, 1);  \
	FMIN4(16, 1, 1);  \
	FMUL4(1, 1, 2);   \
	FMUL4(2, 22, 3);  \
	FADD4(21, 3, 3);  \
	FMUL4(2, 3, 3);   \
	FADD4(20, 3, 3);  \
	FMUL4(2, 3, 3);   \
	FADD4(19, 3, 3);  \
	FMUL4(2, 3, 3);   \
	FADD4(18, 3, 3);  \
	FMUL4(2, 25, 4);  \
	FADD4(24, 4, 4);  \
	FMUL4(2, 4, 4);   \
	FADD4(23, 4, 4);  \
	FMUL4(2, 4, 4);   \
	FADD4(26, 4, 4);  \
	FMUL4(1, 3, 3);   \
	FDIV4(4, 3, 3);   \
	FMAX4(28, 3, 3);  \
	FMIN4(26, 3, 3);  \
	FADD4(26, 3, 3);  \
	FMUL4(27, v, v);  \
	FMUL4(3, v, v)

// func geluFast(x *float32, n int)
TEXT ·geluFast(SB), NOSPLIT, $0-16
	MOVD x+0(FP), R0
	MOVD n+8(FP), R3
	BITS(0x40A33333, V16) // geluLimit
	BITS(0xC0A33333, V17) // -geluLimit
	BITS(0x3F4C4559, V18) // geluP0
	BITS(0x3D65A914, V19) // geluP1
	BITS(0x3C0AA2D9, V20) // geluP2
	BITS(0x38D19796, V21) // geluP3
	BITS(0xB4686961, V22) // geluP4
	BITS(0x3E72D0E1, V23) // geluQ1
	BITS(0x3CCC42BD, V24) // geluQ2
	BITS(0x3ABB2FA3, V25) // geluQ3
	BITS(0x3F800000, V26) // 1
	BITS(0x3F000000, V27) // 1/2
	BITS(0xBF800000, V28) // -1

geluloop:
	VLD1 (R0), [V30.S4, V31.S4]
	GELU(30)
	GELU(31)
	VST1.P [V30.S4, V31.S4], 32(R0)
	SUBS $8, R3
	BNE  geluloop
	RET

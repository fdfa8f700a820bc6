// Instructions that the assembler has no names for, as words. The operands are
// the numbers of vector registers in the assembler's order: the destination
// last, and FSUB4(m, n, d) is d = n - m.

#define FADD4(m, n, d) WORD $(0x4E20D400 | (m)<<16 | (n)<<5 | (d)) // FADD Vd.4S, Vn.4S, Vm.4S
#define FSUB4(m, n, d) WORD $(0x4EA0D400 | (m)<<16 | (n)<<5 | (d)) // FSUB Vd.4S, Vn.4S, Vm.4S
#define FMUL4(m, n, d) WORD $(0x6E20DC00 | (m)<<16 | (n)<<5 | (d)) // FMUL Vd.4S, Vn.4S, Vm.4S
#define FDIV4(m, n, d) WORD $(0x6E20FC00 | (m)<<16 | (n)<<5 | (d)) // FDIV Vd.4S, Vn.4S, Vm.4S
#define FMAX4(m, n, d) WORD $(0x4E20F400 | (m)<<16 | (n)<<5 | (d)) // FMAX Vd.4S, Vn.4S, Vm.4S
#define FMIN4(m, n, d) WORD $(0x4EA0F400 | (m)<<16 | (n)<<5 | (d)) // FMIN Vd.4S, Vn.4S, Vm.4S
#define FCMGE4(m, n, d) WORD $(0x6E20E400 | (m)<<16 | (n)<<5 | (d)) // FCMGE Vd.4S, Vn.4S, Vm.4S: n >= m
#define FADDP2(n, d) WORD $(0x7E30D800 | (n)<<5 | (d)) // FADDP Sd, Vn.2S
#define FMAXV4(n, d) WORD $(0x6E30F800 | (n)<<5 | (d)) // FMAXV Sd, Vn.4S
#define FMINV4(n, d) WORD $(0x6EB0F800 | (n)<<5 | (d)) // FMINV Sd, Vn.4S
#define FCVTNS4(n, d) WORD $(0x4E21A800 | (n)<<5 | (d)) // FCVTNS Vd.4S, Vn.4S: to nearest, half to even
#define SCVTF4(n, d) WORD $(0x4E21D800 | (n)<<5 | (d)) // SCVTF Vd.4S, Vn.4S
#define MUL4(m, n, d) WORD $(0x4EA09C00 | (m)<<16 | (n)<<5 | (d)) // MUL Vd.4S, Vn.4S, Vm.4S
#define SQXTN4(n, d) WORD $(0x0E614800 | (n)<<5 | (d)) // SQXTN Vd.4H, Vn.4S
#define SQXTN42(n, d) WORD $(0x4E614800 | (n)<<5 | (d)) // SQXTN2 Vd.8H, Vn.4S
#define SQXTUN8(n, d) WORD $(0x2E212800 | (n)<<5 | (d)) // SQXTUN Vd.8B, Vn.8H
#define SMULL8(m, n, d) WORD $(0x0E20C000 | (m)<<16 | (n)<<5 | (d)) // SMULL Vd.8H, Vn.8B, Vm.8B
#define SMULL82(m, n, d) WORD $(0x4E20C000 | (m)<<16 | (n)<<5 | (d)) // SMULL2 Vd.8H, Vn.16B, Vm.16B
#define SADALP8(n, d) WORD $(0x4E606800 | (n)<<5 | (d)) // SADALP Vd.4S, Vn.8H
#define SDOT0(m, n, d) WORD $(0x4F80E000 | (m)<<16 | (n)<<5 | (d)) // SDOT Vd.4S, Vn.16B, Vm.4B[0]
#define SDOT1(m, n, d) WORD $(0x4FA0E000 | (m)<<16 | (n)<<5 | (d)) // SDOT Vd.4S, Vn.16B, Vm.4B[1]
#define SDOT2(m, n, d) WORD $(0x4F80E800 | (m)<<16 | (n)<<5 | (d)) // SDOT Vd.4S, Vn.16B, Vm.4B[2]
#define SDOT3(m, n, d) WORD $(0x4FA0E800 | (m)<<16 | (n)<<5 | (d)) // SDOT Vd.4S, Vn.16B, Vm.4B[3]

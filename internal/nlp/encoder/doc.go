// Package encoder runs the small pretrained encoder and its heads: words in,
// scores out. It needs no cgo and no machine-learning library.
//
// The encoder is the first four layers of all-MiniLM-L6-v2 (a post-norm BERT of
// 384 dimensions), fine-tuned for all heads at once, with a learned casing
// feature beside the lower-cased word pieces; MODEL.md in the folder above tells
// of it. Weights of matrices are bytes within ±63 with a scale a row; the
// inputs of every matrix are rounded to unsigned bytes row by row with a zero
// point of their own, so that products are sums of bytes in 32 bits and come
// out the same on every processor. What is not a matrix (norms, softmax, GELU)
// is float32, added up in eight sums in one order, multiplied and added in two
// steps: the same words give the same scores everywhere, to the bit, which the
// tests hold all kernels to.
//
// Routines run in kernels: AVX-512 VNNI, AVX2, NEON with or without byte
// products, or plain Go, which is what the others are held to; see [Kernel].
// The ±63 keep the sums of two byte products within 16 bits, which AVX2 needs
// (VPMADDUBSW saturates), and so does NEON without byte products.
//
// On one core of a Xeon with AVX-512, products of 256 rows with the encoder's
// matrices make 351 byte products a nanosecond with VNNI and 108 with AVX2,
// which is 106 and 32 times as many as plain Go; GELU is 17 times as fast,
// softmax 10, the norm 7 (BenchmarkKernelProducts, BenchmarkKernelRows). An
// article of 475 words takes 39 ms with VNNI, 77 with AVX2 and 2,010 in plain Go
// (BenchmarkParse of package nlp). NEON was run in an emulator only.
package encoder

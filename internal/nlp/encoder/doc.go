// Package encoder runs the small pretrained encoder and its heads: words in,
// scores out. It needs no cgo and no library.
//
// The encoder is the first layers of all-MiniLM-L6-v2 (a post-norm BERT of 384
// dimensions), fine-tuned for all heads at once, with a learned casing feature
// beside the lower-cased word pieces. Weights are bytes within ±63 with a scale
// a row; the inputs of every matrix are rounded to unsigned bytes row by row
// with a zero point of their own, so that products are sums of bytes in 32 bits
// and come out the same on every processor. What is not a matrix (norms,
// softmax, GELU) is float32 in plain Go, in one order on all of them: the same
// words give the same scores everywhere.
//
// Products run in kernels: AVX-512 VNNI, AVX2, or plain Go; see [Kernel].
// The ±63 keep the sums of two byte products within 16 bits, which AVX2 needs
// (VPMADDUBSW saturates).
package encoder

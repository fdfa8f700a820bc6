package main

import (
	"hearsay/internal/extract"
	"hearsay/internal/ingest"
	"hearsay/internal/nlp"
)

// newExtractor returns the built-in extractor; its model is loaded by the first
// article.
func newExtractor() ingest.Extractor { return extract.New(nlp.New()) }

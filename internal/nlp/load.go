package nlp

import (
	_ "embed" // what was learned and listed is part of the program
	"fmt"
	"sync"

	"hearsay/internal/nlp/encoder"
)

// The files that the program carries; MODEL.md says where they come from. The
// first two are written by the programs in the folder train.
var (
	//go:embed english.model
	modelFile []byte
	//go:embed lemmas.tsv.gz
	lemmaFile []byte
	//go:embed companies.txt
	companyFile string
)

// engine is everything that was learned or listed, ready to annotate.
type engine struct {
	model     *encoder.Model
	labels    encoder.Labels
	names     *tagSet
	lemmas    *lemmatizer
	companies wordSet
	scratch   sync.Pool // of *encoder.Scratch
}

// loadEngine builds the engine of the files that the program carries.
func loadEngine() (*engine, error) {
	model, err := encoder.Load(modelFile)
	if err != nil {
		return nil, fmt.Errorf("load encoder: %w", err)
	}
	lemmas, err := newLemmatizer(lemmaFile)
	if err != nil {
		return nil, err
	}
	e := &engine{
		model:     model,
		labels:    model.Labels(),
		names:     newTagSet(model.Labels().Names),
		lemmas:    lemmas,
		companies: linesOf(companyFile),
	}
	e.scratch.New = func() any { return encoder.NewScratch(model) }
	return e, nil
}

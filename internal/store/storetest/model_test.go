package storetest

import (
	"testing"

	"hearsay/internal/store"
)

// TestModel holds the model to the part of the suite that says itself what is
// right; the rest compares the model with itself, and shows that it runs.
func TestModel(t *testing.T) {
	Run(t, func(*testing.T) store.Store { return NewModel() })
}

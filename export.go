package main

import (
	"bufio"

	"hearsay/internal/export"
	"hearsay/internal/store"
)

type exportCmd struct{}

// Run writes the store as JSON lines on standard output.
func (c *exportCmd) Run(a *app) error {
	return a.withStored(func(s store.Store) error {
		out := bufio.NewWriter(a.stdout)
		if err := export.Lines(a.ctx, s, out); err != nil {
			return err
		}
		return out.Flush()
	})
}

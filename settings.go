package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/alecthomas/kong"
)

// settings are the flags that a file gives. The environment goes before them.
type settings struct {
	kong.Resolver
	names map[string]any
}

// readSettings reads a JSON object with the names of flags as keys.
func readSettings(r io.Reader) (kong.Resolver, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	var s settings
	if err := json.Unmarshal(data, &s.names); err != nil {
		return nil, fmt.Errorf("the settings are no JSON object like {\"store\": \"news.db\"}: %w", err)
	}
	s.Resolver, err = kong.JSON(bytes.NewReader(data))
	return s, err
}

// Resolve returns the value of a flag, nil where the environment has one or the
// file has none.
func (s settings) Resolve(ctx *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	for _, name := range flag.Envs {
		if _, ok := os.LookupEnv(name); ok {
			return nil, nil //nolint:nilnil // kong's word for "none"
		}
	}
	return s.Resolver.Resolve(ctx, parent, flag)
}

// Validate refuses settings that are no flags, which would go unnoticed.
func (s settings) Validate(app *kong.Application) error {
	flags := map[string]bool{}
	for _, node := range append([]*kong.Node{app.Node}, app.Children...) {
		for _, flag := range node.Flags {
			flags[strings.ReplaceAll(flag.Name, "-", "_")] = true
		}
	}
	for name := range s.names {
		if !flags[strings.ReplaceAll(name, "-", "_")] {
			return fmt.Errorf("the setting %q is no flag of any command", name)
		}
	}
	return nil
}

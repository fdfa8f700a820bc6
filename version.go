package main

import (
	"fmt"
	"runtime/debug"
)

type versionCmd struct{}

// Run prints the version of the build and the Go release that built it.
func (c *versionCmd) Run(a *app) error {
	version, goVersion := "unknown", "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version, goVersion = info.Main.Version, info.GoVersion
	}
	_, err := fmt.Fprintf(a.stdout, "hearsay %s (%s)\n", version, goVersion)
	return err
}

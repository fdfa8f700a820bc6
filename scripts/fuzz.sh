#!/usr/bin/env bash
# Runs every fuzz target of the tree for a time: scripts/fuzz.sh 30s [package…]
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-30s}
shift || true
packages=${*:-./...}
for package in $(go list $packages); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "fuzz $package $target"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5s -parallel 2 "$package" | tail -1
  done
done

#!/usr/bin/env bash
# Runs every fuzz target of the tree for a time, two targets at once:
#
#   scripts/fuzz.sh 30s [package…]
#
# A target fails when it finds a failing input or does not run. Go's coordinator
# can end a run that found nothing with a bare "context deadline exceeded"
# (golang/go#75804, a race at the end of -fuzztime); that is not a failure.
set -euo pipefail
cd "$(dirname "$0")/.."

fuzz() {
  local time=$1 package=$2 target=$3 log
  log=$(mktemp)
  if go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" -fuzzminimizetime 5s -parallel 1 "$package" >"$log" 2>&1; then
    echo "ok    $package $target"
  elif grep -qE '^ +context deadline exceeded$' "$log" && ! grep -qiE 'failing input|panic|hung|_test\.go:' "$log"; then
    echo "ok    $package $target (ended by the deadline)"
  else
    echo "FAIL  $package $target"
    cat "$log"
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}

if [[ ${1:-} == --one ]]; then
  fuzz "${@:2}"
  exit
fi
time=${1:-30s}
shift || true
packages=$(go list "${@:-./...}")
targets=
for package in $packages; do
  listed=$(go test -list '^Fuzz' "$package")
  for target in $(grep '^Fuzz' <<<"$listed" || true); do
    targets+="$time $package $target"$'\n'
  done
done
xargs -r -P 2 -L 1 scripts/fuzz.sh --one <<<"${targets%$'\n'}"

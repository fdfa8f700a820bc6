#!/usr/bin/env bash
# All tests, beside the Neo4j server that scripts/neo4j-test.sh starts: Go with
# the race detector, the quality figures without it, and the pages in a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

chromium=${CHROMIUM:-/usr/bin/chromium}
[[ -x $chromium ]] || { echo "test: $chromium is missing; install Chromium with your package manager, or say in CHROMIUM where it is" >&2; exit 1; }

# Those that use the Neo4j server fill and empty it, so they go one after the other.
packages=$(go list ./...)
serial='^hearsay(/internal/store/neo4j)?$'
# What one goroutine does alone is tested without the detector, which slows SQLite ten times.
alone='TestContract/.*/(differential|cancelled_anywhere)|TestKill|TestDiskFull'
go test -race -timeout 40m -skip "$alone" $(grep -Ev "$serial|/nlp" <<<"$packages")
go test -timeout 30m ./internal/store/sqlite
go test -race -timeout 40m -p 1 $(grep -E "$serial" <<<"$packages")
go test -timeout 30m ./internal/nlp/...

mkdir -p .cache
go build -o .cache/hearsay .
.cache/hearsay ingest --store .cache/test.db --log warn examples/* >/dev/null
.cache/hearsay serve --store .cache/test.db --log warn --listen 127.0.0.1:0 2>.cache/serve.log &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null; rm -f .cache/test.db*' EXIT
for _ in $(seq 100); do
  address=$(grep -o 'http://127[^ ]*' .cache/serve.log || true)
  [[ -n $address ]] && break
  sleep 0.1
done
[[ -n ${address:-} ]] || { cat .cache/serve.log >&2; exit 1; }
(cd web && npm run --silent test:audits -- "$address" && npm run --silent test:browser -- "$address")

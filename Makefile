# make demo    load the sample articles and serve them at http://127.0.0.1:8080
# make test    everything: format, vet, lint, generated code, tests on both stores, pages
# make pages   build the playground from npm packages
# make bench   what is fast, and compared to what

GOBIN := $(CURDIR)/.cache/bin
LINT_VERSION := v2.15.0

.PHONY: demo test pages bench lint check fuzz clean

demo: pages
	@go build -o .cache/hearsay .
	@rm -f .cache/demo.db*
	@.cache/hearsay ingest --store .cache/demo.db --log warn examples/*
	@echo
	@echo "Open http://127.0.0.1:8080/playground and ask: who invited whom, who criticized whom, who said what about whom."
	@echo "The questions are in the tabs; change a name in one and run it again. Ctrl-C ends."
	@echo
	@.cache/hearsay serve --store .cache/demo.db --log warn

pages: internal/web/dist/playground.js.gz

internal/web/dist/playground.js.gz: $(wildcard web/*.mjs web/src/* web/package-lock.json)
	@command -v npm >/dev/null || { echo "make: npm is missing; install Node.js 20 or later with your package manager" >&2; exit 1; }
	cd web && npm ci --ignore-scripts --no-audit --no-fund && npm run build

$(GOBIN)/golangci-lint:
	GOBIN=$(GOBIN) go install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)

lint: $(GOBIN)/golangci-lint
	$(GOBIN)/golangci-lint run --allow-parallel-runners ./...

# check is what needs no server and no browser.
check: lint
	@test -z "$$(gofmt -l $$(git ls-files '*.go'))" || { gofmt -l $$(git ls-files '*.go'); echo "make: run gofmt -w on these files" >&2; exit 1; }
	go vet ./...
	GOARCH=arm64 go vet ./internal/nlp/...
	@sha256sum graph/*.go >.cache/graph.sums
	go generate ./...
	@sha256sum --quiet -c .cache/graph.sums || { echo "make: the code generated from schema.graphqls was not current; it is now" >&2; exit 1; }

test: pages check
	scripts/neo4j-test.sh scripts/test.sh

bench:
	go test -run '^$$' -bench . -benchtime 1s ./...

fuzz:
	scripts/fuzz.sh 30s

clean:
	rm -rf .cache/demo.db* internal/web/dist/*.gz

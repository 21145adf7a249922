# Cajista. `make` sets the journal; `make help` tells the rest.
# ARTICLE=slug limits a command to one article.

.DEFAULT_GOAL := build
MAKEFLAGS += --no-print-directory
bin := .venv/bin
cajista := $(bin)/cajista

# A moved folder or an upgraded Python leaves a .venv that no longer runs: then it is made anew.
here := import cajista, os; print(os.path.samefile(cajista.__path__[0], "src/cajista"))
ifneq ($(shell $(bin)/python -c '$(here)' 2>/dev/null),True)
.PHONY: .venv/ready
endif

.PHONY: build html pdf check serve new clean test bench locales lock help

build: .venv/ready     ## Set the whole journal (or one article) in every format
	@$(cajista) build $(ARTICLE)

html pdf: .venv/ready  ## Set only the web pages, only the PDFs
	@$(cajista) build $(ARTICLE) --to $@

check: .venv/ready     ## Look for mistakes, set nothing
	@$(cajista) check $(ARTICLE)

serve: .venv/ready     ## Show the journal in the browser while you write
	@$(cajista) serve

new: .venv/ready       ## Begin an article: make new ARTICLE=slug
	@$(cajista) new article $(or $(ARTICLE),$(error Say which: make new ARTICLE=slug))

clean: .venv/ready     ## Empty build/
	@$(cajista) clean

test: .venv/tests      ## Lint, types, and all tests
	@passed=true; \
	for check in 'ruff check -q --output-format=concise' 'ruff format -q --check --output-format=concise' \
	  'mypy --no-error-summary' 'pytest -rs -n auto --dist loadfile'; do $(bin)/python -m $$check || passed=false; done; $$passed

bench: .venv/dev       ## Measure speed, beside others; write docs/benchmarks.md (an hour; SCALE=small: minutes)
	@$(bin)/python -m benchmarks --write --scale $(or $(SCALE),full)

locales: .venv/ready   ## Bring templates/locales/*.po up to date with the words in use
	@$(bin)/python -m cajista.wording

lock: .venv/ready      ## Renew the lock files from pyproject.toml
	@$(bin)/python -m pip install -q uv
	@$(bin)/uv pip compile -q $(uv) pyproject.toml --group build -o requirements.lock
	@$(bin)/uv pip compile -q $(uv) -c requirements.lock --group pyproject.toml:dev -o requirements-dev.lock
uv := --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header

help:                  ## Show this list
	@awk -F ':[^#]*## ' '/^[a-z ]+:.*## / { printf "%-12s%s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/ready: pyproject.toml requirements.lock .ci/setup
	@.ci/setup
	@touch $@

.venv/dev: .venv/ready requirements-dev.lock
	@.ci/setup dev
	@touch $@

# The browser tests' own tools come from npm; where there is none, those tests are skipped and say so.
.venv/tests: .venv/dev tests/web/package-lock.json
	@! command -v npm >/dev/null || { npm ci --prefix tests/web --ignore-scripts --silent && touch $@; } || \
	  echo 'npm could not fetch the page checkers; their tests are skipped.'

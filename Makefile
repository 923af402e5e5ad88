# Works with GNU make 3.81 (macOS) and newer. PYTHON=… chooses the Python that makes the environment.
.DEFAULT_GOAL := help
# The theme tells of its own future at every start; pyproject.toml holds the versions that work.
export NO_MKDOCS_2_WARNING := 1
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin

# A stamp tells make that a step is done; it is older than a changed file on its right when the step is due again.
CREATED := $(VENV)/.created
RUNTIME := $(VENV)/.runtime
DEV := $(VENV)/.dev

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

.PHONY: site
site: $(RUNTIME) ## Build the site from seeds/ into site/
	$(BIN)/precis build

.PHONY: serve
serve: $(RUNTIME) ## Show the site on this machine and follow changes of seeds/ and docs/
	$(BIN)/precis serve

.PHONY: test
test: lint ## Check everything: lint, tests, a strict build, the site in a browser
	@sh requirements/chromium.sh --install >/dev/null || true
	$(BIN)/pytest --numprocesses=auto
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --site-dir build/site

# Counting each line takes the tests twice as long.
.PHONY: coverage
coverage: $(DEV) ## Run the tests and say which lines they never reach; fails below nine in ten
	$(BIN)/pytest --numprocesses=auto --cov --cov-report=term

.PHONY: soak
soak: $(DEV) ## Kill 200 builds, fuzz, and whatever else takes an hour
	$(BIN)/pytest -m soak

.PHONY: bench
bench: $(DEV) ## Measure each stage and its peers, write docs/performance.md; SEEDS=folder of articles, BENCH="--sizes 100,300"
	@test -n "$(SEEDS)" || { echo "make bench: say where the articles are: make bench SEEDS=folder" >&2; exit 2; }
	$(BIN)/python -m benchmarks suite "$(SEEDS)" $(BENCH)

.PHONY: canary
canary: $(DEV) ## Build the pages with Zensical too, and compare; skipped where it cannot be installed
	$(BIN)/python -m benchmarks canary

.PHONY: axe
axe: ## Get the checks of accessibility, where there is npm
	@sh requirements/npm.sh axe

.PHONY: lighthouse
lighthouse: $(DEV) ## Measure a briefing on a telephone as Lighthouse does; needs npm and Chromium
	@sh requirements/npm.sh lighthouse
	$(BIN)/python tests/browser/lighthouse.py

.PHONY: lint check
check: lint
lint: $(DEV) ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(DEV) ## Format the code and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# One set of pins for every supported Python on Linux and macOS; --no-config keeps this machine's package settings out of them,
# and extras stay in them: older pips take the pin of a package for no pin of the package with an extra.
PIN := build/pins/bin/uv pip compile --no-config --universal --python-version 3.11 --no-strip-extras --generate-hashes --upgrade --quiet \
	--custom-compile-command "make requirements"

.PHONY: requirements
requirements: $(CREATED) ## Pin the newest versions that pyproject.toml and requirements/*.in allow
	$(BIN)/python -m venv build/pins
	build/pins/bin/python -m pip install --quiet uv
	$(PIN) --output-file requirements/runtime.txt pyproject.toml requirements/runtime.in
	@# pip 23 knows an extra only as the packages that need it write it.
	@sed 's/^lxml\[html-clean\]/lxml[html_clean]/' requirements/runtime.txt > build/runtime.txt && mv build/runtime.txt requirements/runtime.txt
	$(PIN) --output-file requirements/dev.txt --constraint requirements/runtime.txt requirements/dev.in
	@sh requirements/npm.sh --pin

.PHONY: clean
clean: ## Remove what was built; seeds and the environment stay
	rm -rf site site.zip build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage htmlcov

$(CREATED):
	@sh requirements/venv.sh $(VENV)
	@touch $@

# Every package is checked against the hash of its pin; the project itself is installed in place.
$(RUNTIME): $(CREATED) requirements/runtime.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): $(RUNTIME) requirements/dev.txt
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements/dev.txt
	@touch $@

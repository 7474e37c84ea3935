# Needs only make and Python 3.11 or newer; uses uv if it is installed.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
READY  := $(VENV)/.ready
CONFIG ?= config/monitor.toml
# Folders whose tests need no server and no browser.
FAST   := $(addprefix tests/,boilerplate cadence diff language model quantities stories versions words)

.PHONY: help demo run test test-fast check format installs lock clean
help:            ## list these targets
	@sed -n 's/^\([a-z-]*\): .*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

demo: $(READY)   ## invented newsrooms publish and update; watch what is flagged (under a minute)
	$(BIN)/monitor demo

run: $(READY)    ## the daemon and its web page, on config/monitor.toml
	$(BIN)/monitor --config $(CONFIG) run

test-fast: $(READY) ## tests of the pure steps: no server, no browser
	$(BIN)/pytest --numprocesses logical --dist loadfile -m "not postgres" $(FAST)

test: $(READY)   ## all tests
	$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

check: $(READY)  ## formatting, lint, types, import contracts, complexity, deployment files
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/python .ci/complexity.py monitor training benchmarks
	$(BIN)/yamllint --strict .
	$(BIN)/hadolint Dockerfile

format: $(READY) ## format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

installs: $(READY) ## install the package in locked, lowest and newest versions, on every Python found; test each
	$(BIN)/python .ci/installs.py

lock: $(READY)   ## update requirements.lock to the newest allowed versions
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --all-extras --group dev --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml

clean:           ## remove the environment, builds and caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(READY): pyproject.toml requirements.lock
ifdef UV
	uv venv --quiet --allow-existing --python $(PYTHON) $(VENV)
	uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes --requirement requirements.lock
	uv pip install --quiet --python $(BIN)/python --no-deps --editable .
else
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
endif
	touch $@

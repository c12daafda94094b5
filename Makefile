# `make demo` and `make test` do all set-up themselves; `make check` is what CI adds to the tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: install demo test check format types imports bench accuracy train lock clean

install: $(STAMP)

$(STAMP): requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(STAMP)

demo: install
	$(BIN)/python scripts/demo.py

test: install
	$(BIN)/python -m pytest

check: format types imports

format: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: install
	$(BIN)/mypy

imports: install
	$(BIN)/lint-imports

bench: install
	$(BIN)/python scripts/bench.py

# Measures on the corpora in ../shared (docs/reference/accuracy.md). Fails, and writes nothing, when a floor does not hold.
accuracy: install
	$(BIN)/python scripts/accuracy.py

# Fits the learned part of the reader anew (three hours on two cores). Only this needs torch, in a place of its own.
train:
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet --disable-pip-version-check -e '.[train]'
	.venv-train/bin/python -m training

# Needs uv (`pip install uv`). The compiled file holds hashes and no host names.
lock:
	uv pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 --universal \
	  --no-header --no-emit-index-url --no-emit-find-links -o requirements.txt

clean:
	rm -rf $(VENV) .venv-train demo .mypy_cache .ruff_cache .pytest_cache .hypothesis

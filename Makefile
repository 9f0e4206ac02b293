# Two lines for a fresh machine: `make demo` and `make test`. Both set up everything they need.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check coverage bench clean

demo: $(VENV)/installed
	$(BIN)/compare seeds/xinhua-2020.txt seeds/changzhou-2020.txt --pdf

test: $(VENV)/installed-dev
	$(BIN)/pytest -n auto --dist worksteal

check: $(VENV)/installed-dev
	PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/check

# Apart, since before Python 3.12 counting lines makes the tests take 2.7 times as long.
coverage: $(VENV)/installed-dev
	$(BIN)/pytest --cov -n auto --dist worksteal

bench: $(VENV)/installed-dev
	$(BIN)/pytest tests/bench --bench -s

$(BIN)/python:
	sh .ci/system
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --use-pep517 --disable-pip-version-check -e .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --use-pep517 --disable-pip-version-check -e '.[dev]'
	touch $@ $(VENV)/installed

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

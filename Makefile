# make run: install, migrate, load the demonstration, serve.   make test: everything that CI runs.
PYTHON ?= python3
HOST   ?= 127.0.0.1
PORT   ?= 8000
# Processes that the tests run in.
JOBS   ?= 2

BIN   := .venv/bin
FLASK := $(BIN)/flask --app wsgi:app
PIP   := $(BIN)/python -m pip --disable-pip-version-check --quiet install --constraint constraints.txt

CATALOGUES := $(wildcard classroom/translations/*/LC_MESSAGES/*.po)

# What `make benchmark` runs, one after the other.
MEASURES := $(patsubst tests/benchmarks/%.py,tests.benchmarks.%,$(wildcard tests/benchmarks/measure_*.py))

.PHONY: run install install-test catalogues migrate demo test test-postgresql storm robustness benchmark lint clean

run: install migrate demo
	@RECOUPE_HTTPS=0 $(FLASK) demo log-ins
	@$(FLASK) serve --host $(HOST) --port $(PORT)

install: .venv/installed catalogues

install-test: .venv/installed-test catalogues

.venv/bin/python:
	@echo "Making .venv …"
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Recoupe needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml constraints.txt
	@echo "Installing Recoupe and what it needs (a minute or two) …"
	@$(PIP) --editable .
	@touch $@

.venv/installed-test: .venv/installed
	@echo "Installing what the tests need …"
	@$(PIP) --editable '.[test]'
	@touch $@

catalogues: $(CATALOGUES:.po=.mo)

%.mo: %.po .venv/installed
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@

migrate: install
	@RECOUPE_HTTPS=0 $(FLASK) db upgrade

demo: migrate
	@RECOUPE_HTTPS=0 $(FLASK) demo load

test: install-test lint
	@$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadgroup

# The site's tests again, without browser and language model, on a real PostgreSQL instead of SQLite.
test-postgresql: install-test
	@$(BIN)/python -m pytest --numprocesses $(JOBS) --dist loadgroup tests/classroom --postgresql -m "not browser and not model"

# The storms in full size, on SQLite and PostgreSQL: a quarter of an hour. `make test` has them small.
storm: install-test
	@RECOUPE_STORM=full $(BIN)/python -m pytest tests/storms

# The reading engine on hundreds of dossiers of anything at all: some ten minutes. `make test` tries a few.
robustness: install-test
	@RECOUPE_EXAMPLES=400 $(BIN)/python -m pytest tests/questions/robustness

# How fast, beside controls written for it; docs/performance.md says what the figures mean.
benchmark: install-test
	@for measure in $(MEASURES); do $(BIN)/python -m $$measure || failed=1; done; exit $${failed:-0}

lint: install-test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

clean:
	rm -rf .venv build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# Every target sets up what it needs: a virtual environment in .venv, renewed when pyproject.toml
# changes. Another Python: make test PYTHON=/path/to/python3.13

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
CANDIDATES := $(or $(PYTHON),python3 python3.14 python3.13 python3.12 python3.11 python)

.PHONY: help demo test check format wheel bench docs accuracy clean
.DEFAULT_GOAL := help

help:
	@echo "make demo      analyse a shipped clip and say where its report is"
	@echo "make test      run every test; COVERAGE=1: with the branch coverage of the engine"
	@echo "make check     ruff, ruff format and mypy --strict"
	@echo "make format    let ruff format the code"
	@echo "make wheel     build the wheel and the source archive into dist/"
	@echo "make bench     measure speed here and write docs/performance.md; LONG=1 for the long runs"
	@echo "make docs      make the schema, the pages made from data, and docs/images/ anew"
	@echo "make accuracy  measure accuracy on rendered people and write docs/accuracy.md;"
	@echo "               SCENES=300 SEED=2026 FOOTAGE=folder-of-labelled-clips BODIES=a,b MODEL=full"
	@echo "make clean     remove the environment and everything that was made"

demo: $(VENV)/.ready
	$(BIN)/posecheck demo

COVERAGE ?=
# One more than the cores of a small machine: some tests wait, for a browser or for a minute to pass.
WORKERS ?= 3
ENGINE := --cov=posecheck.checking --cov-branch --cov-fail-under=95 \
	--cov-report=term-missing:skip-covered
TESTS := $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal
# The engine is covered by its own tests, and those alone are slowed down by being watched.
test: $(VENV)/.ready-dev
	$(TESTS) $(if $(COVERAGE),$(ENGINE) tests/checking)
	$(if $(COVERAGE),$(TESTS) --ignore tests/checking)

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict

format: $(VENV)/.ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

wheel: $(VENV)/.ready-dev
	rm -rf dist
	$(BIN)/python -m hatchling build

# LONG=1: ten minutes of live, a clip of half an hour and 200 clips as well.
# QUICK=1: short clips, to try the benchmark out.
LONG ?=
QUICK ?=
bench: $(VENV)/.ready-dev
	$(BIN)/python -m benchmarks $(if $(LONG),--long) $(if $(QUICK),--quick)

docs: $(VENV)/.ready-dev
	$(BIN)/python docs/make_schema.py
	$(BIN)/python docs/make_pages.py
	$(BIN)/python docs/make_images.py
	$(BIN)/python docs/make_screens.py
	$(BIN)/python docs/make_history.py
	$(BIN)/python docs/make_live.py

# What is drawn and analysed stays in build/accuracy, so a run that is broken off goes on.
SCENES ?= 300
SEED ?= 2026
BODIES ?=
MODEL ?= full
FOOTAGE ?=
accuracy: $(VENV)/.ready-accuracy
	$(BIN)/python -m samples.accuracy --scenes $(SCENES) --seed $(SEED) --model $(MODEL) --keep \
		$(if $(BODIES),--bodies $(BODIES)) $(if $(FOOTAGE),--footage '$(FOOTAGE)' --spoiled)

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage

$(VENV)/.ready: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.ready-dev: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.ready

$(VENV)/.ready-accuracy: $(VENV)/pyvenv.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[accuracy]'
	@touch $@ $(VENV)/.ready

# pyvenv.cfg carries the time of its making, so it never makes the environment look out of date.
$(VENV)/pyvenv.cfg:
	@for python in $(CANDIDATES); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
				echo "$$python lacks its venv module; on Debian or Ubuntu: apt install python3-venv" >&2; \
				exit 1; \
			fi; \
			echo "Making $(VENV) with $$("$$python" --version)"; \
			exec "$$python" -m venv $(VENV); \
		fi; \
	done; \
	echo "posecheck needs Python 3.11 or later; none of these is one: $(CANDIDATES)" >&2; \
	exit 1

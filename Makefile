# Each target does its own set-up in .venv: Python 3.11 or newer and make are all it takes.
#   make run FILE=january.txt      PYTHON=python3.12 make run      make test ARGS="-k links"

# May come from the environment as well.
PYTHON ?=
FILE =
ARGS =

# The real chronicle and its tools, where they stand beside this folder; the tests that need them look for this.
DIGEST_CORPUS ?= $(realpath ../shared)
ifneq ($(DIGEST_CORPUS),)
export DIGEST_CORPUS
endif
export FILE

python = .venv/bin/python
code = src tests scripts
# What is missing stops make with that one line, before anything is begun.
stop_if = $(if $(1),$(error $(1)))
find_lack = $(shell sh scripts/set-up.sh find-lack '$(PYTHON)')

.DEFAULT_GOAL = help
.NOTPARALLEL:
.PHONY: help run test lint typecheck check bench fuzz soak screenshots build clean asked-for

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

run: .venv/.program ## Open the reader on the sample, or on FILE=...
	@$(python) -m digest_tui $${FILE:+"$$FILE"}

test: .venv/.dev ## Run the tests
	@$(python) -m pytest -q -n 2 --dist loadfile $(ARGS)

lint: .venv/.dev ## Look for faults of style
	@$(python) -m ruff check $(code)
	@$(python) -m ruff format --check $(code)

typecheck: .venv/.dev ## Check the types
	@$(python) -m mypy

check: lint typecheck test ## All of these, and the wheel installed into an empty environment
	@$(python) -m pytest -q -m network

bench: .venv/.dev ## Measure against the budgets
	@cd tests && ../$(python) -m benchmarks $(ARGS)

# Atheris needs Clang's runtime for this very Python: it has an environment of its own, and who lacks it loses nothing.
fuzz: .venv/.dev ## Feed the parser what it has never seen, for twenty minutes
	@test -d .venv/fuzz || { $(python) -m venv .venv/fuzz && .venv/fuzz/bin/pip install -q atheris; }
	@mkdir -p .venv/fuzz/texts && $(python) tests/case_files.py .venv/fuzz/texts
	@PYTHONPATH=src .venv/fuzz/bin/python tests/fuzz/fuzz_parse.py -max_total_time=1200 -max_len=1500 -timeout=20 \
		-dict=tests/fuzz/signs.txt -artifact_prefix=.venv/fuzz/ $(ARGS) .venv/fuzz/texts

soak: .venv/.dev ## Keep the reader under random keys, bytes, resizes, signals and changing files, for twenty minutes
	@cd tests && nice -n 19 ../$(python) -m soak $(ARGS)

screenshots: .venv/.dev ## Paint the README's pictures
	@$(python) scripts/screenshots.py

build: .venv/.dev ## Build sdist and wheel into dist/
	@$(python) -m build --no-isolation --outdir dist

clean: ## Remove all that make has made here
	@rm -rf .venv dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The program alone, and the program with the tools. An environment made by the wrong Python is noticed only when
# PYTHON= asks for one.
.venv/.program .venv/.dev: pyproject.toml $(if $(PYTHON),asked-for)
	@$(call stop_if,$(find_lack))
	@sh scripts/set-up.sh install '$(PYTHON)' $@

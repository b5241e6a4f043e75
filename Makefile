.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
.PHONY: help setup demo test score lint clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -c constraints.txt -r requirements-dev.txt
	$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e .
	touch .venv/ready

setup: .venv/ready ## make .venv from pinned versions

test: .venv/ready ## run all tests, linters and type checks
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: .venv/ready ## format and mend what can be mended
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

clean: ## remove what the commands made
	rm -rf .venv demo build dist

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

demo: .venv/ready ## read the samples, print the questions with answers and origins
	@mkdir -p demo && rm -f demo/flood.db*
	@$(BIN)/stemma read samples/flood --ledger demo/flood.db
	@$(BIN)/stemma questions --ledger demo/flood.db
	@$(BIN)/stemma findings --ledger demo/flood.db
	@$(BIN)/stemma report --ledger demo/flood.db --out demo/flood.html

# The scorer and the gold set of the five pages live outside the project; where they are absent nothing is scored.
SCORER ?= ../shared/gold/score.py
score: .venv/ready ## score PAGES=DIR GOLD=FILE; without them the samples, and the five pages where they are
	@if [ ! -f $(SCORER) ]; then echo "score: no scorer at $(SCORER); skipped"; \
	elif [ -n "$(PAGES)" ]; then PYTHON=$(BIN)/python sh evaluation/score.sh $(SCORER) $(PAGES) $(GOLD); \
	else sh evaluation/score.sh $(SCORER) samples/flood samples/flood/expected.json && sh evaluation/score.sh $(SCORER) ../shared/seeds ../shared/gold/seeds.json; fi

lint: .venv/ready ## format and mend what can be mended
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

clean: ## remove what the commands made
	rm -rf .venv demo build dist

.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
CODE := src tests evaluation
.PHONY: help setup demo test score bench lint clean

help: ## list the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

.venv/ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q -c constraints.txt -r requirements-dev.txt
	$(BIN)/python -m pip install -q -c constraints.txt --no-build-isolation -e .
	touch .venv/ready

setup: .venv/ready ## make .venv from pinned versions

test: .venv/ready ## run all tests, linters and type checks
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

demo: .venv/ready ## read the samples, print the questions with answers and origins
	@mkdir -p demo && rm -f demo/flood.db*
	@$(BIN)/stemma read samples/flood --ledger demo/flood.db
	@$(BIN)/stemma questions --ledger demo/flood.db
	@$(BIN)/stemma findings --ledger demo/flood.db
	@$(BIN)/stemma report --ledger demo/flood.db --out demo/flood.html

# The floors hold what was found once. The five pages and their expectation live outside the project; where they are absent the samples alone are scored.
SCORE_OPTIONS := $(if $(MISSES),--misses) $(if $(JSON),--json)
FLOORS := --floors evaluation/floors.json $(if $(RAISE),--raise)
score: .venv/ready ## score the samples against their floors; PAGES=DIR GOLD=FILE any folder; MISSES=1, JSON=1; RAISE=1 raises floors
ifdef PAGES
	@sh evaluation/score.sh "$(notdir $(PAGES:/=))" "$(PAGES)" "$(GOLD)" $(SCORE_OPTIONS)
else
	@sh evaluation/score.sh flood samples/flood samples/flood/expected.json $(FLOORS) $(SCORE_OPTIONS) || bad=$$?; \
	if [ -d ../shared/seeds ]; then \
		sh evaluation/score.sh seeds ../shared/seeds ../shared/gold/seeds.json $(FLOORS) $(SCORE_OPTIONS) || bad=$$?; \
	fi; exit $${bad:-0}
endif

.venv/bench: .venv/ready requirements-bench.txt constraints.txt
	$(BIN)/python -m pip install -q -c constraints.txt -r requirements-bench.txt
	touch .venv/bench

bench: .venv/bench ## measure speed and memory, beside dateparser
	@$(BIN)/python evaluation/bench.py $(if $(JSON),--json)

lint: .venv/ready ## format and mend what can be mended
	$(BIN)/ruff format $(CODE)
	$(BIN)/ruff check --fix $(CODE)

clean: ## remove what the commands made
	rm -rf .venv demo build dist

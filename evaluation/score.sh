#!/bin/sh
# Reads a folder of pages into a fresh ledger, exports it and scores the export: score.sh NAME PAGES EXPECTATION [options of score.py]
set -eu
name=$1 pages=$2
expectation=${3:?"no expectation for these pages; give GOLD=FILE"}
shift 3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Status 1 says that some pages were rejected: they are listed, and score as missing.
.venv/bin/stemma read "$pages" --ledger "$work/ledger.db" || [ $? -eq 1 ]
.venv/bin/stemma export --ledger "$work/ledger.db" > "$work/ledger.json"
.venv/bin/python evaluation/score.py "$work/ledger.json" "$expectation" --set "$name" "$@"

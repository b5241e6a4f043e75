#!/bin/sh
# Reads a folder of pages into a fresh ledger, exports it, and scores the export: score.sh SCORER PAGES GOLD
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
.venv/bin/stemma read "$2" --ledger "$work/ledger.db"
.venv/bin/stemma export --ledger "$work/ledger.db" > "$work/ledger.json"
echo "== $2"
.venv/bin/python "$1" "$work/ledger.json" "$3"

#!/usr/bin/env bash
# Writes the tables of the documents that follow from the tables of the command line.
# usage: docs_tables.sh BUILD
set -euo pipefail
pages=$1/pages

# renew FILE TABLE LANGUAGE: in place of the table with the same first line.
renew() {
  local table
  table=$("$pages" "$2" "$3")
  table=$table awk '
    BEGIN { split(ENVIRON["table"], lines, "\n") }
    $0 == lines[1] { print ENVIRON["table"]; within = 1 }
    !/^\|/ { within = 0 }
    !within' "$1" >"$1.new"
  mv "$1.new" "$1"
}

for table in options exits; do
  renew docs/en/commands.md "$table" en
  renew docs/es/ordenes.md "$table" es
done

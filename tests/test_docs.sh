#!/usr/bin/env bash
# The documented commands give the output printed below them, and no link of a document is dead.
# --long: only those that are shortened without it, as they stand (tests/docs/commands.py). After a change
# of what the program prints: tests/test_docs.sh --write, and read the difference.
source tests/program_support.sh

mapfile -t documents < <(printf '%s\n' README*.md docs/es/*.md docs/en/*.md)
[[ " $* " == *" --write "* ]] && tools/docs_tables.sh "$build" # tests/test_cli_manual.c compares them
tests/docs/links.py || complain 'links: see above'
if is_sanitized; then
  skip 'documented commands: too long for an instrumented program'
  finish
fi
[[ $# -gt 0 ]] || light
tests/docs/commands.py "$@" "$scratch" "${documents[@]}" || complain 'commands: see above'
finish

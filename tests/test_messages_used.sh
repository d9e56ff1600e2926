#!/usr/bin/env bash
# A message that no source names is a text that nobody reads: it is refused. It may be named as it is
# where a macro puts WORDS_MSG_ in front, or as the problem that it tells.
set -uo pipefail
rooms=$(sed -n 's/^FOLDERS *:= *//p' Makefile)
# shellcheck disable=SC2086
unused=$(comm -23 \
  <(sed -En 's/^WORDS_(MESSAGE|PROBLEM)\(([A-Z0-9_]*),.*/\2/p' words/messages*.def | sort) \
  <(find $rooms mpi \( -name '*.[ch]' -o -name '*.def' -o -path 'page/ui/*' \) ! -path 'words/messages*.def' -print0 |
    xargs -0 grep -hoE '\b[A-Z][A-Z0-9_]*\b' | sed -E 's/^(WORDS_MSG|MODELS_PROBLEM)_//' | sort -u))
[[ -z $unused ]] || { printf 'no source names the message %s\n' $unused; exit 1; }

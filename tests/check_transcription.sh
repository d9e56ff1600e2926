#!/usr/bin/env bash
# The figures of the documents were transcribed twice, by hand and by a program: they must agree cell
# by cell. usage: check_transcription.sh   (from the root of the repository; needs python3)
set -euo pipefail
account=scenarios/cuenta-publica-2025 second=tests/transcription
compare() { python3 $second/compare.py "$@"; }
compare cells $account/regions.csv $second/regions_second.csv
compare cells $account/instruments.csv $second/instruments_second.csv
compare numbers scenarios/redes/figures.csv $second/redes_numbers.csv $second/unused_redes.csv
compare numbers $account/figures.csv $second/cuenta_publica_numbers.csv \
  $second/unused_cuenta_publica.csv

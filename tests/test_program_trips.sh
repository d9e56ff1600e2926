#!/usr/bin/env bash
# From a folder to a workbook and back, over and over: no cell is lost, whatever its text. THOROUGH=1: a hundred times.
source tests/program_support.sh
cd "$scratch" || exit 1
count=5
[[ -n ${THOROUGH:-} ]] && count=100
python3 "$root/tests/workbook/trips.py" "$exante" "$root/scenarios/redes" $count >said 2>&1 || complain "$(tail -5 said)"
finish

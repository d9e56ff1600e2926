#!/usr/bin/env bash
# The drawing of the house: what it counts is what tests/check_layers.sh forbids.
set -uo pipefail
text=$(tools/house.py) || exit 1
for expected in 'upward: 0' 'circles of files: 0' '[ words ' 'files over 300 lines: ' 'functions over 50 lines: '; do
  [[ $text == *"$expected"* ]] || { echo "not in the drawing: $expected"; exit 1; }
done

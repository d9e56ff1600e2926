#!/usr/bin/env bash
# Runs every notebook from a clean kernel and leaves it as a page in the folder given. A notebook
# whose program fails, or whose own checks do not hold, fails here.
set -euo pipefail
cd "$(dirname "$0")/.."

mkdir -p "$1"
folder=$(cd "$1" && pwd)
log=$(mktemp)
trap 'rm -f "$log"' EXIT
count=0
for notebook in notebooks/*.ipynb; do
  # Debian's own, whatever other Python comes first in PATH
  if ! /usr/bin/jupyter-nbconvert --to html --execute --ExecutePreprocessor.timeout=300 \
      --output-dir "$folder" "$notebook" >"$log" 2>&1; then
    tail -n 30 "$log"
    echo "$notebook failed"
    exit 1
  fi
  count=$((count + 1))
done
echo "$count notebooks ran; to read in ${1%/}"

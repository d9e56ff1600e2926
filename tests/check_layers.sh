#!/usr/bin/env bash
# Fails when a folder includes a header of, or links against, a folder that it must not know, or
# when it exports a name without its prefix. usage: check_layers.sh BUILD
set -euo pipefail
build=$1
declare -A allowed=([sim]='sim' [models]='sim models' [plots]='plots' [cli]='sim models plots cli')
failed=0
complain() { echo "layers: $*" >&2; failed=1; }

for folder in sim models plots cli; do
  for other in sim models plots cli; do
    [[ " ${allowed[$folder]} " == *" $other "* ]] && continue
    while read -r line; do complain "$line: $folder must not include $other/"; done \
      < <(grep -HnE "^#include \"$other/" "$folder"/*.[ch] || true)
    while read -r symbol; do complain "$folder uses $symbol of $other"; done \
      < <(nm -u "$build/lib$folder.a" | awk '{print $2}' | grep "^${other}_" | sort -u || true)
  done
  while read -r line; do complain "$line: include by folder, \"$folder/…\""; done \
    < <(grep -HnE '^#include "[^/"]*"' "$folder"/*.[ch] || true)
  while read -r symbol; do complain "$folder exports $symbol without its prefix"; done \
    < <(nm -g --defined-only "$build/lib$folder.a" | awk 'NF == 3 {print $3}' |
        grep -vE "^(${folder}_|__|\.|_)" | sort -u || true)
  while read -r symbol; do complain "$folder keeps the mutable global $symbol"; done \
    < <(objdump -t "$build/lib$folder.a" | awk '$3 == "O" && $4 ~ /^\.(data|bss|tbss|tdata)$/ && $NF !~ /^__odr_asan/ {print $NF}' | sort -u)
done
exit $failed

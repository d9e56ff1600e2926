#!/usr/bin/env bash
# Runs test programs and scripts, two at a time, and shows the output of those that fail.
# usage: run.sh PROGRAM...   (from the root of the repository; BUILD names the build)
# TIMES=1 also shows the seconds of processor and of clock of each, slowest first; T=TEXT runs only
# those whose name has TEXT.
set -uo pipefail
export BUILD=${BUILD:-build}
# Results are written a thousand times, each with its fsync: in memory, where there is room and
# programs may be run.
quick=$(mktemp -d -p /dev/shm 2>/dev/null)
if [[ -z ${TMPDIR:-} && -n $quick ]] && (($(df --output=avail -m "$quick" | tail -n 1) >= 2000)) &&
  printf '#!/bin/sh\n' >"$quick/try" && chmod +x "$quick/try" && "$quick/try" 2>/dev/null; then
  export TMPDIR=$quick
fi
# What a test frees it soon asks for again: memory is not handed back between (a tenth of the system's time).
export MALLOC_TRIM_THRESHOLD_=268435456 MALLOC_MMAP_THRESHOLD_=33554432
logs=$(mktemp -d)
trap 'rm -rf "$logs" ${quick:+"$quick"}' EXIT

one() {
  local log=$2/$(basename "$1").log TIMEFORMAT="%U %S %R $(basename "$1")"
  # Nothing of the caller's taste may reach a test.
  { time env -u LC_ALL -u LANG -u LC_MESSAGES -u COLUMNS -u T -u TIMES "$1" >"$log" 2>&1 </dev/null ||
    mv "$log" "$log.failed"; } 2>>"$2/times"
}
export -f one

scripts=(${SCRIPTS-tests/test_*.sh})
[[ -e ${scripts[0]:-} ]] || scripts=()
# scripts first: they are the longest
tests=()
for test in "${scripts[@]}" "$@"; do
  [[ $(basename "$test") == *"${T:-}"* ]] && tests+=("$test")
done
((${#tests[@]})) || { echo "no test has '${T:-}' in its name"; exit 1; }
printf '%s\0' "${tests[@]}" | xargs -0 -P "$(nproc)" -I{} bash -c 'one "$1" "$2"' _ {} "$logs"

shopt -s nullglob
failed=("$logs"/*.failed)
for log in "${failed[@]}"; do
  echo "--- $(basename "$log" .log.failed)"
  grep -vE '^\[( +OK +|=+| RUN +| +PASSED +)\]' "$log" | head -n 60
done
[[ -z ${TIMES:-} ]] || LC_ALL=C awk '{ printf "%7.2f %7.2f  %s\n", $1 + $2, $3, $4; all += $1 + $2 }
  END { printf "%7.2f          all (seconds of processor, of clock)\n", all }' "$logs/times" | sort -rn
echo "$((${#tests[@]} - ${#failed[@]})) passed, ${#failed[@]} failed"
[[ ${#failed[@]} == 0 ]]
